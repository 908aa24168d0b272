"""Store of clean training photos, and random patches of them."""

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

Centre = tuple[float, float]
"""Point in a photo: row and column in pixels."""

MONOCHROME: Final = 1 / 3
"""Share of the patches that are converted to grey, as old photographs are often monochrome."""

MIN_WHOLE: Final = 0.6
"""Smallest crop, as a share of the shorter side, that passes for a whole photo."""


class PhotoPack:
    """Read-only store of photos in one memory-mapped file of 8-bit sRGB pixels."""

    def __init__(self, folder: Path) -> None:
        self._pixels = np.load(folder / "pixels.npy", mmap_mode="r")
        self._index = np.load(folder / "index.npy")

    def __len__(self) -> int:
        return len(self._index)

    def photo(self, index: int) -> NDArray[np.uint8]:
        """Load a photo by its 0-based index, height x width x 3."""
        start, height, width = self._index[index]
        return np.asarray(self._pixels[start : start + height * width]).reshape(height, width, 3)

    def draw_crop(self, rng: Generator) -> NDArray[np.uint8]:
        """Return a whole photo of the pack, drawn at random, height x width x 3."""
        return self.photo(int(rng.integers(len(self))))

    @classmethod
    def pack(cls, photos: Sequence[Path], folder: Path) -> "PhotoPack":
        """Decode the photos, store their pixels in `folder` and open the pack."""
        folder.mkdir(parents=True, exist_ok=True)
        images = [np.asarray(Image.open(photo).convert("RGB")) for photo in photos]
        areas = [image.shape[0] * image.shape[1] for image in images]
        starts = np.cumsum([0, *areas[:-1]])
        rows = [(s, *i.shape[:2]) for s, i in zip(starts, images, strict=True)]
        np.save(folder / "pixels.npy", np.concatenate([i.reshape(-1, 3) for i in images]))
        np.save(folder / "index.npy", np.array(rows, np.int64))
        return cls(folder)


def clean_patch(photo: NDArray[np.uint8], side: int, most: float, rng: Generator) -> Pixels:
    """Draw a patch, side x side x 3, at a random position, mirrored, rotated and scaled.

    A third of them are grey. The scale is 1 in half of the draws, else from 1 / `most` to 1."""
    return _patch(photo, side, rng.choice([1.0, most ** rng.random()]), rng)


def clean_whole(photo: NDArray[np.uint8], side: int, rng: Generator) -> Pixels:
    """Draw a crop of at least 60 % of the shorter side, resized to side x side x 3.

    It shows light and colour of a whole photo; mirrored, rotated and grey as in `clean_patch`."""
    return _patch(photo, side, min(photo.shape[:2]) / side * rng.uniform(MIN_WHOLE, 1), rng)


def patch_at_zoom(
    photo: NDArray[np.uint8], side: int, zoom: float, rng: Generator, centre: Centre | None = None
) -> Pixels:
    """Draw a patch, side x side x 3, of the photo enlarged `zoom` times (reduced below 1).

    It shows the point `centre` (row, column in pixels), or a random part. Small photos are enlarged
    further. It is mirrored, rotated and grey as in `clean_patch`."""
    extent = min(max(round(side / zoom), 8), *photo.shape[:2])
    corner = [int(rng.integers(length - extent + 1)) for length in photo.shape[:2]]
    if centre is not None:
        wanted = [round(at - extent * rng.uniform(0.3, 0.7)) for at in centre]
        corner = [
            min(max(at, 0), length - extent)
            for at, length in zip(wanted, photo.shape[:2], strict=True)
        ]
    return _resized(photo, corner, extent, side, rng)


def _patch(photo: NDArray[np.uint8], side: int, scale: float, rng: Generator) -> Pixels:
    extent = min(int(side * scale), *photo.shape[:2])
    corner = [int(rng.integers(length - extent + 1)) for length in photo.shape[:2]]
    return _resized(photo, corner, extent, side, rng)


def _resized(
    photo: NDArray[np.uint8], corner: Sequence[int], extent: int, side: int, rng: Generator
) -> Pixels:
    """Cut a square of `extent` pixels at `corner` (row, column), vary and resize it to `side`."""
    top, left = corner
    patch = photo[top : top + extent, left : left + extent]
    if extent != side:
        method = cv2.INTER_AREA if extent > side else cv2.INTER_CUBIC
        patch = np.asarray(cv2.resize(patch, (side, side), interpolation=method))
    patch = np.rot90(patch[:, :: int(rng.choice([-1, 1]))], int(rng.integers(4)))
    image: Pixels = np.ascontiguousarray(patch, np.float32) / np.float32(255)
    if rng.random() < MONOCHROME:
        image = np.repeat(to_luma(image)[..., None], 3, axis=2)
    return image


def eight_bit(image: Pixels) -> Pixels:
    """Clip an image to 0 to 1 and round it to the 256 levels of an 8-bit scan."""
    return np.asarray(np.round(np.clip(image, 0, 1) * 255) / 255, np.float32)


def as_tensor(image: Pixels) -> Tensor:
    """Convert height x width x channels to a tensor of channels x height x width."""
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
