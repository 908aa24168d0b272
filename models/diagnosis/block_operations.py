"""Block operations on image planes, shared by the measurements of the diagnosis."""

from collections.abc import Callable
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
"""Image plane, height x width, or a stack of planes; 0 to 1."""

Number = TypeVar("Number", bound=np.generic)

FAINT: Final = 1e-4
"""Level, 0 to 1, that is added before taking logarithms."""


def blocks(plane: NDArray[Number], side: int) -> NDArray[Number]:
    """Cut planes (... x height x width) into blocks: ... x rows x columns x side x side.

    Rows and columns that fill no block are left out."""
    *stack, height, width = plane.shape
    rows, columns = height // side, width // side
    cropped = plane[..., : rows * side, : columns * side]
    return cropped.reshape(*stack, rows, side, columns, side).swapaxes(-3, -2)


def pool_blocks(plane: Plane, side: int, reduce: Callable[..., Plane]) -> Plane:
    """Reduce blocks, `side` wide, of a plane by such as `np.mean`: ... x rows x columns."""
    side = min(side, *plane.shape[-2:])
    return np.asarray(reduce(blocks(plane, side), axis=(-2, -1)), np.float32)


def halve(plane: Plane) -> Plane:
    """Halve planes by averaging 2 x 2 pixels; a side of one pixel stays."""
    return _average_pairs(_average_pairs(plane, -2), -1)


def _average_pairs(plane: Plane, axis: int) -> Plane:
    count = plane.shape[axis] // 2
    if not count:
        return plane
    first = np.take(plane, range(0, 2 * count, 2), axis)
    return np.asarray((first + np.take(plane, range(1, 2 * count, 2), axis)) / 2, np.float32)


def percentile(values: Plane, percent: float) -> float:
    """Return a percentile (0 to 100) of the values, 0 if there are none."""
    return float(np.percentile(values, percent)) if values.size else 0.0
