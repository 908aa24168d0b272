"""Training task of the inpainting network: restore the pixels inside a hole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import MaskArray
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.data.synthetic_damage import Outline, crack_mask, damage_mask, stain_mask
from models.training.tasks.training_task import Batch, Source

MAX_DILATION: Final = 3
"""Largest number of pixels by which a hole is wider than the damage that it covers."""


@dataclass(frozen=True)
class InpaintingTask:
    """Inpainting: a patch is to be restored inside a hole.

    An example is (image, hole): 3 x side x side, 0 to 1, and 1 x side x side, 1 inside the hole and
    0 elsewhere. `side` is in pixels.
    """

    side: int
    labels: Sequence[str] = ("inside",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a clean patch, 3 x side x side, and a hole, 1 x side x side."""
        clean = clean_patch(source.photos.draw_crop(rng), self.side, 2.0, rng)
        hole = draw_hole(source.outlines, self.side, rng)
        return as_tensor(eight_bit(clean)), as_tensor(hole[..., None])

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Compute the mean absolute error inside the holes of all patches, a scalar."""
        image, hole = batch
        error: Tensor = (network(image, hole).float() - image).abs().mean(1, keepdim=True)
        return error.sum() / hole.sum().clamp(min=1)

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield a label and the PSNR in dB inside each hole."""
        image, hole = batch
        error = (network(image, hole).clamp(0, 1) - image).square().mean(1, keepdim=True)
        inside = error.sum((1, 2, 3)) / hole.sum((1, 2, 3)).clamp(min=1)
        return (("inside", score) for score in (-10 * (inside + 1e-10).log10()).tolist())


def draw_hole(outlines: Sequence[Outline], side: int, rng: Generator) -> MaskArray:
    """Draw a hole in the shape of damage, dilated by up to `MAX_DILATION` pixels.

    Returns side x side, 1 inside the hole and 0 elsewhere. `outlines` are hand-drawn film
    damage."""
    shape = (side, side)
    mask = damage_mask(shape, outlines, rng)
    if rng.random() < 0.3:
        mask = np.maximum(mask, crack_mask(shape, rng))
    if rng.random() < 0.15:
        mask = np.maximum(mask, stain_mask(shape, rng))
    size = 2 * int(rng.integers(MAX_DILATION + 1)) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.dilate((mask > 0.1).astype(np.float32), kernel), np.float32)
