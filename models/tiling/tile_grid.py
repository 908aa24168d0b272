"""Grid of tiles over a region, their overlaps, and their weights where they are cross-faded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Rect

OVERLAP: Final = 16
"""Width in pixels, on each side of a seam, that is cross-faded where tiles are wide enough."""

Span = tuple[int, int]
"""Start and end of a range of pixels."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Division of a region into tiles, numbered row by row.

    Each tile overlaps its neighbours by `overlap` pixels, so little that it meets none but the
    eight around it."""

    region: Rect
    tiles: tuple[Rect, ...]
    columns: int
    overlap: int

    @classmethod
    def of(cls, region: Rect, side: int) -> "Grid":
        """Divide a region into tiles of at most `side` x `side` pixels."""
        tiles = tuple(region.tiles(side))
        columns = sum(tile.y == region.y for tile in tiles)
        width = min(tile.w for tile in tiles) if columns > 1 else 2 * OVERLAP
        height = min(tile.h for tile in tiles) if columns < len(tiles) else 2 * OVERLAP
        return cls(region, tiles, columns, min(OVERLAP, width // 2, height // 2))

    def scaled(self, by: int) -> "Grid":
        """Return the same division of the region enlarged `by` times."""
        tiles = tuple(tile.scaled(by) for tile in self.tiles)
        return Grid(self.region.scaled(by), tiles, self.columns, self.overlap * by)

    def tile_with_overlap(self, number: int) -> Rect:
        """Return the rect of the tile `number` with the overlap around it."""
        return self.tiles[number].grown(self.overlap, self.region)

    def around(self, number: int) -> Iterator[int]:
        """Yield the numbers of the up to eight neighbours of the tile `number`."""
        row, column = divmod(number, self.columns)
        for y in range(max(row - 1, 0), min(row + 2, len(self.tiles) // self.columns)):
            for x in range(max(column - 1, 0), min(column + 2, self.columns)):
                if (y, x) != (row, column):
                    yield y * self.columns + x

    def weights(self, number: int, zone: Rect) -> NDArray[np.float32]:
        """Compute the blending weights, H x W of `zone`, of the tile `number` with its overlap.

        `zone` is a part of its rect with overlap. Weights are above 0, and 1 where no other tile
        reaches."""
        tile, region = self.tiles[number], self.region
        down = self._ramp(_rows(zone), _rows(tile), _rows(region))
        across = self._ramp(_columns(zone), _columns(tile), _columns(region))
        return down[:, None] * across

    def _ramp(self, zone: Span, tile: Span, region: Span) -> NDArray[np.float32]:
        centres = np.arange(*zone, dtype=np.float32) + 0.5
        weights = np.ones_like(centres)
        if self.overlap and tile[0] > region[0]:
            weights *= np.clip((centres - tile[0]) / (2 * self.overlap) + 0.5, 0, 1)
        if self.overlap and tile[1] < region[1]:
            weights *= np.clip((tile[1] - centres) / (2 * self.overlap) + 0.5, 0, 1)
        return weights


def _rows(rect: Rect) -> Span:
    return rect.y, rect.y + rect.h


def _columns(rect: Rect) -> Span:
    return rect.x, rect.x + rect.w
