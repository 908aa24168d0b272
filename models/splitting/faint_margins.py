"""Margins of prints whose paper has nearly the colour of the background."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.splitting.rotated_rect import RotatedRect
from models.splitting.straight_edges import Gradients, edge_band, is_on_border, sides_of

NARROWEST: Final = 0.006
"""Least width of a margin as a share of the long side of the scan; 1.8 mm on A4."""

WIDEST: Final = 0.03
"""Largest width of a margin as a share of the long side of the scan; 9 mm on A4."""

SURE: Final = 6.0
"""Mean step along a line, in its standard errors, from which there is a line."""

LEAST_STEP: Final = 0.004
"""Height, in colour from 0 to 1, of the mean step at a line above that beside it."""

FOOT: Final = 6
"""Half pixels from a line to the places beside it; a shadow is wider and has no line."""

UNEQUAL: Final = 0.3
"""Share by which the margin of a side may differ from that of the others."""


def with_margin(gradients: Gradients, rect: RotatedRect) -> RotatedRect:
    """Return a rectangle grown to faint lines around it, at nearly the same distance.

    These are the paper edges of a picture with a margin; without them it stays as it is."""
    long_side = max(gradients.shape)
    reach = WIDEST * long_side
    profiles = [
        _outer_lines(gradients, side, reach)
        for side in sides_of(rect)
        if not is_on_border(gradients.shape, side[0], side[1])
    ]
    if len(profiles) < 2:
        return rect
    narrowest = NARROWEST * long_side
    distances = np.arange(narrowest, reach, 0.5)
    scores = [_score(profiles, distance, narrowest) for distance in distances]
    best = int(np.argmax(scores))
    return rect.grown(float(distances[best])) if scores[best] > 0 else rect


def _outer_lines(
    gradients: Gradients,
    side: tuple[NDArray[np.float64], NDArray[np.float64], float],
    reach: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return distances outside of a side, and the mean gradient there in standard errors."""
    band = edge_band(gradients, *side, reach)
    outside = band.offsets <= 0
    steps = band.signed[:, outside]
    mean = steps.mean(axis=0)
    independent = max(len(steps) / 3, 2)
    error = steps.std(axis=0) / np.sqrt(independent) + 1e-4
    size = np.abs(mean)
    around = np.pad(size, ((FOOT, FOOT), (0, 0)), mode="edge")
    height = size - np.maximum(around[: -2 * FOOT], around[2 * FOOT :])
    sure = np.where(height > LEAST_STEP, height / error, 0).max(axis=1)
    return -band.offsets[outside], sure


def _score(
    profiles: list[tuple[NDArray[np.float64], NDArray[np.float64]]],
    distance: float,
    narrowest: float,
) -> float:
    """Return the sum of the sides' line certainties near a distance, 0 if two sides lack one."""
    found = []
    for distances, sure in profiles:
        near = np.abs(distances - distance) <= max(UNEQUAL / 2 * distance, 1.5)
        near &= distances >= narrowest
        found.append(float(sure[near].max(initial=0)))
    lines = [min(each, 3 * SURE) for each in found if each >= SURE]
    needed = max(len(profiles) - 1, 2)
    return sum(lines) if len(lines) >= needed else 0.0
