"""Running of networks that take pictures of one size on images of any size."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from models.core.pixels import Pixels

MOST_MARGIN: Final = 32
"""Most pixels along the inner edges of a window that another window restores instead."""


def run_in_windows(
    image: Pixels, size: Sequence[int], scale: int, run: Callable[[Pixels], Pixels]
) -> Pixels:
    """Restore an image by `run`, which takes pictures of `size` (height, width) only.

    Windows overlap, and each contributes what is at least a margin away from its inner edges. A
    smaller image is mirrored at its right and lower edges. The result is `scale` times as large."""
    height, width, channels = image.shape
    missing = [(0, max(side - old, 0)) for side, old in zip(size, (height, width), strict=True)]
    filled = np.pad(image, (*missing, (0, 0)), mode="symmetric")
    result = np.empty((filled.shape[0] * scale, filled.shape[1] * scale, channels), np.float32)
    for top, first_row, last_row in window_spans(filled.shape[0], size[0]):
        for left, first, last in window_spans(filled.shape[1], size[1]):
            answer = run(filled[top : top + size[0], left : left + size[1]])
            rows = slice((first_row - top) * scale, (last_row - top) * scale)
            columns = slice((first - left) * scale, (last - left) * scale)
            result[first_row * scale : last_row * scale, first * scale : last * scale] = answer[
                rows, columns
            ]
    return result[: height * scale, : width * scale]


def window_spans(length: int, side: int) -> list[tuple[int, int, int]]:
    """Cover `length` pixels by windows of `side`: start of each, and first and end pixel used."""
    margin = min(MOST_MARGIN, side // 4)
    step = side - 2 * margin
    starts = [*range(0, max(length - side, 0), step), max(length - side, 0)]
    ends = [start + side - margin for start in starts[:-1]] + [length]
    firsts = [0, *ends[:-1]]
    return list(zip(starts, firsts, ends, strict=True))
