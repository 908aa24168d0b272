"""Vignettes: darkening towards the corners, estimated from one photo and taken away.

In pictures without a vignette, edges that get darker outwards are as frequent as those that get
lighter, so that what is left of the slopes along the radius is the vignette (Zheng et al. 2009,
"Single-image vignetting correction using radial gradient symmetry").
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect, downscale, to_coded, to_linear, to_luma

SIDE: Final = 192
"""Longest side in pixels of the picture in which slopes are measured."""

RINGS: Final = 16
"""Number of rings around the centre whose slopes are measured."""

DARKEST: Final = 0.01
"""Linear luma below which a pixel tells no slope."""

STEEPEST: Final = 0.12
"""Difference of log luma between neighbours above which there is an edge."""

MOST: Final = 1.6
"""Largest natural logarithm of the gain in the corners; a factor of 5 in light."""

SOFT: Final = 0.15
"""Part of the range below white into which lightened highlights are compressed."""

Falloff = NDArray[np.float64]
"""Factors of r^2 and r^4 in the natural logarithm of the lost light; r is 1 in the corners."""


def estimate_falloff(overview: Pixels) -> Falloff:
    """Estimate the vignette of a reduced photo (H x W x 3); zeros if there is none."""
    luma = to_luma(to_linear(_reduced(overview)))
    slopes, radius = _radial_slopes(luma)
    index = np.minimum((radius * RINGS).astype(np.intp), RINGS - 1)
    rows, values, weights = list[tuple[float, float]](), list[float](), list[float]()
    for ring in range(RINGS):
        inside = index == ring
        count = int(inside.sum())
        if count < 2 * RINGS:
            continue
        r = float(radius[inside].mean())
        rows.append((2 * r, 4 * r**3))
        values.append(-float(_symmetric_mean(slopes[inside])))
        weights.append(count**0.5)
    if len(rows) < RINGS // 2:
        return np.zeros(2)
    return _fit(np.array(rows), np.array(values), np.array(weights))


def _fit(rows: NDArray[np.float64], values: Falloff, weights: Falloff) -> Falloff:
    """Fit falloffs of r^2 and r^4 that never brighten outwards, by weighted least squares."""
    rows, values = rows * weights[:, None], values * weights
    found = np.linalg.lstsq(rows, values, rcond=None)[0]
    if found.min() < 0:
        single = np.maximum(rows.T @ values / (rows**2).sum(axis=0), 0)
        errors = ((values[:, None] - rows * single) ** 2).sum(axis=0)
        found = np.where(np.arange(2) == errors.argmin(), single, 0)
    return np.asarray(found * min(MOST / max(float(found.sum()), 1e-9), 1.0), np.float64)


def remove_vignette(image: Pixels, rect: Rect, whole: Rect, falloff: Falloff) -> Pixels:
    """Lighten a tile (`rect` of a photo with the rect `whole`) by a falloff."""
    radius = radius_of(rect, whole)
    gain = np.exp(falloff[0] * radius**2 + falloff[1] * radius**4)[..., None]
    linear = to_linear(image)
    return np.clip(to_coded(_brightened(linear, linear * np.asarray(gain, np.float32))), 0, 1)


def radius_of(rect: Rect, whole: Rect) -> NDArray[np.float64]:
    """Return the distance of each pixel of a rect from the centre of `whole`, 1 in the corners."""
    x = (np.arange(rect.w) + rect.x - whole.x + 0.5 - whole.w / 2)[None]
    y = (np.arange(rect.h) + rect.y - whole.y + 0.5 - whole.h / 2)[:, None]
    return np.asarray(np.hypot(x, y) / (np.hypot(whole.w, whole.h) / 2))


def _brightened(image: Pixels, lit: Pixels) -> Pixels:
    """Bend lightened values that come near white, so that they are not clipped (linear light)."""
    start = np.float32(1 - SOFT)
    bent = start + np.float32(SOFT) * (1 - np.exp(-np.maximum(lit - start, 0) / SOFT))
    return np.where(lit > start, np.maximum(bent, image), lit).astype(np.float32)


def _reduced(overview: Pixels) -> Pixels:
    levels = np.round(np.clip(overview, 0, 1) * 65535).astype(np.uint16)
    return downscale(levels, SIDE)


def _radial_slopes(luma: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return slopes of log luma along the radius, for r from 0 to 1, and r, of even pixels."""
    log = np.log(np.maximum(luma, DARKEST)).astype(np.float64)
    down = (log[2:, 1:-1] - log[:-2, 1:-1]) / 2
    across = (log[1:-1, 2:] - log[1:-1, :-2]) / 2
    height, width = luma.shape
    half = np.hypot(width, height) / 2
    x = (np.arange(1, width - 1) + 0.5 - width / 2)[None]
    y = (np.arange(1, height - 1) + 0.5 - height / 2)[:, None]
    radius = np.hypot(x, y)
    slopes = (across * x + down * y) / np.maximum(radius, 1) * half
    is_even = np.hypot(across, down) < STEEPEST
    usable = is_even & (luma[1:-1, 1:-1] > DARKEST) & (luma[1:-1, 1:-1] < 0.98)
    return slopes[usable], (radius / half)[usable]


def _symmetric_mean(slopes: NDArray[np.float64]) -> float:
    """Return the centre of a distribution, by the mean of its middle half."""
    low, high = np.percentile(slopes, (25, 75))
    middle = slopes[(slopes >= low) & (slopes <= high)]
    return float(middle.mean()) if middle.size else 0.0
