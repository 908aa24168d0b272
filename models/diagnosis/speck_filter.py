"""Specks by shape alone: small, far from others, on calm ground, nearly black or white."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.blocks import blocks

Levels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

WIDTH: Final = 9
"""Specks are narrower than that, in pixels."""

CLEAR_STEP: Final = 20
"""A difference that one sees, of 255."""

ROUGH: Final = 5
"""How far a speck stands out at least, against how far half of everything does."""

EXTREME: Final = 0.2
"""Share of the photo's range of tones within which a speck is nearly black or white."""

BLOCK: Final = 16
CROWD: Final = 3
"""So many of a block and the eight around it hold specks where these are still alone."""


def find_specks(grey: Levels) -> dict[str, float]:
    """For bright and for dark ones: the shares of blocks that hold any alone, of all tones and
    of the extreme ones."""
    found: dict[str, float] = {}
    for tone, plane in (("bright", grey), ("dark", 255 - grey)):
        low, high = np.percentile(plane, (1, 99))
        calm = _calm(plane)
        extreme = calm & (plane > high - EXTREME * (high - low))
        found[f"{tone}_alone"] = _alone(calm)
        found[f"{tone}_extreme_alone"] = _alone(extreme)
    return found


def _calm(grey: Levels) -> Mask:
    """Where something small is brighter than its ground, and more so than the ground varies."""
    ground = _reached(_reached(grey, np.minimum), np.maximum)
    height = grey - ground
    relief = _reached(ground, np.maximum) - _reached(ground, np.minimum)
    least = max(CLEAR_STEP, ROUGH * int(np.median(height[::2, ::2])))
    return (height > least) & (relief < height)


def _reached(plane: Levels, pick: np.ufunc) -> Levels:
    """The least or the greatest value of the window of `WIDTH` around each pixel."""
    reach = WIDTH // 2
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (reach, reach)
        padded = np.pad(plane, padding, mode="edge")
        length = plane.shape[axis]
        for step in (1, 2, 4, 1):
            padded = pick(_cut(padded, axis, 0, -step), _cut(padded, axis, step, None))
        plane = _cut(padded, axis, 0, length)
    return plane


def _cut(plane: Levels, axis: int, start: int, stop: int | None) -> Levels:
    return plane[start:stop] if axis == 0 else plane[:, start:stop]


def _alone(marked: Mask) -> float:
    held = blocks(marked, BLOCK).any(axis=(-2, -1))
    if not held.size:
        return 0.0
    padded = np.pad(held.astype(np.int8), 1)
    rows, columns = held.shape
    around = sum(padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3))
    return float((held & (around <= CROWD)).mean())
