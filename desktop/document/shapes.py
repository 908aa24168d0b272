"""What a hand can draw on a photo, as pieces of a mask."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.document.frame import Point
from desktop.document.mask import FULL, Levels, Piece
from models.pixels import Rect

CORNERS: Final = 72
"""Of an ellipse drawn as a line."""

SPACING: Final = 0.2
"""Points of a stroke that are nearer to each other than this share of the radius tell nothing."""


@dataclass(frozen=True, slots=True)
class Brush:
    """`radius` in pixels; within `hardness` (0 to 1) of it the stroke is full, from there to its
    edge it fades."""

    radius: float = 40.0
    hardness: float = 0.6


def rectangle(start: Point, end: Point, whole: Rect) -> Piece:
    """Between two corners."""
    place = _between(start, end, whole)
    return Piece(place, np.full((place.h, place.w), FULL, np.uint8))


def ellipse(start: Point, end: Point, whole: Rect) -> Piece:
    """In the rectangle between two corners."""
    place = _between(start, end, whole)
    half = max(abs(end[0] - start[0]) / 2, 0.5), max(abs(end[1] - start[1]) / 2, 0.5)
    x, y = _grid(place, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    inside = (1 - np.hypot(x / half[0], y / half[1])) * min(half)
    return Piece(place, _levels(inside + 0.5))


def outlined(oval: bool, start: Point, end: Point) -> tuple[Point, ...]:
    """The outline of the rectangle between two corners, or of the ellipse in it."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    half_w, half_h = (end[0] - start[0]) / 2, (end[1] - start[1]) / 2
    if not oval:
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return tuple((x + a * half_w, y + b * half_h) for a, b in corners)
    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    return tuple((float(x + np.cos(a) * half_w), float(y + np.sin(a) * half_h)) for a in angles)


def lasso(points: tuple[Point, ...], whole: Rect) -> Piece:
    """Inside a line that closes itself."""
    place = _holding(points, 1, whole)
    if not place.area or len(points) < 3:
        return Piece(Rect(0, 0, 0, 0), np.zeros((0, 0), np.uint8))
    image = Image.new("L", (place.w, place.h))
    outline = [(x - place.x - 0.5, y - place.y - 0.5) for x, y in points]
    ImageDraw.Draw(image).polygon(outline, fill=FULL)
    return Piece(place, _smoothed(np.asarray(image)))


def stroke(points: tuple[Point, ...], brush: Brush, whole: Rect) -> Piece:
    """Along a line, round at its ends."""
    place = _holding(points, brush.radius + 1, whole)
    far = np.full((place.h, place.w), np.inf, np.float32)
    for start, end in _segments(points, brush.radius * SPACING):
        near = _holding((start, end), brush.radius + 1, whole)
        here = far[near.relative_to(place).slices]
        np.minimum(here, _distance(near, start, end), out=here)
    fade = max(brush.radius * (1 - brush.hardness), 1.0)
    return Piece(place, _levels((brush.radius - far) / fade))


def _segments(points: tuple[Point, ...], spacing: float) -> Iterator[tuple[Point, Point]]:
    last = points[0]
    yield last, last
    for point in points[1:-1]:
        if np.hypot(point[0] - last[0], point[1] - last[1]) >= spacing:
            yield last, point
            last = point
    yield last, points[-1]


def _distance(place: Rect, start: Point, end: Point) -> NDArray[np.float32]:
    """Of each pixel's middle from the line between two points."""
    x, y = _grid(place, start)
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    return np.hypot(x - along * dx, y - along * dy).astype(np.float32)


def _grid(place: Rect, origin: Point) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The middles of the pixels, seen from that point."""
    x = np.arange(place.x, place.x + place.w, dtype=np.float32) + np.float32(0.5 - origin[0])
    y = np.arange(place.y, place.y + place.h, dtype=np.float32) + np.float32(0.5 - origin[1])
    return x[None, :], y[:, None]


def _between(start: Point, end: Point, whole: Rect) -> Rect:
    left, right = sorted((round(start[0]), round(end[0])))
    top, bottom = sorted((round(start[1]), round(end[1])))
    return Rect(left, top, right - left, bottom - top).clipped(whole)


def _holding(points: tuple[Point, ...], margin: float, whole: Rect) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = int(np.floor(min(xs) - margin)), int(np.floor(min(ys) - margin))
    right, bottom = int(np.ceil(max(xs) + margin)), int(np.ceil(max(ys) + margin))
    return Rect(left, top, right - left, bottom - top).clipped(whole)


def _levels(values: NDArray[np.floating]) -> Levels:
    return np.asarray(np.round(np.clip(values, 0, 1) * FULL), np.uint8)


def _smoothed(levels: Levels) -> Levels:
    """Means of three by three, so that slanting edges have no stairs."""
    padded = np.pad(levels, 1, mode="edge").astype(np.uint16)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    sums = rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]
    return np.asarray(sums // 9, np.uint8)
