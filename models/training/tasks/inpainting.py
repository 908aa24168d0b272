"""The filler's lesson: what was there before the hole?"""

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
from models.training.tasks.task import Batch, Source

MOST_GROWN: Final = 3  # pixels by which a mask may be too large


@dataclass(frozen=True)
class InpaintingTask:
    """Examples are a patch and a hole in it."""

    side: int
    labels: Sequence[str] = ("inside",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """See Lesson."""
        clean = clean_patch(source.photos.draw_crop(rng), self.side, 2.0, rng)
        hole = draw_hole(source.outlines, self.side, rng)
        return as_tensor(eight_bit(clean)), as_tensor(hole[..., None])

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Mean absolute error inside the holes of all patches together."""
        image, hole = batch
        error = (network(image, hole).float() - image).abs().mean(1, keepdim=True)
        loss: Tensor = error.sum() / hole.sum().clamp(min=1)
        return loss

    def marks(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """PSNR inside each hole, in dB."""
        image, hole = batch
        error = (network(image, hole).clamp(0, 1) - image).square().mean(1, keepdim=True)
        inside = error.sum((1, 2, 3)) / hole.sum((1, 2, 3)).clamp(min=1)
        return (("inside", mark) for mark in (-10 * (inside + 1e-10).log10()).tolist())


def draw_hole(outlines: Sequence[Outline], side: int, rng: Generator) -> MaskArray:
    """Side x side, 0 or 1: damage of some kinds, as large as it is or up to 3 pixels larger."""
    shape = (side, side)
    mask = damage_mask(shape, outlines, rng)
    if rng.random() < 0.3:
        mask = np.maximum(mask, crack_mask(shape, rng))
    if rng.random() < 0.15:
        mask = np.maximum(mask, stain_mask(shape, rng))
    grown = 2 * int(rng.integers(MOST_GROWN + 1)) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (grown, grown))
    return np.asarray(cv2.dilate((mask > 0.1).astype(np.float32), kernel), np.float32)
