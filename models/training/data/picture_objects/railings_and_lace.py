"""Railings, lattices, window bars and lace: what repeats itself."""

import cv2
import numpy as np
from numpy.random import Generator

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.random_curves import Points, Stroke, draw_strokes, random_point
from models.training.data.damage.random_fields import fractal_noise, log_uniform, soft_step
from models.training.data.picture_objects.object_painting import embed, lit_side


def add_railing(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw a railing or fence: equal bars between two or more rails, in perspective.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    step, width = log_uniform(5, 45, rng) * scale, log_uniform(0.8, 6, rng) * scale
    high = step * log_uniform(2, 12, rng)
    count = int(min(3 * max(image.shape[:2]) / step, 90))
    lines = [_line(x, 0, x, high) for x in step * np.arange(count)]
    rails = [_line(0, y, step * count, y) for y in np.linspace(0, high, int(rng.integers(2, 4)))]
    return _embed_lines(image, [*lines, *rails], min(width, 0.4 * step), scale, rng)


def add_lattice(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw a lattice, net or wire mesh: two families of parallel lines.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    step, width = log_uniform(7, 50, rng) * scale, log_uniform(0.6, 4, rng) * scale
    extent = min(3.0 * max(image.shape[:2]), log_uniform(12, 60, rng) * step)
    marks = np.arange(0, extent, step)
    lean = rng.choice([0.0, rng.uniform(0.3, 1.0)]) * extent
    lines = [_line(x, 0, x + lean, extent) for x in marks - lean / 2]
    lines += [_line(x + lean, 0, x, extent) if lean else _line(0, x, extent, x) for x in marks]
    return _embed_lines(image, lines, min(width, 0.35 * step), scale, rng)


def add_window_bars(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw a window: a thick frame with a few thinner bars.

    `image` is H x W x 3, 0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide."""
    width, height = (log_uniform(40, 300, rng) * scale for _ in range(2))
    thick = log_uniform(1, 8, rng) * scale
    upright = np.linspace(0, width, int(rng.integers(2, 6)))
    level = np.linspace(0, height, int(rng.integers(2, 6)))
    lines = [_line(x, 0, x, height) for x in upright] + [_line(0, y, width, y) for y in level]
    return _embed_lines(image, lines, thick, scale, rng)


def _line(x: float, y: float, to_x: float, to_y: float) -> Points:
    t = np.linspace(0, 1, 9)[:, None]
    return np.array([x, y]) * (1 - t) + np.array([to_x, to_y]) * t


def _embed_lines(
    image: Pixels, lines: list[Points], width: float, scale: float, rng: Generator
) -> Pixels:
    """Draw lines of a plane, in perspective, at a random point of the image."""
    turn, tilt = rng.normal(0, 0.25), rng.normal(0, 0.5, 2) / max(image.shape[:2])
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    drawn = lines[int(rng.integers(len(lines)))][int(rng.integers(9))]
    place = random_point(image.shape, rng)
    strokes = []
    for line in lines:
        flat = (line - drawn) @ rotation
        depth = np.clip(1 + flat @ tilt, 0.3, 3.0)[:, None]
        strokes.append(Stroke(place + flat / depth, width / depth[:, 0]))
    cover = draw_strokes(image.shape, strokes)
    return embed(image, cover, scale, rng, lit_side(cover, scale, rng))


def add_lace(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw lace over a part of the picture: a small repeated pattern, bent by folds.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    shape, period = image.shape, log_uniform(4, 28, rng) * scale
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    bend = np.float32(log_uniform(0.1, 1.5, rng) * period)
    x += bend * fractal_noise(shape, 60 * scale, rng, 2)
    y += bend * fractal_noise(shape, 60 * scale, rng, 2)
    tile = _lace_tile(rng)
    factor = np.float32(len(tile) / period)
    x, y = (np.mod(axis * factor, len(tile)).astype(np.float32) for axis in (x, y))
    cover = cv2.remap(tile, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    region = soft_step(fractal_noise(shape, 120 * scale, rng, 2) + rng.uniform(-0.5, 0.8), 0.2)
    return embed(image, np.asarray(cover * region, np.float32), scale, rng)


def _lace_tile(rng: Generator, side: int = 48) -> MaskArray:
    """Draw one period of lace, side x side, symmetric: rings, dots and threads."""
    tile = np.zeros((side, side), np.uint8)
    for _ in range(int(rng.integers(2, 6))):
        centre = rng.integers(0, side, 2).tolist()
        if rng.random() < 0.6:
            fill = -1 if rng.random() < 0.3 else int(rng.integers(2, 7))
            cv2.circle(tile, centre, int(rng.integers(3, side // 3)), 255, fill, cv2.LINE_AA)
        else:
            other = rng.integers(0, side, 2).tolist()
            cv2.line(tile, centre, other, 255, int(rng.integers(2, 6)), cv2.LINE_AA)
    tile = np.maximum(tile, tile[:, ::-1])
    if rng.random() < 0.5:
        tile = np.maximum(tile, tile[::-1])
    return tile.astype(np.float32) / np.float32(255)
