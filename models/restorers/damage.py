"""Show where a photo is damaged: dust, scratches and cracks.

The result is white (1) where the photo is sound and black (0) where it is damaged, so that tiling,
progress and cancelling work as for every other restorer.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from models.core.pixels import DAMAGE_MARGIN, Pixels, dilate
from models.core.protocols import RestoreInput
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
    halo = 48

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """Return None, since tiles need no knowledge of the whole photo."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the tile as 1 where it is sound and 0 where it is damaged, in three channels."""
        likely = work.network("heirloom-scratch")(work.image, progress=work.progress)[..., 0]
        sound = ~dilate(hysteresis_threshold(likely, params.sensitivity), DAMAGE_MARGIN)
        return np.repeat(sound[..., None].astype(np.float32), 3, axis=2)
