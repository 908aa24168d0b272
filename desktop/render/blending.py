"""Laying patches over a photo.

Neutral where nothing acts: with weight zero the pixels below come out bit-equal.
"""

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels


def blend(below: Pixels, patch: Pixels, opacity: float, mask: MaskArray | None) -> Pixels:
    """`below` moved towards `patch` by opacity x mask (0 to 1 each); the three have the same
    height and width. No mask means everywhere."""
    weight = np.float32(opacity) if mask is None else np.float32(opacity) * mask[..., None]
    return below + weight * (patch - below)


def average(levels: NDArray[np.generic], by: int) -> NDArray[np.float32]:
    """Means of blocks of `by` x `by`, of which those at the right and lower edge may be smaller;
    in the units of `levels`, with the same trailing axes."""
    height, width = levels.shape[:2]
    rows, columns = -(-height // by), -(-width // by)
    rest = [(0, rows * by - height), (0, columns * by - width), *([(0, 0)] * (levels.ndim - 2))]
    whole = np.pad(levels, rest) if rows * by != height or columns * by != width else levels
    tail = levels.shape[2:]
    bands = whole.reshape(rows, by, columns * by, *tail).sum(1, dtype=np.float32)
    sums = bands.reshape(rows, columns, by, *tail).sum(2, dtype=np.float32)
    counts = np.outer(_sizes(height, by), _sizes(width, by)).astype(np.float32)
    return np.asarray(sums / counts.reshape(rows, columns, *([1] * len(tail))), np.float32)


def _sizes(length: int, by: int) -> NDArray[np.int64]:
    starts = np.arange(0, length, by)
    return np.minimum(starts + by, length) - starts
