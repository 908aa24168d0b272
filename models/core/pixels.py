"""Pixels, rects of pixels and elementary operations on them.

Everywhere in this program an image is float32, RGB, 0 to 1, sRGB-coded, height x width x 3.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float32]
"""Image: height x width x 3, float32, RGB, 0 to 1, sRGB-coded."""

MaskArray = NDArray[np.float32]
"""Mask: height x width, float32, 0 (unaffected) to 1 (fully affected)."""

Raster = NDArray[np.uint8] | NDArray[np.uint16]
"""Photo or patch at rest: height x width x 3, RGB, the largest integer is white.

Rasters are often memory-mapped: convert rects with `as_pixels`, never all of one at once.
"""

LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
"""Weights of red, green and blue in luma (ITU-R BT.601, section 2.5.1)."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Rectangle on the pixel grid; x and y are the coordinates of its upper left pixel."""

    x: int
    y: int
    w: int
    h: int

    @classmethod
    def of(cls, image: NDArray[np.generic]) -> "Rect":
        """Return the rect that covers all pixels of an image array."""
        return cls(0, 0, image.shape[1], image.shape[0])

    @property
    def slices(self) -> tuple[slice, slice]:
        """Pair of slices (rows, columns) that cuts the rect out of an array."""
        return slice(self.y, self.y + self.h), slice(self.x, self.x + self.w)

    @property
    def centre(self) -> tuple[float, float]:
        """Coordinates x, y of the centre in pixels."""
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def area(self) -> int:
        """Number of pixels."""
        return self.w * self.h

    def grown(self, by: int, inside: "Rect") -> "Rect":
        """Return the rect enlarged by `by` pixels on each side and clipped to `inside`."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by).clipped(inside)

    def distance_to(self, point: tuple[float, float]) -> float:
        """Return the distance in pixels from the centre to a point (x, y)."""
        return math.dist(self.centre, point)

    def clipped(self, inside: "Rect") -> "Rect":
        """Return the intersection with `inside`; sides are 0 where there is none."""
        left, top = max(self.x, inside.x), max(self.y, inside.y)
        right = min(self.x + self.w, inside.x + inside.w)
        bottom = min(self.y + self.h, inside.y + inside.h)
        return Rect(left, top, max(right - left, 0), max(bottom - top, 0))

    def scaled(self, by: int) -> "Rect":
        """Return the rect with position and sides times `by`, as on an enlarged photo."""
        return Rect(self.x * by, self.y * by, self.w * by, self.h * by)

    def resized(self, by: float) -> "Rect":
        """Return the rect at 0, 0 with these sides times `by`, rounded, at least 1 x 1."""
        return Rect(0, 0, max(round(self.w * by), 1), max(round(self.h * by), 1))

    def reduced(self, by: int) -> "Rect":
        """Return the rect with position and sides divided by `by`; the inverse of `scaled`."""
        return Rect(self.x // by, self.y // by, self.w // by, self.h // by)

    def relative_to(self, origin: "Rect") -> "Rect":
        """Return the rect in coordinates whose origin is the corner of `origin`."""
        return Rect(self.x - origin.x, self.y - origin.y, self.w, self.h)

    def tiles(self, side: int) -> Iterator["Rect"]:
        """Yield nearly equal rects, at most `side` x `side`, that cover this one, row by row."""
        for top, height in _even_parts(self.h, side):
            for left, width in _even_parts(self.w, side):
                yield Rect(self.x + left, self.y + top, width, height)


def _even_parts(length: int, most: int) -> Iterator[tuple[int, int]]:
    count = -(-length // most)
    edges = [length * i // count for i in range(count + 1)]
    return ((a, b - a) for a, b in zip(edges, edges[1:], strict=False))


def count_squares(width: int, height: int, side: int, stride: int) -> int:
    """Count the squares, `side` pixels wide and `stride` apart, that cover `width` x `height`.

    An image narrower than `side` is enlarged to it first."""
    larger = max(side / min(width, height), 1)
    across, down = (-(-(round(each * larger) - side) // stride) for each in (width, height))
    return (1 + across) * (1 + down)


def as_pixels(raster: Raster) -> Pixels:
    """Convert integer levels to float32 pixels, 0 to 1."""
    return raster.astype(np.float32) / np.float32(np.iinfo(raster.dtype).max)


def as_levels(image: Pixels, dtype: np.dtype[Any]) -> Raster:
    """Convert pixels, 0 to 1, to the nearest integer levels, clipped; inverts `as_pixels`."""
    levels: Raster = np.round(np.clip(image, 0, 1) * np.iinfo(dtype).max).astype(dtype)
    return levels


def downscale(raster: Raster, longest: int) -> Pixels:
    """Reduce a photo by area means, by a whole factor, until its long side fits `longest`.

    Reads the raster strip by strip, so that a memory-mapped one is never in memory at once."""
    factor = reduction_factor(Rect.of(raster), longest)
    rows = range(0, raster.shape[0], factor)
    return np.stack([_row_of_means(raster[top : top + factor], factor) for top in rows])


def block_means(image: Pixels, by: int) -> Pixels:
    """Average blocks of `by` x `by` pixels; rows and columns of an incomplete block are dropped."""
    height, width = (length // by for length in image.shape[:2])
    blocks = image[: height * by, : width * by].reshape(height, by, width, by, -1)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float32)


def padded_to_blocks(image: Pixels, by: int) -> Pixels:
    """Repeat the last row and column of an image until `by` divides its height and width."""
    height, width = image.shape[:2]
    return np.pad(image, ((0, -height % by), (0, -width % by), (0, 0)), "edge")


def reduction_factor(whole: Rect, longest: int) -> int:
    """Return the whole factor by which the long side of `whole` becomes at most `longest`."""
    return max(-(-max(whole.w, whole.h) // longest), 1)


def _row_of_means(strip: Raster, factor: int) -> Pixels:
    columns = np.arange(0, strip.shape[1], factor)
    sums = np.add.reduceat(strip.sum(axis=0, dtype=np.uint32), columns, axis=0, dtype=np.float64)
    widths = np.minimum(factor, strip.shape[1] - columns)[:, None]
    return np.asarray(sums / (widths * strip.shape[0] * np.iinfo(strip.dtype).max), np.float32)


DAMAGE_MARGIN: Final = 2
"""Pixels by which found damage is dilated, because its edges are soft."""


def dilate(found: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return a mask that is true within `by` pixels, across and down, of true pixels of `found`."""
    for axis in (0, 1):
        dilated = found.copy()
        source, target = np.moveaxis(found, axis, 0), np.moveaxis(dilated, axis, 0)
        for step in range(1, by + 1):
            target[step:] |= source[:-step]
            target[:-step] |= source[step:]
        found = dilated
    return found


def box_mean(image: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Average each pixel with those up to `radius` away, across and down; edges are repeated.

    `image` and the result are height x width, with or without a third axis of channels."""
    side = 2 * radius + 1
    for axis in (0, 1):
        widths = [(radius + 1, radius) if each == axis else (0, 0) for each in range(image.ndim)]
        sums = np.pad(image, widths, mode="edge").cumsum(axis=axis, dtype=np.float64)
        length = image.shape[axis]
        upper = np.take(sums, range(side, side + length), axis=axis)
        lower = np.take(sums, range(length), axis=axis)
        image = np.asarray((upper - lower) / side, np.float32)
    return image


MONOCHROME: Final = np.float32(1.5 / 255)
"""Largest difference between channels, 0 to 1, of an image without colour."""


def is_monochrome(image: Pixels) -> bool:
    """Return whether all pixels of an image are grey, within a small tolerance."""
    return bool(np.ptp(image, axis=2).max() < MONOCHROME)


def to_grey(image: Pixels) -> Pixels:
    """Return an image with its luma in all three channels."""
    return np.repeat(to_luma(image)[..., None], 3, axis=2)


def to_luma(image: Pixels) -> NDArray[np.float32]:
    """Compute the luma of an image: height x width, 0 to 1."""
    return np.asarray(image @ LUMA, np.float32)


def to_linear(coded: Pixels) -> Pixels:
    """Convert sRGB-coded values to linear light, 0 to 1 each (IEC 61966-2-1)."""
    low = coded / 12.92
    high = ((np.maximum(coded, 0) + 0.055) / 1.055) ** 2.4
    return np.where(coded <= 0.04045, low, high).astype(np.float32)


def to_coded(linear: Pixels) -> Pixels:
    """Convert linear light to sRGB-coded values, 0 to 1 each (IEC 61966-2-1)."""
    high = 1.055 * np.maximum(linear, 1e-8) ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.0031308, linear * 12.92, high).astype(np.float32)
