"""Blending of patches over a picture, and reduction of rasters by averaging."""

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels


def blend(below: Pixels, patch: Pixels, opacity: float, mask: MaskArray | None) -> Pixels:
    """Mix `below` and `patch`, H x W x 3; the share of `patch` is opacity x mask (None: 1).

    Where the share is 0, the values of `below` are unchanged to the bit."""
    weight = np.float32(opacity) if mask is None else np.float32(opacity) * mask[..., None]
    return below + weight * (patch - below)


def average(levels: NDArray[np.generic], by: int) -> NDArray[np.float32]:
    """Reduce `levels` (H x W or H x W x C) to the means of blocks of `by` x `by`, as float32.

    Blocks at the right and lower edge may be smaller."""
    height, width = levels.shape[:2]
    rows, columns = -(-height // by), -(-width // by)
    padding = [(0, rows * by - height), (0, columns * by - width), *([(0, 0)] * (levels.ndim - 2))]
    whole = np.pad(levels, padding) if rows * by != height or columns * by != width else levels
    tail = levels.shape[2:]
    bands = whole.reshape(rows, by, columns * by, *tail).sum(1, dtype=np.float32)
    sums = bands.reshape(rows, columns, by, *tail).sum(2, dtype=np.float32)
    counts = np.outer(_block_sizes(height, by), _block_sizes(width, by)).astype(np.float32)
    return np.asarray(sums / counts.reshape(rows, columns, *([1] * len(tail))), np.float32)


def _block_sizes(length: int, by: int) -> NDArray[np.int64]:
    starts = np.arange(0, length, by)
    return np.minimum(starts + by, length) - starts
