"""Random numbers and random fields from which damage is drawn.

A field is float32, height x width. Sizes are in pixels.
"""

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels

Shape = tuple[int, ...]
"""Height and width of an image; more entries are ignored."""


def log_uniform(low: float, high: float, rng: Generator) -> float:
    """Draw a number from `low` (above 0) to `high` with uniform logarithm."""
    return float(low * (high / low) ** rng.random())


def draw_count(low: float, high: float, shape: Shape, rng: Generator) -> int:
    """Draw a count from 1: log-uniform from `low` to `high`, times the image's side by 256 px."""
    side = float(np.sqrt(shape[0] * shape[1])) / 256
    return max(round(log_uniform(low, high, rng) * side), 1)


def fractal_noise(shape: Shape, cell: float, rng: Generator, octaves: int = 4) -> MaskArray:
    """Sum octaves of interpolated random numbers: mean about 0, standard deviation about 1.

    `cell` is the size in pixels of the largest features."""
    height, width = shape[:2]
    total, amplitude, power = np.zeros((2, 2), np.float32), 1.0, 0.0
    for octave in range(octaves):
        size = cell / 2**octave
        if octave and size < 1.5:
            break
        grid = (max(round(height / size) + 1, 2), max(round(width / size) + 1, 2))
        total = _enlarge(total, grid)
        total += rng.standard_normal(grid, np.float32) * np.float32(amplitude)
        power, amplitude = power + amplitude**2, amplitude * 0.6
    return _enlarge(total, (height, width)) / np.float32(0.75 * np.sqrt(power))


def _enlarge(field: MaskArray, shape: tuple[int, int]) -> MaskArray:
    enlarged = cv2.resize(field, shape[::-1], interpolation=cv2.INTER_CUBIC)
    return np.asarray(enlarged, np.float32)


def smooth_noise(shape: Shape, cell: float, rng: Generator) -> MaskArray:
    """Interpolate random numbers to a smooth field of 0 to 1 with features of `cell` pixels."""
    field = 0.5 + 0.35 * fractal_noise(shape, cell, rng, octaves=2)
    return np.asarray(np.clip(field, 0, 1), np.float32)


def white_noise(shape: Shape, rng: Generator) -> MaskArray:
    """Draw independent values (H x W), uniform from -1 to 1."""
    return 2 * rng.random(shape[:2], np.float32) - 1


def grey(field: MaskArray) -> Pixels:
    """Repeat a field in three channels."""
    return np.asarray(cv2.merge((field, field, field)), np.float32)


def soft_step(field: MaskArray, width: float) -> MaskArray:
    """Map a field (H x W) to 0 below -`width` / 2, to 1 above `width` / 2, linearly between."""
    width = max(width, 1e-3)
    return np.asarray(np.clip(field, -width / 2, width / 2) / np.float32(width) + 0.5, np.float32)


def soften(cover: MaskArray, sigma: float) -> MaskArray:
    """Blur a field (H x W) by a Gaussian of `sigma` pixels; below 0.2 pixels it stays as it is."""
    if sigma < 0.2:
        return cover
    return np.asarray(cv2.GaussianBlur(cover, (0, 0), sigma), np.float32)


def distance_inside(region: NDArray[np.bool_]) -> MaskArray:
    """Return the distance (H x W) of pixels of a region to its edge, in pixels; 0 outside."""
    return np.asarray(cv2.distanceTransform(region.astype(np.uint8), cv2.DIST_L2, 3), np.float32)


def signed_distance(region: NDArray[np.bool_]) -> MaskArray:
    """Return the distance (H x W) of pixels to a region's edge, in pixels, negative outside."""
    return distance_inside(region) - distance_inside(~region)


def distance_to_line(shape: Shape, rng: Generator, angle: float | None = None) -> MaskArray:
    """Return the signed distance in pixels of each pixel to a random straight line.

    It runs through a random point of the image, at `angle` (radians) or a random one. The result is
    H x W."""
    height, width = shape[:2]
    turn = float(rng.uniform(0, np.pi)) if angle is None else angle
    x = np.arange(width, dtype=np.float32) - np.float32(rng.uniform(0, width))
    y = np.arange(height, dtype=np.float32) - np.float32(rng.uniform(0, height))
    return np.asarray(y[:, None] * np.cos(turn) - x[None] * np.sin(turn), np.float32)


def centred_grid(shape: Shape, rng: Generator) -> tuple[MaskArray, MaskArray]:
    """Return x and y of each pixel, rotated randomly about a random point of the image."""
    height, width = shape[:2]
    turn = float(rng.uniform(0, 2 * np.pi))
    x = (np.arange(width, dtype=np.float32) - np.float32(rng.uniform(0, width)))[None]
    y = (np.arange(height, dtype=np.float32) - np.float32(rng.uniform(0, height)))[:, None]
    cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    return x * cos + y * sin, y * cos - x * sin
