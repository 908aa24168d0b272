"""Pen marks, stamps and tape: what people left on a print."""

import string
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageFont

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.damage_painting import (
    Colour,
    Damaged,
    cast_rim,
    lay,
    repeat_damage,
    tint,
)
from models.training.data.damage.random_curves import (
    Points,
    Stroke,
    draw_strokes,
    random_point,
    smooth_sequence,
    wander,
    widths_along,
)
from models.training.data.damage.random_fields import (
    Shape,
    centred_grid,
    draw_count,
    fractal_noise,
    log_uniform,
    smooth_noise,
    soft_step,
    soften,
)

INKS: Final = (
    (0.05, 0.05, 0.08),
    (0.08, 0.1, 0.35),
    (0.1, 0.2, 0.6),
    (0.6, 0.08, 0.1),
    (0.3, 0.1, 0.4),
    (0.1, 0.35, 0.2),
    (0.3, 0.3, 0.32),
    (0.95, 0.95, 0.93),
)
"""Red, green and blue of inks, pencil and white ink."""

LETTERS: Final = string.ascii_uppercase + string.digits + "   .-/"
"""Characters of the meaningless text of stamps."""


def add_pen_marks(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Draw handwriting, lines, loops or crosses in one ink over the image.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    shape, width = image.shape, log_uniform(0.5, 5, rng) * scale
    draw = (_handwriting, _loose_lines)[int(rng.integers(2))]
    strokes = [
        Stroke(points, widths_along(len(points), width, rng.uniform(0, 0.3), rng))
        for _ in range(draw_count(1, 4, shape, rng))
        for points in _move_into(shape, draw(scale, rng), rng)
    ]
    cover = soften(draw_strokes(shape, strokes), log_uniform(0.25, 0.8, rng) * scale**0.5)
    return _ink(image, cover, scale, rng)


def _move_into(shape: Shape, lines: list[Points], rng: Generator) -> list[Points]:
    """Move lines together so that one of their points, chosen at random, lies in the image."""
    line = lines[int(rng.integers(len(lines)))]
    offset = random_point(shape, rng) - line[int(rng.integers(len(line)))]
    return [each + offset for each in lines]


def _handwriting(scale: float, rng: Generator) -> list[Points]:
    """Draw a line of cursive writing: loops of varied height with gaps between words.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    letter = log_uniform(4, 40, rng) * scale
    angle = rng.normal(0, 0.4)
    cos, sin = np.cos(angle), np.sin(angle)
    words, at = [], 0.0
    for _ in range(int(rng.integers(1, 6))):
        letters = int(rng.integers(2, 9))
        t = np.linspace(0, 2 * np.pi * letters, 12 * letters)
        high = 0.35 * np.exp(0.5 * smooth_sequence(t.size, letters + 2, rng))
        x = at + letter * (0.1 * t + 0.3 * np.cos(t + 0.4 * smooth_sequence(t.size, letters, rng)))
        y = letter * high * np.sin(t) + 0.1 * letter * smooth_sequence(t.size, letters, rng)
        x = x - rng.uniform(0, 0.6) * y
        words.append(np.stack([x * cos - y * sin, x * sin + y * cos], 1))
        at = float(x[-1]) + letter * rng.uniform(0.4, 1.2)
    return words


def _loose_lines(scale: float, rng: Generator) -> list[Points]:
    """Draw one to three pen strokes: nearly straight, bent, or curled to a circle.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    angle = rng.uniform(0, 2 * np.pi)
    lines = []
    for _ in range(int(rng.integers(1, 4))):
        length = log_uniform(10, 250, rng) * scale
        begin = rng.normal(0, 0.3, 2) * length
        lines.append(wander(begin, angle, length, log_uniform(0.1, 8, rng), rng, 60))
        angle += rng.normal(0, 1.2)
    return lines


def _ink(image: Pixels, cover: MaskArray, scale: float, rng: Generator) -> Damaged:
    """Tint or cover the image with one ink of uneven density.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    colour = np.clip(np.array(INKS[int(rng.integers(len(INKS)))]) + rng.normal(0, 0.05, 3), 0, 1)
    flow = smooth_noise(image.shape, log_uniform(2, 40, rng) * scale, rng)
    cover = cover * (1 - np.float32(rng.uniform(0, 0.7)) * flow)
    cover = np.asarray(cover * np.float32(rng.uniform(0.4, 1)), np.float32)
    if rng.random() < 0.4 and colour.min() < 0.5:
        return tint(image, cover, colour)
    return lay(image, cover, colour.astype(np.float32))


def add_stamp(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Print a rubber stamp on the image: frame and letters, rotated, unevenly inked.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    shape = image.shape
    size = max(round(log_uniform(30, 160, rng) * scale), 12)
    stamp = _stamp(min(size, 400), rng)
    factor, turn = size / stamp.shape[1], rng.normal(0, 0.35)
    cos, sin = factor * np.cos(turn), factor * np.sin(turn)
    x, y = random_point(shape, rng)
    middle = np.array(stamp.shape[::-1]) / 2
    matrix = np.array([[cos, -sin, 0], [sin, cos, 0]], np.float64)
    matrix[:, 2] = np.array([x, y]) - matrix[:, :2] @ middle
    cover = cv2.warpAffine(stamp, matrix, shape[1::-1], flags=cv2.INTER_LINEAR)
    cover = cover.astype(np.float32) / np.float32(255)
    worn = soft_step(fractal_noise(shape, log_uniform(2, 30, rng) * scale, rng) + 0.7, 1.2)
    spread = soften(np.asarray(cover * worn, np.float32), log_uniform(0.3, 1.2, rng) * scale**0.5)
    return _ink(image, spread, scale, rng)


def _stamp(width: int, rng: Generator) -> np.ndarray:
    """Draw a frame (rectangle, ring or none) with one to three lines of text, uint8, 0 to 255."""
    form, lines = int(rng.integers(3)), int(rng.integers(1, 4))
    height = width if form == 1 else max(round(width * rng.uniform(0.25, 0.6)), 8)
    paper = Image.new("L", (width, height))
    pen, thick = ImageDraw.Draw(paper), max(round(width * rng.uniform(0.01, 0.05)), 1)
    frame = (0, 0, width - 1, height - 1)
    if form == 0:
        pen.rounded_rectangle(frame, rng.uniform(0, 0.2) * height, outline=255, width=thick)
    elif form == 1:
        pen.ellipse(frame, outline=255, width=thick)
        inner = round(width * rng.uniform(0.1, 0.3))
        pen.ellipse((inner, inner, width - inner, height - inner), outline=255, width=thick)
    tall = 0.7 * (height if form != 1 else 0.5 * height) / lines
    font = _font(min(max(round(tall), 6), 120))
    top = 0.15 * height if form != 1 else 0.32 * height
    for line in range(lines):
        text = "".join(rng.choice(list(LETTERS), int(rng.integers(3, 12))))
        pen.text((0.12 * width, top + line * tall), text, fill=255, font=font)
    return np.asarray(paper)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def add_tape(image: Pixels, scale: float, rng: Generator) -> Damaged:
    """Add one or two strips of tape, or the stain that a strip has left."""
    width = log_uniform(12, 90, rng) * scale
    times = int(rng.choice([1, 1, 2]))
    return repeat_damage(image, times, lambda taped: stick_tape(taped, width, scale, rng))


def stick_tape(image: Pixels, width: float, scale: float, rng: Generator) -> Damaged:
    """Add a strip of tape `width` pixels wide: yellowed, glossy or dull, with visible edges.

    `scale` is pixels of the image per pixel of a scan of the print 600 px wide."""
    shape = image.shape
    along, across = centred_grid(shape, rng)
    half_length = np.float32(width * log_uniform(0.8, 16, rng))
    cut = np.float32(log_uniform(0.02, 0.3, rng) * width) * _cut_edge(across, width, rng)
    inside = np.minimum(width / 2 - np.abs(across), half_length - np.abs(along) + cut)
    soft = log_uniform(0.8, 2, rng) * max(scale**0.5, 1)
    cover = soft_step(np.asarray(inside, np.float32), soft)
    streaks = 0.75 + 0.25 * smooth_noise(shape, log_uniform(5, 80, rng) * scale, rng)
    opacity = np.float32(log_uniform(0.12, 0.85, rng))
    base, mask = lay(image, cover * streaks * opacity, _tape_colour(rng))
    if rng.random() < 0.7:
        edge = np.exp(-np.abs(inside) / np.float32(log_uniform(0.6, 2.5, rng) * scale))
        edge = np.where(edge > 0.02, edge, 0) * np.float32(log_uniform(0.1, 0.6, rng))
        base, rim = lay(base, edge, np.full(3, rng.choice([0.1, 0.95]), np.float32))
        mask = np.maximum(mask, rim)
    if rng.random() < 0.4:
        base, rim = cast_rim(base, cover, scale, rng)
        mask = np.maximum(mask, rim)
    return base, mask


def _cut_edge(across: MaskArray, width: float, rng: Generator) -> MaskArray:
    """Draw the end of a strip as offsets along it: toothed, torn or straight."""
    kind = int(rng.integers(3))
    if kind == 0:
        return np.asarray(np.abs((across / np.float32(0.08 * width)) % 2 - 1), np.float32)
    if kind == 1:
        return fractal_noise(across.shape, 0.5 * width + 4, rng)
    return across * np.float32(rng.normal(0, 1) / width)


def _tape_colour(rng: Generator) -> Colour:
    """Draw the colour of a strip of tape: yellowed, brown, white or grey."""
    low, high = (
        ((0.8, 0.65, 0.3), (1.0, 0.85, 0.6)),
        ((0.45, 0.3, 0.1), (0.75, 0.55, 0.35)),
        ((0.85, 0.85, 0.8), (1.0, 1.0, 1.0)),
        ((0.5, 0.5, 0.48), (0.75, 0.75, 0.75)),
    )[int(rng.choice(4, p=[0.5, 0.2, 0.2, 0.1]))]
    return rng.uniform(low, high).astype(np.float32)
