"""Filters of single planes, height x width: morphology, means, gradients.

They are our own because scipy and OpenCV would add tens of megabytes to the program.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
"""Plane of an image, height x width."""

T = TypeVar("T", bound=np.generic)


def square_max(plane: NDArray[T], radius: int) -> NDArray[T]:
    """Take the maximum of a plane over squares of 2 `radius` + 1 pixels; edge pixels repeat."""
    for axis in (0, 1):
        plane = _line_max(plane, radius, axis)
    return plane


def _line_max(plane: NDArray[T], radius: int, axis: int) -> NDArray[T]:
    """Take the maximum along one axis, by windows whose length doubles.

    The plane is H x W; windows are 2 `radius` + 1 pixels long."""
    length, side = plane.shape[axis], 2 * radius + 1
    margins = [(radius, radius) if at == axis else (0, 0) for at in (0, 1)]
    windows, reach = np.moveaxis(np.pad(plane, margins, "edge"), axis, 0), 1
    while 2 * reach <= side:
        windows, reach = np.maximum(windows[:-reach], windows[reach:]), 2 * reach
    rest = side - reach
    return np.moveaxis(np.maximum(windows[:length], windows[rest : rest + length]), 0, axis)


def square_min(plane: Plane, radius: int) -> Plane:
    """Compute the minimum of a plane, H x W, over squares of 2 `radius` + 1 pixels."""
    return -square_max(-plane, radius)


def white_top_hat(plane: Plane, radius: int) -> Plane:
    """Compute the white top-hat of a plane, H x W: what is lighter than its surroundings.

    It is the plane minus its opening by squares of 2 `radius` + 1 pixels, so that everything wider
    is removed (Serra 1982, "Image Analysis and Mathematical Morphology")."""
    return plane - square_max(square_min(plane, radius), radius)


def square_mean(plane: Plane, radius: int) -> Plane:
    """Compute the mean of a plane, H x W, over squares of 2 `radius` + 1 pixels.

    At the edges the plane is mirrored."""
    for axis in (0, 1):
        plane = _line_mean(plane, radius, axis)
    return plane


def _line_mean(plane: Plane, radius: int, axis: int) -> Plane:
    margins = [(radius + 1, radius) if at == axis else (0, 0) for at in (0, 1)]
    sums = np.moveaxis(np.cumsum(np.pad(plane, margins, "symmetric"), axis, np.float64), axis, 0)
    side = 2 * radius + 1
    return np.moveaxis(((sums[side:] - sums[:-side]) / side).astype(np.float32), 0, axis)


def soften(plane: Plane) -> Plane:
    """Blur by the binomial weights 1, 2, 1 along both axes, mirrored at the edges.

    The plane, H x W, keeps its shape."""
    for axis in (0, 1):
        margins = [(1, 1) if at == axis else (0, 0) for at in (0, 1)]
        p = np.moveaxis(np.pad(plane, margins, "symmetric"), axis, 0)
        plane = np.moveaxis((p[:-2] + 2 * p[1:-1] + p[2:]) / 4, 0, axis).astype(np.float32)
    return plane


def gradient_size(plane: Plane) -> Plane:
    """Compute the length of the gradient of a plane, H x W, in values a pixel (Sobel operator)."""
    p = np.pad(plane, 1, "symmetric")
    across = p[:, 2:] - p[:, :-2]
    down = p[2:] - p[:-2]
    x = (across[:-2] + 2 * across[1:-1] + across[2:]) / 8
    y = (down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]) / 8
    return np.asarray(np.hypot(x, y), np.float32)
