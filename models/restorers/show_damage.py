"""Show where a photo is damaged: dust, scratches and cracks.

The result is white (1) where the photo is certainly sound and black (0) where it is certainly
damaged, so that tiling, progress and cancelling work as for every other restorer.
"""

from dataclasses import dataclass

import numpy as np

from models.core.pixels import Pixels
from models.core.protocols import Array, RestoreInput
from models.damage.damage_map import HALO, analyse_damage, damage_certainty


@dataclass(frozen=True, slots=True)
class Params:
    """Parameter of damage detection: the wish that it serves."""

    wish: str = "scratches"


class Damage:
    """Restorer whose result is a grey picture of how certainly each pixel is undamaged."""

    name = "damage"
    params = Params
    halo = HALO

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002
        """Return what is known of damage from the overview, see `analyse_damage`."""
        return analyse_damage(overview)

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002
        """Return the tile as 1 minus the certainty of damage, in three equal channels."""
        certainty = damage_certainty(work, work.analysis)
        return np.repeat((1 - certainty)[..., None].astype(np.float32), 3, axis=2)
