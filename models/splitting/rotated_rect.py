"""Rectangle at any angle, and the overlap of two of them."""

from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

Corners = NDArray[np.float64]
"""Corners of a convex polygon in clockwise order on the screen (y down): N x 2, x and y."""


@dataclass(frozen=True, slots=True)
class RotatedRect:
    """Rectangle of sides `w` and `h` about the centre `x`, `y`, in pixels.

    `angle` is that of the side `w`, in degrees clockwise from the x axis (y points down).
    """

    x: float
    y: float
    w: float
    h: float
    angle: float = 0.0

    @property
    def axes(self) -> NDArray[np.float64]:
        """Unit vectors along the sides `w` and `h`, one in each row."""
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        return np.array([[c, s], [-s, c]])

    @property
    def corners(self) -> Corners:
        """Corners, 4 x 2, clockwise from the one that is upper left at angle 0."""
        signs = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
        corners: Corners = (signs * (self.w, self.h)) @ self.axes + (self.x, self.y)
        return corners

    @property
    def area(self) -> float:
        """Area in square pixels."""
        return self.w * self.h

    def scaled(self, by: float) -> "RotatedRect":
        """Return the rectangle in pixels of an image enlarged `by` times."""
        return RotatedRect(self.x * by, self.y * by, self.w * by, self.h * by, self.angle)

    def grown(self, by: float) -> "RotatedRect":
        """Return the rectangle with each side moved outwards by `by` pixels."""
        return replace(self, w=max(self.w + 2 * by, 0.0), h=max(self.h + 2 * by, 0.0))

    def turned(self, quarters: int) -> "RotatedRect":
        """Return the same area with its axes rotated by quarter turns clockwise."""
        w, h = (self.h, self.w) if quarters % 2 else (self.w, self.h)
        return RotatedRect(self.x, self.y, w, h, (self.angle + 90 * quarters) % 360)

    def upright(self) -> "RotatedRect":
        """Return the same area described by an angle from -45 to below 45 degrees."""
        quarters = int((self.angle + 45) // 90)
        rect = self.turned(-quarters)
        return replace(rect, angle=self.angle - 90 * quarters)


def intersection_area(one: RotatedRect, other: RotatedRect) -> float:
    """Compute the area in square pixels that two rectangles share."""
    return polygon_area(_clip(one.corners, other))


def overlap(one: RotatedRect, other: RotatedRect) -> float:
    """Compute the intersection over union of two rectangles, 0 to 1."""
    shared = intersection_area(one, other)
    union = one.area + other.area - shared
    return shared / union if union > 0 else 0.0


def polygon_area(corners: Corners) -> float:
    """Compute the area of a convex polygon by the shoelace formula."""
    x, y = corners.T if len(corners) else np.zeros((2, 0))
    return abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2


def _clip(corners: Corners, rect: RotatedRect) -> Corners:
    """Clip a polygon to a rectangle (Sutherland and Hodgman 1974, "Reentrant polygon clipping")."""
    for axis, half in zip(rect.axes, (rect.w / 2, rect.h / 2), strict=True):
        for sign in (1.0, -1.0):
            inside = half - sign * ((corners - (rect.x, rect.y)) @ axis)
            corners = _clip_to_half_plane(corners, inside)
    return corners


def _clip_to_half_plane(corners: Corners, inside: NDArray[np.float64]) -> Corners:
    """Return the part of a polygon on the side where the distances `inside` are positive."""
    kept = list[NDArray[np.float64]]()
    for index, (corner, distance) in enumerate(zip(corners, inside, strict=True)):
        before, earlier = corners[index - 1], inside[index - 1]
        if (distance >= 0) != (earlier >= 0):
            kept.append(before + (corner - before) * (earlier / (earlier - distance)))
        if distance >= 0:
            kept.append(corner)
    return np.array(kept).reshape(-1, 2)
