"""Cracks of the emulsion, webs of cracks and creases of the paper."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.damage_painting import (
    Damaged,
    Look,
    lay,
    paint,
    paper,
    repeat_damage,
    shade,
)
from models.training.data.damage.random_curves import (
    Points,
    Stroke,
    displace_midpoints,
    draw_strokes,
    open_gaps,
    random_point,
    taper,
    widths_along,
)
from models.training.data.damage.random_fields import (
    Shape,
    distance_inside,
    distance_to_line,
    draw_count,
    fractal_noise,
    log_uniform,
    smooth_noise,
    soft_step,
)

CRACK: Final = Look((0.3, 0.4, 0.17, 0.05, 0.08, 0.0), (0.35, 1.0), (0.2, 0.7), 0.45)
"""Look of cracks: paper or white, some filled with dirt, often with a raised edge."""


def add_cracks(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw one to four cracks with branches; `scale` is pixels per pixel of a scan."""
    shape = image.shape
    strokes: list[Stroke] = []
    roughness = log_uniform(0.015, 0.14, rng)
    for _ in range(draw_count(1, 4, shape, rng)):
        start, angle = random_point(shape, rng, 0.2), rng.uniform(0, 2 * np.pi)
        length = log_uniform(30, 350, rng) * scale
        end = start + length * np.array([np.cos(angle), np.sin(angle)])
        width = min(log_uniform(0.5, 9, rng) * scale, 0.05 * length)
        strokes += _branches(np.stack([start, end]), width, roughness, rng)
    return paint(image, draw_strokes(shape, strokes), CRACK, scale, rng)


def _branches(ends: Points, width: float, roughness: float, rng: Generator) -> Iterator[Stroke]:
    """Yield the strokes of a crack between two ends and of its branches, each thinner.

    `width` is in pixels, `roughness` the first displacement as a share of the length."""
    waiting = [(ends, width, 2)]
    while waiting:
        (start, end), width, depth = waiting.pop()
        path = displace_midpoints(start, end, roughness, rng, 7 if depth == 2 else 5)
        widths = widths_along(len(path), width, rng.uniform(0.1, 0.6), rng)
        widths *= np.linspace(1, rng.uniform(0.1, 1), len(widths))
        widths = open_gaps(widths, rng.uniform(0, 0.3) * (rng.random() < 0.3), rng)
        yield Stroke(path, taper(widths, 0.05))
        for at in rng.integers(5, len(path) - 1, rng.poisson(1.1 * depth)):
            ahead = np.arctan2(*(path[at] - path[at - 4])[::-1])
            angle = ahead + rng.choice([-1, 1]) * rng.uniform(0.3, 1.6)
            reach = float(np.hypot(*(end - start))) * log_uniform(0.08, 0.7, rng)
            tip = path[at] + reach * np.array([np.cos(angle), np.sin(angle)])
            thin = max(width * rng.uniform(0.3, 0.9), 0.3)
            waiting.append((np.stack([path[at], tip]), thin, depth - 1))


def add_crack_web(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw craquelure: a net of cracks, missing in places, along distorted Voronoi cells.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape = image.shape[:2]
    near = _net_distance(shape, log_uniform(7, 90, rng) * scale, rng)
    width = log_uniform(0.5, 5, rng) * scale
    swell = smooth_noise(shape, log_uniform(10, 60, rng) * scale, rng)
    half = np.float32(width / 2) * (np.float32(0.3) + 1.4 * swell)
    cover = np.clip(half - near + 0.5, 0, 1)
    bare = soft_step(fractal_noise(shape, 0.4 * max(shape), rng, 3) + rng.uniform(-0.5, 1.5), 0.4)
    if rng.random() < 0.8:
        cover = cover * bare
    return paint(image, np.asarray(cover, np.float32), CRACK, scale, rng)


def _net_distance(shape: Shape, cell: float, rng: Generator) -> MaskArray:
    """Compute the distance of each pixel to the nearest edge of distorted Voronoi cells.

    The result is H x W, in pixels; cells are about `cell` pixels wide."""
    height, width = shape[:2]
    stretch = log_uniform(0.5, 2, rng)
    size = (max(round(height * stretch), 8), width)
    seeds = np.ones(size, np.uint8)
    count = max(round(size[0] * size[1] / cell**2), 3)
    seeds[rng.integers(0, size[0], count), rng.integers(0, size[1], count)] = 0
    _, labels = cv2.distanceTransformWithLabels(
        seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    y, x = np.mgrid[:height, :width].astype(np.float32)
    shift = np.float32(cell * log_uniform(0.02, 0.15, rng))
    x += shift * fractal_noise(shape, 0.7 * cell + 4, rng)
    y += shift * fractal_noise(shape, 0.7 * cell + 4, rng)
    bent = cv2.remap(
        labels.astype(np.float32),
        x,
        y * np.float32(stretch),
        cv2.INTER_NEAREST,
        borderMode=cv2.BORDER_REPLICATE,
    )
    same = np.ones((height, width), bool)
    same[:, 1:] &= bent[:, 1:] == bent[:, :-1]
    same[1:] &= bent[1:] == bent[:-1]
    return distance_inside(same)


def add_crease(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw one to three folds that mostly cross the whole picture.

    One side is dark and the other bright; along the core the emulsion is broken and paper shows.
    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    angle = float(rng.choice([0, np.pi / 2]) + rng.normal(0, 0.1))
    times = int(rng.choice([1, 1, 2, 3]))

    def fold(folded: Pixels) -> Damaged:
        return _fold(folded, scale, None if rng.random() < 0.5 else angle, rng)

    return repeat_damage(image, times, fold)


def _fold(image: Pixels, scale: float, angle: float | None, rng: Generator) -> Damaged:
    shape = image.shape
    away = distance_to_line(shape, rng, angle)
    waves = log_uniform(0.2, 6, rng) * scale
    away = away + np.float32(waves) * fractal_noise(
        shape, log_uniform(40, 400, rng) * scale, rng, 3
    )
    along = smooth_noise(shape, log_uniform(15, 150, rng) * scale, rng)
    image, sides = _shade_sides(image, away, along, scale, rng)
    if rng.random() < 0.2:
        return image, sides
    width = log_uniform(0.5, 9, rng) * scale
    rough = fractal_noise(shape, log_uniform(2, 12, rng) * scale, rng)
    half = np.float32(width / 2) * (np.float32(0.25) + 1.2 * along + np.float32(0.45) * rough)
    core = np.clip(half - np.abs(away) + 0.5, 0, 1).astype(np.float32)
    damaged, mask = paint(image, core, CRACK, scale, rng)
    return damaged, np.maximum(mask, sides)


def _shade_sides(
    image: Pixels, away: MaskArray, along: MaskArray, scale: float, rng: Generator
) -> Damaged:
    """Darken one side of a fold, lighten the other, and flake off emulsion on both.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    reach = np.float32(log_uniform(1.5, 16, rng) * scale)
    falloff = np.exp(-np.abs(away) / reach) * (0.3 + 0.7 * along)
    falloff[falloff < 0.02] = 0
    side = np.where(away > 0, np.float32(1), np.float32(rng.uniform(-1, 0.3)))
    sign = rng.choice([-1, 1])
    strength = np.float32(sign * log_uniform(0.05, 0.5, rng))
    amount = falloff * side * strength
    shaded, mask = shade(image, np.asarray(amount, np.float32))
    if rng.random() < 0.5:
        crumbs = soft_step(fractal_noise(away.shape, 3 * scale + 2, rng, 2) - 1.0, 0.5)
        shaded, layer = lay(shaded, crumbs * falloff, paper(image.shape, scale, rng))
        mask = np.maximum(mask, layer)
    return shaded, mask
