"""Specks by shape alone: small, isolated, on smooth ground, nearly black or white."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.block_operations import blocks

Levels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

WIDTH: Final = 9
"""Width in pixels that every speck is narrower than."""

CLEAR_STEP: Final = 20
"""Smallest visible difference, in levels of 255."""

ROUGHNESS_FACTOR: Final = 5
"""Least height of a speck above its ground, against the median height of all pixels."""

EXTREME: Final = 0.2
"""Share of the photo's range of tones within which a speck is nearly black or white."""

BLOCK: Final = 16
"""Side in pixels of the blocks that specks are counted in."""

MAX_NEIGHBOURS: Final = 3
"""Blocks with specks, of a block and the eight around it, up to which its specks are isolated."""


def find_specks(grey: Levels) -> dict[str, float]:
    """Measure the share of blocks that hold isolated specks, of any tone and of extreme tones.

    `grey` is height x width, 0 to 255. Bright and dark specks are measured separately."""
    shares: dict[str, float] = {}
    for tone, plane in (("bright", grey), ("dark", 255 - grey)):
        low, high = np.percentile(plane, (1, 99))
        specks = _specks_on_smooth_ground(plane)
        extreme = specks & (plane > high - EXTREME * (high - low))
        shares[f"{tone}_alone"] = _isolated_share(specks)
        shares[f"{tone}_extreme_alone"] = _isolated_share(extreme)
    return shares


def _specks_on_smooth_ground(grey: Levels) -> Mask:
    """Mark pixels that are brighter than their surroundings by more than these vary."""
    ground = _window_filter(_window_filter(grey, np.minimum), np.maximum)
    height = grey - ground
    relief = _window_filter(ground, np.maximum) - _window_filter(ground, np.minimum)
    least = max(CLEAR_STEP, ROUGHNESS_FACTOR * int(np.median(height[::2, ::2])))
    return (height > least) & (relief < height)


def _window_filter(plane: Levels, pick: np.ufunc) -> Levels:
    """Compute the minimum or maximum (`pick`) of `WIDTH` x `WIDTH` pixels around each pixel."""
    reach = WIDTH // 2
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (reach, reach)
        padded = np.pad(plane, padding, mode="edge")
        length = plane.shape[axis]
        for step in (1, 2, 4, 1):
            padded = pick(_slice(padded, axis, 0, -step), _slice(padded, axis, step, None))
        plane = _slice(padded, axis, 0, length)
    return plane


def _slice(plane: Levels, axis: int, start: int, stop: int | None) -> Levels:
    return plane[start:stop] if axis == 0 else plane[:, start:stop]


def _isolated_share(specks: Mask) -> float:
    has_speck = blocks(specks, BLOCK).any(axis=(-2, -1))
    if not has_speck.size:
        return 0.0
    padded = np.pad(has_speck.astype(np.int8), 1)
    rows, columns = has_speck.shape
    around = sum(padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3))
    return float((has_speck & (around <= MAX_NEIGHBOURS)).mean())
