"""Restore tiles with any network from picture to picture, published or imported by the user."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from models.core.errors import NetworkFailed
from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step with one network: wish, id of the model card, enlargement.

    `scale` is by how much the network enlarges the sides, `factor` the same of the exported
    picture, 0 for `scale`."""

    wish: str
    model: str
    scale: int = 1
    factor: Annotated[float, 0.0, 64.0] = 0.0


class WholeNetwork:
    """Restorer that returns the output of one network; photos without colour stay grey."""

    name = "network"
    params = Params
    halo = 0
    judges_frame = True

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002  any network
        """Return an array of one boolean: whether the photo has no colour."""
        return np.array(is_monochrome(overview.image))

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the restored tile, enlarged by `params.scale`. Raises: NetworkFailed."""
        restored = work.network(params.model)(work.image, progress=work.progress)
        height, width = (side * params.scale for side in work.image.shape[:2])
        if restored.shape != (height, width, 3):
            raise NetworkFailed(params.model, f"an answer of {restored.shape}")
        return to_grey(restored) if work.analysis is not None and work.analysis.item() else restored
