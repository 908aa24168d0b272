"""Dust, dots, mould and small spots of lost emulsion; and the film outlines of `film_outlines`."""

from collections.abc import Callable, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.damage_painting import ANY, Damaged, Look, lay, paint, paper, wear
from models.training.data.damage.random_curves import Points, blob, fill_outlines
from models.training.data.damage.random_fields import (
    Shape,
    draw_count,
    fractal_noise,
    log_uniform,
    soft_step,
    soften,
)
from models.training.data.synthetic_damage import Outline, damage_mask

DUST: Final = Look((0.42, 0.05, 0.32, 0.1, 0.1, 0.01), (0.3, 1.0), (0.25, 1.5), 0.25)
"""Look of dust: mostly white or black, sharp or out of focus."""
MOULD: Final = Look((0.25, 0.1, 0.2, 0.2, 0.2, 0.05), (0.2, 0.9), (0.4, 2.0), 0.15)
"""Look of mould: pale, dark or brown and rather soft."""
FLAKES: Final = Look((0.2, 0.7, 0.05, 0.03, 0.02, 0.0), (0.75, 1.0), (0.25, 0.6), 0.7)
"""Look of places where the emulsion has flaked off: opaque sharp paper with a rim."""


def film_outlines(outlines: Sequence[Outline]) -> Callable[[Pixels, float, Generator], Damaged]:
    """Return a generator that adds damage in the shape of hand-drawn film outlines."""
    return lambda image, scale, rng: paint(
        image, damage_mask(image.shape, outlines, rng), ANY, scale, rng
    )


def add_dust(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add ragged or round specks of dust, often with a faint halo.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    typical, spread = log_uniform(0.4, 4, rng) * scale, rng.uniform(0.1, 0.8)
    raggedness = rng.uniform(0, 0.9)
    outlines = [
        centre + blob(max(typical * np.exp(rng.normal(0, spread)), 0.35), raggedness, rng)
        for centre in scatter(draw_count(3, 80, image.shape, rng), image.shape, rng)
    ]
    cover = fill_outlines(image.shape, outlines, rng.uniform(0.4, 1, len(outlines)).tolist())
    if rng.random() < 0.3:
        halo = soften(cover, typical * rng.uniform(0.5, 2)) * rng.uniform(0.2, 0.8)
        cover = np.maximum(cover, halo.astype(np.float32))
    return paint(image, cover, DUST, scale, rng)


def add_dots(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add many spots of one shape: drops, ringed dots or elongated grains."""
    radius, long = log_uniform(0.6, 7, rng) * scale, log_uniform(1, 6, rng)
    along = np.array([1, 1 / long]) * (long**0.5 if radius < 3 * scale else 1)
    raggedness, outlines = rng.uniform(0, 0.5), []
    for centre in scatter(draw_count(2, 50, image.shape, rng), image.shape, rng):
        turn = rng.uniform(0, np.pi)
        turned = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        shape = blob(radius * log_uniform(0.5, 1.6, rng), raggedness, rng) * along
        outlines.append(centre + shape @ turned)
    cover = fill_outlines(image.shape, outlines)
    if rng.random() < 0.35:
        cover = hollow(cover, radius * rng.uniform(0.15, 0.6), rng)
    return paint(image, cover, ANY, scale, rng)


def add_mould(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add mould to an image, H x W x 3: irregular dots, up to 8 * `scale` pixels, often ringed."""
    shape, radius = image.shape, log_uniform(0.8, 8, rng) * scale
    outlines = [
        centre + blob(radius * log_uniform(0.25, 2, rng), rng.uniform(0.2, 1.2), rng)
        for centre in scatter(draw_count(6, 70, shape, rng), shape, rng)
    ]
    cover = fill_outlines(shape, outlines, rng.uniform(0.3, 1, len(outlines)).tolist())
    if rng.random() < 0.4:
        cover = hollow(cover, radius * rng.uniform(0.2, 0.6), rng)
    if rng.random() < 0.6:
        feather = soft_step(fractal_noise(shape, radius, rng, 3) + 0.3, 1.2)
        cover = soften(cover, radius * rng.uniform(0.1, 0.5)) * feather
    return paint(image, cover, MOULD, scale, rng)


def add_flakes(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Flake off small angular spots of emulsion: paper with a bright or dark rim.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    radius = log_uniform(1.2, 22, rng) * scale
    centres = scatter(draw_count(1, 20, image.shape, rng), image.shape, rng)
    outlines = [_chip(radius * log_uniform(0.3, 1.5, rng), rng) + centre for centre in centres]
    whole = fill_outlines(image.shape, outlines)
    frayed = whole + np.float32(0.35) * fractal_noise(whole.shape, max(radius, 3), rng)
    cover = soft_step(soften(frayed, 0.5) - 0.5, 0.5)
    cover[soften(whole, 0.8 * scale) < 0.02] = 0
    damaged, mask = paint(image, cover, FLAKES, scale, rng)
    if rng.random() < 0.5:
        damaged, mask = _leave_base(damaged, mask, cover, scale, rng)
    return damaged, mask


def _leave_base(
    image: Pixels, mask: MaskArray, cover: MaskArray, scale: float, rng: Generator
) -> Damaged:
    """Add a second, worn layer of paper around spots where only the upper layer is lost.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    size = 2 * max(round(log_uniform(0.6, 4, rng) * scale), 1) + 1
    wide = cv2.dilate(cover, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    ring = np.maximum(soften(np.asarray(wide, np.float32), 0.5) - cover, 0)
    ring = wear(ring, (0.2, 0.8), scale, rng)
    damaged, layer = lay(image, ring, paper(image.shape, scale, rng))
    return damaged, np.maximum(mask, layer)


def _chip(radius: float, rng: Generator) -> Points:
    """Draw an angular outline of four to nine corners with a mean radius in pixels."""
    turns = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(4, 10))))
    reach = radius * rng.uniform(0.45, 1.3, turns.size)
    return np.stack([reach * np.cos(turns), reach * np.sin(turns) * rng.uniform(0.4, 1)], 1)


def hollow(cover: MaskArray, width: float, rng: Generator) -> MaskArray:
    """Lower the opacity inside spots, so that rings of about `width` pixels stay.

    The result is H x W, 0 to 1."""
    size = 2 * max(round(width), 1) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    inner = soften(np.asarray(cv2.erode(cover, kernel), np.float32), 0.4 * width)
    return np.asarray(np.clip(cover - rng.uniform(0.4, 1) * inner, 0, 1), np.float32)


def scatter(count: int, shape: Shape, rng: Generator) -> Points:
    """Draw `count` points x, y of an image, in half of the draws in clusters."""
    size = np.array(shape[1::-1], np.float64)
    points = rng.uniform(-0.02, 1.02, (count, 2)) * size
    if rng.random() < 0.5:
        centres = rng.uniform(0, 1, (int(rng.integers(1, 5)), 2)) * size
        near = centres[rng.integers(len(centres), size=count)]
        spread = size.min() * log_uniform(0.04, 0.4, rng)
        points = np.where(
            rng.random((count, 1)) < 0.75, near + rng.normal(0, spread, (count, 2)), points
        )
    return points
