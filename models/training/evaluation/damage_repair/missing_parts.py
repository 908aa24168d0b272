"""Makers of torn corners, holes, torn edges and creases.

What is torn off is where a noisy distance field lies under a level that is chosen for the wanted
share of the picture.
"""

from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np

from models.core.pixels import Pixels
from models.training.evaluation.damage_repair.fields import (
    Flags,
    Plane,
    Rng,
    Shape,
    fractal_noise,
    grid,
    lay,
    random_point,
    smooth_series,
    step_between,
)

Tearing = Callable[[Pixels, Rng], tuple[Pixels, Flags]]
"""Function that returns a damaged copy of a picture and where it is damaged."""

LEAST_SHARE, LARGEST_SHARE = 0.03, 0.15
"""Shares of a picture that are torn off."""
BACKGROUNDS: Final = ((0.98, 0.98, 0.97), (0.9, 0.88, 0.82), (0.03, 0.03, 0.03), (0.6, 0.6, 0.6))
"""Colours of what lies behind a torn photo in the scanner."""
NARROWEST_CREASE, WIDEST_CREASE = 5.0, 20.0
"""Widths of creases in pixels."""


def torn_corner(image: Pixels, rng: Rng) -> tuple[Pixels, Flags]:
    """Tear off a corner along a slanted, frayed line; return picture and missing pixels."""
    shape = image.shape[:2]
    x, y = grid(shape)
    x = x if rng.random() < 0.5 else shape[1] - x
    y = y if rng.random() < 0.5 else shape[0] - y
    slant = rng.uniform(0.6, 1.6)
    return _torn_off(image, x + slant * y, 0.05, rng)


def torn_edge(image: Pixels, rng: Rng) -> tuple[Pixels, Flags]:
    """Tear off a strip of uneven depth along a side; return picture and missing pixels."""
    shape = image.shape[:2]
    x, y = grid(shape)
    far = (x, shape[1] - x, y, shape[0] - y)[rng.integers(4)] + np.zeros(shape, np.float32)
    return _torn_off(image, far, 0.03, rng)


def hole(image: Pixels, rng: Rng) -> tuple[Pixels, Flags]:
    """Tear one to three ragged holes into the picture; return it and the missing pixels."""
    shape = image.shape[:2]
    return _torn_off(image, _cone(shape, int(rng.integers(1, 4)), rng), 0.04, rng)


def _cone(shape: Shape, count: int, rng: Rng) -> Plane:
    """Return the distance to the nearest of some points, scaled in a random direction."""
    x, y = grid(shape)
    far = np.full(shape, np.inf, np.float32)
    for _ in range(count):
        at, angle, squeeze = random_point(shape, rng), rng.uniform(0, np.pi), rng.uniform(1, 1.8)
        along = (x - at[0]) * np.cos(angle) + (y - at[1]) * np.sin(angle)
        across = (y - at[1]) * np.cos(angle) - (x - at[0]) * np.sin(angle)
        far = np.minimum(far, np.hypot(along, squeeze * across).astype(np.float32))
    return far


def _torn_off(image: Pixels, far: Plane, rough: float, rng: Rng) -> tuple[Pixels, Flags]:
    """Tear off the pixels where `far` (distance in pixels plus noise) is least.

    The noise is `rough` long sides strong. A rim of white fibre stays, with a shadow behind."""
    shape, long = image.shape[:2], max(image.shape[:2])
    ragged = fractal_noise(shape, 0.15 * long, rng, octaves=6, gain=rng.uniform(0.35, 0.6))
    far = far + np.float32(rough * long) * ragged
    level = float(np.quantile(far, rng.uniform(LEAST_SHARE, LARGEST_SHARE)))
    depth = np.asarray(level - far, np.float32)
    uneven = fractal_noise(shape, 0.03 * long, rng, gain=0.5)
    rim = np.asarray(depth - 0.006 * long * (1.2 + uneven), np.float32)
    fibre = 0.9 + 0.05 * fractal_noise(shape, 3, rng, octaves=2)
    behind = np.array(BACKGROUNDS[rng.integers(len(BACKGROUNDS))], np.float32)
    shadow = 1 - 0.3 * np.exp(-np.maximum(rim, 0) / (0.01 * long))
    torn = lay(image, step_between(depth, -0.7, 0.7), fibre[..., None].astype(np.float32))
    torn = lay(torn, step_between(rim, -0.7, 0.7), (shadow[..., None] * behind).astype(np.float32))
    return torn, depth > 0


def blob(shape: Shape, radius: float, rng: Rng) -> Flags:
    """Return a ragged hole of about `radius` pixels in the middle of a picture."""
    x, y = grid(shape)
    rough = np.float32(0.18 * radius) * fractal_noise(shape, radius, rng)
    return np.asarray(np.hypot(x - shape[1] / 2, y - shape[0] / 2) + rough < radius)


def crease(image: Pixels, rng: Rng) -> tuple[Pixels, Flags]:
    """Fold a picture: a flaked bright ridge between a lit and a shaded side, slightly shifted."""
    shape, long = image.shape[:2], max(image.shape[:2])
    across, along = _crease_coordinates(shape, rng)
    half = rng.uniform(NARROWEST_CREASE, WIDEST_CREASE) / 2
    image = _shifted(image, across, half, rng)
    position = across / np.float32(half)
    flank = np.exp(-(position**2) * 2.2)
    relief = np.float32(rng.uniform(0.25, 0.5)) * position * flank
    shaded = np.clip(image * (1 + 1.6 * relief[..., None]), 0, 1).astype(np.float32)
    flakes = fractal_noise(shape, max(half, 3), rng, octaves=4)
    core = step_between(flakes - 1.7 * np.abs(position) + np.float32(0.9), -0.15, 0.35)
    worn = np.interp(along, np.arange(3 * long), 0.75 + 0.25 * smooth_series(3 * long, 70, rng))
    paper = 0.92 + 0.04 * fractal_noise(shape, 3, rng, octaves=2)[..., None]
    folded = lay(shaded, core * worn.astype(np.float32), paper.astype(np.float32))
    return folded, np.abs(position) < 1


def _crease_coordinates(shape: Shape, rng: Rng) -> tuple[Plane, Plane]:
    """Return the distances in pixels across and along a slightly bent line."""
    x, y = grid(shape)
    at = np.array(shape[::-1]) * rng.uniform(0.3, 0.7, 2)
    angle, long = rng.uniform(0, np.pi), max(shape)
    along = (x - at[0]) * np.cos(angle) + (y - at[1]) * np.sin(angle) + 1.5 * long
    across = (y - at[1]) * np.cos(angle) - (x - at[0]) * np.sin(angle)
    bend = 0.006 * long * smooth_series(3 * long, 0.25 * long, rng)
    across = across + np.interp(along, np.arange(3 * long), bend)
    return across.astype(np.float32), along.astype(np.float32)


def _shifted(image: Pixels, across: Plane, half: float, rng: Rng) -> Pixels:
    """Move the pixels near a fold by up to a pixel, as of paper pressed flat again.

    `across` is each pixel's distance from the fold, of which `half` pixels on each side move."""
    x, y = grid(image.shape[:2])
    push = np.float32(rng.uniform(-1, 1)) * np.exp(-((across / np.float32(half)) ** 2))
    moved = cv2.remap(
        image,
        (x - 0.5 + push).astype(np.float32),
        (y - 0.5 + push).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    return np.asarray(moved, np.float32)


TEARINGS: Final[Mapping[str, Tearing]] = {
    "torn corners": torn_corner,
    "holes": hole,
    "torn edges": torn_edge,
}
"""Makers of large damage by name."""
