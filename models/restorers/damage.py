"""Show where a photo is damaged: dust, scratches and cracks.

The result is white (1) where the photo is certainly sound and black (0) where it is certainly
damaged, so that tiling, progress and cancelling work as for every other restorer.
"""

from dataclasses import dataclass

import numpy as np

from models.core.pixels import Pixels
from models.core.protocols import RestoreInput


@dataclass(frozen=True, slots=True)
class Params:
    """Parameter of damage detection: the wish that it serves."""

    wish: str = "scratches"


class Damage:
    """Restorer whose result is a grey picture of how certainly each pixel is undamaged."""

    name = "damage"
    params = Params
    halo = 48

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """Return None: tiles need no statistics of the photo."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002
        """Return the tile as 1 minus the probability of damage, in three equal channels."""
        likely = work.network("heirloom-scratch")(work.image, progress=work.progress)[..., 0]
        return np.repeat((1 - likely)[..., None].astype(np.float32), 3, axis=2)
