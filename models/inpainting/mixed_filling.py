"""Mixture of several fillings by evidence: how well each fills undamaged places of the same photo.

The shape of the hole is moved to where nothing is damaged, filled there in each way and compared
with what was there.
"""

from typing import Final

import numpy as np

from models.core.pixels import Rect, dilate
from models.inpainting.patch_vectors import Flags, Plane

SHIFTS: Final = [
    (round(far * np.sin(turn)), round(far * np.cos(turn)))
    for far in (14, 24, 40)
    for turn in np.arange(8) * np.pi / 4
]
"""Offsets (rows, columns) by which a hole is moved, nearest first."""
APART: Final = 5
"""Least distance in pixels of a held-back place from the hole."""
WINDOW: Final = 160
"""Side in pixels of the window in which places are held back, which bounds the time."""
LEAST_HELD_BACK: Final = 48
"""Pixels below which nothing is learned from a window."""
PRIOR: Final = 0.2
"""Expected deviation of the weights from the usual ones."""
ALIKE: Final = 80.0
"""Neighbouring pixels that err alike and count as one."""


def densest_window(hole: Flags) -> Rect:
    """Return the window of at most WINDOW pixels a side that holds the most pixels of the hole."""
    height, width = hole.shape
    sums = np.pad(np.cumsum(np.cumsum(hole, 0, dtype=np.int64), 1), ((1, 0), (1, 0)))
    high, wide = min(WINDOW, height), min(WINDOW, width)
    counts = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    y, x = np.unravel_index(int(counts.argmax()), counts.shape)
    return Rect(int(x), int(y), wide, high)


def held_back(hole: Flags, taken: Flags) -> Flags:
    """Return `hole` shifted to two places where it covers known pixels, apart from `taken`."""
    places = np.zeros_like(hole)
    for _ in range(2):
        free = ~dilate(taken | places, APART)
        moved = [_moved(hole, shift) & free for shift in SHIFTS]
        counts = [int(each.sum()) for each in moved]
        enough = 0.8 * max(counts)
        places |= next(each for each, n in zip(moved, counts, strict=True) if n >= enough)
    return places


def _moved(hole: Flags, shift: tuple[int, int]) -> Flags:
    moved = np.zeros_like(hole)
    (dy, dx), (height, width) = shift, hole.shape
    if abs(dy) >= height or abs(dx) >= width:
        return moved
    source = hole[max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
    moved[max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = source
    return moved


class Mixture:
    """Weights with which several fillings are mixed, learned from places with known pixels.

    They minimise the squared error; with little evidence they stay near the usual weights."""

    def __init__(self, usual: Plane) -> None:
        self._usual = np.asarray(usual, np.float64)
        count = len(usual)
        self._products, self._targets = np.zeros((count, count)), np.zeros(count)
        self._squares, self._values = 0.0, 0

    def learn(self, fillings: Plane, truth: Plane) -> None:
        """Adjust the weights by N pixels whose values are known.

        `truth` are the known values, 0 to 1, and `fillings` those that M methods of filling gave
        for the same pixels, M x N."""
        usual = self._usual @ fillings
        differences, rest = fillings - usual, truth - usual
        self._products += differences @ differences.T
        self._targets += differences @ rest
        self._squares += float(rest @ rest)
        self._values += len(rest)

    @property
    def weights(self) -> Plane:
        """Weights of the fillings, at least 0, with sum 1."""
        if not self._values:
            return self._usual.astype(np.float32)
        noise = ALIKE * self._squares / self._values
        system = self._products + np.eye(len(self._usual)) * (noise / PRIOR**2 + 1e-12)
        change = np.linalg.solve(system, self._targets)
        weights = np.maximum(self._usual * (1 - change.sum()) + change, 0)
        return np.asarray(weights / max(weights.sum(), 1e-9), np.float32)
