"""Masks: where a layer acts, as tiles that later versions share with earlier ones, so that a
stroke of the brush costs what it touches and undo costs next to nothing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Rect

Levels = NDArray[np.uint8]
"""Height x width, 0 (untouched) to 255 (fully affected)."""

SIDE: Final = 256
"""Of a tile, in pixels; those at the right and lower edge may be smaller."""

FULL: Final = 255


class MaskMode(Enum):
    """What a new piece does to what is there."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"


@dataclass(frozen=True, slots=True)
class MaskPatch:
    """Levels for a rectangle of the photo; nothing beyond it."""

    rect: Rect
    levels: Levels = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Tile:
    """Tiles are equal when their keys are. One that is the same throughout takes no memory."""

    levels: Levels = field(compare=False, repr=False)
    key: str

    @classmethod
    def of(cls, levels: Levels) -> "_Tile":
        first = levels[0, 0]
        if (levels == first).all():
            return cls.even(int(first), levels.shape)
        return cls(levels, hashlib.sha256(levels.tobytes()).hexdigest())

    @classmethod
    def even(cls, level: int, shape: tuple[int, ...]) -> "_Tile":
        return cls(np.broadcast_to(np.uint8(level), shape), f"{level}")

    @property
    def empty(self) -> bool:
        return self.key == "0"


@dataclass(frozen=True, slots=True)
class Mask:
    """A mask the size of its photo, in 255 steps, compared by the hash of its levels."""

    width: int
    height: int
    key: str
    _tiles: tuple[_Tile, ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, values: MaskArray) -> "Mask":
        """From 0 to 1."""
        whole = Rect.of(values)
        levels = np.round(np.clip(values, 0, 1) * FULL).astype(np.uint8)
        return _region(whole, tuple(_Tile.of(levels[r.slices].copy()) for r in _places(whole)))

    @classmethod
    def constant(cls, width: int, height: int, level: int) -> "Mask":
        """The same level, 0 to 255, everywhere."""
        whole = Rect(0, 0, width, height)
        return _region(whole, tuple(_Tile.even(level, (r.h, r.w)) for r in _places(whole)))

    @property
    def whole(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    @property
    def values(self) -> MaskArray:
        """All of it, 0 to 1: four bytes for each pixel of the photo."""
        return self.mask(self.whole)

    @property
    def tile_sizes(self) -> Iterator[tuple[str, int]]:
        """Of each tile that takes memory its key, the same for tiles that are shared, and bytes."""
        for tile in self._tiles:
            if any(tile.levels.strides):
                yield tile.key, tile.levels.nbytes

    @property
    def bounds(self) -> Rect:
        """Holds all that is not zero; on the grid of the tiles. Empty where there is nothing."""
        pairs = zip(_places(self.whole), self._tiles, strict=True)
        return union_rect([place for place, tile in pairs if not tile.empty])

    @property
    def is_empty(self) -> bool:
        return all(tile.empty for tile in self._tiles)

    def mask(self, rect: Rect) -> MaskArray:
        """The values of a rectangle inside the photo, 0 to 1."""
        return self.levels(rect).astype(np.float32) / np.float32(FULL)

    def levels(self, rect: Rect) -> Levels:
        """The levels of a rectangle inside the photo, in an array of their own."""
        found = np.zeros((rect.h, rect.w), np.uint8)
        for place, tile in self._touched(rect):
            both = place.clipped(rect)
            found[both.relative_to(rect).slices] = tile.levels[both.relative_to(place).slices]
        return found

    def combined(self, piece: MaskPatch, mix: MaskMode) -> "Mask":
        """With a piece laid over it; where they overlap the higher or, to subtract, the lower
        level counts."""
        tiles = (
            _joined(place, tile, piece, mix)
            for place, tile in zip(_places(self.whole), self._tiles, strict=True)
        )
        return _region(self.whole, tuple(tiles))

    def joined(self, other: "Mask") -> "Mask":
        """Full wherever one of the two, of one size, is not nothing."""
        pairs = zip(self._tiles, other._tiles, strict=True)
        return _region(self.whole, tuple(_either(one, two) for one, two in pairs))

    def inverted(self) -> "Mask":
        return _region(self.whole, tuple(_inverted(tile) for tile in self._tiles))

    def feathered(self, radius: int) -> "Mask":
        """With soft edges, `radius` pixels wide to each side."""
        if radius < 1:
            return self
        return _region(self.whole, tuple(self._softened(p, radius) for p in _places(self.whole)))

    def _softened(self, place: Rect, radius: int) -> _Tile:
        near = place.grown(2 * radius, self.whole)
        keys = {tile.key for _, tile in self._touched(near)}
        if len(keys) == 1 and len(keys & {"0", f"{FULL}"}) == 1:
            return _Tile.even(int(keys.pop()), (place.h, place.w))
        soft = _boxed(_boxed(self.levels(near).astype(np.float32), radius), radius)
        return _Tile.of(np.round(soft[place.relative_to(near).slices]).astype(np.uint8))

    def _touched(self, rect: Rect) -> Iterator[tuple[Rect, _Tile]]:
        across = -(-self.width // SIDE)
        for row in range(rect.y // SIDE, -(-(rect.y + rect.h) // SIDE)):
            for column in range(rect.x // SIDE, -(-(rect.x + rect.w) // SIDE)):
                yield _place(row, column, self.whole), self._tiles[row * across + column]


def union_rect(rects: list[Rect]) -> Rect:
    """The smallest rectangle that holds them all; empty where there are none."""
    if not rects:
        return Rect(0, 0, 0, 0)
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    right, bottom = max(r.x + r.w for r in rects), max(r.y + r.h for r in rects)
    return Rect(left, top, right - left, bottom - top)


def _region(whole: Rect, tiles: tuple[_Tile, ...]) -> Mask:
    seal = hashlib.sha256(f"{whole.w} {whole.h}".encode())
    for tile in tiles:
        seal.update(tile.key.encode() + b"\n")
    return Mask(whole.w, whole.h, seal.hexdigest(), tiles)


def _places(whole: Rect) -> Iterator[Rect]:
    for row in range(-(-whole.h // SIDE)):
        for column in range(-(-whole.w // SIDE)):
            yield _place(row, column, whole)


def _place(row: int, column: int, whole: Rect) -> Rect:
    return Rect(column * SIDE, row * SIDE, SIDE, SIDE).clipped(whole)


def _joined(place: Rect, tile: _Tile, piece: MaskPatch, mix: MaskMode) -> _Tile:
    both = place.clipped(piece.rect)
    old = _Tile.even(0, (place.h, place.w)) if mix is MaskMode.REPLACE else tile
    if not both.area:
        return old
    levels = old.levels.copy()
    here, new = (
        levels[both.relative_to(place).slices],
        piece.levels[both.relative_to(piece.rect).slices],
    )
    if mix is MaskMode.SUBTRACT:
        np.minimum(here, FULL - new, out=here)
    else:
        np.maximum(here, new, out=here)
    return _Tile.of(levels)


def _either(one: _Tile, two: _Tile) -> _Tile:
    there = np.maximum(one.levels, two.levels) > 0
    return _Tile.of(np.where(there, np.uint8(FULL), np.uint8(0)))


def _inverted(tile: _Tile) -> _Tile:
    return _Tile.of(np.asarray(FULL - tile.levels, np.uint8))


def _boxed(values: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Means over squares of side 2 x radius + 1; beyond the edge the edge goes on."""
    for axis in (0, 1):
        pads = [(radius + 1, radius) if each == axis else (0, 0) for each in (0, 1)]
        sums = np.cumsum(np.pad(values, pads, mode="edge"), axis=axis, dtype=np.float64)
        length, size = values.shape[axis], 2 * radius + 1
        upper = np.take(sums, range(size, size + length), axis=axis)
        lower = np.take(sums, range(length), axis=axis)
        values = ((upper - lower) / size).astype(np.float32)
    return values
