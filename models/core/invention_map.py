"""Restored or invented: where a generated picture departs from the faithful one."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect, to_luma

Map = NDArray[np.float32]
"""Height x width."""

LONGEST: Final = 1024
"""Sides of a map in pixels, at most."""

INVENTED: Final = 0.06
"""Difference, of the whole range, at which about two thirds count as invented."""

SPREAD: Final = 48
"""The map is smoothed over its longer side divided by this."""

PLAIN: Final = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
"""Sees noise only (Immerkaer, "Fast Noise Variance Estimation", CVIU 1996)."""


@dataclass(frozen=True, slots=True)
class InventionMap:
    """A map over a place of the photo, 0 (restored) to 255 (invented), reduced; `share` of the
    place is more invented than restored."""

    rect: Rect
    share: float
    heat: NDArray[np.uint8] = field(compare=False, repr=False)


def invention_map(rect: Rect, faithful: Pixels, result: Pixels) -> InventionMap:
    """Of a generated picture that lies at `rect`."""
    map = difference_map(faithful, result)
    return InventionMap(rect, float((map > 0.5).mean()), np.round(map * 255).astype(np.uint8))


def difference_map(faithful: Pixels, result: Pixels) -> Map:
    """0 (as in the faithful picture, within its noise) to 1 (invented), reduced to at most 1024
    pixels. Tells faces and letters, not grain: differences are smoothed over a pixel or two before
    they count, and must be larger than the noise of the faithful picture."""
    before, after = (_reduced(image) for image in (faithful, result))
    apart = np.stack([_blurred(plane, 1) for plane in np.moveaxis(after - before, 2, 0)])
    spread = max(max(apart.shape[1:]) // SPREAD, 1)
    size = np.sqrt(_blurred((apart**2).mean(axis=0), spread))
    beyond = np.maximum(size - estimate_noise(before), 0)
    return np.asarray(1 - np.exp(-((beyond / INVENTED) ** 2)), np.float32)


def estimate_noise(image: Pixels) -> float:
    """Standard deviation of what has no structure."""
    light = to_luma(image)
    height, width = light.shape
    if min(height, width) < 3:
        return 0.0
    seen = sum(
        PLAIN[y, x] * light[y : height - 2 + y, x : width - 2 + x]
        for y in range(3)
        for x in range(3)
    )
    return float(np.median(np.abs(seen)) / 0.6745 / 6)


def _reduced(image: Pixels) -> Pixels:
    """By a whole factor, as means."""
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


def _blurred(plane: Map, radius: int) -> Map:
    """Twice the mean over a square, which comes near to a bell."""
    for axis in (0, 1, 0, 1):
        plane = _meaned(plane, radius, axis)
    return plane


def _meaned(plane: Map, radius: int, axis: int) -> Map:
    side = 2 * radius + 1
    padding = [(radius + 1, radius) if each == axis else (0, 0) for each in (0, 1)]
    sums = np.pad(plane, padding, mode="edge").cumsum(axis=axis, dtype=np.float64)
    length = plane.shape[axis]
    upper = np.take(sums, range(side, side + length), axis=axis)
    lower = np.take(sums, range(length), axis=axis)
    return np.asarray((upper - lower) / side, np.float32)
