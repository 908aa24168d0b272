"""Planes cut into blocks and made smaller: what all measuring of photos shares."""

from collections.abc import Callable
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
"""Height x width, or a stack of such; 0 to 1."""

Number = TypeVar("Number", bound=np.generic)

FAINT: Final = 1e-4
"""Added before logarithms."""


def blocks(plane: NDArray[Number], side: int) -> NDArray[Number]:
    """... x rows x columns x side x side; what does not fill a block is left out."""
    *stack, height, width = plane.shape
    rows, columns = height // side, width // side
    cut = plane[..., : rows * side, : columns * side]
    return cut.reshape(*stack, rows, side, columns, side).swapaxes(-3, -2)


def pool_blocks(plane: Plane, side: int, of: Callable[..., Plane]) -> Plane:
    """One number for each block; for the whole where it is smaller than a block."""
    side = min(side, *plane.shape[-2:])
    return np.asarray(of(blocks(plane, side), axis=(-2, -1)), np.float32)


def halve(plane: Plane) -> Plane:
    """Means of 2 x 2 pixels; a side of one pixel stays."""
    return _pairs(_pairs(plane, -2), -1)


def _pairs(plane: Plane, axis: int) -> Plane:
    count = plane.shape[axis] // 2
    if not count:
        return plane
    first = np.take(plane, range(0, 2 * count, 2), axis)
    return np.asarray((first + np.take(plane, range(1, 2 * count, 2), axis)) / 2, np.float32)


def percentile(values: Plane, at: float) -> float:
    """0 where there are no values."""
    return float(np.percentile(values, at)) if values.size else 0.0
