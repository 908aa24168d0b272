"""Divergence guard: detection of unusable pixels (NaN, infinite, blown up, black) of a network."""

from typing import Final

import numpy as np

from models.core.pixels import Pixels

DARKEST: Final = 0.5 / 255
"""Brightest value, 0 to 1, that is still stored as black at 8 bits."""

NOT_BLACK: Final = 0.02
"""Mean level, 0 to 1, above which an input must not become black."""

BOUNDS: Final = (-1.0, 2.0)
"""Range of pixel values that a working network never leaves, though it may overshoot 0 and 1."""


def detect_divergence(before: Pixels, after: Pixels) -> str | None:
    """Return why a network's pixels are unusable: nan, infinite, blown-up or black; else None.

    `before` and `after` are the tile before and after the network, H x W x 3, 0 to 1 if usable."""
    if np.isnan(after).any():
        return "nan"
    low, high = float(after.min()), float(after.max())
    if np.isinf((low, high)).any():
        return "infinite"
    if low < BOUNDS[0] or high > BOUNDS[1]:
        return "blown-up"
    return "black" if high < DARKEST and before.mean() > NOT_BLACK else None
