"""Bilinear interpolation of planes that cover a photo in few pixels."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Rect

Planes = NDArray[np.float32]
"""Height x width x channels."""

HALF: Final = 0.5
"""Distance of the centre of a pixel from its edge."""


def resample(planes: NDArray[Any], rect: Rect, whole: Rect) -> Planes:
    """Interpolate planes, H x W x C, that cover the photo `whole`, at the pixels of `rect`."""
    rows = (np.arange(rect.y, rect.y + rect.h) + HALF) * planes.shape[0] / whole.h - HALF
    columns = (np.arange(rect.x, rect.x + rect.w) + HALF) * planes.shape[1] / whole.w - HALF
    return _interpolate(_interpolate(planes, rows).swapaxes(0, 1), columns).swapaxes(0, 1)


def resize(planes: NDArray[Any], width: int, height: int) -> Planes:
    """Interpolate planes, H x W x C, at `width` x `height` pixels, without averaging."""
    whole = Rect(0, 0, width, height)
    return resample(planes, whole, whole)


def _interpolate(planes: NDArray[Any], positions: NDArray[np.float64]) -> Planes:
    """Interpolate planes linearly at positions along their first axis, clamped to its ends."""
    positions = np.clip(positions, 0, len(planes) - 1)
    first = np.minimum(positions.astype(np.int64), max(len(planes) - 2, 0))
    share = (positions - first).astype(np.float32)[:, None, None]
    second = np.minimum(first + 1, len(planes) - 1)
    return np.asarray(planes[first] * (1 - share) + planes[second] * share, np.float32)
