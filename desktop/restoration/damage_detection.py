"""Detection of damage as a mask that the user can inspect and correct before the repair."""

from typing import Final

import numpy as np

from desktop.document.mask import FULL, Mask, MaskMode, MaskPatch
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import Raster, Rect
from models.core.plan import Step
from models.core.progress import Notice, Progress, TileLeftUnchanged
from models.core.protocols import Engine

STEP: Final = Step("damage", {"wish": "scratches"}, ("heirloom-scratch",))
"""Step of the restorer whose picture is black (0) where the photo is damaged, white elsewhere."""

DAMAGED: Final = 0.5
"""Level of the detector's picture, white for sound pixels, below which a pixel is damaged."""


def detect_damage(
    image: Raster,
    sensitivity: float,
    engine: Engine,
    focus: tuple[float, float],
    progress: Progress,
) -> Mask:
    """Return a mask of the damaged pixels of an image (H x W x 3, 8 or 16 bits).

    `sensitivity`, 0 to 1, is the readiness to take a pixel for damaged (see
    models.imaging.hysteresis). Tiles for which the network gave no usable result have no damage.
    Raises: ModelError, Cancelled.
    """
    damaged, notices = np.zeros(image.shape[:2], np.bool_), list[Notice]()
    step = STEP.with_sensitivity(sensitivity)
    results = engine.run(RunRequest(step, image, focus), progress.keeping(notices))
    for rect, sound in restored_tiles(results):
        damaged[rect.slices] = sound[..., 0] < DAMAGED
    for kept in (each for each in notices if isinstance(each, TileLeftUnchanged)):
        damaged[kept.rect.slices] = False
    levels = damaged.astype(np.uint8) * np.uint8(FULL)
    whole = Rect.of(image)
    return Mask.constant(whole.w, whole.h, 0).combined(MaskPatch(whole, levels), MaskMode.ADD)
