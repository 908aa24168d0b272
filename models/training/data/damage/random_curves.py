"""Random curves and outlines, and their rasters.

Points are N x 2, x and y in pixels.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import MaskArray
from models.training.data.damage.random_fields import Shape

Points = NDArray[np.float64]
"""Curve or outline: N x 2, x and y in pixels."""

SHIFT: Final = 4
"""Sub-pixel bits of OpenCV's coordinates."""

ZOOM: Final = 2
"""Factor by which strokes are drawn larger before they are reduced, so that widths are exact."""

FAR: Final = 1e5
"""Largest coordinate in pixels that OpenCV is given."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Curve with a width in pixels at each of its points; a width of 0 is a gap.

    `strength` is its opacity, 0 to 1."""

    points: Points
    widths: NDArray[np.float64]
    strength: float = 1.0


def random_point(shape: Shape, rng: Generator, beyond: float = 0.0) -> Points:
    """Draw a point x, y of an image, or outside of it by up to the share `beyond` of its size."""
    return rng.uniform(-beyond, 1 + beyond, 2) * np.array(shape[1::-1], np.float64)


def smooth_sequence(count: int, knots: int, rng: Generator) -> NDArray[np.float64]:
    """Interpolate `knots` standard normal numbers to `count` values by cubic polynomials."""
    values = rng.standard_normal((1, max(knots, 2)))
    return np.asarray(cv2.resize(values, (count, 1), interpolation=cv2.INTER_CUBIC)[0])


def wander(
    start: Points, angle: float, length: float, curl: float, rng: Generator, count: int = 40
) -> Points:
    """Draw a curved line from `start` that begins at `angle` and turns by about `curl`.

    Both angles are in radians, `length` is in pixels."""
    bends = smooth_sequence(count, int(rng.integers(2, 9)), rng) + rng.normal(0, 0.7)
    angles = angle + np.cumsum(bends) * curl / count
    steps = np.stack([np.cos(angles), np.sin(angles)], 1) * (length / count)
    return start + np.cumsum(steps, axis=0)


def displace_midpoints(
    start: Points, end: Points, roughness: float, rng: Generator, levels: int = 6
) -> Points:
    """Draw a fractal line between two points by midpoint displacement (Fournier et al. 1982).

    `roughness` is the first displacement as a share of the distance between the points; it is about
    halved with each level. `start` and `end` are these points."""
    points = np.stack([start, end])
    size = roughness * float(np.hypot(*(end - start)))
    decay = rng.uniform(0.45, 0.72)
    for _ in range(levels):
        middles = (points[:-1] + points[1:]) / 2 + rng.normal(0, size, (len(points) - 1, 2))
        merged = np.empty((2 * len(points) - 1, 2))
        merged[::2], merged[1::2] = points, middles
        points, size = merged, size * decay
    return points


def widths_along(count: int, width: float, variation: float, rng: Generator) -> Points:
    """Draw `count` positive widths around `width`, log-normal with a deviation of `variation`."""
    varied = smooth_sequence(count, int(rng.integers(3, 14)), rng) * variation
    return np.asarray(width * np.exp(varied), np.float64)


def open_gaps(widths: Points, share: float, rng: Generator) -> Points:
    """Set widths along a curve to 0 in several runs, about a `share` of them in all."""
    level = smooth_sequence(len(widths), int(rng.integers(5, 25)), rng)
    return np.where(level < np.quantile(level, share), 0.0, widths) if share > 0 else widths


def taper(widths: Points, ends: float) -> Points:
    """Narrow both ends of a curve over the share `ends` of its length; return the widths."""
    t = np.linspace(0, 1, len(widths))
    return np.asarray(widths * np.clip(np.minimum(t, 1 - t) / max(ends, 1e-3), 0.15, 1))


def blob(radius: float, raggedness: float, rng: Generator) -> Points:
    """Draw a closed outline about 0, 0 of a mean `radius`; `raggedness` 0 is an ellipse."""
    waves, cosines, sines = _waves(12 if radius < 3 else 32 if radius < 12 else 72)
    sizes = rng.normal(0, 0.7 * raggedness, (2, waves.size)) / waves ** rng.uniform(0.7, 1.6)
    ragged = sizes[0] @ cosines[1:] + sizes[1] @ sines[1:]
    reach = radius * np.maximum(1 + ragged, 0.1)
    squeeze, turn = rng.uniform(0.5, 1.0), rng.uniform(0, np.pi)
    x, y = reach * cosines[0], reach * sines[0] * squeeze
    cos, sin = np.cos(turn), np.sin(turn)
    return np.stack([x * cos - y * sin, x * sin + y * cos], 1)


@cache
def _waves(count: int) -> tuple[Points, Points, Points]:
    """Return frequencies from 2 on, and the cosines and sines of the frequencies from 1 on."""
    waves = np.arange(1, max(count // 3, 4))
    angles = waves[:, None] * np.linspace(0, 2 * np.pi, count, endpoint=False)
    return waves[1:].astype(np.float64), np.cos(angles), np.sin(angles)


def draw_strokes(shape: Shape, strokes: Iterable[Stroke]) -> MaskArray:
    """Rasterise strokes with soft edges to H x W, 0 to 1; widths may be below a pixel."""
    height, width = shape[:2]
    canvas = np.zeros((height * ZOOM, width * ZOOM), np.uint8)
    for stroke in strokes:
        if not _is_inside(stroke, shape):
            continue
        points, thick = _fixed_point(stroke.points * ZOOM), _thickness(stroke.widths[:-1])
        value = round(255 * min(stroke.strength, 1.0))
        for first, last in _runs(thick):
            if size := int(thick[first]):
                line = points[first : last + 1]
                cv2.polylines(canvas, [line], False, value, size, cv2.LINE_AA, SHIFT)
    return _reduce(canvas, width, height)


def _is_inside(stroke: Stroke, shape: Shape) -> bool:
    """Return whether a stroke has a length and its bounding box meets the image."""
    if len(stroke.points) < 2:
        return False
    margin = stroke.widths.max(initial=0.0)
    low, high = stroke.points.min(axis=0) - margin, stroke.points.max(axis=0) + margin
    return bool((high > 0).all() and (low < shape[1::-1]).all())


def _thickness(widths: Points) -> NDArray[np.int64]:
    """Round N widths to canvas pixels (N integers), wide ones to steps of about a sixth."""
    step = np.maximum(2.0 ** np.floor(np.log2(np.maximum(widths, 0.1) * ZOOM / 6)), 1)
    rounded = np.round(widths * ZOOM / step) * step
    return np.where(widths > 0, np.maximum(rounded, 1), 0).astype(np.int64)


def fill_outlines(
    shape: Shape, outlines: Sequence[Points], strengths: Sequence[float] | None = None
) -> MaskArray:
    """Rasterise filled outlines with soft edges; `strengths` are opacities, 0 to 1 (None: 1)."""
    height, width = shape[:2]
    canvas = np.zeros((height * ZOOM, width * ZOOM), np.uint8)
    for number, outline in enumerate(outlines):
        value = 255 if strengths is None else round(255 * min(strengths[number], 1.0))
        cv2.fillPoly(canvas, [_fixed_point(outline * ZOOM - 0.5)], value, cv2.LINE_AA, SHIFT)
    return _reduce(canvas, width, height)


def _reduce(canvas: NDArray[np.uint8], width: int, height: int) -> MaskArray:
    reduced = cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA)
    return reduced.astype(np.float32) / np.float32(255)


def _runs(values: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of equal values."""
    borders = [0, *(np.flatnonzero(np.diff(values)) + 1).tolist(), len(values)]
    yield from zip(borders[:-1], borders[1:], strict=True)


def _fixed_point(points: Points) -> NDArray[np.int32]:
    return np.round(np.clip(points, -FAR, FAR) * 2**SHIFT).astype(np.int32)
