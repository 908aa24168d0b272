"""Photos with known faults: what the diagnosis learns from and is judged by."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import Pixels, Raster, as_levels, to_grey, to_luma
from models.core.wish import Wish
from models.training.data.degradations import Degradation
from models.training.data.photo_pack import PhotoPack

WORTH_MENDING: Final[Mapping[Wish, float]] = {
    Wish.SCRATCHES: 40,
    Wish.RAIN: 34,
    Wish.JPEG: 36,
    Wish.NOISE: 35,
    Wish.BLUR: 33,
    Wish.HAZE: 25,
    Wish.LOW_LIGHT: 25,
    Wish.FADING: 25,
    Wish.LOW_RESOLUTION: 33,
}
"""PSNR in dB between the photo with and without the damage, below which it counts as there."""

DOUBTFUL: Final = 5.0  # dB above that in which it counts neither as there nor as absent
SHARES: Final = (0.28, 0.37, 0.25, 0.1)  # of photos with none, one, two and three damages
MONOCHROME: Final = 0.4
TONED: Final = 0.4  # of those without colour: printed in a tone, or on paper that turned yellow
FRAMED: Final = 0.06
PRINT_SIDES: Final = (280, 800)  # in pixels
PRINTED: Final = {
    Wish.SCRATCHES: 0.55,
    Wish.FADING: 0.3,
    Wish.NOISE: 0.2,
    Wish.BLUR: 0.1,
    Wish.JPEG: 0.2,
}  # how often that happens to old prints
FINER: Final = (1, 2, 3)  # times that marks on prints are thinner, and the more
DRAWS: Final = 30  # of one damage, until one sees it

Table = Mapping[Wish, Degradation]


@dataclass(frozen=True, slots=True)
class Case:
    """A photo and what is wrong with it: for each kind 1, 0 or, where it is doubtful, NaN."""

    photo: Raster
    present: Mapping[Wish, float]


def cases(pack: PhotoPack, table: Table, each: int, seed: int) -> Iterator[Case]:
    """So many of every photo in the pack."""
    rng = np.random.default_rng(seed)
    for _ in range(each):
        for number in range(len(pack)):
            yield drawn_case(_part(pack.photo(number), rng), table, rng)


def prints(pack: PhotoPack, table: Table, each: int, seed: int) -> Iterator[Case]:
    """So many of every photo in the pack as small scans of old prints, most with thin marks."""
    rng = np.random.default_rng(seed)
    fine: Table = {**table, Wish.SCRATCHES: partial(_finely, table[Wish.SCRATCHES])}
    for _ in range(each):
        for number in range(len(pack)):
            clean = _shrunk(pack.photo(number), int(rng.integers(*PRINT_SIDES)))
            others = [kind for kind in WORTH_MENDING if rng.random() < PRINTED.get(kind, 0)]
            made = _without_colour(case(to_grey(clean), others, fine, rng), rng)
            yield _framed(made, rng) if rng.random() < FRAMED else made


def drawn_case(clean: Pixels, table: Table, rng: Generator) -> Case:
    """Of the photo, with colour or without, with none to three damages."""
    count = int(rng.choice(len(SHARES), p=SHARES))
    kinds = [Wish(kind) for kind in rng.choice([*WORTH_MENDING], count, replace=False)]
    if rng.random() > MONOCHROME:
        made = case(clean, kinds, table, rng)
    else:
        made = _without_colour(case(to_grey(clean), kinds, table, rng), rng)
    return _framed(made, rng) if rng.random() < FRAMED else made


def case(clean: Pixels, kinds: Sequence[Wish], table: Table, rng: Generator) -> Case:
    """The photo, damaged in the order in which that happens to photos."""
    image, present = clean, dict.fromkeys(WORTH_MENDING, 0.0)
    for kind in table:
        if kind in kinds:
            damaged = np.clip(table[kind](image, rng), 0, 1).astype(np.float32)
            present[kind] = presence(kind, image, damaged)
            image = damaged
    if present[Wish.LOW_LIGHT] and not present[Wish.NOISE]:
        present[Wish.NOISE] = math.nan
    return Case(as_levels(image, np.dtype(np.uint8)), present)


def single(clean: Pixels, kind: Wish, table: Table, rng: Generator) -> Case | None:
    """The photo with one damage that one sees; None where no draw was strong enough."""
    drawn = (case(clean, (kind,), table, rng) for _ in range(DRAWS))
    return next((one for one in drawn if one.present[kind] == 1), None)


def presence(kind: Wish, without: Pixels, damaged: Pixels) -> float:
    """1, 0 or NaN: whether the damage is one that one sees."""
    decibels = psnr(without, damaged)
    if decibels < WORTH_MENDING[kind]:
        return 1.0
    return math.nan if decibels < WORTH_MENDING[kind] + DOUBTFUL else 0.0


def psnr(one: Pixels, other: Pixels) -> float:
    """In dB."""
    return -10 * math.log10(float(np.square(one - other).mean()) + 1e-10)


def _without_colour(made: Case, rng: Generator) -> Case:
    """In grey or one tone. A veil over a print without colour is fading: nobody can tell it from
    haze, and prints fade. A strong tone is fading too."""
    present = dict(made.present)
    if present[Wish.HAZE]:
        present[Wish.FADING], present[Wish.HAZE] = present[Wish.HAZE], 0.0
    grey = to_luma(made.photo.astype(np.float32) / np.float32(255))[..., None]
    if rng.random() >= TONED:
        image = np.repeat(grey, 3, axis=2)
    else:
        image = _yellowed(grey, rng) if rng.random() < 0.6 else _toned(grey, rng)
        tinted = presence(Wish.FADING, np.repeat(grey, 3, axis=2), image)
        present[Wish.FADING] = max(present[Wish.FADING], tinted, key=_certainty)
    return Case(as_levels(image, np.dtype(np.uint8)), present)


def _certainty(presence: float) -> float:
    """Present before doubtful before absent."""
    return 0.5 if math.isnan(presence) else presence


def _toned(grey: Pixels, rng: Generator) -> Pixels:
    """Brown, blue or violet mid-tones, as toning baths make them."""
    tone = rng.uniform(0, 0.16, 3).astype(np.float32)
    return np.asarray(np.clip(grey + (grey * (1 - grey) * 4) * tone, 0, 1), np.float32)


def _yellowed(grey: Pixels, rng: Generator) -> Pixels:
    """Cream to brown paper, and blacks that became brown."""
    depth = rng.uniform(0, 1)
    paper = 1 - depth * np.array([0.12, 0.25, 0.55]) * rng.uniform(0.6, 1.2, 3)
    ink = depth * np.array([0.25, 0.16, 0.1]) * rng.uniform(0, 1)
    bent = grey ** (1 + depth * np.array([0.0, 0.4, 2.0]) * rng.uniform(0, 1))
    return np.asarray(ink + bent * np.maximum(paper - ink, 0.2), np.float32)


def _framed(made: Case, rng: Generator) -> Case:
    """Laid on white or black, as scanners and books do."""
    rows, columns = (int(rng.uniform(0, 0.25) * side) for side in made.photo.shape[:2])
    level = int(rng.choice([0, 255]))
    padding = ((rows, rows), (columns, columns), (0, 0))
    photo = np.asarray(made.photo, np.uint8)
    return Case(np.pad(photo, padding, constant_values=level), made.present)


def _finely(degradation: Degradation, image: Pixels, rng: Generator) -> Pixels:
    """The damage as it would be on a larger photo that was then reduced."""
    height, width = image.shape[:2]
    factor = int(rng.choice(FINER))
    size = (width * factor, height * factor)
    large = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR), np.float32)
    change = np.clip(degradation(large, rng), 0, 1) - large
    small = cv2.resize(change, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(image + small, np.float32)


def _part(photo: NDArray[np.uint8], rng: Generator) -> Pixels:
    """Another part, at full size or reduced."""
    side = int(rng.integers(320, 900))
    scale = max(rng.choice([1.0, rng.uniform(0.4, 1.0)]), side / max(photo.shape[:2]) / 2)
    image = _shrunk(photo, round(max(photo.shape[:2]) * scale))
    top, left = (int(rng.integers(max(length - side, 0) + 1)) for length in image.shape[:2])
    return image[top : top + side, left : left + side]


def _shrunk(photo: NDArray[np.uint8], longest: int) -> Pixels:
    """To that long side, never enlarged."""
    scale = longest / max(photo.shape[:2])
    if scale < 1:
        width, height = (round(length * scale) for length in photo.shape[1::-1])
        photo = np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA))
    return photo.astype(np.float32) / np.float32(255)
