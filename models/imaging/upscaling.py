"""Upscaling by a whole factor with cubic convolution, for parts that no network has enlarged.

Keys, "Cubic Convolution Interpolation for Digital Image Processing", IEEE ASSP 1981, equation 15.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Rect

Levels = NDArray[np.float32]
"""Values of an image, height x width, with or without channels."""

REACH: Final = 2
"""Pixels on each side of a position that its interpolated value depends on."""


def source_rect(rect: Rect, by: int, inside: Rect) -> Rect:
    """Return the rect of an image, `inside` it, that decides `rect` of it enlarged `by` times."""
    left, top = rect.x // by, rect.y // by
    right, bottom = -(-(rect.x + rect.w) // by), -(-(rect.y + rect.h) // by)
    return Rect(left, top, right - left, bottom - top).grown(REACH, inside)


def upscale(source: Levels, source_at: Rect, rect: Rect, by: int) -> Levels:
    """Compute `rect` of an image enlarged `by` times, 0 to 1; a factor of 1 is exact.

    `source` are the image's pixels at `source_at`, which must contain `source_rect(...)`."""
    down = _resample(source, np.arange(rect.y, rect.y + rect.h), source_at.y, by)
    across = _resample(down.swapaxes(0, 1), np.arange(rect.x, rect.x + rect.w), source_at.x, by)
    return np.clip(np.ascontiguousarray(across.swapaxes(0, 1)), 0, 1)


def upscale_map(coarse: MaskArray, at: Rect, rect: Rect, by: int) -> MaskArray:
    """Compute `rect` (H x W) of a map, 0 to 1, that was reduced `by` times and is known at `at`."""
    needed = source_rect(rect, by, at)
    return upscale(coarse[needed.relative_to(at).slices][..., None], needed, rect, by)[..., 0]


def upscale_rect(raster: NDArray[Any], rect: Rect, by: int) -> Levels:
    """Compute `rect` of a raster enlarged `by` times, as float pixels, 0 to 1."""
    source_at = rect if by == 1 else source_rect(rect, by, Rect.of(raster))
    source = raster[source_at.slices].astype(np.float32) / np.float32(np.iinfo(raster.dtype).max)
    return source if by == 1 else upscale(source, source_at, rect, by)


def _resample(source: Levels, rows: NDArray[np.int64], start: int, by: int) -> Levels:
    """Interpolate an image along its first axis at `rows` of the grid enlarged `by` times.

    The rows given begin at row `start` of the image."""
    positions = (rows + 0.5) / by - 0.5
    first = np.floor(positions).astype(np.int64)
    weights = _kernel((positions - first).astype(np.float32))
    sums: Levels = np.zeros((len(rows), *source.shape[1:]), np.float32)
    for tap, weight in enumerate(weights):
        taps = np.clip(first + tap - 1 - start, 0, len(source) - 1)
        sums += weight.reshape(-1, *([1] * (source.ndim - 1))) * source[taps]
    return sums


def _kernel(t: Levels) -> tuple[Levels, ...]:
    """Return the cubic weights of four neighbours for a position `t`, 0 to 1 after the second."""
    return (
        ((-0.5 * t + 1) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1,
        ((-1.5 * t + 2) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    )
