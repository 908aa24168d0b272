"""Hysteresis thresholding of damage probabilities, and component labelling.

Labelling is our own code because scipy would add tens of megabytes to the program.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import dilate

EXTENT: Final = 0.3
"""Probability above which a pixel next to damage belongs to it."""

REACH: Final = 16
"""Distance in pixels from certain damage within which less certain pixels belong to it."""

SURE_SHARE: Final = 0.1
"""Least share of certain pixels in a component.

Real damage is certain almost everywhere. False alarms in clean photos, such as ropes that cross in
front of a hedge, have a few certain pixels in a large doubtful component.
"""

Found = NDArray[np.bool_]
"""Mask that is true where damage was found, height x width."""

Numbers = NDArray[np.intp]
"""Indices of runs or of components, in one dimension."""


def hysteresis_threshold(likely: NDArray[np.float32], sensitivity: float) -> Found:
    """Find the damaged pixels from `likely`, the probability of each (H x W).

    Pixels above 1 - `sensitivity` are certain; less certain ones connected to them count too."""
    sure = likely > 1 - sensitivity
    found, possible = sure, likely > min(EXTENT, 1 - sensitivity)
    for _ in range(REACH):
        found = dilate(found, 1) & possible
    labels = label_components(found)
    certain = np.bincount(labels[sure[found]], minlength=1 + labels.max(initial=0))
    is_kept = certain >= SURE_SHARE * np.bincount(labels, minlength=len(certain))
    kept = found.copy()
    kept[found] = is_kept[labels]
    return kept


def label_components(found: Found) -> Numbers:
    """Label the 8-connected components of a mask, height x width (Rosenfeld and Pfaltz 1966).

    Returns the label of each true pixel, in row order."""
    padded = np.pad(found, ((0, 0), (1, 1)))
    edges = np.flatnonzero(np.diff(padded.ravel().astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    numbers = np.arange(len(starts))
    above, below = _touching_runs(starts, ends, padded.shape[1])
    while True:
        lowest = np.minimum(numbers[above], numbers[below])
        merged = numbers.copy()
        np.minimum.at(merged, numbers[above], lowest)
        np.minimum.at(merged, numbers[below], lowest)
        merged = merged[merged]
        if np.array_equal(merged, numbers):
            return np.repeat(numbers, ends - starts)
        numbers = merged


def _touching_runs(starts: Numbers, ends: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """Return all pairs of touching runs of adjacent rows, as indices: the upper, the lower.

    `starts` and `ends` index the flattened mask, whose rows are `width` apart."""
    first = np.searchsorted(ends, starts + width)
    last = np.searchsorted(starts, ends + width, side="right")
    counts = last - first
    above = np.repeat(np.arange(len(starts)), counts)
    skipped = np.repeat(np.cumsum(counts) - counts, counts)
    below = np.arange(counts.sum()) - skipped + np.repeat(first, counts)
    return above, below
