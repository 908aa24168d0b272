"""Words on signs, captions and margins: thin, bright or dark, and no damage."""

import string
from typing import Final

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageFont

from models.pixels import Pixels
from models.training.degradations import smooth_field

LETTERS: Final = string.ascii_letters + string.digits + ".,&'-"
LEAST_SIZE, MOST_SIZE = 8, 48  # pixels


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
    opaque = np.asarray(turned, np.float32)[..., None] / 255 * np.float32(rng.uniform(0.5, 1.0))
    tone = np.float32(rng.choice([rng.uniform(0.0, 0.25), rng.uniform(0.75, 1.0)]))
    worn_off = 1 - 0.4 * smooth_field(image.shape[:2], rng)[..., None]
    share = opaque * worn_off
    return np.asarray(image * (1 - share) + tone * share, np.float32)


def _words(rng: Generator) -> str:
    lengths = rng.integers(2, 9, int(rng.integers(1, 5)))
    word = "".join
    words = (word(rng.choice(list(LETTERS), length)) for length in lengths)
    text = " ".join(words)
    return text.upper() if rng.random() < 0.4 else text
