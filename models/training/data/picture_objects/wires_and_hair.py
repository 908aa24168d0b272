"""Drawing of wires, branches, grass, hair and whiskers, which photos hold and damage resembles."""

from typing import Final

import numpy as np
from numpy.random import Generator

from models.core.pixels import Pixels
from models.training.data.damage.random_curves import (
    Points,
    Stroke,
    displace_midpoints,
    draw_strokes,
    random_point,
    wander,
)
from models.training.data.damage.random_fields import draw_count, log_uniform
from models.training.data.picture_objects.object_painting import embed, fade_out, lit_side

MAX_TWIGS: Final = 24
"""Largest number of pieces of one branch."""

STEPS: Final = np.linspace(0, 1, 32)
"""Positions along a strand, from its begin to its end."""


def add_wires(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw one to ten wires of equal thickness that sag alike, from side to side.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    size, width = np.array(image.shape[1::-1], np.float64), log_uniform(0.5, 3, rng) * scale
    start, end = (np.array([x, rng.uniform(-0.1, 1.0)]) * size for x in (-0.1, 1.1))
    sag = np.array([0.0, log_uniform(0.005, 0.25, rng) * size[0]])
    strokes = []
    for number in range(int(log_uniform(1, 10, rng))):
        shift = np.array([0.0, number * log_uniform(3, 40, rng) * scale])
        line = start + STEPS[:, None] * (end - start) + shift + rng.normal(0, 2, 2)
        line = line + 4 * (STEPS * (1 - STEPS))[:, None] * sag
        strokes.append(Stroke(line, np.full(STEPS.size, width)))
    cover = draw_strokes(image.shape, strokes)
    return embed(image, cover, scale, rng)


def add_branches(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw one to three branches with twigs that fork, each thinner than its parent.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    strokes: list[Stroke] = []
    for _ in range(int(rng.integers(1, 4))):
        start = random_point(image.shape, rng, 0.2)
        angle, length = rng.uniform(0, 2 * np.pi), log_uniform(40, 250, rng) * scale
        strokes += _branch(start, angle, length, log_uniform(1.2, 14, rng) * scale, rng)
    cover = draw_strokes(image.shape, strokes)
    return embed(image, cover, scale, rng, lit_side(cover, scale, rng))


def _branch(
    start: Points, angle: float, length: float, width: float, rng: Generator
) -> list[Stroke]:
    strokes: list[Stroke] = []
    waiting = [(start, angle, length, width, 3)]
    while waiting and len(strokes) < MAX_TWIGS:
        start, angle, length, width, depth = waiting.pop(0)
        end = start + length * np.array([np.cos(angle), np.sin(angle)])
        path = displace_midpoints(start, end, rng.uniform(0.02, 0.12), rng, 4)
        strokes.append(Stroke(path, width * np.linspace(1, rng.uniform(0.3, 0.7), len(path))))
        for at in rng.integers(3, len(path), int(rng.integers(2, 6)) if depth else 0):
            turn = angle + rng.choice([-1, 1]) * rng.uniform(0.3, 1.2)
            reach, thin = length * rng.uniform(0.25, 0.7), max(0.6 * width, 0.4)
            waiting.append((path[at], turn, reach, thin, depth - 1))
    return strokes


def add_grass(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw a tuft of reeds or grass: many blades that rise from a line, bend and taper.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    shape, length = image.shape, log_uniform(30, 250, rng) * scale
    ground, lean = random_point(shape, rng, 0.1)[1] + length / 2, rng.normal(0, 0.3)
    width, curl = log_uniform(0.5, 4, rng) * scale, log_uniform(0.05, 1.5, rng)
    strokes = []
    for _ in range(draw_count(8, 60, shape, rng)):
        root = np.array([rng.uniform(-0.1, 1.1) * shape[1], ground + rng.normal(0, 0.1 * length)])
        angle = -np.pi / 2 + lean + rng.normal(0, 0.2)
        path = wander(root, angle, length * rng.uniform(0.5, 1.2), curl, rng, 24)
        strokes.append(Stroke(path, width * np.linspace(1, 0.2, 24), float(rng.uniform(0.5, 1))))
    cover = draw_strokes(shape, strokes)
    return embed(image, cover, scale, rng, lit_side(cover, scale, rng))


def add_hair(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw strands of hair or whiskers that leave one place in similar curves."""
    shape, length = image.shape, log_uniform(25, 200, rng) * scale
    width, angle = log_uniform(0.4, 1.8, rng) * scale, rng.uniform(0, 2 * np.pi)
    root, spread = random_point(shape, rng, 0.1), log_uniform(2, 50, rng) * scale
    fan, curl = log_uniform(0.02, 0.8, rng), log_uniform(0.1, 3, rng)
    bend = int(rng.integers(2**31))
    strokes = []
    for _ in range(int(log_uniform(3, 60, rng))):
        alike = np.random.default_rng(bend)
        start, turn = root + rng.normal(0, spread, 2), angle + rng.normal(0, fan)
        path = wander(start, turn, length * rng.uniform(0.5, 1.3), curl, alike, 24)
        strokes.append(Stroke(path, width * np.linspace(1, 0.3, 24), float(rng.uniform(0.3, 1))))
    cover = fade_out(draw_strokes(shape, strokes), scale, rng)
    return embed(image, cover, scale, rng)
