"""Test pictures of the damage repair: photos as prints of several kinds and sizes, then damaged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.core.pixels import Pixels, as_levels, as_pixels, to_luma
from models.training.evaluation.damage_repair.fields import Flags, Rng, visible_change
from models.training.evaluation.damage_repair.missing_parts import Tearing
from models.training.evaluation.damage_repair.overlays import Maker

Levels = NDArray[np.uint8]
"""Picture with 8 bits per channel."""
Photos = Mapping[str, Levels]
"""Pictures by file name."""

LONG_SIDES: Final = (512, 640, 400, 900, 768, 1600, 512, 1154)
"""Long sides in pixels of the pictures of one kind."""
SMALLEST: Final = 400
"""Long side in pixels of the pictures that are enlarged."""
SEPIA: Final = np.array([[0.16, 0.1, 0.06], [0.95, 0.86, 0.7]], np.float32)
"""Colours of the black and the white of a faded brown print."""
GRAIN: Final = 4.0
"""Deviation, in 8-bit levels, of the grain of grey and brown prints."""
SCANNER_GRAIN: Final = 2.5
"""Deviation, in 8-bit levels, of the grain of an enlarged picture."""


@dataclass(frozen=True, slots=True)
class Case:
    """Damaged picture, the undamaged one, and where the damage is (H x W).

    `kind` names what made the damage."""

    kind: str
    clean: Levels
    damaged: Levels
    area: Flags


def read_photos(folder: Path, pattern: str) -> dict[str, Levels]:
    """Read the pictures of a folder whose names match `pattern`, sorted by name."""
    files = sorted(folder.glob(pattern))
    return {file.name: np.asarray(Image.open(file).convert("RGB")) for file in files}


Prints = Iterable[tuple[Rng, Pixels]]
"""Undamaged pictures, each with the generator for its damage."""


def overlay_cases(undamaged: Prints, kind: str, maker: Maker) -> Iterator[Case]:
    """Yield pictures with an overlay of this kind; damaged are the pixels it changes visibly."""
    for rng, clean in undamaged:
        after = maker(clean, rng)
        yield _case(kind, clean, after, visible_change(clean, after))


def torn_cases(undamaged: Prints, kind: str, tearing: Tearing) -> Iterator[Case]:
    """Yield pictures with large damage of this kind; damaged are the missing pixels."""
    for rng, clean in undamaged:
        after, area = tearing(clean, rng)
        yield _case(kind, clean, after, area)


def crease_cases(undamaged: Prints, crease: Tearing) -> Iterator[Case]:
    """Yield pictures with a crease; damaged pixels are those it changes visibly."""
    for case in torn_cases(undamaged, "creases", crease):
        seen = visible_change(as_pixels(case.clean), as_pixels(case.damaged))
        yield Case(case.kind, case.clean, case.damaged, case.area & seen)


def enlarged_cases(case: Case, factors: Sequence[int], seed: int) -> Iterator[tuple[int, Case]]:
    """Yield each factor and the case enlarged by it (cubic, with scanner grain).

    `seed` decides the draws."""
    for factor in factors:
        size = (case.clean.shape[1] * factor, case.clean.shape[0] * factor)
        clean, damaged = (_resized(as_pixels(each), size) for each in (case.clean, case.damaged))
        area = visible_change(clean, damaged)
        rng = np.random.default_rng((seed, factor))
        grain = make_grain(size[::-1], SCANNER_GRAIN, rng)
        yield factor, _case(case.kind, clean + grain, damaged + grain, area)


def prints(
    photos: Photos, count: int, seed: int, long_sides: Sequence[int] = LONG_SIDES
) -> Iterator[tuple[Rng, Pixels]]:
    """Yield `count` photos at different sizes as colour, grey, brown and faded prints.

    Each comes with the random generator for its damage. Photos are enlarged at most twice."""
    chosen, used = np.random.default_rng(seed), set[str]()
    for number in range(count):
        long = long_sides[number % len(long_sides)]
        fitting = [
            name
            for name, photo in photos.items()
            if name not in used and max(photo.shape) >= long / 2
        ]
        name = fitting[int(chosen.integers(len(fitting)))]
        used.add(name)
        rng = np.random.default_rng((seed, number))
        yield rng, as_print(scaled_to(as_pixels(photos[name]), long, rng), number, rng)


def scaled_to(image: Pixels, long: int, rng: Rng) -> Pixels:
    """Scale a picture to a long side; add scanner grain if that enlarges it."""
    factor = long / max(image.shape[:2])
    size = (round(image.shape[1] * factor), round(image.shape[0] * factor))
    if factor <= 1:
        return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)
    grain = make_grain((size[1], size[0]), SCANNER_GRAIN, rng)
    return np.asarray(np.clip(_resized(image, size) + grain, 0, 1), np.float32)


def _resized(image: Pixels, size: tuple[int, int]) -> Pixels:
    large = cv2.resize(image, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(large, 0, 1), np.float32)


def as_print(image: Pixels, number: int, rng: Rng) -> Pixels:
    """Make a print of a picture, by its number in colour, grey, brown or faded."""
    match number % 4:
        case 1:
            grey = np.repeat(to_luma(image)[..., None], 3, axis=2)
            return _grainy(grey, GRAIN, rng)
        case 2:
            brown = SEPIA[0] + to_luma(image)[..., None] * (SEPIA[1] - SEPIA[0])
            return _grainy(brown, GRAIN, rng)
        case 3:
            faded = 0.12 + 0.78 * image * np.array([1, 0.95, 0.85], np.float32)
            return _compressed(_grainy(faded, 2, rng))
        case _:
            return image


def make_grain(shape: tuple[int, int], deviation: float, rng: Rng) -> Pixels:
    """Return grain (`shape` x 1) of a deviation in 8-bit levels, correlated over a pixel."""
    noise = cv2.GaussianBlur(rng.standard_normal(shape).astype(np.float32), (0, 0), 0.7)
    return np.asarray(noise[..., None] * (deviation / 255 / noise.std()), np.float32)


def _grainy(image: Pixels, deviation: float, rng: Rng) -> Pixels:
    grain = make_grain(image.shape[:2], deviation, rng)
    return np.asarray(np.clip(image + grain, 0, 1), np.float32)


def _compressed(image: Pixels, quality: int = 88) -> Pixels:
    levels = as_levels(image, np.dtype(np.uint8))
    _, file = cv2.imencode(".jpg", levels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return as_pixels(np.asarray(cv2.imdecode(file, cv2.IMREAD_COLOR), np.uint8))


def _case(kind: str, clean: Pixels, damaged: Pixels, area: Flags) -> Case:
    return Case(kind, to_levels(clean), to_levels(damaged), area)


def to_levels(image: Pixels) -> Levels:
    """Convert pixels, 0 to 1, to 8-bit levels."""
    return as_levels(image, np.dtype(np.uint8)).astype(np.uint8)
