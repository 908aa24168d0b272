"""Scratches, bundles of scratches, lines of the scanner and abrasion."""

from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.damage_painting import Damaged, Look, lay, paint
from models.training.data.damage.random_curves import (
    Points,
    Stroke,
    displace_midpoints,
    draw_strokes,
    open_gaps,
    random_point,
    taper,
    wander,
    widths_along,
)
from models.training.data.damage.random_fields import (
    Shape,
    draw_count,
    fractal_noise,
    log_uniform,
    soft_step,
)

SCRATCH: Final = Look((0.42, 0.1, 0.22, 0.04, 0.17, 0.05), (0.25, 1.0), (0.2, 0.7), 0.3)
"""Look of scratches: mostly white, sharp."""
SCUFF: Final = Look((0.45, 0.25, 0.12, 0.03, 0.15, 0.0), (0.2, 0.9), (0.2, 0.6), 0.1)
"""Look of abrasion: many faint light scratches."""


def add_scratches(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw a few straight, bent or wobbly scratches with gaps."""
    count = draw_count(1, 8, image.shape, rng)
    strokes = [_scratch(image.shape, scale, rng) for _ in range(count)]
    return paint(image, draw_strokes(image.shape, strokes), SCRATCH, scale, rng)


def add_scratch_bundle(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw bundles of nearly parallel scratches, as from something rough."""
    strokes = []
    for _ in range(int(rng.integers(1, 3))):
        path = _path(image.shape, scale, rng)
        across = _normal(path)
        spread, width = log_uniform(2, 40, rng) * scale, log_uniform(0.35, 1.5, rng) * scale
        for _ in range(int(log_uniform(3, 22, rng))):
            shift = across * rng.normal(0, spread) + rng.normal(0, 0.1 * spread, 2)
            begin, end = np.sort(rng.integers(0, len(path), 2))
            part = (path + shift)[begin : end + 4]
            widths = open_gaps(widths_along(len(part), width, 0.3, rng), rng.uniform(0, 0.5), rng)
            strokes.append(Stroke(part, taper(widths, 0.15), float(rng.uniform(0.3, 1))))
    return paint(image, draw_strokes(image.shape, strokes), SCRATCH, scale, rng)


def add_scanner_lines(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw lines along whole rows or columns, as from a dirty or broken scanner sensor.

    They are one to three pixels wide, at any scale or at scale 1, and light, dark, coloured or an
    offset of some channels."""
    along_rows = rng.random() < 0.5
    turned = image if along_rows else image.transpose(1, 0, 2)
    profile = np.zeros((turned.shape[0], 1), np.float32)
    for _ in range(int(log_uniform(1, 5, rng))):
        row, thick = int(rng.integers(len(profile))), float(rng.integers(1, 4))
        thick *= max(scale, 1) if rng.random() < 0.5 else 1
        profile[row : row + round(thick)] = rng.uniform(0.5, 1)
    cover = np.repeat(profile * np.float32(log_uniform(0.12, 1.0, rng)), turned.shape[1], axis=1)
    if rng.random() < 0.25:
        cover *= soft_step(fractal_noise(cover.shape, 120, rng, 2) + 0.5, 1.0)
    colour = _line_colour(turned, rng)
    damaged, mask = lay(turned, cover, colour)
    if along_rows:
        return damaged, mask
    return np.ascontiguousarray(damaged.transpose(1, 0, 2)), np.ascontiguousarray(mask.T)


def add_abrasion(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add worn patches: many fine scratches and a pale veil in an uneven region.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape = image.shape
    region = soft_step(
        fractal_noise(shape, log_uniform(30, 200, rng) * scale, rng, 3) + rng.uniform(-0.8, 0.6),
        log_uniform(0.3, 2.0, rng),
    )
    cover = region * _fine_scratches(shape, scale, rng)
    if rng.random() < 0.5:
        rub = soft_step(fractal_noise(shape, log_uniform(1.5, 8, rng) * scale, rng, 3) - 1, 0.8)
        cover = np.maximum(cover, region * rub * np.float32(rng.uniform(0.3, 1)))
    return paint(image, cover, SCUFF, scale, rng)


def _fine_scratches(shape: Shape, scale: float, rng: Generator) -> MaskArray:
    """Draw 30 to 250 short straight scratches, in one direction or in all."""
    count = draw_count(30, 250, shape, rng)
    starts = rng.uniform(-0.1, 1.1, (count, 2)) * shape[1::-1]
    angles = rng.uniform(0, np.pi) + rng.normal(0, log_uniform(0.03, 3, rng), count)
    lengths = log_uniform(5, 60, rng) * scale * np.exp(rng.normal(0, 0.5, count))
    ends = starts + np.stack([np.cos(angles), np.sin(angles)], 1) * lengths[:, None]
    middles = (starts + ends) / 2 + rng.normal(0, 0.03, (count, 2)) * lengths[:, None]
    lines = np.round(np.stack([starts, middles, ends], 1) * 16).astype(np.int32)
    cover = np.zeros(shape[:2], np.uint8)
    groups = int(rng.integers(2, 5))
    for group in range(groups):
        value, thick = int(rng.integers(60, 256)), max(round(scale * rng.uniform(0.15, 0.5)), 1)
        cv2.polylines(cover, list(lines[group::groups]), False, value, thick, cv2.LINE_AA, 4)
    return cover.astype(np.float32) / np.float32(255)


def _scratch(shape: Shape, scale: float, rng: Generator) -> Stroke:
    path = _path(shape, scale, rng)
    widths = widths_along(len(path), log_uniform(0.35, 4, rng) * scale, rng.uniform(0, 0.4), rng)
    widths = open_gaps(widths, rng.uniform(0, 0.6) * (rng.random() < 0.5), rng)
    return Stroke(path, taper(widths, rng.uniform(0.01, 0.3)), float(rng.uniform(0.4, 1)))


def _path(shape: Shape, scale: float, rng: Generator) -> Points:
    """Draw the line of a scratch: straight, rough or bent; often vertical or horizontal.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    tilt = rng.choice([0, np.pi / 2]) if rng.random() < 0.4 else rng.uniform(0, np.pi)
    angle = float(tilt + rng.normal(0, 0.06))
    length = log_uniform(20 * scale, 2 * max(shape[:2]), rng)
    start = random_point(shape, rng, 0.1) - length / 2 * np.array([np.cos(angle), np.sin(angle)])
    draw = rng.random()
    if draw < 0.4:
        end = start + length * np.array([np.cos(angle), np.sin(angle)])
        return displace_midpoints(start, end, log_uniform(0.0005, 0.03, rng), rng)
    curl = log_uniform(0.02, 0.6, rng) if draw < 0.8 else log_uniform(0.6, 5, rng)
    return wander(start, angle, length, curl, rng, count=64)


def _normal(path: Points) -> Points:
    along = path[-1] - path[0]
    return np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-6)


def _line_colour(image: Pixels, rng: Generator) -> Pixels:
    """Draw the colour of scanner lines: uniform, or the image with offset channels."""
    if rng.random() < 0.5:
        channels = rng.choice([0.0, 1.0], 3) if rng.random() < 0.5 else np.ones(3)
        offset = rng.choice([-1, 1]) * log_uniform(0.08, 0.6, rng) * channels
        return np.asarray(image + offset, np.float32)
    level = rng.choice([rng.uniform(0, 0.2), rng.uniform(0.8, 1)])
    colour = rng.random(3) if rng.random() < 0.3 else np.full(3, level)
    return colour.astype(np.float32)
