"""Invention map: where a generated picture departs from the faithful one."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect, box_mean, to_luma

Map = NDArray[np.float32]
"""Plane of numbers, height x width."""

LONGEST: Final = 1024
"""Longest side in pixels of an invention map."""

INVENTED: Final = 0.06
"""Difference from the faithful picture, 0 to 1, that counts as 63 % invented."""

SPREAD: Final = 48
"""Divisor of a map's longer side that gives the radius of its smoothing in pixels."""

PLAIN: Final = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
"""Convolution kernel that responds to noise only (Immerkaer, "Fast Noise Variance Estimation")."""


@dataclass(frozen=True, slots=True)
class InventionMap:
    """Reduced map, at most 1024 pixels long, of how much of a photo's `rect` was invented.

    `heat` is 0 (restored) to 255 (invented), `share` the part of the rect, 0 to 1, above 127."""

    rect: Rect
    share: float
    heat: NDArray[np.uint8] = field(compare=False, repr=False)


def invention_map(rect: Rect, faithful: Pixels, result: Pixels) -> InventionMap:
    """Map how far `result` departs from `faithful`, both the pixels of `rect`, H x W x 3."""
    invented = difference_map(faithful, result)
    levels = np.round(invented * 255).astype(np.uint8)
    return InventionMap(rect, float((invented > 0.5).mean()), levels)


def difference_map(faithful: Pixels, result: Pixels) -> Map:
    """Compute how much of `result` is invented, 0 to 1, reduced to at most 1024 pixels.

    Differences to `faithful` are smoothed, so that faces and letters count but not grain, and must
    exceed the noise of `faithful`."""
    before, after = (_reduce(image) for image in (faithful, result))
    differences = np.moveaxis(blur(after - before, 1), 2, 0)
    radius = max(max(differences.shape[1:]) // SPREAD, 1)
    size = np.sqrt(blur((differences**2).mean(axis=0), radius))
    excess = np.maximum(size - estimate_noise(before), 0)
    return np.asarray(1 - np.exp(-((excess / INVENTED) ** 2)), np.float32)


def estimate_noise(image: Pixels) -> float:
    """Estimate the standard deviation of the noise in the luma of an image (Immerkaer 1996)."""
    luma = to_luma(image)
    height, width = luma.shape
    if min(height, width) < 3:
        return 0.0
    response = sum(
        PLAIN[y, x] * luma[y : height - 2 + y, x : width - 2 + x]
        for y in range(3)
        for x in range(3)
    )
    return float(np.median(np.abs(response)) / 0.6745 / 6)


def _reduce(image: Pixels) -> Pixels:
    """Reduce an image by area means, by a whole factor, to at most `LONGEST` pixels."""
    factor = -(-max(image.shape[:2]) // LONGEST)
    if factor == 1:
        return image
    for axis in (0, 1):
        starts = np.arange(0, image.shape[axis], factor)
        counts = np.diff(np.append(starts, image.shape[axis]))
        sums = np.add.reduceat(image, starts, axis=axis, dtype=np.float32)
        shape = (-1, 1, 1) if axis == 0 else (1, -1, 1)
        image = np.asarray(sums / counts.reshape(shape), np.float32)
    return image


def blur(image: Map, radius: int) -> Map:
    """Blur a plane or image by two box means of 2 `radius` + 1 pixels: almost a Gaussian."""
    return box_mean(box_mean(image, radius), radius)
