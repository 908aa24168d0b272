"""Ordered dithering to 8 bits, which avoids the banding of rounding in skies and walls."""

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Raster, Rect, as_levels, to_luma
from models.imaging.cielab import round_with_luma

_MARGIN = 1 / 256
"""Distance of the dither pattern from 0 and 1, so that a value that is a level but for the rounding
error of float32 stays that level."""
_EXACT = {1: 0.6 / 65535, 2: 3e-7}
"""Difference, 0 to 1, up to which the luma of a pixel counts as a level, by the bytes of a level.

Patches have 16 bits, so their luma is within half a level of these; to 16 bits they are exact but
for the rounding error of float32."""


def quantise_dithered(pixels: Pixels, rect: Rect, dtype: np.dtype[np.generic]) -> Raster:
    """Convert pixels of `rect`, H x W x 3, 0 to 1, to integers of `dtype`.

    Those of uint8 are dithered, others rounded. The dither pattern depends on the position in the
    image only, so that strips fit together."""
    if dtype.itemsize > 1:
        return _keep_luma(as_levels(pixels, dtype), pixels)
    full = np.clip(pixels, 0, 1)
    full *= np.float32(255)
    full += _pattern(rect)[..., None]
    levels: Raster = full.astype(np.uint8)
    return _keep_luma(levels, pixels)


def _keep_luma(levels: Raster, pixels: Pixels) -> Raster:
    """Correct the luma of rounded levels where that of the pixels is exactly a level.

    Colours added to a grey photo then keep its luma; rounding each channel would change it."""
    most = np.iinfo(levels.dtype).max
    luma = to_luma(pixels) * np.float32(most)
    whole = np.round(luma)
    near = _EXACT[levels.dtype.itemsize] * most
    exact = (np.abs(luma - whole) <= near) & np.ptp(levels, axis=2).astype(bool)
    if exact.any():
        full = np.clip(pixels[exact], 0, 1) * np.float32(most)
        levels[exact] = round_with_luma(full, whole[exact].astype(np.int64), most)
    return levels


def _pattern(rect: Rect) -> NDArray[np.float32]:
    """Compute interleaved gradient noise (Jimenez 2014) for `rect`: H x W, 0 to 1.

    It is even over any 3 x 3 pixels."""
    across = 0.06711056 * np.arange(rect.x, rect.x + rect.w) % 1
    down = 0.00583715 * np.arange(rect.y, rect.y + rect.h) % 1
    noise = across.astype(np.float32) + down.astype(np.float32)[:, None]
    noise -= np.floor(noise)
    noise *= np.float32(52.9829189)
    noise -= np.floor(noise)
    return np.float32(_MARGIN) + np.float32(1 - 2 * _MARGIN) * noise
