"""Colours of damage, and how it is laid over an image.

A cover is the opacity of damage before it is softened and worn: float32, height x width, 0 to 1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.random_fields import (
    Shape,
    fractal_noise,
    grey,
    log_uniform,
    smooth_noise,
    soften,
    white_noise,
)

Colour = NDArray[np.float32]
"""Red, green and blue, or an image of them; 0 to 1."""

Damaged = tuple[Pixels, MaskArray]
"""Damaged image, and the opacity of the damage: height x width, 0 to 1."""

TONES: Final = ("white", "paper", "black", "brown", "near", "tinted")
"""Colours of damage; "near" is a little lighter or darker than the image itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """Ranges from which the appearance of one kind of damage is drawn.

    `tones` are weights of `TONES`. `opacity` is 0 to 1. `softness` is the sigma of the blur in
    pixels of a scan at scale 1. `rim` is the probability of a shadow and a bright rim."""

    tones: tuple[float, ...] = (0.35, 0.15, 0.25, 0.1, 0.12, 0.03)
    opacity: tuple[float, float] = (0.3, 1.0)
    softness: tuple[float, float] = (0.25, 0.9)
    rim: float = 0.2


ANY: Final = Look()
"""Look of damage of any colour."""


def repeat_damage(image: Pixels, times: int, damage: Callable[[Pixels], Damaged]) -> Damaged:
    """Damage an image several times; the opacity of the damage is the largest of all."""
    mask = np.zeros(image.shape[:2], np.float32)
    for _ in range(times):
        image, layer = damage(image)
        mask = np.maximum(mask, layer)
    return image, mask


def paint(image: Pixels, cover: MaskArray, look: Look, scale: float, rng: Generator) -> Damaged:
    """Draw the appearance of damage from `look` and apply it where `cover` is above 0.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    cover = soften(cover, log_uniform(*look.softness, rng) * min(scale, 2.5) ** 0.7)
    cover = wear(cover, look.opacity, scale, rng)
    image, rim = cast_rim(image, cover, scale, rng) if rng.random() < look.rim else (image, None)
    painted, mask = lay(image, cover, damage_colour(image, look.tones, scale, rng))
    return painted, mask if rim is None else np.maximum(mask, rim)


def lay(image: Pixels, cover: MaskArray, colour: Colour) -> Damaged:
    """Blend a colour over the image by `cover`, 0 to 1; return the result and the opacity."""
    opaque = np.clip(cover, 0, 1, dtype=np.float32)
    opaque[opaque < 1 / 512] = 0
    rows, columns = np.flatnonzero(opaque.any(axis=1)), np.flatnonzero(opaque.any(axis=0))
    if not rows.size:
        return image, opaque
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    beneath = image[box]
    over = colour[box] if colour.ndim == 3 else _flat(colour, beneath.shape)
    blended = image.copy()
    blended[box] += (np.clip(over, 0, 1) - beneath) * grey(opaque[box])
    return blended, opaque


def _flat(colour: Colour, shape: Shape) -> Pixels:
    """Repeat a colour over an image."""
    row = np.tile(np.asarray(colour, np.float32), shape[1])
    return np.repeat(row[None], shape[0], axis=0).reshape(shape)


def tint(image: Pixels, cover: MaskArray, factors: NDArray[np.float64]) -> Damaged:
    """Multiply the channels by `factors` (3), as a transparent dye does, by `cover` (0 to 1)."""
    return lay(image, cover, image * factors.astype(np.float32))


def wear(cover: MaskArray, opacity: tuple[float, float], scale: float, rng: Generator) -> MaskArray:
    """Lower the opacity of a cover to the range `opacity`, unevenly in half of the draws.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    low, high = opacity
    strength = np.float32(high - (high - low) * rng.random() ** 1.5)
    if rng.random() < 0.5:
        return cover * strength
    field = smooth_noise(cover.shape, log_uniform(4, 80, rng) * scale, rng)
    least = np.float32(rng.uniform(0.25, 1.0))
    return cover * strength * (least + (1 - least) * field)


def cast_rim(image: Pixels, cover: MaskArray, scale: float, rng: Generator) -> Damaged:
    """Darken one side of raised or sunken spots, and often lighten the other side.

    Returns the image and the strength of the change. `scale` is pixels of the image per pixel of a
    scan of the print 600 px wide.
    """
    reach = log_uniform(0.6, 3, rng) * scale
    turn = rng.uniform(0, 2 * np.pi)
    wide = soften(cover, reach * 0.6)
    shift = np.array([[1, 0, reach * np.cos(turn)], [0, 1, reach * np.sin(turn)]], np.float32)
    moved = cv2.warpAffine(wide, shift, cover.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    change = (wide - moved) * np.float32(log_uniform(0.1, 0.8, rng))
    return shade(image, change if rng.random() < 0.5 else np.minimum(change, 0))


def shade(image: Pixels, change: MaskArray) -> Damaged:
    """Blend the image towards white where `change` is above 0, towards black where below."""
    return lay(image, np.abs(change), grey(np.asarray(change > 0, np.float32)))


def damage_colour(image: Pixels, tones: tuple[float, ...], scale: float, rng: Generator) -> Colour:
    """Draw a colour by the weights of `TONES`, mostly with faint noise.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    weights = np.array(tones)
    tone = TONES[int(rng.choice(len(TONES), p=weights / weights.sum()))]
    if tone == "paper":
        return paper(image.shape, scale, rng)
    colour = _near(image, scale, rng) if tone == "near" else _plain(tone, rng)
    if rng.random() < 0.6:
        noise = white_noise(image.shape, rng) * np.float32(log_uniform(0.004, 0.06, rng))
        flat = colour if colour.ndim == 3 else _flat(colour, image.shape)
        colour = flat + grey(noise)
    return colour


def _plain(tone: str, rng: Generator) -> Colour:
    if tone == "brown":
        depth = rng.uniform(0.1, 0.7)
        return np.asarray(depth * rng.uniform([0.95, 0.6, 0.25], [1.1, 0.85, 0.65]), np.float32)
    if tone == "tinted":
        return rng.random(3, np.float32)
    level = 1 - 0.3 * rng.random() ** 2 if tone == "white" else 0.3 * rng.random() ** 1.5
    cast = rng.normal(0, 0.03, 3)
    return np.asarray(np.clip(level + cast, 0, 1), np.float32)


def _near(image: Pixels, scale: float, rng: Generator) -> Colour:
    """Return the image lightened or darkened by 5 to 30 %, often blurred.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    change = np.float32(rng.choice([-1, 1]) * log_uniform(0.05, 0.3, rng))
    if rng.random() < 0.5:
        return image + change
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 2 + scale) + change, np.float32)


def paper(shape: Shape, scale: float, rng: Generator) -> Colour:
    """Draw bare paper: white to cream or grey, mottled, with fine fibres.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    warm = warm_cast(0.3, rng)
    level = rng.uniform(0.55, 1.0) if rng.random() < 0.5 else rng.uniform(0.82, 1.0)
    mottle = fractal_noise(shape, log_uniform(6, 60, rng) * scale, rng, octaves=3)
    grain = white_noise(shape, rng)
    if rng.random() < 0.7:
        grain = 2 * soften(grain, float(rng.uniform(0.4, 0.5 + 0.4 * scale)))
    sizes = log_uniform(0.008, 0.06, rng), log_uniform(0.008, 0.08, rng)
    field = level * (1 + np.float32(sizes[0]) * mottle + np.float32(sizes[1]) * grain)
    planes = [np.asarray(field * factor, np.float32) for factor in warm]
    return np.asarray(cv2.merge(planes), np.float32)


def warm_cast(most: float, rng: Generator) -> NDArray[np.float32]:
    """Draw 3 factors of the channels from neutral to yellow; blue is lowered by up to `most`."""
    loss = most * rng.random() ** 2
    factors = 1 - loss * np.array([0.0, rng.uniform(0.3, 0.6), 1.0]) + rng.normal(0, 0.012, 3)
    return np.asarray(np.minimum(factors, 1), np.float32)


def join(mask: MaskArray, other: MaskArray) -> MaskArray:
    """Return the joint opacity (H x W, 0 to 1) of two layers of damage, one over the other."""
    return np.asarray(1 - (1 - mask) * (1 - other), np.float32)
