"""Blending of tiles: neighbours are cross-faded over a narrow overlap, so that no seam shows.

Networks that pool over a whole tile give slightly different results on both sides of a seam. The
blend `a + share * (b - a)` is exactly `a` where both agree, and does not depend on the order in
which tiles are done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect

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
        """Return the rect of a tile with the overlap around it."""
        return self.tiles[number].grown(self.overlap, self.region)

    def around(self, number: int) -> Iterator[int]:
        """Yield the numbers of the up to eight neighbours of the tile `number`."""
        row, column = divmod(number, self.columns)
        for y in range(max(row - 1, 0), min(row + 2, len(self.tiles) // self.columns)):
            for x in range(max(column - 1, 0), min(column + 2, self.columns)):
                if (y, x) != (row, column):
                    yield y * self.columns + x

    def weights(self, number: int, zone: Rect) -> NDArray[np.float32]:
        """Compute the blending weights of a tile in `zone`, a part of its rect with overlap.

        They are above 0, and 1 where no other tile reaches."""
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


class TileBlender:
    """Blender that joins restored tiles of a grid at their overlaps, in any order of arrival.

    Keeps only the strips that neighbours still need."""

    def __init__(self, grid: Grid, numbers: Iterable[int]) -> None:
        self._grid = grid
        self._awaited = set(numbers)
        self._strips: dict[int, list[tuple[Rect, Pixels]]] = {}

    def add(self, number: int, pixels: Pixels) -> Iterator[tuple[Rect, Pixels]]:
        """Add a restored tile, with its overlap, and yield each rect that changes with its pixels.

        First comes the tile, blended with the neighbours that are done, then the changed parts of
        these."""
        reach, tiles = self._grid.tile_with_overlap(number), self._grid.tiles
        done = [other for other in self._grid.around(number) if other in self._strips]
        blended = self._blend(number, pixels, done)
        self._keep_strips(number, pixels)
        for rect in (tiles[number], *(tiles[other].clipped(reach) for other in done)):
            if rect.area:
                yield rect, blended[rect.relative_to(reach).slices].copy()

    def _blend(self, number: int, pixels: Pixels, done: list[int]) -> Pixels:
        if not done:
            return pixels
        reach = self._grid.tile_with_overlap(number)
        total = np.zeros(pixels.shape[:2], np.float32)
        result = np.zeros_like(pixels)
        for one in sorted((*done, number)):
            zone = self._grid.tile_with_overlap(one).clipped(reach)
            inner = zone.relative_to(reach).slices
            weights = self._grid.weights(one, zone)
            total[inner] += weights
            share = (weights / total[inner])[..., None]
            part = pixels if one == number else self._strip(one, zone)
            result[inner] += share * (part - result[inner])
        return result

    def _strip(self, number: int, zone: Rect) -> Pixels:
        """Return the pixels of a zone from the kept strip of the tile `number` that covers it."""
        covering = (each for each in self._strips[number] if zone.clipped(each[0]) == zone)
        rect, pixels = next(covering)
        return pixels[zone.relative_to(rect).slices]

    def _keep_strips(self, number: int, pixels: Pixels) -> None:
        self._awaited.discard(number)
        reach = self._grid.tile_with_overlap(number)
        self._strips[number] = [
            (strip, pixels[strip.relative_to(reach).slices].copy())
            for strip in _border(reach, 2 * self._grid.overlap)
        ]
        for one in (number, *self._grid.around(number)):
            if one in self._strips:
                self._drop_unneeded_strips(one)

    def _drop_unneeded_strips(self, number: int) -> None:
        awaited = [n for n in self._grid.around(number) if n in self._awaited]
        reaches = [self._grid.tile_with_overlap(other) for other in awaited]
        kept = [
            (strip, pixels)
            for strip, pixels in self._strips.pop(number)
            if any(strip.clipped(reach).area for reach in reaches)
        ]
        if kept:
            self._strips[number] = kept


def _border(rect: Rect, width: int) -> tuple[Rect, Rect, Rect, Rect]:
    """Return the strips of a rect, at most `width` wide: top, bottom, left and right."""
    top, left = replace(rect, h=min(width, rect.h)), replace(rect, w=min(width, rect.w))
    bottom, right = rect.y + rect.h - top.h, rect.x + rect.w - left.w
    return top, replace(top, y=bottom), left, replace(left, x=right)


def _rows(rect: Rect) -> Span:
    return rect.y, rect.y + rect.h


def _columns(rect: Rect) -> Span:
    return rect.x, rect.x + rect.w
