"""How a drawn thing becomes a part of a picture: its colours, its blur and its grain."""

from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import LUMA, MaskArray, Pixels, to_luma
from models.training.data.damage.damage_painting import lay
from models.training.data.damage.random_fields import (
    fractal_noise,
    grey,
    log_uniform,
    smooth_noise,
    soften,
    white_noise,
)

MIN_BLUR: Final = 0.5
"""Smallest sigma of the blur of the lens in pixels."""


def embed(
    image: Pixels, cover: MaskArray, scale: float, rng: Generator, light: MaskArray | None = None
) -> Pixels:
    """Paint an object into the picture by `cover`, 0 to 1.

    Its colour is one of the picture's, with varied brightness, the picture's grain and a lens blur.
    `light` is added to its brightness (-1 to 1)."""
    colour = picture_colour(image, rng)
    uneven = np.float32(log_uniform(0.03, 0.35, rng)) * fractal_noise(
        cover.shape, log_uniform(4, 80, rng) * scale, rng
    )
    tone = uneven if light is None else uneven + light
    surface = np.asarray(grey(1 + tone) * colour, np.float32)
    opacity = 1.0 if rng.random() < 0.7 else rng.uniform(0.4, 1.0)
    return blend(image, cover * np.float32(opacity), surface, scale, rng)


def blend(image: Pixels, cover: MaskArray, surface: Pixels, scale: float, rng: Generator) -> Pixels:
    """Blend a surface over the picture by `cover`, with the picture's grain and a lens blur."""
    sigma = max(rng.uniform(0.5, 1.5) * scale**0.7, MIN_BLUR)
    grain = soften(white_noise(cover.shape, rng), 0.4) * np.float32(2.2 * grain_strength(image))
    return lay(image, soften(cover, sigma), surface + grey(grain))[0]


def grain_strength(image: Pixels) -> float:
    """Estimate the deviation of the grain from the median difference of neighbours."""
    luma = to_luma(image)
    differences = luma[:-1:2, :-1:2] - luma[1::2, 1::2]
    return float(1.05 * np.median(np.abs(differences)))


def picture_colour(image: Pixels, rng: Generator) -> NDArray[np.float32]:
    """Draw a colour (3 numbers, 0 to 1) of the picture, as light or dark as its extremes."""
    height, width = image.shape[:2]
    some = image[rng.integers(0, height, 48), rng.integers(0, width, 48)]
    luma = some @ LUMA
    colour = some[int(rng.integers(48))] if rng.random() < 0.6 else some[int(luma.argmax())]
    low, high = float(luma.min()), float(luma.max())
    level = high + 0.4 * (1 - high) * rng.random() if rng.random() < 0.55 else low * rng.random()
    if rng.random() < 0.2:
        level = rng.random()
    scaled = colour * (level / max(float(colour @ LUMA), 0.05))
    return np.asarray(np.clip(scaled, 0, 1), np.float32)


def lit_side(cover: MaskArray, scale: float, rng: Generator) -> MaskArray:
    """Return the light on a rounded object: positive on one side, negative on the other.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    height = soften(cover, log_uniform(0.8, 4, rng) * scale)
    turn = rng.uniform(0, 2 * np.pi)
    slope = np.gradient(height)
    light = np.cos(turn) * slope[0] + np.sin(turn) * slope[1]
    most = max(float(np.abs(light).max()), 1e-6)
    return np.asarray(light * (log_uniform(0.1, 0.6, rng) / most), np.float32)


def fade_out(cover: MaskArray, scale: float, rng: Generator) -> MaskArray:
    """Lower the opacity in places, as where an object is hidden or in shadow."""
    return cover * (0.4 + 0.6 * smooth_noise(cover.shape, 60 * scale, rng))
