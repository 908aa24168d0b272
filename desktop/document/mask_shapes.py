"""Rasterisation of drawn shapes to mask patches: rectangle, ellipse, lasso and brush stroke."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.document.mask import FULL, Levels, MaskPatch
from models.core.pixels import Rect
from models.core.strokes import Point, bounding_rect, distance_to_line, pixel_offsets

CORNERS: Final = 72
"""Corners of the polygon that outlines an ellipse."""


@dataclass(frozen=True, slots=True)
class Brush:
    """Round brush: `radius` in pixels and `hardness`, the share of it (0 to 1) that is opaque.

    From there to the edge the coverage falls linearly to 0, over at least one pixel."""

    radius: float = 40.0
    hardness: float = 0.6


def rectangle(start: Point, end: Point, whole: Rect) -> MaskPatch:
    """Rasterise the rectangle between the corners `start` and `end`, clipped to `whole`."""
    rect = _rect_between(start, end, whole)
    return MaskPatch(rect, np.full((rect.h, rect.w), FULL, np.uint8))


def ellipse(start: Point, end: Point, whole: Rect) -> MaskPatch:
    """Rasterise the ellipse in the rectangle from `start` to `end`, clipped to the rect `whole`."""
    rect = _rect_between(start, end, whole)
    half = max(abs(end[0] - start[0]) / 2, 0.5), max(abs(end[1] - start[1]) / 2, 0.5)
    x, y = pixel_offsets(rect, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    inside = (1 - np.hypot(x / half[0], y / half[1])) * min(half)
    return MaskPatch(rect, _to_levels(inside + 0.5))


def outline_points(oval: bool, start: Point, end: Point) -> tuple[Point, ...]:
    """Return corners of the rectangle from `start` to `end`, or of the ellipse in it if `oval`."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    half_w, half_h = (end[0] - start[0]) / 2, (end[1] - start[1]) / 2
    if not oval:
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return tuple((x + a * half_w, y + b * half_h) for a, b in corners)
    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    return tuple((float(x + np.cos(a) * half_w), float(y + np.sin(a) * half_h)) for a in angles)


def lasso(points: tuple[Point, ...], whole: Rect) -> MaskPatch:
    """Rasterise the polygon with the corners `points` inside `whole`; empty for under three."""
    rect = bounding_rect(points, 1, whole)
    if not rect.area or len(points) < 3:
        return MaskPatch(Rect(0, 0, 0, 0), np.zeros((0, 0), np.uint8))
    image = Image.new("L", (rect.w, rect.h))
    outline = [(x - rect.x - 0.5, y - rect.y - 0.5) for x, y in points]
    ImageDraw.Draw(image).polygon(outline, fill=FULL)
    return MaskPatch(rect, _box_blur(np.asarray(image)))


def stroke(points: tuple[Point, ...], brush: Brush, whole: Rect) -> MaskPatch:
    """Rasterise a brush stroke along `points` (x, y), with round ends, inside the rect `whole`."""
    rect = bounding_rect(points, brush.radius + 1, whole)
    far = distance_to_line(points, brush.radius, rect)
    shares = (brush.radius - far) / max(brush.radius * (1 - brush.hardness), 1.0)
    return MaskPatch(rect, _to_levels(shares))


def _rect_between(start: Point, end: Point, whole: Rect) -> Rect:
    left, right = sorted((round(start[0]), round(end[0])))
    top, bottom = sorted((round(start[1]), round(end[1])))
    return Rect(left, top, right - left, bottom - top).clipped(whole)


def _to_levels(values: NDArray[np.floating]) -> Levels:
    return np.asarray(np.round(np.clip(values, 0, 1) * FULL), np.uint8)


def _box_blur(levels: Levels) -> Levels:
    """Return means of 3 x 3 pixels, which anti-alias slanted edges."""
    padded = np.pad(levels, 1, mode="edge").astype(np.uint16)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) // 9, np.uint8)
