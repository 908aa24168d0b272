"""Training task of the damage detector: segment visible surface damage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import torch.nn.functional as F
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import Pixels
from models.core.wish import Wish
from models.training.data.degradations import apply_randomly
from models.training.data.hard_negatives import add_hard_negative
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.data.synthetic_damage import add_wear, visible_damage
from models.training.tasks.task import Batch, Source

UNDAMAGED_SHARE: Final = 0.25
"""Share of the patches that have no damage at all."""

HARD_NEGATIVE_SHARE: Final = 0.45
"""Share of the patches that show things that look like damage; see `hard_negatives`."""

BEFORE: Final = {Wish.BLUR: 0.15, Wish.FADING: 0.15, Wish.RAIN: 0.03, Wish.NOISE: 0.25}
"""Probability of each degradation that is applied before the damage."""

AFTER: Final = {Wish.NOISE: 0.1, Wish.JPEG: 0.35, Wish.FADING: 0.1}
"""Probability of each degradation that is applied after the damage."""

MAX_REDUCTION: Final = 3.0
"""Largest factor by which a photo is reduced, so that grain and texture occur at all scales."""

ZOOMS: Final = (1, 1, 1, 2, 3)
"""Factors, equally likely, by which a patch is larger while the damage is drawn.

Reducing it afterwards makes cracks hair-thin.
"""

THRESHOLD: Final = 0.5
"""Probability above which a pixel counts as damaged."""

MIN_PROBABILITY: Final = 1e-6
"""Probability, and distance from 1, to which predictions are clamped before the logarithm."""


@dataclass(frozen=True)
class DamageSegmentationTask:
    """Segmentation of visible damage.

    An example is (image, mask): 3 x side x side, 0 to 1, and 1 x side x side, 1 where the damage is
    visible and 0 elsewhere. `side` is in pixels.
    """

    side: int
    labels: Sequence[str] = ("f1",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a patch and the mask of its visible damage; see `TrainingTask.example`."""
        zoom = int(rng.choice(ZOOMS))
        clean = clean_patch(
            source.photos.draw_crop(rng), self.side * zoom, MAX_REDUCTION / zoom, rng
        )
        clean = add_hard_negative(clean, 1.0, rng) if rng.random() < HARD_NEGATIVE_SHARE else clean
        before = apply_randomly(clean, BEFORE, source.table, rng)
        undamaged = rng.random() < UNDAMAGED_SHARE
        damaged = before if undamaged else np.clip(add_wear(source.outlines, before, rng), 0, 1)
        before, damaged = (self._reduce(image) for image in (before, damaged))
        mask = visible_damage(before, damaged)[..., None]
        image = eight_bit(apply_randomly(damaged, AFTER, source.table, rng))
        return as_tensor(image), as_tensor(mask)

    def _reduce(self, image: Pixels) -> Pixels:
        size = (self.side, self.side)
        return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Compute the cross entropy plus the Dice loss over the whole batch, as damage is rare.

        Dice loss: Milletari et al. 2016, "V-Net", arXiv 1606.04797, section 3.
        """
        image, mask = batch
        predicted = network(image).float()
        overlap: Tensor = 2 * (predicted * mask).sum() / (predicted.sum() + mask.sum() + 1)
        cross_entropy: Tensor = F.binary_cross_entropy(
            predicted.clamp(MIN_PROBABILITY, 1 - MIN_PROBABILITY), mask
        )
        return cross_entropy + 1 - overlap

    def marks(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Return the F1 score, 0 to 1, of each patch that has damage."""
        image, mask = batch
        detected = (network(image) > THRESHOLD).float()
        hits, areas = (detected * mask).sum((1, 2, 3)), mask.sum((1, 2, 3))
        scores = 2 * hits / (detected.sum((1, 2, 3)) + areas).clamp(min=1)
        return (("f1", score) for score in scores[areas > 0].tolist())
