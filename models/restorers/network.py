"""Restore with one network from picture to picture: those of the papers, and what people bring."""

from dataclasses import dataclass

import numpy as np

from models.core.errors import NetworkFailed
from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, the id of the network's card, and how many times as long it makes the
    sides of the picture."""

    wish: str
    model: str
    scale: int = 1


class WholeNetwork:
    """The picture as the network gives it. Photos without colour stay without."""

    name = "network"
    params = Params
    halo = 0

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002  any network
        """Whether the photo has no colour."""
        return np.array(is_monochrome(overview.image))

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        restored = work.network(params.model)(work.image, progress=work.progress)
        height, width = (side * params.scale for side in work.image.shape[:2])
        if restored.shape != (height, width, 3):
            raise NetworkFailed(params.model, f"an answer of {restored.shape}")
        return to_grey(restored) if work.analysis is not None and work.analysis.item() else restored
