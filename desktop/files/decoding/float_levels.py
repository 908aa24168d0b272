"""Range of floating-point levels, of which those outside of 0 to 1 are cut."""

import math
from pathlib import Path
from typing import Final

import numpy as np

from desktop.files.formats import libvips
from desktop.files.notices import LevelsCut
from models.core.progress import Progress

_TOLERANCE: Final = 1 / 510
"""Half a level of 8 bits, by which resampling may overshoot."""

_STRIP: Final = 1 << 20
"""Approximate number of pixels that are looked at at a time."""


def find_cut_levels(image: libvips.Image, path: Path, progress: Progress) -> LevelsCut | None:
    """Decode an image of floats; return a notice if levels are outside of 0 to 1 or no numbers.

    Raises: VipsError; Cancelled."""
    region, rows = libvips.read_region(image), max(_STRIP // image.width, 1)
    least, most, outside = math.inf, -math.inf, 0
    for top in range(0, image.height, rows):
        progress.report(0.0)
        strip = region.fetch(0, top, image.width, min(rows, image.height - top))
        levels = np.frombuffer(strip, np.float32)
        finite = levels[np.isfinite(levels)]
        if finite.size:
            least, most = min(least, float(finite.min())), max(most, float(finite.max()))
        inside = (levels >= -_TOLERANCE) & (levels <= 1 + _TOLERANCE)
        outside += levels.size - int(np.count_nonzero(inside))
    if not outside:
        return None
    share = outside / (image.width * image.height * image.bands)
    least, most = (least, most) if least <= most else (math.nan, math.nan)
    return LevelsCut(path, f"{least:.4g}", f"{most:.4g}", math.ceil(100 * share))
