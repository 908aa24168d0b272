"""Statistics of the connected regions of a mask, computed for all regions at once."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.damage.plane_filters import Plane, square_max
from models.imaging.hysteresis import Found, label_components

Values = NDArray[np.float64]
"""One number for each region."""

Indices = NDArray[np.intp]
"""Flat indices of pixels, or the region of each of them."""

UNIFORM: Final = 12
"""Factor between the variance of evenly spread points and the square of their extent."""


@dataclass(frozen=True)
class PixelSet:
    """Pixels that belong to `count` regions: flat index and region of each pixel."""

    count: int
    at: Indices
    region: Indices

    def sums(self, values: NDArray[np.generic]) -> Values:
        """Add up values of the pixels for each region."""
        return np.bincount(self.region, values, self.count).astype(np.float64)

    @cached_property
    def areas(self) -> Values:
        """Number of pixels of each region, at least 1."""
        counted = np.bincount(self.region, minlength=self.count)
        return np.maximum(counted, 1).astype(np.float64)

    def means(self, plane: NDArray[np.generic]) -> Values:
        """Compute the mean over each region of a plane, H x W."""
        return self.sums(plane.ravel()[self.at]) / self.areas

    def deviations(self, plane: Plane) -> Values:
        """Compute the standard deviation within each region of a plane, H x W."""
        squares = self.means(np.square(plane, dtype=np.float64))
        return np.sqrt(np.maximum(squares - self.means(plane) ** 2, 0))


@dataclass(frozen=True)
class Shapes:
    """Position and extent of regions, by the moments of their pixels.

    Centres and lengths are in pixels, `angle` in radians: the direction of the longer extent,
    clockwise from the right.
    """

    x: Values
    y: Values
    length: Values
    width: Values
    angle: Values

    @classmethod
    def of(cls, pixels: PixelSet, columns: int) -> "Shapes":
        """Measure the regions of an image that is `columns` pixels wide."""
        down, across = np.divmod(pixels.at, columns)
        x, y = pixels.sums(across) / pixels.areas, pixels.sums(down) / pixels.areas
        dx, dy = across - x[pixels.region], down - y[pixels.region]
        xx, yy, xy = (pixels.sums(d) / pixels.areas for d in (dx * dx, dy * dy, dx * dy))
        root = np.sqrt((xx - yy) ** 2 + 4 * xy**2)
        long, short = (
            np.sqrt(np.maximum(xx + yy + s * root, 0) * UNIFORM / 2 + 1) for s in (1, -1)
        )
        return cls(x, y, long, short, np.arctan2(2 * xy, xx - yy) / 2)

    def coordinates(self, pixels: PixelSet, columns: int) -> tuple[Values, Values]:
        """Return each pixel's distance from its region's centre, along and across it, in pixels.

        `columns` is the width of the picture, by which flat indices become rows and columns."""
        down, across = np.divmod(pixels.at, columns)
        dx, dy = across - self.x[pixels.region], down - self.y[pixels.region]
        cos, sin = np.cos(self.angle)[pixels.region], np.sin(self.angle)[pixels.region]
        return dx * cos + dy * sin, dy * cos - dx * sin


@dataclass(frozen=True)
class Regions:
    """Connected regions of a mask, with the outline and the surroundings of each.

    `inside` are the pixels of the regions, `rim` those at their edge, `ring` those around them.
    """

    inside: PixelSet
    rim: PixelSet
    ring: PixelSet

    @classmethod
    def of(cls, found: Found, areas: tuple[float, float], reach: int) -> "Regions":
        """Find the connected regions of the mask `found`, H x W, with their rims and rings.

        Regions whose area in pixels is outside `areas` (least, largest) are left out. The ring of a
        region begins two pixels from it and ends `reach` pixels from it."""
        at, labels = np.flatnonzero(found), label_components(found)
        counts = np.bincount(labels)
        kept = (counts >= areas[0]) & (counts <= areas[1])
        numbers = np.cumsum(kept) - 1
        stays = kept[labels]
        inside = PixelSet(int(kept.sum()), at[stays], numbers[labels[stays]])
        numbered = np.full(found.shape, -1, np.int32)
        numbered.flat[inside.at] = inside.region
        is_rim = ~_erode(found).ravel()[inside.at]
        rim = PixelSet(inside.count, inside.at[is_rim], inside.region[is_rim])
        return cls(inside, rim, _ring(numbered, found, reach, inside.count))


def _erode(found: Found) -> Found:
    """Erode a mask, H x W: keep pixels whose eight neighbours are all true, or outside of it."""
    return ~(square_max((~found).astype(np.uint8), 1) > 0)


def _ring(numbered: NDArray[np.int32], found: Found, reach: int, count: int) -> PixelSet:
    wide = square_max(numbered, reach)
    near = square_max(found.astype(np.uint8), 1) > 0
    at = np.flatnonzero((wide >= 0) & ~near)
    return PixelSet(count, at, wide.ravel()[at].astype(np.intp))
