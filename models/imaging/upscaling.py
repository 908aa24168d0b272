"""Pictures made larger by a whole factor, by cubic convolution: what a canvas shows where no
network has enlarged it.

Keys, "Cubic Convolution Interpolation for Digital Image Processing", IEEE ASSP 1981, equation 15.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Rect

Levels = NDArray[np.float32]
"""Height x width, with or without channels."""

REACH: Final = 2
"""Pixels around a place that decide what it shows."""


def source_rect(rect: Rect, by: int, inside: Rect) -> Rect:
    """The pixels of the picture `inside` that decide `rect` of one `by` times as large."""
    left, top = rect.x // by, rect.y // by
    right, bottom = -(-(rect.x + rect.w) // by), -(-(rect.y + rect.h) // by)
    return Rect(left, top, right - left, bottom - top).grown(REACH, inside)


def upscale(seen: Levels, place: Rect, rect: Rect, by: int) -> Levels:
    """`rect` of the picture `by` times as large, from its `needed` part `seen` (0 to 1), which
    lies at `place`. With factor 1 exact."""
    down = _resampled(seen, np.arange(rect.y, rect.y + rect.h), place.y, by)
    across = _resampled(down.swapaxes(0, 1), np.arange(rect.x, rect.x + rect.w), place.x, by)
    return np.clip(np.ascontiguousarray(across.swapaxes(0, 1)), 0, 1)


def upscale_rect(raster: NDArray[Any], rect: Rect, by: int) -> Levels:
    """`rect` of a picture at rest made `by` times as large, 0 to 1."""
    place = rect if by == 1 else source_rect(rect, by, Rect.of(raster))
    seen = raster[place.slices].astype(np.float32) / np.float32(np.iinfo(raster.dtype).max)
    return seen if by == 1 else upscale(seen, place, rect, by)


def _resampled(seen: Levels, wanted: NDArray[np.int64], start: int, by: int) -> Levels:
    """Along the first axis, at the rows `wanted` of the finer grid; `seen` begins at `start`."""
    at = (wanted + 0.5) / by - 0.5
    first = np.floor(at).astype(np.int64)
    weights = _kernel((at - first).astype(np.float32))
    sums: Levels = np.zeros((len(wanted), *seen.shape[1:]), np.float32)
    for tap, weight in enumerate(weights):
        rows = np.clip(first + tap - 1 - start, 0, len(seen) - 1)
        sums += weight.reshape(-1, *([1] * (seen.ndim - 1))) * seen[rows]
    return sums


def _kernel(t: Levels) -> tuple[Levels, ...]:
    """Weights of the four pixels around a place that lies `t` behind the second."""
    return (
        ((-0.5 * t + 1) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1,
        ((-1.5 * t + 2) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    )
