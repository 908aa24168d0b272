"""Pixels, and the rectangles that cut them.

Everywhere in this program an image is float32, RGB, 0 to 1, sRGB-coded, height x width x 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float32]
MaskArray = NDArray[np.float32]
"""Height x width, 0 (untouched) to 1 (fully affected)."""

Raster = NDArray[np.uint8] | NDArray[np.uint16]
"""A whole photo or patch at rest: height x width x 3, full scale is white; often memory-mapped,
so take rectangles of it with `as_pixels` and never all of it at once."""

LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
"""Weights of R, G, B in luma (ITU-R BT.601, section 2.5.1)."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the pixel grid."""

    x: int
    y: int
    w: int
    h: int

    @classmethod
    def of(cls, image: NDArray[np.generic]) -> "Rect":
        return cls(0, 0, image.shape[1], image.shape[0])

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to cut an array with."""
        return slice(self.y, self.y + self.h), slice(self.x, self.x + self.w)

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def area(self) -> int:
        return self.w * self.h

    def grown(self, by: int, inside: "Rect") -> "Rect":
        """Larger by so many pixels on each side, but not beyond `inside`."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by).clipped(inside)

    def clipped(self, inside: "Rect") -> "Rect":
        """The part that lies inside; its sides are zero where there is none."""
        left, top = max(self.x, inside.x), max(self.y, inside.y)
        right = min(self.x + self.w, inside.x + inside.w)
        bottom = min(self.y + self.h, inside.y + inside.h)
        return Rect(left, top, max(right - left, 0), max(bottom - top, 0))

    def scaled(self, by: int) -> "Rect":
        """On a grid that is `by` times as fine."""
        return Rect(self.x * by, self.y * by, self.w * by, self.h * by)

    def reduced(self, by: int) -> "Rect":
        """Undoes `scaled`."""
        return Rect(self.x // by, self.y // by, self.w // by, self.h // by)

    def relative_to(self, origin: "Rect") -> "Rect":
        return Rect(self.x - origin.x, self.y - origin.y, self.w, self.h)

    def tiles(self, side: int) -> Iterator["Rect"]:
        """Rectangles of at most `side` x `side` that cover this one exactly once, row by row,
        evened out so that none is a thin rest."""
        for top, height in _even_parts(self.h, side):
            for left, width in _even_parts(self.w, side):
                yield Rect(self.x + left, self.y + top, width, height)


def _even_parts(length: int, most: int) -> Iterator[tuple[int, int]]:
    count = -(-length // most)
    edges = [length * i // count for i in range(count + 1)]
    return ((a, b - a) for a, b in zip(edges, edges[1:], strict=False))


def count_squares(width: int, height: int, side: int, stride: int) -> int:
    """How many squares that begin `stride` apart cover a place, enlarged first where it is narrower
    than one."""
    larger = max(side / min(width, height), 1)
    across, down = (-(-(round(each * larger) - side) // stride) for each in (width, height))
    return (1 + across) * (1 + down)


def as_pixels(raster: Raster) -> Pixels:
    """Integer levels to 0..1."""
    return raster.astype(np.float32) / np.float32(np.iinfo(raster.dtype).max)


def as_levels(image: Pixels, dtype: np.dtype[Any]) -> Raster:
    """0..1 to the nearest integer levels; what lies outside is cut off. Undoes `as_pixels`
    exactly, also by way of 16 bits."""
    levels: Raster = np.round(np.clip(image, 0, 1) * np.iinfo(dtype).max).astype(dtype)
    return levels


def downscale(raster: Raster, longest: int) -> Pixels:
    """The photo made smaller by a whole factor, `reduction`, so that its long side is at most
    `longest`; each pixel is the mean of the area it stands for. Reads a strip at a time."""
    factor = reduction_factor(Rect.of(raster), longest)
    rows = range(0, raster.shape[0], factor)
    return np.stack([_row_of_means(raster[top : top + factor], factor) for top in rows])


def reduction_factor(whole: Rect, longest: int) -> int:
    """By what `reduced` divides the sides."""
    return max(-(-max(whole.w, whole.h) // longest), 1)


def _row_of_means(strip: Raster, factor: int) -> Pixels:
    levels = strip.sum(axis=0, dtype=np.uint32)
    columns = np.arange(0, strip.shape[1], factor)
    sums = np.add.reduceat(levels, columns, axis=0, dtype=np.float64)
    widths = np.minimum(factor, strip.shape[1] - columns)[:, None]
    means = sums / (widths * strip.shape[0] * np.iinfo(strip.dtype).max)
    return np.asarray(means, np.float32)


DAMAGE_MARGIN: Final = 2
"""Pixels by which damage is taken to be larger than it was found, as its edges are soft."""


def dilate(found: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """True within `by` pixels, across or down, of where `found` is true."""
    for axis in (0, 1):
        wide = found.copy()
        there, here = np.moveaxis(found, axis, 0), np.moveaxis(wide, axis, 0)
        for step in range(1, by + 1):
            here[step:] |= there[:-step]
            here[:-step] |= there[step:]
        found = wide
    return found


MONOCHROME: Final = np.float32(1.5 / 255)
"""Channels that never differ by more hold no colour."""


def is_monochrome(image: Pixels) -> bool:
    """Whether there is no colour anywhere in it."""
    return bool(np.ptp(image, axis=2).max() < MONOCHROME)


def to_grey(image: Pixels) -> Pixels:
    """Its luma in all three channels."""
    return np.repeat(to_luma(image)[..., None], 3, axis=2)


def to_luma(image: Pixels) -> NDArray[np.float32]:
    """Height x width, 0 to 1."""
    return np.asarray(image @ LUMA, np.float32)


def to_linear(coded: Pixels) -> Pixels:
    """sRGB values to linear light (IEC 61966-2-1)."""
    low = coded / 12.92
    high = ((np.maximum(coded, 0) + 0.055) / 1.055) ** 2.4
    return np.where(coded <= 0.04045, low, high).astype(np.float32)


def to_coded(linear: Pixels) -> Pixels:
    """Linear light to sRGB values (IEC 61966-2-1)."""
    high = 1.055 * np.maximum(linear, 1e-8) ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.0031308, linear * 12.92, high).astype(np.float32)
