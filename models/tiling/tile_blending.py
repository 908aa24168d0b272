"""Blending of tiles: neighbours are cross-faded over a narrow overlap, so that no seam shows.

Networks that pool over a whole tile give slightly different results on both sides of a seam. The
blend `a + share * (b - a)` is exactly `a` where both agree, and does not depend on the order in
which tiles are done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from models.core.pixels import Pixels, Rect
from models.tiling.tile_grid import Grid


class TileBlender:
    """Blender that joins restored tiles of a grid at their overlaps, in any order of arrival.

    Keeps only the strips that neighbours still need."""

    def __init__(self, grid: Grid, numbers: Iterable[int]) -> None:
        self._grid = grid
        self._awaited = set(numbers)
        self._strips: dict[int, list[tuple[Rect, Pixels]]] = {}

    def add(self, number: int, pixels: Pixels) -> Iterator[tuple[Rect, Pixels]]:
        """Add the restored tile `number`, with its overlap; yield changed rects with their pixels.

        The first rect is that of the tile, blended with neighbours that were added before; the
        others are the parts of these neighbours that the blending changed."""
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
