"""Film grain from geometry, for tests and figures alone: no training sees this generator.

Newson, Delon and Galerne 2017, "A Stochastic Film Grain Model for Resolution-Independent
Rendering", section 3: discs of silver fall on the film at random (a Boolean model), denser where
the picture is brighter; a pixel is the share of its surroundings that discs cover. The window of
a pixel acts on the grain and not on the picture, so that there is nothing to sharpen.
"""

from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import Pixels, to_luma

FINENESS: Final = 5
"""Number of cells along a pixel, on whose grid discs are drawn."""

BRIGHTEST: Final = 0.98
"""Largest share of a pixel that discs cover; full coverage would need endlessly many."""


def boolean_grain(image: Pixels, radius: float, aperture: float, rng: Generator) -> Pixels:
    """Add film grain to a picture (H x W x 3, 0 to 1); the result is not clipped.

    `radius` of the grains and `aperture`, the standard deviation of a pixel's Gaussian window, are
    in pixels. A photo without colour gets equal grain in its channels."""
    if np.ptp(image, axis=2).max() < 1e-3:
        return np.repeat(
            _add_to_channel(to_luma(image), radius, aperture, rng)[..., None], 3, axis=2
        )
    planes = [_add_to_channel(image[..., c], radius, aperture, rng) for c in range(3)]
    return np.stack(planes, axis=2)


def _add_to_channel(plane: Pixels, radius: float, aperture: float, rng: Generator) -> Pixels:
    """Add film grain to one channel, H x W; `radius` and `aperture` are in pixels."""
    height, width = plane.shape
    fine = np.repeat(np.repeat(np.clip(plane, 0, BRIGHTEST), FINENESS, 0), FINENESS, 1)
    disc = _disc(radius * FINENESS)
    centres = rng.poisson(-np.log1p(-fine) / disc.sum()).astype(np.float32)
    silver = (cv2.filter2D(centres, -1, disc, borderType=cv2.BORDER_REFLECT) > 0.5) * np.float32(1)
    excess, window = silver - fine, aperture * FINENESS
    seen = cv2.GaussianBlur(excess, (0, 0), window, borderType=cv2.BORDER_REFLECT)
    grain = cv2.resize(seen, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(plane + grain, np.float32)


def _disc(radius: float) -> Pixels:
    """Return a square mask that is 1 within `radius` cells of its centre and 0 elsewhere."""
    reach = int(radius)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return np.asarray(np.hypot(x, y) <= radius, np.float32)
