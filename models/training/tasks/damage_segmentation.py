"""The damage finder's lesson: where is the surface damaged?"""

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
from models.training.data.degradations import perhaps
from models.training.data.hard_negatives import furnished
from models.training.data.photo_pack import as_tensor, clean_patch, eight_bit
from models.training.data.synthetic_damage import add_wear, visible
from models.training.tasks.task import Batch, Source

SOUND: Final = 0.25  # of the patches have no damage at all
FURNISHED: Final = 0.45  # have words, lines, buttons or ropes in them
BEFORE: Final = {Wish.BLUR: 0.15, Wish.FADING: 0.15, Wish.RAIN: 0.03, Wish.NOISE: 0.25}
AFTER: Final = {Wish.NOISE: 0.1, Wish.JPEG: 0.35, Wish.FADING: 0.1}
"""What else happens to a patch, and how often, before it is damaged and after."""

REDUCED: Final = 3.0  # at most, so that grain and texture come in all sizes
ZOOMS: Final = (1, 1, 1, 2, 3)
"""How many times larger a patch is damaged than it is looked at: that makes cracks hair-thin."""

CHANCES: Final = 0.5  # a pixel as likely damaged as not
LEAST: Final = 1e-6  # likelihood that is told from none


@dataclass(frozen=True)
class DamageSegmentationTask:
    """Examples are a patch and where it is visibly damaged."""

    side: int
    labels: Sequence[str] = ("f1",)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """See Lesson."""
        zoom = int(rng.choice(ZOOMS))
        clean = clean_patch(source.photos.draw_crop(rng), self.side * zoom, REDUCED / zoom, rng)
        clean = furnished(clean, rng) if rng.random() < FURNISHED else clean
        before = perhaps(clean, BEFORE, source.table, rng)
        sound = rng.random() < SOUND
        damaged = before if sound else np.clip(add_wear(source.outlines, before, rng), 0, 1)
        before, damaged = (self._looked_at(image) for image in (before, damaged))
        where = visible(before, damaged)[..., None]
        seen = eight_bit(perhaps(damaged, AFTER, source.table, rng))
        return as_tensor(seen), as_tensor(where)

    def _looked_at(self, image: Pixels) -> Pixels:
        size = (self.side, self.side)
        return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Cross entropy, and the Dice loss over the whole batch (Milletari et al. 2016, "V-Net",
        arXiv 1606.04797, section 3), as damage is rare."""
        image, where = batch
        likely = network(image).float()
        overlap: Tensor = 2 * (likely * where).sum() / (likely.sum() + where.sum() + 1)
        missed: Tensor = F.binary_cross_entropy(likely.clamp(LEAST, 1 - LEAST), where)
        return missed + 1 - overlap

    def marks(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """The F1 score of each patch that has damage."""
        image, where = batch
        found = (network(image) > CHANCES).float()
        hits, areas = (found * where).sum((1, 2, 3)), where.sum((1, 2, 3))
        scores = 2 * hits / (found.sum((1, 2, 3)) + areas).clamp(min=1)
        return (("f1", score) for score in scores[areas > 0].tolist())
