"""What belongs to a picture though it looks like damage: words, painted lines, buttons, ropes."""

import string
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.core.pixels import MaskArray, Pixels
from models.training.data.degradations import smooth_field

LETTERS: Final = string.ascii_letters + string.digits + ".,&'-"
LEAST_SIZE, MOST_SIZE = 8, 48  # pixels, of letters
SHIFT: Final = 4  # sub-pixel bits of OpenCV's coordinates


def furnished(image: Pixels, rng: Generator) -> Pixels:
    """With words, lines, buttons or ropes."""
    return (lettered, lined, buttoned, roped)[int(rng.integers(4))](image, rng)


def lettered(image: Pixels, rng: Generator) -> Pixels:
    """One to three lines of meaningless words in one tone, upright or slanted a little, as opaque
    as paint or as faint as a stamp."""
    height, width = image.shape[:2]
    paper = Image.new("L", (width, height))
    for _ in range(int(rng.integers(1, 4))):
        size = LEAST_SIZE * (MOST_SIZE / LEAST_SIZE) ** rng.random()
        place = (float(rng.uniform(-0.2, 0.7) * width), float(rng.uniform(0, 0.9) * height))
        font = ImageFont.load_default(size)
        ImageDraw.Draw(paper).text(place, _words(rng), fill=255, font=font)
    turned = paper.rotate(float(rng.normal(0, 8)), Image.Resampling.BILINEAR)
    cover = np.asarray(turned, np.float32) / 255 * np.float32(rng.uniform(0.5, 1.0))
    worn_off = 1 - 0.4 * smooth_field(image.shape[:2], rng)
    return _painted(image, cover * worn_off, _tone(rng), 0.0)


def lined(image: Pixels, rng: Generator) -> Pixels:
    """Straight lines as of a playing field, a fence or window bars: tapering as they recede, often
    several side by side, with the texture of the ground and the softness of the lens."""
    shape = image.shape[:2]
    cover = np.zeros(shape, np.uint8)
    angle, width = rng.uniform(0, np.pi), rng.uniform(1.5, 9)
    middle = rng.uniform(0, 1, 2) * shape[::-1]
    step = rng.uniform(8, 60) * np.array([-np.sin(angle), np.cos(angle)])
    for number in range(int(rng.choice([1, 1, 2, 3, 6]))):
        along = np.array([np.cos(angle), np.sin(angle)]) * np.hypot(*shape)
        across = np.array([-along[1], along[0]]) / np.hypot(*along) * width / 2
        taper = rng.uniform(0.4, 1.0)
        place = middle + number * step
        corners = [
            place - along + across,
            place + along + across * taper,
            place + along - across * taper,
            place - along - across,
        ]
        _fill(cover, np.stack(corners))
        angle += rng.normal(0, 0.02)
    opaque = _softened(cover, rng.uniform(0.5, 1.4)) * np.float32(rng.uniform(0.3, 0.95))
    return _painted(image, opaque, _tone(rng), rng.uniform(0.3, 1.0))


def buttoned(image: Pixels, rng: Generator) -> Pixels:
    """Buttons, beads or rivets in a row: small discs, each lit from the same side."""
    height, width = image.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    place = rng.uniform(0, 1, 2) * (width, height)
    angle, step, radius = rng.uniform(0, np.pi), rng.uniform(10, 40), rng.uniform(1.5, 9)
    light, tone = rng.uniform(0, 2 * np.pi), _tone(rng)
    for _ in range(int(rng.integers(1, 8))):
        right, down = x - place[0], y - place[1]
        cover = np.clip(radius + 0.5 - np.hypot(right, down), 0, 1) * np.float32(0.9)
        lit = (right * np.cos(light) + down * np.sin(light)) / np.float32(radius)
        shade = np.clip(tone + 0.25 * lit, 0, 1)[..., None].astype(np.float32)
        image = image * (1 - cover[..., None]) + shade * cover[..., None]
        place = place + step * np.array([np.cos(angle), np.sin(angle)]) + rng.normal(0, 1, 2)
    return np.asarray(image, np.float32)


@dataclass(frozen=True, slots=True)
class Rope:
    """Its thickness and the blur of the lens in pixels, where the light comes from in radians, and
    its tone, 0 to 1."""

    thick: float
    soft: float
    light: float
    tone: float


def roped(image: Pixels, rng: Generator) -> Pixels:
    """Ropes, wires, poles or stalks: round, so lit from one side, a little slack, as soft as the
    lens, several of them often running together towards one point."""
    size = image.shape[1::-1]
    draws = (
        rng.uniform(1.2, 6),
        rng.uniform(0.4, 1.2),
        rng.uniform(0, 2 * np.pi),
        rng.uniform(0.1, 1),
    )
    rope, knot = Rope(*draws), rng.uniform(-0.5, 1.5, 2) * size
    for _ in range(int(rng.choice([1, 2, 3, 4, 8]))):
        foot = rng.uniform(-0.2, 1.2, 2) * size
        image = _hung(image, rope, np.stack([knot, foot]), rng)
        knot = knot if rng.random() < 0.7 else rng.uniform(-0.5, 1.5, 2) * size
    return image


def _hung(image: Pixels, rope: Rope, ends: NDArray[np.float64], rng: Generator) -> Pixels:
    """Between two ends (2 x 2, in pixels); its lit side is brighter than its tone."""
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
        image = _painted(image, _softened(cover, rope.soft), shade, 0.2)
    return image


def _painted(image: Pixels, cover: MaskArray, tone: float, texture: float) -> Pixels:
    """In one tone where `cover` is 1, with so much of the fine structure that is beneath."""
    fine = image - cv2.GaussianBlur(image, (0, 0), 2.5)
    paint = np.clip(np.float32(tone) + np.float32(texture) * fine, 0, 1)
    return np.asarray(image + (paint - image) * cover[..., None], np.float32)


def _tone(rng: Generator) -> float:
    return float(rng.choice([rng.uniform(0.0, 0.25), rng.uniform(0.75, 1.0)]))


def _fill(cover: NDArray[np.uint8], corners: NDArray[np.float64]) -> None:
    shape = np.round(corners * 2**SHIFT).astype(np.int32)
    cv2.fillPoly(cover, [shape], 255, cv2.LINE_AA, SHIFT)


def _softened(cover: NDArray[np.uint8], sigma: float) -> MaskArray:
    return np.asarray(cv2.GaussianBlur(cover.astype(np.float32) / 255, (0, 0), sigma), np.float32)


def _words(rng: Generator) -> str:
    lengths = rng.integers(2, 9, int(rng.integers(1, 5)))
    word = "".join
    words = (word(rng.choice(list(LETTERS), length)) for length in lengths)
    text = " ".join(words)
    return text.upper() if rng.random() < 0.4 else text
