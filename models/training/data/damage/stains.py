"""Stains, foxing, fingerprints and silvering: changes of colour with soft edges."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels, to_luma
from models.training.data.damage.damage_painting import Damaged, lay, tint
from models.training.data.damage.dust_and_specks import scatter
from models.training.data.damage.random_curves import blob, fill_outlines, random_point
from models.training.data.damage.random_fields import (
    Shape,
    centred_grid,
    draw_count,
    fractal_noise,
    log_uniform,
    signed_distance,
    smooth_noise,
    soft_step,
    soften,
)


def add_foxing(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add foxing: brown tinted spots with soft ragged edges."""
    shape, radius = image.shape, log_uniform(1.5, 20, rng) * scale
    outlines = [
        centre + blob(radius * log_uniform(0.3, 1.8, rng), rng.uniform(0.1, 0.7), rng)
        for centre in scatter(draw_count(2, 40, shape, rng), shape, rng)
    ]
    cover = fill_outlines(shape, outlines, rng.uniform(0.3, 1, len(outlines)).tolist())
    cover = soften(cover, radius * rng.uniform(0.1, 0.6))
    if rng.random() < 0.5:
        cover = np.maximum(cover, 0.9 * soften(cover, 0.3 * radius) ** 0.5 * cover)
    cover *= 0.4 + 0.6 * smooth_noise(shape, max(0.5 * radius, 2), rng)
    strength = np.float32(log_uniform(0.35, 1.2, rng))
    return tint(image, cover * strength, _brown(rng))


def add_stain(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add the stain of a dried liquid, with a darker or paler edge."""
    shape = image.shape
    radius = log_uniform(10, 130, rng) * scale
    return add_water_mark(image, stain_region(shape, radius, rng), scale, rng)


def add_water_mark(
    image: Pixels, region: NDArray[np.bool_], scale: float, rng: Generator
) -> Damaged:
    """Stain a region: its inside, its rim, and sometimes older rims inside.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    depth = signed_distance(region)
    blurred = log_uniform(0.8, 12, rng) * scale
    inside = soft_step(depth, 2 * blurred)
    inside *= 0.3 + 0.7 * smooth_noise(image.shape, log_uniform(10, 120, rng) * scale, rng)
    darkens = rng.random() < 0.7
    colour = _brown(rng) ** rng.uniform(0.2, 0.8) if darkens else None
    image, mask = _bleach_or_tint(image, inside * np.float32(log_uniform(0.15, 0.8, rng)), colour)
    for shift in (0.0, log_uniform(4, 40, rng) * scale)[: int(rng.choice([1, 1, 2]))]:
        rim = _rim(depth - np.float32(shift), log_uniform(0.7, 6, rng) * scale, rng)
        rim *= 0.2 + 0.8 * smooth_noise(image.shape, 40 * scale, rng)
        strength = np.float32(log_uniform(0.15, 1.0, rng))
        edge = _brown(rng) if rng.random() < 0.8 else None
        image, layer = _bleach_or_tint(image, rim * strength, edge)
        mask = np.maximum(mask, layer)
    return image, mask


def _rim(depth: MaskArray, width: float, rng: Generator) -> MaskArray:
    """Return a line of `width` pixels along `depth` 0: slow fading inwards, fast outwards."""
    inwards, outwards = np.float32(width * log_uniform(1, 4, rng)), np.float32(width * 0.5)
    rim = np.exp(-np.minimum(np.abs(depth), 1e4) / np.where(depth > 0, inwards, outwards))
    return np.where(rim > 0.01, rim, np.float32(0)).astype(np.float32)


def _bleach_or_tint(image: Pixels, cover: MaskArray, colour: NDArray[np.float64] | None) -> Damaged:
    if colour is not None:
        return tint(image, cover, colour)
    return lay(image, cover * np.float32(0.6), np.array([0.93, 0.9, 0.82], np.float32))


def stain_region(shape: Shape, radius: float, rng: Generator) -> NDArray[np.bool_]:
    """Draw a spilled liquid's region (H x W), about `radius` pixels, with lobes and a wavy edge."""
    centre = random_point(shape, rng, 0.05)
    outlines = [
        centre + rng.normal(0, 0.6 * radius, 2) + blob(radius * log_uniform(0.4, 1, rng), 0.4, rng)
        for _ in range(int(rng.integers(1, 5)))
    ]
    cover = soften(fill_outlines(shape, outlines), min(0.1 * radius, 6.0))
    ragged = 0.12 * fractal_noise(shape, 0.4 * radius + 3, rng)
    return np.asarray(cover + ragged * (cover > 0.02) > 0.5)


def add_fingerprint(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add one to three fingerprints: faint light, dark or greasy ridges.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    mask = np.zeros(image.shape[:2], np.float32)
    for _ in range(int(rng.choice([1, 1, 2, 3]))):
        cover = _fingerprint(image.shape, scale, rng)
        cover *= np.float32(log_uniform(0.25, 0.9, rng))
        level = rng.uniform(0.75, 1) if rng.random() < 0.6 else rng.uniform(0, 0.3)
        colour = np.asarray(level * rng.uniform([0.9, 0.85, 0.75], 1), np.float32)
        image, layer = lay(image, cover, colour)
        mask = np.maximum(mask, layer)
    return image, mask


def _fingerprint(shape: Shape, scale: float, rng: Generator) -> MaskArray:
    """Draw a fingerprint as a mask, 0 to 1; at a `scale` of 1 its ridges are 2 to 4 px apart."""
    x, y = centred_grid(shape, rng)
    period = log_uniform(1.8, 4, rng) * scale
    radius = period * rng.uniform(9, 20)
    oval = 1 - np.hypot(x, y / np.float32(rng.uniform(1.1, 1.6))) / np.float32(radius)
    core_y, squeeze = np.float32(rng.uniform(-0.4, 0.4) * radius), np.float32(rng.uniform(0.6, 1.6))
    around = np.hypot(x * squeeze, y - core_y)
    arch = y + np.float32(rng.uniform(0.2, 0.8) * radius) * np.exp(-((x / (0.5 * radius)) ** 2))
    loop = np.where(y > core_y, np.abs(x) * squeeze, around)
    course = (around, loop, arch)[int(rng.integers(3))]
    course = course + np.float32(0.8 * period) * fractal_noise(shape, 8 * period, rng, 2)
    ridges = soft_step(
        np.sin(course * np.float32(2 * np.pi / period)) + rng.uniform(-0.5, 0.4), 1.0
    )
    grain = fractal_noise(shape, max(period, 2.0), rng, 2)
    pressed = soft_step(fractal_noise(shape, 0.5 * radius, rng, 3) + rng.uniform(0, 1.2), 1.0)
    broken = soft_step(grain + rng.uniform(0.3, 1.2), 0.8)
    return np.asarray(ridges * pressed * broken * np.clip(oval * 4, 0, 1), np.float32)


def add_silvering(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add silver mirroring: a bluish shine of dark areas, mostly near edges or in patches.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape = image.shape
    cell = log_uniform(40, 300, rng) * scale
    region = soft_step(fractal_noise(shape, cell, rng, 3) + rng.uniform(-0.8, 0.8), 1.5)
    dark = np.clip(1 - to_luma(image) / np.float32(rng.uniform(0.35, 0.8)), 0, 1)
    dark = soften(np.asarray(dark, np.float32), 0.5 * scale)
    cover = region * dark * np.float32(log_uniform(0.25, 0.9, rng))
    cover *= 0.7 + 0.3 * smooth_noise(shape, 4 * scale + 2, rng)
    level = rng.uniform(0.5, 0.9)
    shine = level * rng.uniform([0.75, 0.85, 0.95], [1.0, 1.0, 1.1])
    return lay(image, np.asarray(cover, np.float32), shine.astype(np.float32))


def _brown(rng: Generator) -> NDArray[np.float64]:
    """Draw 3 factors by which a yellow, brown or grey stain multiplies the channels."""
    if rng.random() < 0.15:
        return np.full(3, rng.uniform(0.4, 0.85)) * rng.uniform(0.95, 1.05, 3)
    return rng.uniform([0.6, 0.45, 0.2], [1.0, 0.85, 0.7])
