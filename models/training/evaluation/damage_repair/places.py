"""Places of photos where a hole is filled or a blemish healed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.pixels import Pixels, as_pixels
from models.training.evaluation.damage_repair.cases import (
    Levels,
    Photos,
    make_grain,
    scaled_to,
    to_levels,
)
from models.training.evaluation.damage_repair.fields import Flags, lay
from models.training.evaluation.damage_repair.missing_parts import blob

SIDE: Final = 384
"""Side in pixels of a place."""
NARROWEST_HOLE, WIDEST_HOLE = 18, 55
"""Radii of holes in pixels."""
FINEST_GRAIN, COARSEST_GRAIN = 3.0, 8.0
"""Deviations of the grain of places, in 8-bit levels."""
SCAN_SIDE: Final = 1200
"""Long side in pixels to which photos are enlarged before they are healed."""
HEAL_PLACES: Final = (
    ("popos_kait-herzog-8242.webp", 0.7, 0.3),
    ("cid22v_2887497.webp", 0.5, 0.2),
    ("cid22v_1189261.webp", 0.6, 0.25),
    ("gb82_baby.webp", 0.45, 0.58),
    ("cid22v_5458393.webp", 0.17, 0.62),
    ("cid22v_7552578.webp", 0.3, 0.83),
    ("cid22v_1420710.webp", 0.5, 0.5),
    ("cid22v_6078297.webp", 0.8, 0.75),
    ("cid22v_1531677.webp", 0.5, 0.83),
    ("skimage_coffee.webp", 0.83, 0.26),
    ("cid22v_2887497.webp", 0.5, 0.83),
    ("popos_kait-herzog-8242.webp", 0.75, 0.83),
)
"""Photos and places in them, x and y as shares of the sides: skies, a wall, skin and paper; then
fur, grass, stones, wood, sea and a dry meadow."""


@dataclass(frozen=True, slots=True)
class Place:
    """Square of a photo, the same with a hole in its middle painted over, and the hole."""

    clean: Levels
    damaged: Levels
    hole: Flags


def wide_holes(photos: Photos, count: int) -> Iterator[Place]:
    """Yield `count` squares of different photos, all with grain, with a ragged hole."""
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
    """Yield the HEAL_PLACES at scan size, with a blemish of less than `radius` pixels."""
    rng = np.random.default_rng(720)
    for number, (name, *middle) in enumerate(HEAL_PLACES[:: len(HEAL_PLACES) // count]):
        image = as_pixels(photos[name])
        image = scaled_to(image, max(*image.shape[:2], SCAN_SIDE), rng)
        sides = zip(middle, image.shape[1::-1], strict=True)
        left, top = (round(share * side) - SIDE // 2 for share, side in sides)
        blemish = blob((SIDE, SIDE), 0.6 * radius, rng)
        clean = image[top : top + SIDE, left : left + SIDE]
        yield _place(clean, blemish, float(number % 2))


def _place(clean: Pixels, hole: Flags, colour: float) -> Place:
    damaged = lay(clean, hole.astype(np.float32), colour)
    return Place(to_levels(clean), to_levels(damaged), hole)
