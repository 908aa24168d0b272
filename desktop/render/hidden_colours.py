"""Replacement of colours under alpha 0 by those of visible pixels nearby.

Files hold any colour there, often black. It must not mix into visible edges where a network or an
interpolation looks at neighbouring pixels.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_levels, as_pixels

RADII: Final = (1, 4, 16)
"""Radii in pixels in which visible pixels are looked for, the nearest first."""

STRIP: Final = 256
"""Rows that are processed at a time."""


def spread_colours(pixels: Pixels, alpha: MaskArray) -> Pixels:
    """Give pixels of alpha 0 the mean colour of visible ones within the largest of `RADII`."""
    hidden = alpha == 0
    if not hidden.any() or hidden.all():
        return pixels
    weighted = np.dstack([pixels * alpha[..., None], alpha, ~hidden]).astype(np.float64)
    spread = pixels.copy()
    for radius in RADII:
        sums = _box_sums(weighted, radius)
        near = hidden & (sums[..., 4] > 0.5)
        spread[near] = sums[near, :3] / sums[near, 3:4]
        hidden &= ~near
        if not hidden.any():
            break
    return np.clip(spread, 0, 1)


def read_spread(photo: Photo, rect: Rect) -> Pixels:
    """Return a rect of a photo, 0 to 1; pixels of alpha 0 get colours of visible ones nearby."""
    if photo.alpha is None:
        return as_pixels(photo.pixels[rect.slices])
    return _spread_rect(photo.pixels, photo.alpha, rect)


def spread_raster(raster: Raster, photo: Photo, allocate: Callable[..., Raster]) -> Raster:
    """Give pixels of the photo's alpha 0 in a raster of its size the colours nearby.

    Returns `raster` itself if there are none, else a new one from `allocate` (height, width,
    dtype)."""
    alpha = photo.alpha
    if alpha is None or alpha.all() or not alpha.any():
        return raster
    height, width = raster.shape[:2]
    spread = allocate(height, width, raster.dtype)
    for top in range(0, height, STRIP):
        rect = Rect(0, top, width, min(STRIP, height - top))
        spread[rect.slices] = as_levels(_spread_rect(raster, alpha, rect), raster.dtype)
    return spread


def _spread_rect(raster: Raster, alpha: NDArray[Any], rect: Rect) -> Pixels:
    around = rect.grown(RADII[-1], Rect.of(raster))
    opacity = alpha[around.slices].astype(np.float32) / np.float32(np.iinfo(alpha.dtype).max)
    spread = spread_colours(as_pixels(raster[around.slices]), opacity)
    return spread[rect.relative_to(around).slices]


def _box_sums(values: NDArray[np.float64], radius: int) -> NDArray[np.float64]:
    """Return the sums over squares of 2 x `radius` + 1 pixels, cut at the edges.

    The array is H x W (x C); its shape stays."""
    for axis in (0, 1):
        sums = np.cumsum(values, axis=axis)
        sums = np.concatenate([np.zeros_like(np.take(sums, [0], axis)), sums], axis)
        length = values.shape[axis]
        first = np.maximum(np.arange(length) - radius, 0)
        last = np.minimum(np.arange(length) + radius + 1, length)
        values = np.take(sums, last, axis) - np.take(sums, first, axis)
    return values
