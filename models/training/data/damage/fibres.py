"""Hairs, fibres and lint that lay on the print, the negative or the glass of the scanner."""

from typing import Final

import numpy as np
from numpy.random import Generator

from models.core.pixels import Pixels
from models.training.data.damage.damage_painting import Damaged, Look, paint
from models.training.data.damage.dust_and_specks import hollow
from models.training.data.damage.random_curves import (
    Points,
    Stroke,
    blob,
    draw_strokes,
    fill_outlines,
    open_gaps,
    random_point,
    taper,
    wander,
    widths_along,
)
from models.training.data.damage.random_fields import draw_count, log_uniform

LOOK: Final = Look((0.38, 0.04, 0.36, 0.1, 0.1, 0.02), (0.3, 1.0), (0.25, 1.4), 0.2)
"""Look of fibres: mostly white or black, sometimes out of focus."""


def add_hairs(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Lay long hairs of similar thickness over the image, some of them translucent.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    width = log_uniform(0.4, 2.2, rng) * scale
    strokes = [
        _fibre(random_point(image.shape, rng, 0.1), log_uniform(25, 300, rng) * scale, width, rng)
        for _ in range(draw_count(1, 8, image.shape, rng))
    ]
    cover = draw_strokes(image.shape, strokes)
    if width > 2 and rng.random() < 0.4:
        cover = hollow(cover, 0.25 * width, rng)
    return paint(image, cover, LOOK, scale, rng)


def add_fibres(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Scatter short curled fibres of various thickness over the image.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    typical = log_uniform(4, 40, rng) * scale
    strokes = [
        _fibre(
            random_point(image.shape, rng, 0.05),
            typical * log_uniform(0.4, 2.5, rng),
            log_uniform(0.3, 2.0, rng) * scale,
            rng,
        )
        for _ in range(draw_count(3, 25, image.shape, rng))
    ]
    return paint(image, draw_strokes(image.shape, strokes), LOOK, scale, rng)


def add_lint(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Lay tangles of fibres with specks in them over the image.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    strokes, specks = [], []
    for _ in range(draw_count(1, 4, image.shape, rng)):
        centre, spread = random_point(image.shape, rng), log_uniform(2, 25, rng) * scale
        for _ in range(int(log_uniform(4, 18, rng))):
            start = centre + rng.normal(0, spread, 2)
            length, width = spread * log_uniform(0.5, 4, rng), log_uniform(0.3, 1.5, rng) * scale
            strokes.append(_fibre(start, length, width, rng))
            if rng.random() < 0.3:
                specks.append(start + blob(log_uniform(0.5, 3, rng) * scale, 0.5, rng))
    cover = np.maximum(draw_strokes(image.shape, strokes), fill_outlines(image.shape, specks))
    return paint(image, cover, LOOK, scale, rng)


def _fibre(start: Points, length: float, width: float, rng: Generator) -> Stroke:
    """Draw a fibre, nearly straight or curled, with tapered ends and varying width."""
    curl = log_uniform(0.3, 9, rng)
    points = wander(start, float(rng.uniform(0, 2 * np.pi)), length, curl, rng)
    widths = widths_along(len(points), width, rng.uniform(0, 0.35), rng)
    widths = taper(widths, rng.uniform(0, 0.3))
    gaps = rng.uniform(0, 0.4) * (rng.random() < 0.2)
    return Stroke(points, open_gaps(widths, gaps, rng), float(rng.uniform(0.6, 1)))
