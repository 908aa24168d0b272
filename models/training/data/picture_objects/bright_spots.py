"""Flowers, ribbons, pearls, highlights in eyes, snow and glints: small bright or dark spots."""

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import Pixels
from models.training.data.damage.damage_painting import lay
from models.training.data.damage.random_curves import Points, blob, fill_outlines, random_point
from models.training.data.damage.random_fields import (
    centred_grid,
    draw_count,
    fractal_noise,
    grey,
    log_uniform,
    soft_step,
    soften,
)
from models.training.data.picture_objects.object_painting import (
    blend,
    embed,
    lit_side,
    picture_colour,
)


def add_flowers(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw flowers or ribbons: groups of rounded, shaded petals around a centre."""
    shape, radius = image.shape, log_uniform(3, 35, rng) * scale
    petals = int(rng.integers(2, 9))
    for _ in range(int(rng.integers(1, 4))):
        outlines = [
            petal
            for _ in range(int(rng.integers(1, 4)))
            for petal in _petals(random_point(shape, rng), radius, petals, rng)
        ]
        cover = fill_outlines(shape, outlines)
        folds = lit_side(cover, scale, rng) + 0.15 * fractal_noise(shape, 0.6 * radius + 2, rng)
        image = embed(image, cover, scale, rng, np.asarray(folds, np.float32))
    return image


def _petals(centre: Points, radius: float, count: int, rng: Generator) -> list[Points]:
    turn = rng.uniform(0, 2 * np.pi)
    angles = turn + np.arange(count) * 2 * np.pi / count + rng.normal(0, 0.15, count)
    places = centre + 0.6 * radius * np.stack([np.cos(angles), np.sin(angles)], 1)
    return [place + blob(0.5 * radius, 0.15, rng) for place in places]


def add_pearls(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw a row of pearls, buttons or beads, each shaded and with a highlight."""
    shape, radius = image.shape, log_uniform(1.2, 12, rng) * scale
    count, angle = int(rng.integers(2, 14)), rng.uniform(0, 2 * np.pi)
    step, bend = radius * log_uniform(1.9, 6, rng), rng.normal(0, 0.15)
    angles = angle + bend * np.arange(count)
    places = np.cumsum(np.stack([np.cos(angles), np.sin(angles)], 1) * step, axis=0)
    places += random_point(shape, rng) - places[int(rng.integers(count))]
    cover = fill_outlines(shape, [place + _disc(radius) for place in places])
    image = embed(image, cover, scale, rng, lit_side(cover, 0.4 * radius, rng))
    towards = radius * 0.4 * np.array([np.cos(angle + 2), np.sin(angle + 2)])
    lights = [place + towards + _disc(radius * 0.25) for place in places]
    shine = soften(fill_outlines(shape, lights), max(0.12 * radius, 0.5))
    return blend(image, shine * np.float32(rng.uniform(0, 0.9)), np.ones_like(image), scale, rng)


def add_eyes(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw a pair of eyes: dark pupils inside an iris, each with a small highlight.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape, radius = image.shape, log_uniform(1.5, 14, rng) * scale
    turn, place = rng.normal(0, 0.3), random_point(shape, rng)
    apart = radius * rng.uniform(7, 13) * np.array([np.cos(turn), np.sin(turn)])
    light = rng.uniform(-0.5, 0.5, 2) * radius
    centres = [place, place + apart]
    white = fill_outlines(shape, [c + _disc(2 * radius) * (1.0, 0.5) for c in centres])
    image = embed(image, white * np.float32(rng.uniform(0.2, 0.9)), scale, rng)
    for size, level in ((1.0, rng.uniform(0.1, 0.45)), (0.5, rng.uniform(0, 0.12))):
        cover = fill_outlines(shape, [c + _disc(size * radius) for c in centres])
        surface = grey(np.full(shape[:2], level, np.float32)) * _cast(image)
        image = blend(image, cover, np.asarray(surface, np.float32), scale, rng)
    spot = radius * rng.uniform(0.15, 0.35)
    shine = fill_outlines(shape, [c + light + _disc(max(spot, 0.5)) for c in centres])
    return lay(image, soften(shine, 0.5 + 0.2 * scale), np.array([0.97, 0.97, 0.95], np.float32))[0]


def add_snow(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw snow, bubbles, stars or lights: many discs, each blurred by its depth."""
    shape, largest = image.shape, log_uniform(1, 14, rng) * scale
    colour = picture_colour(image, rng)
    surface = np.ones_like(image) * np.maximum(colour, np.float32(rng.uniform(0.6, 0.95)))
    for share in (0.25, 0.5, 1.0):
        outlines = [
            random_point(shape, rng) + _disc(max(share * largest * rng.uniform(0.5, 1), 0.5))
            for _ in range(draw_count(12, 70, shape, rng) // 2 + 6)
        ]
        cover = fill_outlines(shape, outlines, rng.uniform(0.3, 1, len(outlines)).tolist())
        cover = soften(cover, share * largest * rng.uniform(0.1, 0.8))
        image = blend(image, cover * np.float32(rng.uniform(0.3, 0.95)), surface, scale, rng)
    return image


def add_glints(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw glints on water: many short bright dashes in one direction, dense in places.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape, length = image.shape, log_uniform(1.5, 8, rng) * scale
    along, _ = centred_grid(shape, rng)
    narrow = (shape[0], max(round(shape[1] * rng.uniform(0.1, 0.4)), 8))
    waves = fractal_noise(narrow, length, rng, 3)
    stretched = np.asarray(cv2.resize(waves, shape[1::-1]), np.float32)
    dense = 0.5 * np.sin(along / np.float32(60 * scale))
    cover = soft_step(soften(stretched, 0.7) - np.float32(rng.uniform(1.2, 2.2)) + dense, 0.4)
    return blend(image, cover, np.ones_like(image) * _cast(image), scale, rng)


def _disc(radius: float) -> Points:
    turns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return radius * np.stack([np.cos(turns), np.sin(turns)], 1)


def _cast(image: Pixels) -> Pixels:
    """Return the mean colour of the picture, scaled to a largest channel of 1."""
    mean = image.mean(axis=(0, 1))
    return np.asarray(mean / max(float(mean.max()), 1e-3), np.float32)
