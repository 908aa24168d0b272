"""Show where a photo is damaged: dust, scratches and cracks.

The result is white (1) where the photo is sound and black (0) where it is damaged, so that tiling,
progress and cancelling work as for every other restorer.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from models.core.pixels import DAMAGE_MARGIN, Pixels, dilate
from models.core.protocols import Array, RestoreInput
from models.imaging.damage_map import HALO, Detect, damage_map, detector, overview_damage
from models.imaging.hysteresis import hysteresis_threshold


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of damage detection: wish, and sensitivity from 0 to 1 (see hysteresis.py)."""

    wish: str = "scratches"
    sensitivity: Annotated[float, 0.0, 1.0] = 0.2


class Damage:
    """Restorer that returns the damage which `Scratches` would fill, as a picture."""

    name = "damage"
    params = Params
    halo = HALO

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002
        """Return the probability of damage of the overview, height x width."""
        return overview_damage(overview.image, _detector(overview))

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the tile as 1 where it is sound and 0 where it is damaged, in three channels."""
        detect = _detector(work)
        if work.analysis is None:
            likely = detect(work.image)
        else:
            likely = damage_map(work, work.analysis, detect)
        sound = ~dilate(hysteresis_threshold(likely, params.sensitivity), DAMAGE_MARGIN)
        return np.repeat(sound[..., None].astype(np.float32), 3, axis=2)


def _detector(work: RestoreInput) -> Detect:
    return detector(work.network("heirloom-scratch"), work.progress)
