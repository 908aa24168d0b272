"""Training pairs: a damaged patch, what the instruction should make of it, and the instruction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.utils.data import IterableDataset

from models.pixels import Pixels, luma
from models.planning.wish import TRAINED, Wish
from models.training.courses import Course
from models.training.degradations import Degradation

ABSENT: Final[Mapping[Wish, float]] = {
    **dict.fromkeys(Wish, 0.07),
    Wish.SCRATCHES: 0.3,
    Wish.FADING: 0.5,
    Wish.LOW_LIGHT: 0.4,
    Wish.HAZE: 0.25,
    Wish.ENHANCE: 0.25,
}
"""How often the wish is for something that is not there, and nothing may change: most often where
it is hardest to tell."""
COMPANION: Final = 0.2  # another degradation is there too, and must stay
OF_THE_WHOLE: Final = {Wish.FADING, Wish.LOW_LIGHT, Wish.HAZE, Wish.ENHANCE}
"""Wishes that are judged on a small copy of the whole photo, so they see such in training."""
MOUNTED: Final = 0.15  # seen with a margin of card
MONOCHROME: Final = 1 / 3  # old photographs are mostly black and white


@dataclass(frozen=True, slots=True)
class Pair:
    """Two patches, side x side x 3."""

    wish: Wish
    damaged: Pixels
    wanted: Pixels


class PhotoPack:
    """Many photos in one memory-mapped file of 8-bit pixels."""

    def __init__(self, folder: Path) -> None:
        self._pixels = np.load(folder / "pixels.npy", mmap_mode="r")
        self._index = np.load(folder / "index.npy")

    def __len__(self) -> int:
        return len(self._index)

    def photo(self, number: int) -> NDArray[np.uint8]:
        """Height x width x 3."""
        start, height, width = self._index[number]
        return np.asarray(self._pixels[start : start + height * width]).reshape(height, width, 3)

    @classmethod
    def packed(cls, photos: Sequence[Path], folder: Path) -> "PhotoPack":
        """Decode the photos once and keep them in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        images = [np.asarray(Image.open(photo).convert("RGB")) for photo in photos]
        areas = [image.shape[0] * image.shape[1] for image in images]
        starts = np.cumsum([0, *areas[:-1]])
        rows = [(s, *i.shape[:2]) for s, i in zip(starts, images, strict=True)]
        np.save(folder / "pixels.npy", np.concatenate([i.reshape(-1, 3) for i in images]))
        np.save(folder / "index.npy", np.array(rows, np.int64))
        return cls(folder)


@dataclass(frozen=True)
class TextBank:
    """Text vectors (N x 256, unit length) of many phrasings, and the wish of each."""

    vectors: NDArray[np.float32]
    wishes: tuple[Wish, ...]

    @classmethod
    def read(cls, file: Path) -> "TextBank":
        with np.load(file) as stored:
            return cls(stored["vectors"], tuple(Wish(wish) for wish in stored["wishes"]))

    @cached_property
    def _rows(self) -> Mapping[Wish, NDArray[np.int64]]:
        known = np.array(self.wishes)
        return {wish: np.flatnonzero(known == wish) for wish in TRAINED}

    def drawn(self, wish: Wish, rng: Generator) -> NDArray[np.float32]:
        """A phrasing of the wish, moved a little, so that unseen phrasings land nearby."""
        vector = self.vectors[rng.choice(self._rows[wish])]
        vector = vector + rng.normal(0, 0.02, vector.size)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


class Pairs(IterableDataset[tuple[Tensor, Tensor, Tensor, int]]):
    """An endless stream of (damaged, wanted, text vector, number of the wish)."""

    def __init__(
        self,
        pack: PhotoPack,
        bank: TextBank,
        table: Mapping[Wish, Degradation],
        course: Course,
        seed: int,
    ) -> None:
        self._pack, self._bank, self._table = pack, bank, table
        self._shares, self._side, self._seed = course.shares, course.side, seed

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor, int]]:
        cv2.setNumThreads(1)
        rng = np.random.default_rng(self._seed)
        wishes = TRAINED
        while True:
            photo = self._pack.photo(int(rng.integers(len(self._pack))))
            wish, other = drawn_wish(self._shares, rng), drawn_wish(self._shares, rng)
            most = min(photo.shape[:2]) / self._side if wish in OF_THE_WHOLE else 2.0
            clean = clean_patch(photo, self._side, most, rng)
            if wish in OF_THE_WHOLE and rng.random() < MOUNTED:
                clean = mounted(clean, rng)
            drawn = pair(clean, (wish, other), self._table, rng)
            text = torch.from_numpy(self._bank.drawn(drawn.wish, rng))
            yield _tensor(drawn.damaged), _tensor(drawn.wanted), text, wishes.index(drawn.wish)


def clean_patch(photo: NDArray[np.uint8], side: int, most: float, rng: Generator) -> Pixels:
    """A random place, mirroring, quarter turn and scale (1 to 1/`most`, half of them 1); one
    third in grey."""
    scale = rng.choice([1.0, most ** rng.random()])
    reach = min(int(side * scale), *photo.shape[:2])
    top = int(rng.integers(photo.shape[0] - reach + 1))
    left = int(rng.integers(photo.shape[1] - reach + 1))
    patch = photo[top : top + reach, left : left + reach]
    if reach != side:
        patch = np.asarray(cv2.resize(patch, (side, side), interpolation=cv2.INTER_AREA))
    patch = np.rot90(patch[:, :: int(rng.choice([-1, 1]))], int(rng.integers(4)))
    image: Pixels = np.ascontiguousarray(patch, np.float32) / np.float32(255)
    if rng.random() < MONOCHROME:
        image = np.repeat(luma(image)[..., None], 3, axis=2)
    return image


def mounted(image: Pixels, rng: Generator) -> Pixels:
    """On white card, as prints are scanned: a margin of up to a quarter of each side."""
    height, width = image.shape[:2]
    top, bottom, left, right = rng.uniform(0.02, 0.25, 4) * (height, height, width, width)
    inner = (slice(int(top), height - int(bottom)), slice(int(left), width - int(right)))
    card = np.full_like(image, rng.uniform(0.85, 1.0))
    size = card[inner].shape[1::-1]
    card[inner] = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return card


def pair(
    clean: Pixels, wishes: tuple[Wish, Wish], table: Mapping[Wish, Degradation], rng: Generator
) -> Pair:
    """Damage the patch by what happens to photos; wanted is the same without the first wish's
    part. The second may keep it company."""
    wish, other = wishes
    present = set() if rng.random() < ABSENT[wish] else {wish}
    if other is not Wish.ENHANCE and rng.random() < (COMPANION if present else 0.6):
        present.add(other)
    seeds = dict(zip(table, rng.integers(2**63, size=len(table)), strict=True))
    damaged = _damaged(clean, table, [kind for kind in table if kind in present], seeds)
    kept = [kind for kind in table if kind in present and kind != wish]
    wanted = clean if wish is Wish.ENHANCE else _damaged(clean, table, kept, seeds)
    return Pair(wish, damaged, wanted)


def drawn_wish(shares: Mapping[Wish, float], rng: Generator) -> Wish:
    """One of them, as likely as its share says."""
    return Wish(rng.choice([*shares], p=[*shares.values()]))


def _damaged(
    clean: Pixels,
    table: Mapping[Wish, Degradation],
    kinds: Sequence[Wish],
    seeds: Mapping[Wish, int],
) -> Pixels:
    """Quantised to 8 bits, as a scan is."""
    image = clean
    for kind in kinds:
        image = np.clip(table[kind](image, np.random.default_rng(seeds[kind])), 0, 1)
    return np.asarray(np.round(image * 255) / 255, np.float32)


def _tensor(image: Pixels) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
