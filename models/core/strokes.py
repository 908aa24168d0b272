"""Strokes of a brush: where they are, and as text that a step can carry.

Points are x and y in pixels of the photo; 0, 0 is the upper left corner of the first pixel.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Rect

Point = tuple[float, float]

Plane = NDArray[np.float32]

SPACING: Final = 0.2
"""Points of a stroke that are nearer to each other than this share of the radius tell nothing."""


FARTHEST: Final = 1e7
"""Pixels; no photo is so large."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as wide as twice `radius`, in pixels, and round at its ends."""

    points: tuple[Point, ...]
    radius: float

    def bounds(self, whole: Rect) -> Rect:
        """Holds all of it that lies inside `whole`."""
        return bounding_rect(self.points, self.radius + 1, whole)


def strokes_to_text(strokes: Iterable[Stroke]) -> str:
    """To tenths of a pixel, with the points that matter."""
    return ";".join(
        f"{stroke.radius:.1f}:" + " ".join(f"{x:.1f},{y:.1f}" for x, y in simplify_points(stroke))
        for stroke in strokes
    )


def strokes_from_text(text: str) -> tuple[Stroke, ...]:
    """Undoes `written`. Raises ValueError."""
    return tuple(_stroke(part) for part in text.split(";") if part)


def simplify_points(stroke: Stroke) -> tuple[Point, ...]:
    """The points of a stroke that are far enough apart, and its ends."""
    steps = iterate_segments(stroke.points, stroke.radius * SPACING)
    return (stroke.points[0], *(end for start, end in steps if start != end))


def rasterise_strokes(strokes: Iterable[Stroke], place: Rect) -> MaskArray:
    """1 where a stroke is, 0 elsewhere."""
    mask = np.zeros((place.h, place.w), np.float32)
    for stroke in strokes:
        near = stroke.bounds(place)
        if near.area:
            inside = distance_to_line(stroke.points, stroke.radius, near) <= stroke.radius
            mask[near.relative_to(place).slices][inside] = 1
    return mask


def distance_to_line(points: tuple[Point, ...], radius: float, place: Rect) -> Plane:
    """Of each pixel's middle from the line through the points; infinite where that is beyond the
    radius and a pixel more."""
    far = np.full((place.h, place.w), np.inf, np.float32)
    for start, end in iterate_segments(points, radius * SPACING):
        near = bounding_rect((start, end), radius + 1, place)
        here = far[near.relative_to(place).slices]
        np.minimum(here, _distance(near, start, end), out=here)
    return far


def bounding_rect(points: tuple[Point, ...], margin: float, whole: Rect) -> Rect:
    """Around the points with a margin, as far as it lies inside `whole`."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = int(np.floor(min(xs) - margin)), int(np.floor(min(ys) - margin))
    right, bottom = int(np.ceil(max(xs) + margin)), int(np.ceil(max(ys) + margin))
    return Rect(left, top, right - left, bottom - top).clipped(whole)


def pixel_offsets(place: Rect, origin: Point) -> tuple[Plane, Plane]:
    """The middles of the pixels, seen from that point."""
    x = np.arange(place.x, place.x + place.w, dtype=np.float32) + np.float32(0.5 - origin[0])
    y = np.arange(place.y, place.y + place.h, dtype=np.float32) + np.float32(0.5 - origin[1])
    return x[None, :], y[:, None]


def iterate_segments(points: tuple[Point, ...], spacing: float) -> Iterator[tuple[Point, Point]]:
    """From point to point, leaving out those that are nearer than that to the one before."""
    last = points[0]
    yield last, last
    for point in points[1:-1]:
        if np.hypot(point[0] - last[0], point[1] - last[1]) >= spacing:
            yield last, point
            last = point
    yield last, points[-1]


def _stroke(part: str) -> Stroke:
    radius, _, line = part.partition(":")
    points = tuple((float(x), float(y)) for x, y in (at.split(",") for at in line.split()))
    numbers = np.abs([float(radius), *sum(points, ())])
    if not points or not (numbers < FARTHEST).all():
        raise ValueError(part)
    return Stroke(points, float(radius))


def _distance(place: Rect, start: Point, end: Point) -> Plane:
    """Of each pixel's middle from the line between two points."""
    x, y = pixel_offsets(place, start)
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    return np.hypot(x - along * dx, y - along * dy).astype(np.float32)
