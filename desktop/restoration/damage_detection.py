"""Where a photo is damaged, as a mask to look at and to correct by hand."""

from dataclasses import replace
from typing import Final

import numpy as np

from desktop.document.mask import FULL, Mask, MaskMode, MaskPatch
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import Raster, Rect
from models.core.plan import Step
from models.core.progress import Notice, Progress, TileLeftUnchanged
from models.core.protocols import Engine

STEP: Final = Step("damage", {"wish": "scratches"}, ("heirloom-scratch",))
DAMAGED: Final = 0.5
"""Below this the picture that the step makes is black."""


def found_damage(
    image: Raster,
    sensitivity: float,
    engine: Engine,
    focus: tuple[float, float],
    progress: Progress,
) -> Mask:
    """The damage of a picture. `sensitivity`, 0 to 1, is how readily it is believed, see
    models.imaging.hysteresis. Where the finder gave no usable answer nothing is. Raises ModelError,
    Cancelled."""
    found, notices = np.zeros(image.shape[:2], np.bool_), list[Notice]()
    step = replace(STEP, params={**STEP.params, "sensitivity": sensitivity})
    results = engine.run(RunRequest(step, image, focus), progress.keeping(notices))
    for rect, sound in restored_tiles(results):
        found[rect.slices] = sound[..., 0] < DAMAGED
    for kept in (each for each in notices if isinstance(each, TileLeftUnchanged)):
        found[kept.rect.slices] = False
    levels = found.astype(np.uint8) * np.uint8(FULL)
    whole = Rect.of(image)
    return Mask.constant(whole.w, whole.h, 0).combined(MaskPatch(whole, levels), MaskMode.ADD)
