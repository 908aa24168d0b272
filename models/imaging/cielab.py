"""CIELAB, and pictures whose colours come from elsewhere than their luma.

Lab arrays are height x width x 3: L* 0 to 100, a* and b* about -100 to 100, under D65.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import LUMA, Pixels, to_coded, to_linear, to_luma

Numbers = NDArray[np.floating[Any]]
"""Array whose last axis, if it holds colours, is L*, a*, b*."""
Chroma = NDArray[np.float32]
"""Height x width x 2: a* and b* of each pixel."""
Luma = NDArray[np.float32]
"""Height x width: luma of each pixel, 0 to 1 (see models.core.pixels.to_luma)."""

TO_XYZ: Final = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.072175],
        [0.0193339, 0.119192, 0.9503041],
    ]
)
"""Matrix from linear sRGB to CIE XYZ (IEC 61966-2-1)."""
TO_RELATIVE: Final = TO_XYZ / TO_XYZ.sum(1, keepdims=True)
"""Matrix from linear sRGB to CIE XYZ relative to white."""
EPSILON, KAPPA = 216 / 24389, 24389 / 27
"""Constants of CIELAB (CIE 15:2004): where the cube root ends, and the slope below."""
LIMIT: Final = 0.4
"""Difference of a rounded luma, in levels, from which one channel is rounded the other way."""


def to_lab(image: Numbers) -> Numbers:
    """Convert sRGB, 0 to 1, to CIELAB (L* 0 to 100) in double precision."""
    relative = to_linear(image.astype(np.float32)).astype(np.float64) @ TO_RELATIVE.T
    bent = np.where(relative > EPSILON, np.cbrt(relative), (KAPPA * relative + 16) / 116)
    x, y, z = np.moveaxis(bent, -1, 0)
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), -1)


def from_lab(lab: Numbers) -> Pixels:
    """Convert CIELAB to sRGB, without clipping it to 0 to 1."""
    y = (lab[..., 0] + 16) / 116
    bent = np.stack((y + lab[..., 1] / 500, y, y - lab[..., 2] / 200), -1)
    cubes = bent**3
    relative = np.where(cubes > EPSILON, cubes, (116 * bent - 16) / KAPPA)
    return to_coded((relative @ np.linalg.inv(TO_RELATIVE).T).astype(np.float32))


def lightness(luma: Luma) -> Luma:
    """Compute L*, 0 to 100, of a grey with this luma, 0 to 1."""
    linear = to_linear(luma)
    bent = np.where(linear > EPSILON, np.cbrt(linear), (KAPPA * linear + 16) / 116)
    return np.asarray(116 * bent - 16, np.float32)


def with_chroma(luma: Luma, chroma: Chroma) -> Pixels:
    """Return the picture with this luma and this chroma (a*, b*).

    Colours that would leave 0 to 1 are made paler, so that the luma stays."""
    lab = np.concatenate((lightness(luma)[..., None], chroma), axis=2)
    colours = from_lab(lab)
    offset = colours - to_luma(colours)[..., None]
    return np.asarray(luma[..., None] + _fitting(luma, offset)[..., None] * offset, np.float32)


def _fitting(luma: Luma, offset: Pixels) -> Luma:
    """Return the largest share of `offset`, 0 to 1, that keeps `luma` + `offset` within 0 to 1."""
    above = (1 - luma) / np.maximum(offset.max(axis=2), 1e-6)
    below = luma / np.maximum(-offset.min(axis=2), 1e-6)
    return np.asarray(np.clip(np.minimum(above, below), 0, 1), np.float32)


def round_with_luma(levels: Pixels, luma: NDArray[np.integer[Any]], most: int) -> NDArray[Any]:
    """Round channels, 0 to `most`, to integers whose luma, rounded, is exactly `luma`.

    The channels are H x W x 3, the luma H x W."""
    rounded = np.clip(np.round(levels), 0, most).astype(np.int64)
    weights = np.round(LUMA.astype(np.float64) * 1000).astype(np.int64)
    for _ in range(2):
        missing = (luma.astype(np.int64) * 1000 - rounded @ weights) / 1000
        way = np.where(np.abs(missing) > LIMIT, np.sign(missing), 0).astype(np.int64)
        for channel in (0, 2, 1):  # red, blue, green: 0.3, 0.1 and 0.6 of the luma
            moved = rounded[..., channel] + way * (3 if channel == 2 else 1)
            fits = (moved >= 0) & (moved <= most)
            rounded[..., channel] = np.where(fits, moved, rounded[..., channel])
            way = np.where(fits, 0, way)
    return rounded
