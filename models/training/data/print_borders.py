"""Borders, oval mats and vignettes of prints, which look like missing paper but are none."""

from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import Pixels

BORDERED, OVAL, VIGNETTED = 0.1, 0.03, 0.03
"""Probability of each: a border, an oval mat, a vignette. The other pictures stay as they are."""

CAPTIONED: Final = 0.25
"""Share of the borders that are much wider at the foot, where mounts carry a caption."""

TONES: Final = (0.5, 0.25, 0.25)
"""Probabilities of light, grey and black paper."""

ON_A_LID: Final = 0.3
"""Share of the borders beyond which the lid of the scanner shows."""


def add_mount(image: Pixels, rng: Generator) -> Pixels:
    """Surround a picture (H x W x 3, 0 to 1) by a mount at random; its size stays."""
    chance = rng.random()
    if chance < BORDERED:
        return _bordered(image, rng)
    if chance < BORDERED + OVAL:
        return _in_an_oval(image, rng)
    if chance < BORDERED + OVAL + VIGNETTED:
        return _vignetted(image, rng)
    return image


def _paper(rng: Generator) -> NDArray[np.float32]:
    """Draw the colour (3 numbers, 0 to 1) of paper, card or a lid: mostly white to cream."""
    light = rng.choice([rng.uniform(0.82, 1), rng.uniform(0.4, 0.8), rng.uniform(0, 0.12)], p=TONES)
    warm = light - np.array([0, rng.uniform(0, 0.05), rng.uniform(0, 0.14)])
    return np.asarray(np.clip(warm, 0, 1), np.float32)


def _bordered(image: Pixels, rng: Generator) -> Pixels:
    width = rng.uniform(0.015, 0.09) * min(image.shape[:2])
    widths = np.maximum(width * rng.uniform(0.8, 1.2, 4), 1).astype(int)
    if rng.random() < CAPTIONED:
        widths[1] = int(image.shape[0] * rng.uniform(0.06, 0.2))
    framed = _framed(image, widths, _paper(rng))
    if rng.random() < ON_A_LID:
        lid = np.where(rng.random(4) < 0.6, max(int(width * rng.uniform(0.2, 0.8)), 1), 0)
        framed = _framed(framed, lid, _paper(rng))
    return framed


def _framed(image: Pixels, widths: NDArray[np.integer], colour: NDArray[np.float32]) -> Pixels:
    """Paint edges in a colour (3 numbers); `widths` are pixels at top, bottom, left and right."""
    height, width = image.shape[:2]
    top, foot, left, right = widths.tolist()
    framed = np.broadcast_to(colour, image.shape).copy()
    inner = np.s_[top : height - foot, left : width - right]
    framed[inner] = image[inner]
    return framed


def _distance(shape: tuple[int, ...], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance from the centre of `shape` (H x W) in `radii` (shares of the sides)."""
    y, x = (np.linspace(-0.5, 0.5, length) / r for length, r in zip(shape, radii, strict=False))
    return np.asarray(np.hypot(y[:, None], x), np.float64)


def _in_an_oval(image: Pixels, rng: Generator) -> Pixels:
    distance = _distance(image.shape, rng.uniform(0.33, 0.56, 2))
    soft = rng.choice([0.01, 0.03, 0.1, 0.25])
    return _blend(image, np.clip((distance - 1) / soft + 0.5, 0, 1), _paper(rng))


def _vignetted(image: Pixels, rng: Generator) -> Pixels:
    distance = _distance(image.shape, np.ones(2))
    opaque = np.clip((distance - rng.uniform(0.2, 0.4)) * 2, 0, 1) * rng.uniform(0, 0.9)
    return _blend(image, opaque, np.full(3, rng.integers(2), np.float32))


def _blend(image: Pixels, opaque: NDArray[np.float64], colour: NDArray[np.float32]) -> Pixels:
    opacity = opaque[..., None].astype(np.float32)
    return image * (1 - opacity) + colour * opacity
