"""Restore tiles with the bundled network that a clause steers: noise, blur, blocks, rain, size."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput
from models.planning.wish_classifier import TextProjector


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of an instruction step: wish, and the clause that steers the network."""

    wish: str
    clause: str


class Instruct:
    """Restorer that runs the bundled image network. Photos without colour stay grey."""

    name = "instruct"
    params = Params
    halo = 16

    def __init__(self, load_projector: Callable[[], TextProjector]) -> None:
        """Make the restorer; `load_projector` is called when the projector is first needed."""
        self._load_projector = load_projector

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Return the text vector of the clause (256) and 1 if the photo has no colour, else 0."""
        encoder = overview.network("heirloom-sentence")
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = self._load_projector().text_vectors(embeddings)[0]
        return np.append(vector, np.float32(is_monochrome(overview.image)))

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002  all is in the analysis
        """Return the tile as the network restores it, in the shape of `work.image`."""
        analysis = np.asarray(work.analysis, np.float32)
        network = work.network("heirloom-instruct")
        restored = network(work.image, analysis[None, :-1], progress=work.progress)
        return to_grey(restored) if analysis[-1] else restored
