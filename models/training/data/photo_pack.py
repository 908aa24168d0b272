"""Clean photos, and patches drawn from them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from models.core.pixels import Pixels, to_luma

MONOCHROME: Final = 1 / 3  # old photographs are mostly black and white
MOST: Final = 0.6  # of the shorter side, at least, is what passes for a whole photo


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

    def draw_crop(self, rng: Generator) -> NDArray[np.uint8]:
        """Any of them."""
        return self.photo(int(rng.integers(len(self))))

    @classmethod
    def pack(cls, photos: Sequence[Path], folder: Path) -> "PhotoPack":
        """Decode the photos once and keep them in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        images = [np.asarray(Image.open(photo).convert("RGB")) for photo in photos]
        areas = [image.shape[0] * image.shape[1] for image in images]
        starts = np.cumsum([0, *areas[:-1]])
        rows = [(s, *i.shape[:2]) for s, i in zip(starts, images, strict=True)]
        np.save(folder / "pixels.npy", np.concatenate([i.reshape(-1, 3) for i in images]))
        np.save(folder / "index.npy", np.array(rows, np.int64))
        return cls(folder)


def clean_patch(photo: NDArray[np.uint8], side: int, most: float, rng: Generator) -> Pixels:
    """A random place, mirroring, quarter turn and scale (1 to 1/`most`, half of them 1); one
    third in grey."""
    return _patch(photo, side, rng.choice([1.0, most ** rng.random()]), rng)


def clean_whole(photo: NDArray[np.uint8], side: int, rng: Generator) -> Pixels:
    """The same of most of the photo, reduced to `side` pixels: light and colour as a person who
    takes a photo chooses them."""
    return _patch(photo, side, min(photo.shape[:2]) / side * rng.uniform(MOST, 1), rng)


def _patch(photo: NDArray[np.uint8], side: int, scale: float, rng: Generator) -> Pixels:
    reach = min(int(side * scale), *photo.shape[:2])
    top = int(rng.integers(photo.shape[0] - reach + 1))
    left = int(rng.integers(photo.shape[1] - reach + 1))
    patch = photo[top : top + reach, left : left + reach]
    if reach != side:
        patch = np.asarray(cv2.resize(patch, (side, side), interpolation=cv2.INTER_AREA))
    patch = np.rot90(patch[:, :: int(rng.choice([-1, 1]))], int(rng.integers(4)))
    image: Pixels = np.ascontiguousarray(patch, np.float32) / np.float32(255)
    if rng.random() < MONOCHROME:
        image = np.repeat(to_luma(image)[..., None], 3, axis=2)
    return image


def eight_bit(image: Pixels) -> Pixels:
    """Cut off and rounded to levels, as a scan is."""
    return np.asarray(np.round(np.clip(image, 0, 1) * 255) / 255, np.float32)


def as_tensor(image: Pixels) -> Tensor:
    """Height x width x channels to channels x height x width."""
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
