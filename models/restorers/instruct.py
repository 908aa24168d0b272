"""Mend what a sentence names, piece by piece: damage, noise, blur, size."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput
from models.planning.wish_classifier import TextProjector


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and the words that tell the network."""

    wish: str
    clause: str


class Instruct:
    """The instant network, steered by a clause. Photos without colour stay without."""

    name = "instruct"
    params = Params
    halo = 16

    def __init__(self, head: Callable[[], TextProjector]) -> None:
        self._head = head

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """The clause's text vector (256) and, behind it, 1 if the photo has no colour."""
        encoder = overview.network("heirloom-sentence")
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = self._head().text_vectors(embeddings)[0]
        return np.append(vector, np.float32(is_monochrome(overview.image)))

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002  the survey holds it
        survey = np.asarray(work.analysis, np.float32)
        network = work.network("heirloom-instruct")
        restored = network(work.image, survey[None, :-1], progress=work.progress)
        return to_grey(restored) if survey[-1] else restored
