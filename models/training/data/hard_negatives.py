"""Hard negatives of the damage detector: things in a picture that look like damage.

They belong to the picture: they are blurred by the lens and have its grain, and the damage is added
after them.
"""

import string
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.random_fields import soften
from models.training.data.degradations import smooth_field
from models.training.data.picture_objects.bright_spots import (
    add_eyes,
    add_flowers,
    add_glints,
    add_pearls,
    add_snow,
)
from models.training.data.picture_objects.railings_and_lace import (
    add_lace,
    add_lattice,
    add_railing,
    add_window_bars,
)
from models.training.data.picture_objects.wires_and_hair import (
    add_branches,
    add_grass,
    add_hair,
    add_wires,
)

LETTERS: Final = string.ascii_letters + string.digits + ".,&'-"
"""Characters of which the meaningless words consist."""

MIN_SIZE, MAX_SIZE = 8, 48
"""Smallest and largest font size in pixels."""

SHIFT: Final = 4
"""Number of sub-pixel bits in OpenCV's coordinates."""


def add_hard_negative(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Add one to three things that look like damage but are none.

    `scale` is the number of pixels of the image per pixel of a scan of the whole print of 600
    pixels in width."""
    for _ in range(int(rng.choice([1, 1, 2, 3]))):
        add = HARD_NEGATIVES[int(rng.integers(len(HARD_NEGATIVES)))]
        image = np.asarray(np.clip(add(image, scale, rng), 0, 1), np.float32)
    return image


def add_letters(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw one to three slightly rotated lines of random words in one tone, 30 to 100 % opaque."""
    height, width = image.shape[:2]
    paper = Image.new("L", (width, height))
    for _ in range(int(rng.integers(1, 4))):
        size = min(MIN_SIZE * (MAX_SIZE / MIN_SIZE) ** rng.random() * max(scale, 1), height)
        position = (float(rng.uniform(-0.2, 0.7) * width), float(rng.uniform(0, 0.9) * height))
        font = ImageFont.load_default(size)
        ImageDraw.Draw(paper).text(position, _random_text(rng), fill=255, font=font)
    turned = paper.rotate(float(rng.normal(0, 8)), Image.Resampling.BILINEAR)
    letters = np.asarray(turned, np.float32) * np.float32(rng.uniform(0.5, 1.0) / 255)
    cover = soften(letters.astype(np.float32), float(rng.uniform(0.3, 1.2)) * scale**0.7)
    worn_off = 1 - 0.4 * smooth_field(image.shape[:2], rng)
    return _paint(image, cover * worn_off, _random_tone(rng), 0.0)


def add_lines(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw one to six nearly parallel lines, as of a playing field, a fence or window bars.

    They taper in perspective, keep some texture and are blurred as by a lens. `image` is H x W x 3,
    0 to 1; `scale` is its pixels per pixel of a print scan 600 px wide.
    """
    shape = image.shape[:2]
    cover = np.zeros(shape, np.uint8)
    angle, width = rng.uniform(0, np.pi), rng.uniform(1.5, 9) * scale
    middle = rng.uniform(0, 1, 2) * shape[::-1]
    step = rng.uniform(8, 60) * scale * np.array([-np.sin(angle), np.cos(angle)])
    for number in range(int(rng.choice([1, 1, 2, 3, 6]))):
        along = np.array([np.cos(angle), np.sin(angle)]) * np.hypot(*shape)
        across = np.array([-along[1], along[0]]) / np.hypot(*along) * width / 2
        taper = rng.uniform(0.4, 1.0)
        centre = middle + number * step
        corners = [
            centre - along + across,
            centre + along + across * taper,
            centre + along - across * taper,
            centre - along - across,
        ]
        _fill(cover, np.stack(corners))
        angle += rng.normal(0, 0.02)
    opaque = _soften(cover, rng.uniform(0.5, 1.4) * scale**0.7) * np.float32(rng.uniform(0.3, 0.95))
    return _paint(image, opaque, _random_tone(rng), rng.uniform(0.3, 1.0))


@dataclass(frozen=True, slots=True)
class Rope:
    """Appearance of a rope in a training image.

    `thick` (thickness) and `soft` (sigma of the lens blur) are in pixels, `light` (direction of the
    light) is in radians, `tone` is 0 to 1."""

    thick: float
    soft: float
    light: float
    tone: float


def add_ropes(image: Pixels, scale: float, rng: Generator) -> Pixels:
    """Draw one to eight ropes, wires, poles or stalks, several of them often from one point."""
    size = image.shape[1::-1]
    draws = (
        rng.uniform(1.2, 6) * scale,
        rng.uniform(0.4, 1.2) * scale**0.7,
        rng.uniform(0, 2 * np.pi),
        rng.uniform(0.1, 1),
    )
    rope, knot = Rope(*draws), rng.uniform(-0.5, 1.5, 2) * size
    for _ in range(int(rng.choice([1, 2, 3, 4, 8]))):
        end = rng.uniform(-0.2, 1.2, 2) * size
        image = _draw_rope(image, rope, np.stack([knot, end]), rng)
        knot = knot if rng.random() < 0.7 else rng.uniform(-0.5, 1.5, 2) * size
    return image


def _draw_rope(image: Pixels, rope: Rope, ends: NDArray[np.float64], rng: Generator) -> Pixels:
    """Draw a rope between two ends (2 x 2: x and y in pixels), lighter on its lit side."""
    along = ends[1] - ends[0]
    across = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-6)
    t = np.linspace(0, 1, 24)[:, None]
    path = ends[0] + t * along + rng.normal(0, 4) * 4 * t * (1 - t) * across
    lit = float(across @ (np.cos(rope.light), np.sin(rope.light))) * rng.uniform(0.1, 0.4)
    for side in (-1, 1):
        cover = np.zeros(image.shape[:2], np.uint8)
        edge = path + side * across * rope.thick / 2
        _fill(cover, np.concatenate([path, edge[::-1]]))
        shade = float(np.clip(rope.tone + side * lit, 0, 1))
        image = _paint(image, _soften(cover, rope.soft), shade, 0.2)
    return image


def _paint(image: Pixels, cover: MaskArray, tone: float, texture: float) -> Pixels:
    """Paint one tone by `cover`, 0 to 1, with the share `texture` of the fine structure below."""
    fine = image - cv2.GaussianBlur(image, (0, 0), 2.5)
    paint = np.clip(np.float32(tone) + np.float32(texture) * fine, 0, 1)
    return np.asarray(image + (paint - image) * cover[..., None], np.float32)


def _random_tone(rng: Generator) -> float:
    return float(rng.choice([rng.uniform(0.0, 0.25), rng.uniform(0.75, 1.0)]))


def _fill(cover: NDArray[np.uint8], corners: NDArray[np.float64]) -> None:
    shape = np.round(corners * 2**SHIFT).astype(np.int32)
    cv2.fillPoly(cover, [shape], 255, cv2.LINE_AA, SHIFT)


def _soften(cover: NDArray[np.uint8], sigma: float) -> MaskArray:
    return np.asarray(cv2.GaussianBlur(cover.astype(np.float32) / 255, (0, 0), sigma), np.float32)


def _random_text(rng: Generator) -> str:
    lengths = rng.integers(2, 9, int(rng.integers(1, 5)))
    words = ("".join(rng.choice(list(LETTERS), length)) for length in lengths)
    text = " ".join(words)
    return text.upper() if rng.random() < 0.4 else text


HARD_NEGATIVES: Final = (
    add_letters,
    add_lines,
    add_ropes,
    add_wires,
    add_branches,
    add_grass,
    add_hair,
    add_railing,
    add_lattice,
    add_window_bars,
    add_lace,
    add_flowers,
    add_pearls,
    add_eyes,
    add_snow,
    add_glints,
)
"""Functions (image, scale, rng) that each add one kind of thing, all equally likely."""
