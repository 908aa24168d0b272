"""Masks: immutable coverage maps of the size of a photo, stored as tiles.

An edited mask shares its unchanged tiles with the earlier one, so that a brush stroke costs only
the tiles that it touches.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Rect, box_mean

Levels = NDArray[np.uint8]
"""Height x width, 0 (untouched) to 255 (fully affected)."""

SIDE: Final = 256
"""Side of a tile in pixels; tiles at the right and lower edge may be smaller."""

FULL: Final = 255
"""Level of a fully affected pixel."""


class MaskMode(Enum):
    """How a mask patch is combined with a mask: it replaces it, adds or subtracts."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"


@dataclass(frozen=True, slots=True)
class MaskPatch:
    """Levels, H x W, 0 to 255, of one rect of the photo, to be combined with a mask."""

    rect: Rect
    levels: Levels = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Tile:
    """Square of a mask, compared by its key; one of a constant level takes no memory."""

    levels: Levels = field(compare=False, repr=False)
    key: str

    @classmethod
    def of(cls, levels: Levels) -> "_Tile":
        first = levels[0, 0]
        if (levels == first).all():
            return cls.constant(int(first), levels.shape)
        return cls(levels, hashlib.sha256(levels.tobytes()).hexdigest())

    @classmethod
    def constant(cls, level: int, shape: tuple[int, ...]) -> "_Tile":
        return cls(np.broadcast_to(np.uint8(level), shape), f"{level}")

    @property
    def is_empty(self) -> bool:
        return self.key == "0"


@dataclass(frozen=True, slots=True)
class Mask:
    """Immutable 8-bit coverage mask, height x width, 0 (unaffected) to 255 (fully affected).

    It is stored as 256 px tiles; `key` is a hash of size and levels, by which masks are compared.
    """

    width: int
    height: int
    key: str
    _tiles: tuple[_Tile, ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, values: MaskArray) -> "Mask":
        """Make a mask from an array, height x width, 0 to 1."""
        whole = Rect.of(values)
        levels = np.round(np.clip(values, 0, 1) * FULL).astype(np.uint8)
        return _mask_of(whole, tuple(_Tile.of(levels[r.slices].copy()) for r in _tile_rects(whole)))

    @classmethod
    def from_bands(cls, levels: Levels, bands: Iterable[MaskArray]) -> "Mask":
        """Make a mask from its rows, 0 to 1, in bands of SIDE rows from top to bottom.

        Levels are written to `levels`, an array of the mask's size, maybe memory-mapped. Raises:
        ValueError for a value outside of 0 to 1 and a wrong number or shape of bands."""
        whole, tiles = Rect.of(levels), list[_Tile]()
        rects = list(_tile_rects(whole))
        for band in bands:
            rows = rects[len(tiles) : len(tiles) + _columns(whole)]
            if not rows or band.shape != (rows[0].h, whole.w):
                raise ValueError("rows")
            tiles += _tiles_of_band(band, rows, levels)
        if len(tiles) != len(rects):
            raise ValueError("rows")
        return _mask_of(whole, tuple(tiles))

    @classmethod
    def constant(cls, width: int, height: int, level: int) -> "Mask":
        """Make a mask of `width` x `height` pixels with one level, 0 to 255, everywhere."""
        whole = Rect(0, 0, width, height)
        return _mask_of(whole, tuple(_Tile.constant(level, (r.h, r.w)) for r in _tile_rects(whole)))

    @property
    def whole(self) -> Rect:
        """Rect of the mask, which is that of the photo, from 0, 0."""
        return Rect(0, 0, self.width, self.height)

    @property
    def values(self) -> MaskArray:
        """Mask as a new float32 array, height x width, 0 to 1."""
        return self.mask(self.whole)

    @property
    def tile_sizes(self) -> Iterator[tuple[str, int]]:
        """Key and bytes of each tile that takes memory; tiles shared by masks have equal keys."""
        for tile in self._tiles:
            if any(tile.levels.strides):
                yield tile.key, tile.levels.nbytes

    @property
    def bounds(self) -> Rect:
        """Rect around the tiles that are not 0 throughout; empty if all are."""
        pairs = zip(_tile_rects(self.whole), self._tiles, strict=True)
        return union_rect([rect for rect, tile in pairs if not tile.is_empty])

    @property
    def is_empty(self) -> bool:
        """Whether every level is 0."""
        return all(tile.is_empty for tile in self._tiles)

    def mask(self, rect: Rect) -> MaskArray:
        """Return a rect of the mask, inside the photo, as a float32 array, 0 to 1."""
        return self.levels(rect).astype(np.float32) / np.float32(FULL)

    def levels(self, rect: Rect) -> Levels:
        """Return a rect of the mask, inside the photo, as a new uint8 array."""
        levels = np.zeros((rect.h, rect.w), np.uint8)
        for tile_rect, tile in self._tiles_in(rect):
            both = tile_rect.clipped(rect)
            levels[both.relative_to(rect).slices] = tile.levels[both.relative_to(tile_rect).slices]
        return levels

    def combined(self, patch: MaskPatch, mode: MaskMode) -> "Mask":
        """Return the mask with a patch added (maximum), subtracted, or alone with REPLACE."""
        tiles = zip(_tile_rects(self.whole), self._tiles, strict=True)
        combined = (_combine_tile(rect, tile, patch, mode) for rect, tile in tiles)
        return _mask_of(self.whole, tuple(combined))

    def joined(self, other: "Mask") -> "Mask":
        """Return a mask that is 255 where this or `other` is above 0; both have equal sides."""
        pairs = zip(self._tiles, other._tiles, strict=True)
        return _mask_of(self.whole, tuple(_union_tile(one, two) for one, two in pairs))

    def inverted(self) -> "Mask":
        """Return the mask with each level replaced by 255 minus the level."""
        return _mask_of(self.whole, tuple(_invert_tile(tile) for tile in self._tiles))

    def feathered(self, radius: int) -> "Mask":
        """Return the mask with edges softened over `radius` pixels to each side."""
        tiles = (self._blur_tile(rect, radius) for rect in _tile_rects(self.whole))
        return _mask_of(self.whole, tuple(tiles)) if radius >= 1 else self

    def _blur_tile(self, rect: Rect, radius: int) -> _Tile:
        near = rect.grown(2 * radius, self.whole)
        keys = {tile.key for _, tile in self._tiles_in(near)}
        if len(keys) == 1 and len(keys & {"0", f"{FULL}"}) == 1:
            return _Tile.constant(int(keys.pop()), (rect.h, rect.w))
        soft = box_mean(box_mean(self.levels(near).astype(np.float32), radius), radius)
        return _Tile.of(np.round(soft[rect.relative_to(near).slices]).astype(np.uint8))

    def _tiles_in(self, rect: Rect) -> Iterator[tuple[Rect, _Tile]]:
        across = -(-self.width // SIDE)
        for row in range(rect.y // SIDE, -(-(rect.y + rect.h) // SIDE)):
            for column in range(rect.x // SIDE, -(-(rect.x + rect.w) // SIDE)):
                yield _tile_rect(row, column, self.whole), self._tiles[row * across + column]


def union_rect(rects: list[Rect]) -> Rect:
    """Return the smallest rect that contains all rects; empty if there are none."""
    if not rects:
        return Rect(0, 0, 0, 0)
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    right, bottom = max(r.x + r.w for r in rects), max(r.y + r.h for r in rects)
    return Rect(left, top, right - left, bottom - top)


def _mask_of(whole: Rect, tiles: tuple[_Tile, ...]) -> Mask:
    seal = hashlib.sha256(f"{whole.w} {whole.h}".encode())
    for tile in tiles:
        seal.update(tile.key.encode() + b"\n")
    return Mask(whole.w, whole.h, seal.hexdigest(), tiles)


def _tiles_of_band(band: MaskArray, rects: list[Rect], stored: Levels) -> list[_Tile]:
    """Make the tiles of a band of rows (0 to 1); those of one level take nothing of `stored`.

    `rects` are those of the tiles; `stored` is the whole mask's array, 0 to 255. Raises: ValueError
    for a value outside of 0 to 1."""
    low, high = float(band.min()), float(band.max())  # NaN if any value is
    if not (low >= 0 and high <= 1):
        raise ValueError("values")
    if low == high:
        level = round(low * FULL)
        return [_Tile.constant(level, (rect.h, rect.w)) for rect in rects]
    stored[rects[0].y : rects[0].y + rects[0].h] = np.rint(band * np.float32(FULL))
    return [_Tile.of(np.asarray(stored[rect.slices])) for rect in rects]


def _columns(whole: Rect) -> int:
    return -(-whole.w // SIDE)


def _tile_rects(whole: Rect) -> Iterator[Rect]:
    for row in range(-(-whole.h // SIDE)):
        for column in range(_columns(whole)):
            yield _tile_rect(row, column, whole)


def _tile_rect(row: int, column: int, whole: Rect) -> Rect:
    return Rect(column * SIDE, row * SIDE, SIDE, SIDE).clipped(whole)


def _combine_tile(rect: Rect, tile: _Tile, patch: MaskPatch, mode: MaskMode) -> _Tile:
    both = rect.clipped(patch.rect)
    old = _Tile.constant(0, (rect.h, rect.w)) if mode is MaskMode.REPLACE else tile
    if not both.area:
        return old
    levels = old.levels.copy()
    here, new = (
        levels[both.relative_to(rect).slices],
        patch.levels[both.relative_to(patch.rect).slices],
    )
    if mode is MaskMode.SUBTRACT:
        np.minimum(here, FULL - new, out=here)
    else:
        np.maximum(here, new, out=here)
    return _Tile.of(levels)


def _union_tile(one: _Tile, two: _Tile) -> _Tile:
    covered = np.maximum(one.levels, two.levels) > 0
    return _Tile.of(np.where(covered, np.uint8(FULL), np.uint8(0)))


def _invert_tile(tile: _Tile) -> _Tile:
    return _Tile.of(np.asarray(FULL - tile.levels, np.uint8))
