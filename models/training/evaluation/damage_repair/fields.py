"""Seeded fields and lines from which damage is made: noise, distances, walks and drawn strokes."""

from collections.abc import Iterable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from models.core.pixels import Pixels

Plane = NDArray[np.float32]
"""Numbers, height x width."""
Flags = NDArray[np.bool_]
"""Truth values, height x width."""
Line = NDArray[np.float64]
"""Points of a line, N x 2: x and y in pixels."""
Shape = tuple[int, int]
"""Height and width in pixels."""
Rng = np.random.Generator

VISIBLE: Final = 8 / 255
"""Change of a channel, 0 to 1, above which a pixel counts as damaged."""
FINER: Final = 4
"""Factor of the canvas on which lines are drawn, against jagged edges."""


def lay(image: Pixels, alpha: Plane, colour: Pixels | float) -> Pixels:
    """Cover a picture with a colour (0 to 1, H x W x 3 or a number) by `alpha`, 0 to 1."""
    opacity = np.clip(alpha, 0, 1)[..., None]
    covered = image + opacity * (np.asarray(colour, np.float32) - image)
    return np.clip(covered, 0, 1).astype(np.float32)


def visible_change(before: Pixels, after: Pixels) -> Flags:
    """Return where (H x W) a channel differs by more than VISIBLE between two pictures."""
    return np.asarray(np.abs(after - before).max(axis=2) > VISIBLE)


def smooth_noise(shape: Shape, cell: float, rng: Rng) -> Plane:
    """Return Gaussian noise, mean 0 and deviation 1, smooth over `cell` pixels."""
    coarse = rng.standard_normal([max(round(side / cell) + 3, 4) for side in shape])
    field = cv2.resize(
        coarse.astype(np.float32), (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC
    )
    return np.asarray((field - field.mean()) / max(float(field.std()), 1e-6), np.float32)


def fractal_noise(
    shape: Shape, cell: float, rng: Rng, octaves: int = 5, gain: float = 0.7
) -> Plane:
    """Return noise of deviation 1 with octaves from `cell` pixels, each `gain` times as strong."""
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        if cell / 2**octave >= 1:
            total += np.float32(gain**octave) * smooth_noise(shape, cell / 2**octave, rng)
    return np.asarray(total / max(float(total.std()), 1e-6), np.float32)


def smooth_series(count: int, cell: float, rng: Rng) -> NDArray[np.float64]:
    """Return smooth noise in one dimension, deviation about 1, smooth over `cell` values."""
    knots = rng.standard_normal(int(count / cell) + 3)
    return np.interp(np.arange(count) / cell, np.arange(len(knots)), knots)


def step_between(field: Plane, low: float, high: float) -> Plane:
    """Return 0 where a field is below `low`, 1 above `high`, smooth between."""
    share = np.clip((field - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def grid(shape: Shape) -> tuple[Plane, Plane]:
    """Return x (1 x W) and y (H x 1) of the pixel centres of a picture."""
    height, width = shape
    x = np.arange(width, dtype=np.float32)[None] + np.float32(0.5)
    return x, np.arange(height, dtype=np.float32)[:, None] + np.float32(0.5)


def random_point(shape: Shape, rng: Rng) -> Line:
    """Return a random point x, y inside a picture."""
    return rng.uniform(0, 1, 2) * shape[::-1]


def momentum_walk(start: Line, length: float, stiffness: float, rng: Rng) -> Line:
    """Return a path of `length` pixels in steps of one; its bend changes slowly.

    The higher `stiffness` is, the more slowly."""
    count = max(int(length), 2)
    bend = smooth_series(count, stiffness, rng) / stiffness
    heading = rng.uniform(0, 2 * np.pi) + np.cumsum(bend)
    steps = np.stack((np.cos(heading), np.sin(heading)), 1)
    return np.asarray(start + np.cumsum(steps, 0))


def bezier(points: Line, count: int = 40) -> Line:
    """Sample a cubic Bezier curve with four control points."""
    t = np.linspace(0, 1, count)[:, None]
    s, (a, b, c, d) = 1 - t, points
    return np.asarray(s**3 * a + 3 * t * s**2 * b + 3 * t**2 * s * c + t**3 * d)


def draw_lines(shape: Shape, lines: Iterable[tuple[Line, float]]) -> Plane:
    """Draw lines, each with a width in pixels; return the covered share of each pixel."""
    canvas = Image.new("L", (shape[1] * FINER, shape[0] * FINER))
    pen = ImageDraw.Draw(canvas)
    for line, width in lines:
        fine = max(round(width * FINER), 1)
        pen.line([(x * FINER, y * FINER) for x, y in line], fill=255, width=fine, joint="curve")
    return _reduced(canvas)


def draw_polygons(shape: Shape, polygons: Iterable[Line]) -> Plane:
    """Draw filled polygons; return the covered share of each pixel."""
    canvas = Image.new("L", (shape[1] * FINER, shape[0] * FINER))
    pen = ImageDraw.Draw(canvas)
    for polygon in polygons:
        pen.polygon([(x * FINER, y * FINER) for x, y in polygon], fill=255)
    return _reduced(canvas)


def _reduced(canvas: Image.Image) -> Plane:
    small = canvas.resize((canvas.width // FINER, canvas.height // FINER), Image.Resampling.BOX)
    return np.asarray(small, np.float32) / np.float32(255)
