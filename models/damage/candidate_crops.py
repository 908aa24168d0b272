"""Small pictures of candidates for damage, for the network that judges what it sees.

Each candidate is seen twice: close, and with more of what surrounds it. Each view has five planes:
luma, red minus luma, blue minus luma, the candidate's own pixels, and the part inside the picture.
"""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from models.core.pixels import Pixels, block_means, to_luma
from models.damage.region_statistics import Indices, PixelSet, Shapes, Values

PLANES: Final = 5
"""Planes of a view."""

SIDE: Final = 32
"""Side of a view in pixels."""

LEAST_REDUCTION: Final = 4
"""Least factor by which the picture is reduced for the wider view."""

MARGIN: Final = 1.5
"""Least side of the wider view, in lengths of the candidate."""

NEUTRAL: Final = 128
"""Stored value of a colour difference of 0."""

Crops = NDArray[np.uint8]
"""Views of candidates, the closer one first: candidates x 2 x planes x side x side, 0 to 255."""


class Pyramid:
    """Planes of a picture, height x width x 3, 0 to 1, reduced by powers of two."""

    def __init__(self, image: Pixels) -> None:
        """Prepare the planes of a picture; its reductions are made when they are asked for."""
        luma = to_luma(image)
        planes = (luma, image[..., 0] - luma, image[..., 2] - luma, np.ones_like(luma))
        self._levels = {1: np.stack(planes, axis=-1).astype(np.float32)}
        self.width = luma.shape[1]

    def at(self, by: int) -> NDArray[np.float32]:
        """Return the picture reduced `by` 1, 2, 4, ...: H x W x 4 (luma, two colours, inside)."""
        if by not in self._levels:
            finer = self.at(by // 2)
            odd = [(0, side % 2) for side in finer.shape[:2]]
            self._levels[by] = block_means(np.pad(finer, (*odd, (0, 0))), 2)
        return self._levels[by]


def draw_crops(pyramid: Pyramid, pixels: PixelSet, chosen: Indices) -> Crops:
    """Draw both views of the candidates whose numbers are `chosen`.

    `pyramid` holds the photo at several sizes, `pixels` the pixels of all candidates. The result
    has one row for each number in `chosen`, in this order."""
    if not len(chosen):
        return np.zeros((0, 2, PLANES, SIDE, SIDE), np.uint8)
    pixels = _only(pixels, chosen)
    shapes = Shapes.of(pixels, pyramid.width)
    fitting = np.maximum(shapes.length, shapes.width) * MARGIN / SIDE
    wide = np.asarray(2 ** np.ceil(np.log2(np.maximum(fitting, LEAST_REDUCTION))), np.intp)
    close_at = np.divmod(_nearest_to_centre(pixels, shapes, pyramid.width), pyramid.width)
    views = (
        _view(pyramid, pixels, close_at, np.ones_like(wide)),
        _view(pyramid, pixels, (shapes.y, shapes.x), wide),
    )
    return np.stack(views, axis=1)


def _only(pixels: PixelSet, chosen: Indices) -> PixelSet:
    """Return the chosen regions, numbered in this order."""
    numbers = np.full(pixels.count, -1, np.intp)
    numbers[chosen] = np.arange(len(chosen))
    kept = numbers[pixels.region]
    return PixelSet(len(chosen), pixels.at[kept >= 0], kept[kept >= 0])


def _nearest_to_centre(pixels: PixelSet, shapes: Shapes, columns: int) -> Indices:
    """Return for each region the flat index of its pixel nearest to its centre.

    `shapes` holds the centres; a row of the picture has `columns` pixels."""
    along, across = shapes.coordinates(pixels, columns)
    order = np.lexsort((along**2 + across**2, pixels.region))
    return pixels.at[order[np.searchsorted(pixels.region[order], np.arange(pixels.count))]]


def _view(
    pyramid: Pyramid,
    pixels: PixelSet,
    centres: tuple[Values | Indices, Values | Indices],
    factors: Indices,
) -> Crops:
    """Draw one view of N regions: N x PLANES x SIDE x SIDE, 0 to 255.

    `centres` are the N rows and N columns of the picture at which the views are centred, `factors`
    the N powers of two by which `pyramid` is reduced for them."""
    drawn = np.zeros((pixels.count, PLANES, SIDE, SIDE), np.uint8)
    top, left = (np.asarray(c // factors, np.intp) - SIDE // 2 for c in centres)
    for by in np.unique(factors):
        of = np.flatnonzero(factors == by)
        cut = _windows(pyramid.at(int(by)), top[of], left[of])
        drawn[of, 0] = np.clip(cut[:, 0] * 255, 0, 255)
        drawn[of, 1:3] = np.clip(cut[:, 1:3] * 255 + NEUTRAL, 0, 255)
        drawn[of, 4] = cut[:, 3] * 255
    drawn[:, 3] = _own_pixels(pixels, (top, left), factors, pyramid.width)
    return drawn


def _windows(planes: NDArray[np.float32], top: Indices, left: Indices) -> NDArray[np.float32]:
    """Cut N squares of SIDE x SIDE pixels out of planes: N x planes x SIDE x SIDE, 0 outside.

    `planes` is H x W x planes; `top` and `left` are the row and column of each square's corner."""
    margin = (SIDE, SIDE)
    windows = sliding_window_view(np.pad(planes, (margin, margin, (0, 0))), margin, (0, 1))
    rows = np.clip(top, -SIDE, planes.shape[0]) + SIDE
    return windows[rows, np.clip(left, -SIDE, planes.shape[1]) + SIDE]


def _own_pixels(
    pixels: PixelSet, corners: tuple[Indices, Indices], factors: Indices, columns: int
) -> Crops:
    """Draw the square root of the share that each region has of the pixels of its view.

    `corners` (rows, columns) and `factors` are origin and reduction of each region's view; rows of
    the picture have `columns` pixels. Result: regions x SIDE x SIDE, 0 to 255."""
    by, region = factors[pixels.region], pixels.region
    down, across = np.divmod(pixels.at, columns)
    row, column = down // by - corners[0][region], across // by - corners[1][region]
    seen = (row >= 0) & (row < SIDE) & (column >= 0) & (column < SIDE)
    where = (region[seen] * SIDE + row[seen]) * SIDE + column[seen]
    shares = np.bincount(where, 1 / by[seen] ** 2, pixels.count * SIDE**2)
    levels = np.sqrt(np.minimum(shares, 1)) * 255
    return levels.astype(np.uint8).reshape(-1, SIDE, SIDE)
