"""Photos with known damage, for training and evaluating the diagnosis."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import Pixels, Raster, as_levels, to_grey, to_luma
from models.core.wish_table import Wish
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
"""PSNR in dB between the photo with and without a damage, below which it counts as present."""

DOUBTFUL_RANGE: Final = 5.0
"""Range in dB above that PSNR in which damage counts neither as present nor as absent."""
DAMAGE_COUNT_SHARES: Final = (
    0.28,
    0.37,
    0.25,
    0.1,
)
"""Shares of photos with none, one, two and three damages."""
GREY_SHARE: Final = 0.4
"""Share of the training photos without colour."""
TINTED_SHARE: Final = (
    0.4  # of those without colour: printed in a tone, or on paper that turned yellow
)
"""Share of photos without colour that are toned or on yellowed paper."""
BORDER_SHARE: Final = 0.06
"""Share of the training photos with a white or black border."""
PRINT_SIDES: Final = (280, 800)
"""Smallest and largest long side of scanned prints, in pixels."""
PRINT_DAMAGE: Final = {
    Wish.SCRATCHES: 0.55,
    Wish.FADING: 0.3,
    Wish.NOISE: 0.2,
    Wish.BLUR: 0.1,
    Wish.JPEG: 0.2,
}
"""Probability of each kind of damage on old prints."""
FINER_FACTORS: Final = (1, 2, 3)
"""Factors by which marks on prints are thinner and more numerous."""
MAX_DRAWS: Final = 30
"""Number of attempts to draw one damage until it is visible."""

Table = Mapping[Wish, Degradation]
"""Degradation functions by the wish that they call for."""


@dataclass(frozen=True, slots=True)
class Case:
    """Test photo with the presence of each kind of damage: 1, 0 or NaN (doubtful)."""

    photo: Raster
    present: Mapping[Wish, float]


def cases(pack: PhotoPack, table: Table, each: int, seed: int) -> Iterator[Case]:
    """Yield `each` random test photos made from each photo in the pack; `seed` decides them."""
    rng = np.random.default_rng(seed)
    for _, number in product(range(each), range(len(pack))):
        yield random_case(_random_crop(pack.photo(number), rng), table, rng)


def prints(pack: PhotoPack, table: Table, each: int, seed: int) -> Iterator[Case]:
    """Yield `each` small scans of old prints of each photo, most with thin marks.

    `seed` decides the draws."""
    rng = np.random.default_rng(seed)
    fine: Table = {**table, Wish.SCRATCHES: partial(_degrade_finely, table[Wish.SCRATCHES])}
    for _ in range(each):
        for number in range(len(pack)):
            clean = _shrink(pack.photo(number), int(rng.integers(*PRINT_SIDES)))
            others = [kind for kind in WORTH_MENDING if rng.random() < PRINT_DAMAGE.get(kind, 0)]
            damaged_case = _remove_colour(case(to_grey(clean), others, fine, rng), rng)
            yield _add_border(damaged_case, rng) if rng.random() < BORDER_SHARE else damaged_case


def random_case(clean: Pixels, table: Table, rng: Generator) -> Case:
    """Make a test photo of a clean one (H x W x 3), with none to three damages, grey or not."""
    count = int(rng.choice(len(DAMAGE_COUNT_SHARES), p=DAMAGE_COUNT_SHARES))
    kinds = [Wish(kind) for kind in rng.choice([*WORTH_MENDING], count, replace=False)]
    if rng.random() > GREY_SHARE:
        damaged_case = case(clean, kinds, table, rng)
    else:
        damaged_case = _remove_colour(case(to_grey(clean), kinds, table, rng), rng)
    return _add_border(damaged_case, rng) if rng.random() < BORDER_SHARE else damaged_case


def case(clean: Pixels, kinds: Sequence[Wish], table: Table, rng: Generator) -> Case:
    """Damage a clean photo by `kinds`, in the order in which they happen to photos."""
    image, present = clean, dict.fromkeys(WORTH_MENDING, 0.0)
    for kind in table:
        if kind in kinds:
            damaged = np.clip(table[kind](image, rng), 0, 1).astype(np.float32)
            present[kind] = presence(kind, image, damaged)
            image = damaged
    if present[Wish.LOW_LIGHT] and not present[Wish.NOISE]:
        present[Wish.NOISE] = math.nan
    return Case(as_levels(image, np.dtype(np.uint8)), present)


def single_damage_case(clean: Pixels, kind: Wish, table: Table, rng: Generator) -> Case | None:
    """Make a test photo of a clean one with one visible damage; None if all were too weak."""
    attempts = (case(clean, (kind,), table, rng) for _ in range(MAX_DRAWS))
    return next((attempt for attempt in attempts if attempt.present[kind] == 1), None)


def presence(kind: Wish, without: Pixels, damaged: Pixels) -> float:
    """Return 1 if a kind of damage is visible, 0 if not, NaN if that is doubtful.

    `without` is the photo without it; both are H x W x 3, 0 to 1."""
    decibels = psnr(without, damaged)
    if decibels < WORTH_MENDING[kind]:
        return 1.0
    return math.nan if decibels < WORTH_MENDING[kind] + DOUBTFUL_RANGE else 0.0


def psnr(attempt: Pixels, other: Pixels) -> float:
    """Return the PSNR in dB of two pictures with values 0 to 1."""
    return -10 * math.log10(float(np.square(attempt - other).mean()) + 1e-10)


def _remove_colour(damaged_case: Case, rng: Generator) -> Case:
    """Convert a test photo to grey or one tone, in which haze counts as fading."""
    present = dict(damaged_case.present)
    if present[Wish.HAZE]:
        present[Wish.FADING], present[Wish.HAZE] = present[Wish.HAZE], 0.0
    grey = to_luma(damaged_case.photo.astype(np.float32) / np.float32(255))[..., None]
    if rng.random() >= TINTED_SHARE:
        image = np.repeat(grey, 3, axis=2)
    else:
        image = _yellow(grey, rng) if rng.random() < 0.6 else _tone(grey, rng)
        tinted = presence(Wish.FADING, np.repeat(grey, 3, axis=2), image)
        present[Wish.FADING] = max(present[Wish.FADING], tinted, key=_certainty)
    return Case(as_levels(image, np.dtype(np.uint8)), present)


def _certainty(presence: float) -> float:
    """Return a rank for presence: present above doubtful above absent."""
    return 0.5 if math.isnan(presence) else presence


def _tone(grey: Pixels, rng: Generator) -> Pixels:
    """Add brown, blue or violet mid-tones to a grey picture, as toning baths do."""
    tone = rng.uniform(0, 0.16, 3).astype(np.float32)
    return np.asarray(np.clip(grey + (grey * (1 - grey) * 4) * tone, 0, 1), np.float32)


def _yellow(grey: Pixels, rng: Generator) -> Pixels:
    """Give a grey picture cream to brown paper and brownish blacks, as of old prints."""
    depth = rng.uniform(0, 1)
    paper = 1 - depth * np.array([0.12, 0.25, 0.55]) * rng.uniform(0.6, 1.2, 3)
    ink = depth * np.array([0.25, 0.16, 0.1]) * rng.uniform(0, 1)
    bent = grey ** (1 + depth * np.array([0.0, 0.4, 2.0]) * rng.uniform(0, 1))
    return np.asarray(ink + bent * np.maximum(paper - ink, 0.2), np.float32)


def _add_border(damaged_case: Case, rng: Generator) -> Case:
    """Add a white or black border to a test photo, as scanners and books do."""
    rows, columns = (int(rng.uniform(0, 0.25) * side) for side in damaged_case.photo.shape[:2])
    level = int(rng.choice([0, 255]))
    padding = ((rows, rows), (columns, columns), (0, 0))
    photo = np.asarray(damaged_case.photo, np.uint8)
    return Case(np.pad(photo, padding, constant_values=level), damaged_case.present)


def _degrade_finely(degradation: Degradation, image: Pixels, rng: Generator) -> Pixels:
    """Apply a degradation to an enlarged picture and reduce it again."""
    height, width = image.shape[:2]
    factor = int(rng.choice(FINER_FACTORS))
    size = (width * factor, height * factor)
    large = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR), np.float32)
    change = np.clip(degradation(large, rng), 0, 1) - large
    small = cv2.resize(change, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(image + small, np.float32)


def _random_crop(photo: NDArray[np.uint8], rng: Generator) -> Pixels:
    """Crop a random part of a photo, at full or reduced size."""
    side = int(rng.integers(320, 900))
    scale = max(rng.choice([1.0, rng.uniform(0.4, 1.0)]), side / max(photo.shape[:2]) / 2)
    image = _shrink(photo, round(max(photo.shape[:2]) * scale))
    top, left = (int(rng.integers(max(length - side, 0) + 1)) for length in image.shape[:2])
    return image[top : top + side, left : left + side]


def _shrink(photo: NDArray[np.uint8], longest: int) -> Pixels:
    """Reduce a photo to a long side of at most `longest` pixels; never upscale."""
    scale = longest / max(photo.shape[:2])
    if scale < 1:
        width, height = (round(length * scale) for length in photo.shape[1::-1])
        photo = np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA))
    return photo.astype(np.float32) / np.float32(255)
