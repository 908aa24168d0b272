"""Levels for files of 8 bits, without the steps that rounding leaves in skies and walls."""

import numpy as np
from numpy.typing import NDArray

from models.pixels import Pixels, Raster, Rect, as_levels

_SAFE = 1 / 256
"""What is a level already stays that level, whatever the arithmetic before left of it."""


def levels_of(pixels: Pixels, place: Rect, dtype: np.dtype[np.generic]) -> Raster:
    """As `as_levels`, but what lies between two levels of 8 bits becomes the one or the other by
    its nearness and a pattern that is fixed to the place."""
    if dtype.itemsize > 1:
        return as_levels(pixels, dtype)
    full = np.clip(pixels, 0, 1) * np.float32(255)
    chosen = np.floor(full + _pattern(place)[..., None])
    return np.asarray(chosen, np.uint8)


def _pattern(place: Rect) -> NDArray[np.float32]:
    """Interleaved gradient noise (Jimenez, "Next Generation Post Processing in Call of Duty:
    Advanced Warfare", 2014): even over every 3 x 3 pixels, and cheap."""
    across = np.arange(place.x, place.x + place.w, dtype=np.float64)
    down = np.arange(place.y, place.y + place.h, dtype=np.float64)[:, None]
    noise = (52.9829189 * ((0.06711056 * across + 0.00583715 * down) % 1)) % 1
    return np.asarray(_SAFE + (1 - 2 * _SAFE) * noise, np.float32)
