"""Where tiles meet: neighbours are cross-faded over a narrow overlap, so that no line shows.

Networks that pool over a whole tile answer a little differently on both sides of a seam. The
blend moves from one answer to the other by `a + share * (b - a)`, which gives exactly `a` where
both agree, and does not depend on the order in which tiles are done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, Rect

OVERLAP: Final = 16
"""Pixels on each side of a seam that are cross-faded, where tiles are wide enough."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The tiles of a region, row by row, and how far each reaches over its neighbours; never so
    far that it meets any but the eight around it."""

    region: Rect
    tiles: tuple[Rect, ...]
    columns: int
    overlap: int

    @classmethod
    def of(cls, region: Rect, side: int) -> "Grid":
        """At most `side` x `side` pixels a tile."""
        tiles = tuple(region.tiles(side))
        columns = sum(tile.y == region.y for tile in tiles)
        width = min(tile.w for tile in tiles) if columns > 1 else 2 * OVERLAP
        height = min(tile.h for tile in tiles) if columns < len(tiles) else 2 * OVERLAP
        return cls(region, tiles, columns, min(OVERLAP, width // 2, height // 2))

    def scaled(self, by: int) -> "Grid":
        """The same tiles on a grid that is `by` times as fine."""
        tiles = tuple(tile.scaled(by) for tile in self.tiles)
        return Grid(self.region.scaled(by), tiles, self.columns, self.overlap * by)

    def tile_with_overlap(self, number: int) -> Rect:
        """The tile and the overlap around it."""
        return self.tiles[number].grown(self.overlap, self.region)

    def around(self, number: int) -> Iterator[int]:
        """The up to eight neighbours of a tile."""
        row, column = divmod(number, self.columns)
        for y in range(max(row - 1, 0), min(row + 2, len(self.tiles) // self.columns)):
            for x in range(max(column - 1, 0), min(column + 2, self.columns)):
                if (y, x) != (row, column):
                    yield y * self.columns + x

    def weights(self, number: int, zone: Rect) -> NDArray[np.float32]:
        """How much a tile counts in each pixel of a zone it reaches: above 0, and 1 where it
        is alone."""
        tile, region = self.tiles[number], self.region
        down = self._ramp(_rows(zone), _rows(tile), _rows(region))
        across = self._ramp(_columns(zone), _columns(tile), _columns(region))
        return down[:, None] * across

    def _ramp(self, zone: Span, tile: Span, region: Span) -> NDArray[np.float32]:
        middles = np.arange(*zone, dtype=np.float32) + 0.5
        weights = np.ones_like(middles)
        if self.overlap and tile[0] > region[0]:
            weights *= np.clip((middles - tile[0]) / (2 * self.overlap) + 0.5, 0, 1)
        if self.overlap and tile[1] < region[1]:
            weights *= np.clip((tile[1] - middles) / (2 * self.overlap) + 0.5, 0, 1)
        return weights


class TileBlender:
    """Joins the tiles of a grid in whatever order they are done, keeping of each no more than
    the strips that a neighbour still waits for."""

    def __init__(self, grid: Grid, numbers: Iterable[int]) -> None:
        self._grid = grid
        self._awaited = set(numbers)
        self._strips: dict[int, list[tuple[Rect, Pixels]]] = {}

    def add(self, number: int, pixels: Pixels) -> Iterator[tuple[Rect, Pixels]]:
        """Take a tile, as large as its reach; give it back blended with the neighbours that are
        done, and then what changes in these."""
        reach, tiles = self._grid.tile_with_overlap(number), self._grid.tiles
        done = [other for other in self._grid.around(number) if other in self._strips]
        blended = self._blended(number, pixels, done)
        self._keep(number, pixels)
        for rect in (tiles[number], *(tiles[other].clipped(reach) for other in done)):
            if rect.area:
                yield rect, blended[rect.relative_to(reach).slices].copy()

    def _blended(self, number: int, pixels: Pixels, done: list[int]) -> Pixels:
        if not done:
            return pixels
        reach = self._grid.tile_with_overlap(number)
        total = np.zeros(pixels.shape[:2], np.float32)
        result = np.zeros_like(pixels)
        for one in sorted((*done, number)):
            zone = self._grid.tile_with_overlap(one).clipped(reach)
            at = zone.relative_to(reach).slices
            weights = self._grid.weights(one, zone)
            total[at] += weights
            share = (weights / total[at])[..., None]
            answer = pixels if one == number else self._strip(one, zone)
            result[at] += share * (answer - result[at])
        return result

    def _strip(self, number: int, zone: Rect) -> Pixels:
        found = (
            pixels[zone.relative_to(rect).slices]
            for rect, pixels in self._strips[number]
            if zone.clipped(rect) == zone
        )
        return next(found)

    def _keep(self, number: int, pixels: Pixels) -> None:
        self._awaited.discard(number)
        reach = self._grid.tile_with_overlap(number)
        self._strips[number] = [
            (strip, pixels[strip.relative_to(reach).slices].copy())
            for strip in _border(reach, 2 * self._grid.overlap)
        ]
        for one in (number, *self._grid.around(number)):
            if one in self._strips:
                self._forget_what_nobody_awaits(one)

    def _forget_what_nobody_awaits(self, number: int) -> None:
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
    wide, high = min(width, rect.w), min(width, rect.h)
    return (
        Rect(rect.x, rect.y, rect.w, high),
        Rect(rect.x, rect.y + rect.h - high, rect.w, high),
        Rect(rect.x, rect.y, wide, rect.h),
        Rect(rect.x + rect.w - wide, rect.y, wide, rect.h),
    )


def _rows(rect: Rect) -> Span:
    return rect.y, rect.y + rect.h


def _columns(rect: Rect) -> Span:
    return rect.x, rect.x + rect.w
