"""Places of photos where a hole is filled or a blemish healed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from models.core.pixels import Pixels, as_pixels, to_luma
from models.training.evaluation.damage_repair.cases import (
    Levels,
    Photos,
    make_grain,
    scaled_to,
    to_levels,
)
from models.training.evaluation.damage_repair.fields import Flags, Plane, lay
from models.training.evaluation.damage_repair.missing_parts import blob

SIDE: Final = 384
"""Side in pixels of a place."""
NARROWEST_HOLE, WIDEST_HOLE = 18, 55
"""Radii of holes in pixels."""
FINEST_GRAIN, COARSEST_GRAIN = 3.0, 8.0
"""Deviations of the grain of places, in 8-bit levels."""
SCAN_SIDE: Final = 1200
"""Long side in pixels to which photos are enlarged before they are healed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A square of a photo, the same with a hole in its middle painted over, and the hole."""

    clean: Levels
    damaged: Levels
    hole: Flags


def wide_holes(photos: Photos, count: int) -> Iterator[Place]:
    """Yield places of different photos with a ragged hole; all have grain."""
    rng, names = np.random.default_rng(710), list(photos)
    for number, index in enumerate(rng.permutation(len(names))[:count]):
        image = as_pixels(photos[names[index]])
        corner = [int(rng.integers(0, side - SIDE + 1)) for side in image.shape[:2]]
        crop = image[corner[0] : corner[0] + SIDE, corner[1] : corner[1] + SIDE]
        grain = make_grain((SIDE, SIDE), rng.uniform(FINEST_GRAIN, COARSEST_GRAIN), rng)
        clean = np.clip(crop + grain, 0, 1).astype(np.float32)
        hole = blob((SIDE, SIDE), rng.uniform(NARROWEST_HOLE, WIDEST_HOLE), rng)
        yield _place(clean, hole, float(number % 2))


def heal_places(photos: Photos, count: int, radius: float) -> Iterator[Place]:
    """Yield places at scan size with a blemish of less than `radius` pixels.

    The first half are the flattest places of their photos, the others the most evenly textured.
    """
    rng, names = np.random.default_rng(720), list(photos)
    for number, index in enumerate(rng.permutation(len(names))[:count]):
        image = as_pixels(photos[names[index]])
        image = scaled_to(image, max(*image.shape[:2], SCAN_SIDE), rng)
        flat = number < (count + 1) // 2
        y, x = _best(_flatness(image) if flat else _evenness(image))
        clean = image[y : y + SIDE, x : x + SIDE]
        blemish = blob((SIDE, SIDE), 0.6 * radius, rng)
        yield _place(clean, blemish, float(number % 2))


def _place(clean: Pixels, hole: Flags, colour: float) -> Place:
    damaged = lay(clean, hole.astype(np.float32), colour)
    return Place(to_levels(clean), to_levels(damaged), hole)


def _best(score: Plane) -> tuple[int, int]:
    """Return the upper left corner of the square whose middle has the highest score."""
    half = SIDE // 2
    inner = score[half : score.shape[0] - half + 1, half : score.shape[1] - half + 1]
    y, x = np.unravel_index(int(inner.argmax()), inner.shape)
    return int(y), int(x)


def _flatness(image: Pixels) -> Plane:
    return np.asarray(-_deviation(to_luma(image), SIDE // 2), np.float32)


def _evenness(image: Pixels) -> Plane:
    """Return the strength of fine texture, less that of coarse structure."""
    luma = to_luma(image)
    coarse = np.asarray(cv2.GaussianBlur(luma, (0, 0), 6), np.float32)
    fine = _deviation(luma - coarse, SIDE // 2)
    return np.asarray(fine - 0.7 * _deviation(coarse, SIDE // 2), np.float32)


def _deviation(plane: Plane, side: int) -> Plane:
    """Return the standard deviation in squares of `side` pixels around each pixel."""
    mean = cv2.blur(plane, (side, side))
    return np.asarray(np.sqrt(np.maximum(cv2.blur(plane * plane, (side, side)) - mean * mean, 0)))
