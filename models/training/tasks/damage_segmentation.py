"""Training task of the damage detector: segment visible surface damage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
import torch.nn.functional as F
from numpy.random import Generator
from torch import Tensor, nn

from models.core.pixels import MaskArray, Pixels
from models.core.wish_table import Wish
from models.training.data.damage.damage_kinds import (
    LARGE,
    Kinds,
    add_damage,
    with_film_outlines,
)
from models.training.data.degradations import apply_randomly, gaussian_noise
from models.training.data.hard_negatives import add_hard_negative
from models.training.data.photo_pack import as_tensor, clean_whole, eight_bit, patch_at_zoom
from models.training.data.print_borders import add_mount
from models.training.tasks.training_task import Batch, Source

HARD_NEGATIVE_SHARE: Final = 0.3
"""Share of the patches in which something is drawn that belongs to pictures, such as ropes."""

HARD_PLACE_SHARE: Final = 0.35
"""Share of the patches that show what an earlier round of the detector took for damage."""

ZOOMS: Final = (0.4, 3.0)
"""Range of the factor by which a photo is resized, so that grain and edges occur at all scales."""

PRINT_WIDTH: Final = 600
"""Width in pixels of a photo at which the scale of the damage is 1."""

MIN_SCALE, MAX_SCALE = 0.5, 6.0
"""Range of the scale of the damage."""

SCALE_SPREAD: Final = 2.0
"""Factor up and down by which the scale of the damage differs from that of the photo."""

BEFORE: Final = {Wish.BLUR: 0.15, Wish.FADING: 0.2, Wish.NOISE: 0.12, Wish.JPEG: 0.08}
"""Probability of each degradation that is applied before the damage."""

AFTER: Final = {Wish.NOISE: 0.04, Wish.JPEG: 0.25, Wish.FADING: 0.1}
"""Probability of each degradation that is applied after the damage."""

GRAINY: Final = 0.5
"""Share of the patches that get the faint grain of a print before the damage."""

GRAIN: Final = (1 / 255, 8 / 255)
"""Range of the standard deviation of that grain."""

INVISIBLE, VISIBLE = 6 / 255, 20 / 255
"""Change of a channel up to which damage does not count, and from which it does. What lies between
is left out of loss and score."""

OPAQUE: Final = 0.8
"""Opacity from which damage hides what is beneath."""

CLOSED: Final = 9
"""Side in pixels of the square that closes gaps in visible damage that is opaque."""

IGNORED: Final = 0.5
"""Value of the mask where a pixel is left out."""

MIN_PROBABILITY: Final = 1e-6
"""Probability, and distance from 1, to which predictions are clamped before the logarithm."""

THRESHOLD: Final = 0.5
"""Probability above which a pixel counts as damaged."""


@dataclass(frozen=True)
class DamageSegmentationTask:
    """Segmentation of visible damage.

    An example is (image, mask): 3 x side x side, 0 to 1, and 1 x side x side, 1 where damage is
    visible, 0 where there is none and IGNORED where it is hardly visible. `side` is in pixels;
    `undamaged` is the share of patches without damage, `whole` of those that show most of a photo,
    where corners can be missing; `large` are the kinds of damage that only these get, `fine` is the
    share of the damaged ones of these that have fine damage too."""

    side: int
    undamaged: float = 0.25
    whole: float = 0.35
    large: Kinds = field(default_factory=lambda: LARGE)
    fine: float = 0.5
    labels: Sequence[str] = ("f1", "clean")

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a patch, 3 x side x side, and the mask of its visible damage."""
        is_whole = rng.random() < self.whole
        clean, scale = (self._whole if is_whole else self._detail)(source, rng)
        if rng.random() < HARD_NEGATIVE_SHARE:
            clean = add_hard_negative(clean, scale, rng)
        before = apply_randomly(clean, BEFORE, source.table, rng)
        if rng.random() < GRAINY:
            before = np.clip(gaussian_noise(before, rng.uniform(*GRAIN), rng), 0, 1)
        damaged, opacity = before, np.zeros(before.shape[:2], np.float32)
        if rng.random() >= self.undamaged:
            kinds = self.large if is_whole else {}
            is_fine = not is_whole or rng.random() < self.fine
            damaged, opacity = _damaged(source, before, scale, rng, kinds, is_fine=is_fine)
        image = eight_bit(apply_randomly(damaged, AFTER, source.table, rng))
        return as_tensor(image), as_tensor(visibility(before, damaged, opacity)[..., None])

    def _whole(self, source: Source, rng: Generator) -> tuple[Pixels, float]:
        """Draw a patch with most of a photo; return it and the scale of its damage."""
        scale = max(self.side / PRINT_WIDTH * SCALE_SPREAD ** rng.uniform(0, 1), MIN_SCALE)
        return add_mount(clean_whole(source.photos.draw_crop(rng), self.side, rng), rng), scale

    def _detail(self, source: Source, rng: Generator) -> tuple[Pixels, float]:
        """Draw a patch with a detail of a photo; return it and the scale of its damage."""
        places = source.hard_places
        if len(places) and rng.random() < HARD_PLACE_SHARE:
            index, row, column, zoom = places[int(rng.integers(len(places)))].tolist()
            zoom, centre = zoom * rng.uniform(0.8, 1.25), (row, column)
        else:
            index, centre = rng.integers(len(source.photos)), None
            zoom = ZOOMS[0] * (ZOOMS[1] / ZOOMS[0]) ** rng.random()
        photo = source.photos.photo(int(index))
        spread = SCALE_SPREAD ** rng.uniform(-1, 1)
        scale = float(np.clip(zoom * max(photo.shape) / PRINT_WIDTH * spread, MIN_SCALE, MAX_SCALE))
        return patch_at_zoom(photo, self.side, zoom, rng, centre), scale

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Compute cross entropy of all pixels plus the Dice loss of each damaged patch.

        Each patch counts alike, so that hairs weigh as much as missing corners (Milletari et al.
        2016, "V-Net", arXiv 1606.04797, section 3)."""
        image, mask = batch
        probability = network(image).float().clamp(MIN_PROBABILITY, 1 - MIN_PROBABILITY)
        weight = (mask != IGNORED).float()
        predicted, wanted = probability * weight, mask * weight
        areas = wanted.sum((1, 2, 3))
        overlaps = 2 * (predicted * wanted).sum((1, 2, 3)) + 1
        dice = 1 - overlaps / (predicted.sum((1, 2, 3)) + areas + 1)
        damaged = (areas > 0).float()
        cross_entropy = F.binary_cross_entropy(probability, mask, weight)
        loss: Tensor = 2 * cross_entropy + (dice * damaged).sum() / damaged.sum().clamp(min=1)
        return loss

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield the F1 score of damaged patches, and the unmarked share of undamaged ones."""
        image, mask = batch
        weight = (mask != IGNORED).float()
        detected = (network(image) > THRESHOLD).float() * weight
        wanted = mask * weight
        hits, areas = (detected * wanted).sum((1, 2, 3)), wanted.sum((1, 2, 3))
        scores = 2 * hits / (detected.sum((1, 2, 3)) + areas).clamp(min=1)
        yield from (("f1", score) for score in scores[areas > 0].tolist())
        sound = 1 - detected.mean((1, 2, 3))
        yield from (("clean", share) for share in sound[areas == 0].tolist())


def _damaged(
    source: Source,
    image: Pixels,
    scale: float,
    rng: Generator,
    large: Kinds,
    *,
    is_fine: bool,
) -> tuple[Pixels, MaskArray]:
    """Damage an image; return it and the opacity of the damage.

    `scale` is that of the damage. It is of `large` kinds, if any, and of fine ones if `is_fine`.
    The opacity is H x W."""
    opacity = np.zeros(image.shape[:2], np.float32)
    if large:
        image, opacity = add_damage(image, scale, rng, large)
    if is_fine:
        image, fine = add_damage(image, scale, rng, with_film_outlines(source.outlines))
        opacity = np.maximum(opacity, fine)
    return np.clip(image, 0, 1), opacity


def visibility(clean: Pixels, damaged: Pixels, opacity: MaskArray) -> MaskArray:
    """Return a mask, H x W: visible damage is 1, none is 0, between them IGNORED.

    Small places in opaque damage that look like the picture below count as visible. The photos are
    H x W x 3, 0 to 1."""
    change = np.abs(damaged - clean).max(axis=2)
    visible = (change >= VISIBLE).astype(np.uint8)
    closed = cv2.morphologyEx(visible, cv2.MORPH_CLOSE, np.ones((CLOSED, CLOSED), np.uint8))
    seen = (visible > 0) | ((closed > 0) & (opacity > OPAQUE))
    near = cv2.dilate(seen.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    doubtful = (change > INVISIBLE) | (opacity > OPAQUE) | near
    return np.where(seen, 1, np.where(doubtful, IGNORED, 0)).astype(np.float32)
