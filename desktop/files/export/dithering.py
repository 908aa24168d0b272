"""Levels for files of 8 bits, without the steps that rounding leaves in skies and walls."""

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Raster, Rect, as_levels

_SAFE = 1 / 256
"""What is a level already stays that level, whatever the arithmetic before left of it."""


def quantise_dithered(pixels: Pixels, place: Rect, dtype: np.dtype[np.generic]) -> Raster:
    """As `as_levels`, but what lies between two levels of 8 bits becomes the one or the other by
    its nearness and a pattern that is fixed to the place."""
    if dtype.itemsize > 1:
        return as_levels(pixels, dtype)
    full = np.clip(pixels, 0, 1)
    full *= np.float32(255)
    full += _pattern(place)[..., None]
    levels: Raster = full.astype(np.uint8)
    return levels


def _pattern(place: Rect) -> NDArray[np.float32]:
    """Interleaved gradient noise (Jimenez, "Next Generation Post Processing in Call of Duty:
    Advanced Warfare", 2014): even over every 3 x 3 pixels, and cheap."""
    across = 0.06711056 * np.arange(place.x, place.x + place.w) % 1
    down = 0.00583715 * np.arange(place.y, place.y + place.h) % 1
    noise = across.astype(np.float32) + down.astype(np.float32)[:, None]
    noise -= np.floor(noise)
    noise *= np.float32(52.9829189)
    noise -= np.floor(noise)
    return np.float32(_SAFE) + np.float32(1 - 2 * _SAFE) * noise
