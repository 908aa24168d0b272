"""Local contrast: differences to the surroundings are raised, and edges get no bright rims.

The surroundings come from a guided filter (He et al. 2013, "Guided image filtering"), whose factors
are computed in a reduced photo (He and Sun 2015, "Fast guided filter").
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect, box_mean, to_luma

RADIUS: Final = 0.03
"""Radius of the surroundings as a share of the longer side of the photo."""

EDGE: Final = 0.005
"""Variance of luma, 0 to 1, from which a difference counts as an edge and stays as it is."""

GAIN: Final = 1.2
"""Factor by which differences are raised at the full amount."""

Factors = NDArray[np.float32]
"""Slope and offset of the surroundings over the luma: 2 x height x width of the reduced photo."""


def surroundings(overview: Pixels) -> Factors:
    """Compute slope and offset of the surroundings of each pixel of a reduced photo."""
    luma = to_luma(overview)
    radius = max(round(RADIUS * max(luma.shape)), 1)
    mean = box_mean(luma, radius)
    variance = np.maximum(box_mean(luma * luma, radius) - mean * mean, 0)
    slope = np.asarray(variance / (variance + np.float32(EDGE)), np.float32)
    offset = mean * (1 - slope)
    return np.stack([box_mean(slope, radius), box_mean(offset, radius)])


def raise_contrast(
    image: Pixels, rect: Rect, whole: Rect, factors: Factors, amount: float
) -> Pixels:
    """Raise the local contrast of a tile (`rect` of the photo `whole`) by an amount, -1 to 1.

    Deep shadows and highlights change less, so that nothing is clipped; colours stay."""
    luma = to_luma(image)
    slope, offset = (_sampled(plane, rect, whole) for plane in factors)
    difference = luma - (slope * luma + offset)
    room = 4 * luma * (1 - luma)
    target = np.clip(luma + np.float32(GAIN * amount) * difference * room, 0, 1)
    ratio = (target + np.float32(1e-3)) / (luma + np.float32(1e-3))
    scaled = image * ratio[..., None]
    shifted = image + (target - luma)[..., None]
    return np.clip((scaled + shifted) / 2, 0, 1).astype(np.float32)


def _sampled(plane: NDArray[np.float32], rect: Rect, whole: Rect) -> NDArray[np.float32]:
    """Enlarge the part of a reduced plane that a rect of the photo covers, bilinearly."""
    rows = _positions(rect.y - whole.y, rect.h, whole.h, plane.shape[0])
    columns = _positions(rect.x - whole.x, rect.w, whole.w, plane.shape[1])
    (top, fy), (left, fx) = rows, columns
    upper = plane[top][:, left] * (1 - fx) + plane[top][:, left + 1] * fx
    lower = plane[top + 1][:, left] * (1 - fx) + plane[top + 1][:, left + 1] * fx
    return np.asarray(upper * (1 - fy[:, None]) + lower * fy[:, None], np.float32)


def _positions(
    start: int, count: int, length: int, reduced: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return for pixels of the photo the reduced pixel before each, and the share of the next."""
    at = (np.arange(start, start + count) + 0.5) * reduced / length - 0.5
    at = np.clip(at, 0, max(reduced - 1.001, 0))
    first = np.minimum(at.astype(np.intp), max(reduced - 2, 0))
    return first, np.asarray(at - first, np.float32)
