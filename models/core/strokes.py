"""Brush strokes: their geometry, and their form as text in a step's parameters.

Points are x and y in pixels of the photo; 0, 0 is the upper left corner of the first pixel.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Rect

Point = tuple[float, float]
"""Point of a photo: x, y in pixels."""

Plane = NDArray[np.float32]
"""Plane of numbers, height x width."""

SPACING: Final = 0.2
"""Least distance of two points of a stroke, as a share of its radius; nearer ones are dropped."""

FARTHEST: Final = 1e7
"""Largest valid coordinate or radius in pixels, beyond the size of any photo."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Brush stroke: a polyline with round ends that covers `radius` pixels to each side."""

    points: tuple[Point, ...]
    radius: float

    def bounds(self, whole: Rect) -> Rect:
        """Return the rect around the part of the stroke that lies in the rect `whole`."""
        return bounding_rect(self.points, self.radius + 1, whole)


def strokes_to_text(strokes: Iterable[Stroke]) -> str:
    """Write strokes as text in tenths of a pixel, without points close to the previous one."""
    return ";".join(map(_stroke_to_text, strokes))


def _stroke_to_text(stroke: Stroke) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in simplify_points(stroke))
    return f"{stroke.radius:.1f}:{points}"


def strokes_from_text(text: str) -> tuple[Stroke, ...]:
    """Parse strokes from the text that `strokes_to_text` writes. Raises: ValueError."""
    return tuple(_parse_stroke(part) for part in text.split(";") if part)


def simplify_points(stroke: Stroke) -> tuple[Point, ...]:
    """Return the points of a stroke without those too close to the previous one; both ends stay."""
    steps = iterate_segments(stroke.points, stroke.radius * SPACING)
    return (stroke.points[0], *(end for start, end in steps if start != end))


def rasterise_strokes(strokes: Iterable[Stroke], rect: Rect) -> MaskArray:
    """Draw strokes as a mask of a rect: 1 inside a stroke, 0 elsewhere."""
    mask = np.zeros((rect.h, rect.w), np.float32)
    for stroke in strokes:
        near = stroke.bounds(rect)
        if near.area:
            inside = distance_to_line(stroke.points, stroke.radius, near) <= stroke.radius
            mask[near.relative_to(rect).slices][inside] = 1
    return mask


def distance_to_line(points: tuple[Point, ...], radius: float, rect: Rect) -> Plane:
    """Compute the distance in pixels of each pixel centre in `rect` from a polyline (H x W).

    `points` are its corners, (x, y) in pixels of the photo. Beyond `radius` + 1 it is infinite."""
    far = np.full((rect.h, rect.w), np.inf, np.float32)
    for start, end in iterate_segments(points, radius * SPACING):
        near = bounding_rect((start, end), radius + 1, rect)
        here = far[near.relative_to(rect).slices]
        np.minimum(here, _distance_to_segment(near, start, end), out=here)
    return far


def bounding_rect(points: tuple[Point, ...], margin: float, whole: Rect) -> Rect:
    """Return the rect around points with a margin in pixels, clipped to the rect `whole`."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = int(np.floor(min(xs) - margin)), int(np.floor(min(ys) - margin))
    right, bottom = int(np.ceil(max(xs) + margin)), int(np.ceil(max(ys) + margin))
    return Rect(left, top, right - left, bottom - top).clipped(whole)


def pixel_offsets(rect: Rect, origin: Point) -> tuple[Plane, Plane]:
    """Return x (1 x w) and y (h x 1) of the pixel centres of a rect, relative to `origin`."""
    x = np.arange(rect.x, rect.x + rect.w, dtype=np.float32) + np.float32(0.5 - origin[0])
    y = np.arange(rect.y, rect.y + rect.h, dtype=np.float32) + np.float32(0.5 - origin[1])
    return x[None, :], y[:, None]


def iterate_segments(points: tuple[Point, ...], spacing: float) -> Iterator[tuple[Point, Point]]:
    """Yield the segments of a polyline, without points nearer than `spacing` to the previous one.

    The first segment is the first point twice."""
    last = points[0]
    yield last, last
    for point in points[1:-1]:
        if np.hypot(point[0] - last[0], point[1] - last[1]) >= spacing:
            yield last, point
            last = point
    yield last, points[-1]


def _parse_stroke(part: str) -> Stroke:
    radius, _, line = part.partition(":")
    points = tuple((float(x), float(y)) for x, y in (at.split(",") for at in line.split()))
    numbers = np.abs([float(radius), *sum(points, ())])
    if not points or not (numbers < FARTHEST).all():
        raise ValueError(part)
    return Stroke(points, float(radius))


def _distance_to_segment(rect: Rect, start: Point, end: Point) -> Plane:
    x, y = pixel_offsets(rect, start)
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    return np.hypot(x - along * dx, y - along * dy).astype(np.float32)
