"""Restore tiles with the bundled network that a wish steers: noise, blur, blocks, rain, size."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput
from models.core.wish_table import Wish
from models.planning.wish_vectors import WishVectors


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters: the wish, which steers the network, and the clause that asked for it."""

    wish: str
    clause: str


class Instruct:
    """Restorer that runs Heirloom's own instructed network; photos without colour stay grey."""

    name = "instruct"
    params = Params
    halo = 16
    judges_frame = True

    def __init__(self, load_vectors: Callable[[], WishVectors]) -> None:
        """Keep `load_vectors`, which loads the text vectors when they are needed."""
        self._load_vectors = load_vectors

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Return the text vector of the wish (256) and 1 if the photo has no colour, else 0."""
        vector = self._load_vectors()[Wish(params.wish)]
        return np.append(vector, np.float32(is_monochrome(overview.image)))

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002  all is in the analysis
        """Return the tile restored by the network, which the wish steers."""
        analysis = np.asarray(work.analysis, np.float32)
        network = work.network("heirloom-instruct")
        restored = network(work.image, analysis[None, :-1], progress=work.progress)
        return to_grey(restored) if analysis[-1] else restored
