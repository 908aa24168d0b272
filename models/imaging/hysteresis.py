"""From the chance that each pixel is damaged to where the damage is."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import dilate

EXTENT, REACH = 0.3, 16
"""How likely damaged, and within how many pixels of damage that is surer, a pixel must be to be a
part of it."""

SURE_SHARE: Final = 0.1
"""Of the pixels of a piece that must be sure. Damage is sure almost everywhere; the false alarms in
clean photos, ropes that cross before a hedge, are a few sure pixels in a large doubtful piece."""

Found = NDArray[np.bool_]
Numbers = NDArray[np.intp]


def hysteresis_threshold(likely: NDArray[np.float32], sensitivity: float) -> Found:
    """Where a picture is damaged, from the chance of each pixel (height x width): what is so for
    more than 1 - `sensitivity`, and what hangs on it. Two thresholds as in Canny 1986, "A
    computational approach to edge detection", section VII: cracks are followed where they grow
    faint, and nothing begins at a doubtful place. Pieces of which hardly any is sure are left."""
    sure = likely > 1 - sensitivity
    found, part = sure, likely > min(EXTENT, 1 - sensitivity)
    for _ in range(REACH):
        found = dilate(found, 1) & part
    piece = label_components(found)
    enough = np.bincount(piece[sure[found]], minlength=1 + piece.max(initial=0))
    believed = enough >= SURE_SHARE * np.bincount(piece, minlength=len(enough))
    left = found.copy()
    left[found] = believed[piece]
    return left


def label_components(found: Found) -> Numbers:
    """To which piece each true pixel of a picture (height x width) belongs, row by row: pixels that
    touch, at a corner too, have the same number. Rows are taken as runs, as in Rosenfeld and Pfaltz
    1966, "Sequential operations in digital picture processing", section 4."""
    wide = np.pad(found, ((0, 0), (1, 1)))
    edges = np.flatnonzero(np.diff(wide.ravel().astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    numbers = np.arange(len(starts))
    above, below = _touching(starts, ends, wide.shape[1])
    while True:
        lowest = np.minimum(numbers[above], numbers[below])
        merged = numbers.copy()
        np.minimum.at(merged, numbers[above], lowest)
        np.minimum.at(merged, numbers[below], lowest)
        merged = merged[merged]
        if np.array_equal(merged, numbers):
            return np.repeat(numbers, ends - starts)
        numbers = merged


def _touching(starts: Numbers, ends: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """The pairs of runs that touch, the first a row above; `width` is from row to row."""
    first = np.searchsorted(ends, starts + width)
    last = np.searchsorted(starts, ends + width, side="right")
    counts = last - first
    above = np.repeat(np.arange(len(starts)), counts)
    skipped = np.repeat(np.cumsum(counts) - counts, counts)
    below = np.arange(counts.sum()) - skipped + np.repeat(first, counts)
    return above, below
