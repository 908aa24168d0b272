"""Outline of a region: its convex hull and the smallest rectangle around it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.splitting.rotated_rect import Corners, RotatedRect

Rows = NDArray[np.intp]
"""Row or column numbers of pixels."""


@dataclass(frozen=True, slots=True)
class Region:
    """Set of pixels of a scan, by their row and column numbers."""

    y: Rows
    x: Rows

    @property
    def area(self) -> int:
        """Number of pixels."""
        return len(self.y)

    def part(self, chosen: NDArray[np.bool_]) -> "Region":
        """Return the region of the pixels for which `chosen` is true."""
        return Region(self.y[chosen], self.x[chosen])

    def joined(self, other: "Region") -> "Region":
        """Return the region of the pixels of both."""
        return Region(np.concatenate([self.y, other.y]), np.concatenate([self.x, other.x]))


def convex_hull(region: Region) -> Corners:
    """Compute the convex hull of a region's pixel squares (Andrew's monotone chain)."""
    rows, index = np.unique(region.y, return_inverse=True)
    left = np.full(len(rows), np.iinfo(np.intp).max)
    right = np.full(len(rows), -1)
    np.minimum.at(left, index, region.x)
    np.maximum.at(right, index, region.x)
    edges = [
        (x + side, y + down)
        for side, xs in ((0, left), (1, right))
        for x, y in zip(xs, rows, strict=True)
        for down in (0, 1)
    ]
    points = sorted(set(edges))
    lower, upper = _half_hull(points), _half_hull(points[::-1])
    return np.array(lower[:-1] + upper[:-1], np.float64)


def _half_hull(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    hull = list[tuple[int, int]]()
    for x, y in points:
        while len(hull) > 1:
            (ax, ay), (bx, by) = hull[-2], hull[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            hull.pop()
        hull.append((x, y))
    return hull


def smallest_rect(hull: Corners) -> RotatedRect:
    """Compute the smallest rectangle around a convex hull (Freeman and Shapira 1975)."""
    sides = np.roll(hull, -1, axis=0) - hull
    angles = np.unique(np.round(np.arctan2(sides[:, 1], sides[:, 0]) % (np.pi / 2), 6))
    across = np.stack([np.cos(angles), np.sin(angles)], 1)
    down = np.stack([-across[:, 1], across[:, 0]], 1)
    u, v = across @ hull.T, down @ hull.T
    w, h = np.ptp(u, axis=1), np.ptp(v, axis=1)
    best = int(np.argmin(w * h))
    middle = np.array([u[best].min() + u[best].max(), v[best].min() + v[best].max()]) / 2
    x, y = middle @ np.stack([across[best], down[best]])
    angle = float(np.degrees(angles[best]))
    return RotatedRect(float(x), float(y), float(w[best]), float(h[best]), angle).upright()


def fill_share(region: Region, rect: RotatedRect) -> float:
    """Return the share of a rectangle, 0 to 1, that the pixels of a region fill."""
    return min(region.area / max(rect.area, 1.0), 1.0)
