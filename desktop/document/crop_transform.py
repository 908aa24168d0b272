"""The crop transform: crop, quarter turns, straightening and perspective correction.

It changes no pixel of photo, patches or masks; it is applied to the composed picture when that is
displayed or exported. Points are x and y in pixels; 0, 0 is the upper left corner of the first
pixel.
"""

from dataclasses import dataclass, replace
from math import ceil, cos, floor, radians, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Rect
from models.core.strokes import Point

Matrix = NDArray[np.float64]
"""Homography, 3 x 3, for points as columns x, y, 1."""

MOST_ANGLE: Final = 45.0
"""Largest straightening angle in degrees, to each side."""

MOST_TILT: Final = 0.4
"""Largest perspective correction, to each side; see `CropTransform`."""

SLACK: Final = 1e-6
"""Pixels by which rounding errors may exceed the edge of the photo.

Allowed once, when a box is checked, and not again when it is cut to whole pixels.
"""

HALVINGS: Final = 40
"""Bisection steps when a box is moved as far as the photo allows."""

Box = tuple[float, float, float, float]
"""Edges of a rectangle as left, top, right and bottom, in pixels."""


@dataclass(frozen=True, slots=True)
class CropTransform:
    """Crop, rotation and perspective correction of a photo, applied in the order given here.

    `turns` are quarter turns clockwise, 0 to 3. `angle` rotates clockwise about the centre, in
    degrees (-45 to 45). `across` and `down` (-0.4 to 0.4) tilt the right and the lower side away,
    to correct converging lines. `crop` is the part shown, in pixels from the upper left corner that
    the photo has before the rotation by `angle`."""

    crop: Rect
    turns: int = 0
    angle: float = 0.0
    across: float = 0.0
    down: float = 0.0

    @property
    def size(self) -> Rect:
        """Rect of the cropped picture, from 0, 0, in pixels."""
        return Rect(0, 0, self.crop.w, self.crop.h)

    @property
    def is_straight(self) -> bool:
        """Whether angle and tilt are 0, so that pixels are copied and not interpolated."""
        return self.angle == self.across == self.down == 0

    @property
    def is_within_limits(self) -> bool:
        """Whether angle and tilt are within `MOST_ANGLE` and `MOST_TILT`."""
        tilt = max(abs(self.across), abs(self.down))
        return abs(self.angle) <= MOST_ANGLE and tilt <= MOST_TILT

    def cropped(self, crop: Rect) -> "CropTransform":
        """Return the transform with `crop` in place of its own."""
        return replace(self, crop=crop)

    def turned(self, photo: Rect, quarters: int) -> "CropTransform":
        """Return the transform with the shown picture rotated by `quarters` turns clockwise."""
        crop, whole = self.crop, self.upright(photo)
        across, down = self.across, self.down
        for _ in range(quarters % 4):
            crop = Rect(whole.h - crop.y - crop.h, crop.x, crop.h, crop.w)
            whole, across, down = Rect(0, 0, whole.h, whole.w), -down, across
        return CropTransform(crop, (self.turns + quarters) % 4, self.angle, across, down)

    def upright(self, photo: Rect) -> Rect:
        """Return the rect of the photo, from 0, 0, after the quarter turns."""
        return Rect(0, 0, photo.h, photo.w) if self.turns % 2 else Rect(0, 0, photo.w, photo.h)

    def to_photo(self, photo: Rect) -> Matrix:
        """Return the matrix from points of the cropped picture to points of the photo."""
        return self.plane_to_photo(photo) @ shift(self.crop.x, self.crop.y)

    def plane_to_photo(self, photo: Rect) -> Matrix:
        """Return the matrix from the plane in which `crop` lies to points of the photo."""
        turns = _undo_turns(self.turns, photo)
        if self.is_straight:
            return turns
        whole = self.upright(photo)
        x, y = whole.centre
        tilt = np.eye(3)
        tilt[2, :2] = 2 * np.array([self.across, self.down]) / max(whole.w, whole.h)
        bent: Matrix = turns @ shift(x, y) @ _rotation(-self.angle) @ tilt @ shift(-x, -y)
        return bent

    def is_identity(self, photo: Rect) -> bool:
        """Return whether the transform shows the whole photo unchanged."""
        return self == CropTransform(photo)

    def is_inside(self, photo: Rect) -> bool:
        """Return whether all of the crop lies inside the photo."""
        return _is_box_inside(self.plane_to_photo(photo), _box_of(self.crop), photo)

    def inner_rect(self, photo: Rect) -> Rect:
        """Return a large rect of the photo that lies inside the crop completely."""
        to_photo = self.to_photo(photo)
        size = self.size
        corners = [(0, 0), (size.w, 0), (0, size.h), (size.w, size.h)]
        points = [map_point(to_photo, corner) for corner in corners]
        xs, ys = zip(*points, strict=True)
        x, y = map_point(to_photo, size.centre)
        outer = (max(min(xs), 0), max(min(ys), 0), min(max(xs), photo.w), min(max(ys), photo.h))
        inverse = np.linalg.inv(to_photo).astype(np.float64)
        box = _move_box_towards(inverse, (x, y, x, y), outer, size)
        return _rect_within(box).clipped(photo)

    def clamped_to(self, photo: Rect) -> "CropTransform":
        """Return the transform with its crop shrunk about its centre to lie inside the photo."""
        x, y = self.upright(photo).centre
        box = _move_box_towards(self.plane_to_photo(photo), (x, y, x, y), _box_of(self.crop), photo)
        return self.cropped(_rect_within(box))

    def reaching(self, crop: Rect, photo: Rect) -> "CropTransform":
        """Return the transform with its crop moved towards `crop`, as far as the photo allows."""
        matrix = self.plane_to_photo(photo)
        box = _move_box_towards(matrix, _box_of(self.crop), _box_of(crop), photo)
        return self.cropped(_rect_within(box))


def map_point(matrix: Matrix, point: Point) -> Point:
    """Apply a 3 x 3 homography to a point."""
    x, y, depth = matrix @ np.array((*point, 1.0))
    return float(x / depth), float(y / depth)


def shift(x: float, y: float) -> Matrix:
    """Return the 3 x 3 matrix of a translation by x to the right and y downwards, in pixels."""
    return np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])


def _rotation(degrees: float) -> Matrix:
    """Return the 3 x 3 matrix of a clockwise rotation by `degrees` about 0, 0 (y points down)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def _undo_turns(turns: int, photo: Rect) -> Matrix:
    """Return the matrix that maps points of the photo after quarter turns to the photo."""
    rows = {
        0: ((1, 0, 0), (0, 1, 0)),
        1: ((0, 1, 0), (-1, 0, photo.h)),
        2: ((-1, 0, photo.w), (0, -1, photo.h)),
        3: ((0, -1, photo.w), (1, 0, 0)),
    }[turns % 4]
    return np.array([*rows, (0, 0, 1)], np.float64)


def _is_box_inside(matrix: Matrix, box: Box, photo: Rect) -> bool:
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (left, bottom), (right, bottom))
    x, y, depth = matrix @ np.array([(*corner, 1.0) for corner in corners]).T
    if (depth <= 0).any():
        return False
    x, y = x / depth, y / depth
    fits = (x >= -SLACK) & (y >= -SLACK) & (x <= photo.w + SLACK) & (y <= photo.h + SLACK)
    return bool(fits.all())


def _move_box_towards(matrix: Matrix, start: Box, end: Box, photo: Rect) -> Box:
    """Move a box from `start` towards `end` as far as it stays inside the photo.

    The boxes inside form a convex set, so that bisection finds the one limit."""
    if _is_box_inside(matrix, end, photo):
        return end
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        share = (low + high) / 2
        inside = _is_box_inside(matrix, _interpolate_boxes(start, end, share), photo)
        low, high = (share, high) if inside else (low, share)
    return _interpolate_boxes(start, end, low)


def _interpolate_boxes(start: Box, end: Box, share: float) -> Box:
    left, top, right, bottom = (a + (b - a) * share for a, b in zip(start, end, strict=True))
    return left, top, right, bottom


def _box_of(rect: Rect) -> Box:
    return rect.x, rect.y, rect.x + rect.w, rect.y + rect.h


def _rect_within(box: Box) -> Rect:
    """Return the rect of whole pixels inside a box, at least 1 x 1."""
    left, top = ceil(box[0]), ceil(box[1])
    right, bottom = floor(box[2]), floor(box[3])
    return Rect(left, top, max(right - left, 1), max(bottom - top, 1))
