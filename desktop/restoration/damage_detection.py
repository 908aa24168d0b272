"""Detection of damage: how likely each pixel of a photo is damaged."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from desktop.document.mask import Levels
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import Raster
from models.core.plan import Step
from models.core.progress import Notice, Progress, TileLeftUnchanged
from models.core.protocols import Engine

STEP: Final = Step("damage", {"wish": "scratches"}, ("heirloom-scratch",))
"""Step of the restorer whose picture is 1 minus the probability of damage."""


@dataclass(frozen=True, slots=True, eq=False)
class DamageMap:
    """Probability of damage of each pixel, uint8, height x width, where 255 is certain."""

    levels: Levels = field(repr=False)


def detect_damage(
    image: Raster, engine: Engine, focus: tuple[float, float], progress: Progress
) -> DamageMap:
    """Compute the damage map of an image (H x W x 3, 8 or 16 bits), beginning at `focus`.

    Tiles without a usable result of the network have no damage. Raises: ModelError; Cancelled."""
    levels, notices = np.zeros(image.shape[:2], np.uint8), list[Notice]()
    results = engine.run(RunRequest(STEP, image, focus), progress.keeping(notices))
    for rect, sound in restored_tiles(results):
        levels[rect.slices] = np.round(255 * np.clip(1 - sound[..., 0], 0, 1))
    for kept in (each for each in notices if isinstance(each, TileLeftUnchanged)):
        levels[kept.rect.slices] = 0
    return DamageMap(levels)
