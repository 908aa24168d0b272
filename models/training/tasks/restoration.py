"""Training task of the instruction networks: remove the damage that a text vector names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor, nn

from models.core.pixels import Pixels
from models.core.wish_table import TRAINED, Wish
from models.training.data.degradations import Degradation
from models.training.data.photo_pack import as_tensor, clean_patch, clean_whole, eight_bit
from models.training.data.training_losses import psnr, relative_l1_loss
from models.training.tasks.training_task import Batch, Source

ABSENT: Final[Mapping[Wish, float]] = {
    **dict.fromkeys(TRAINED, 0.07),
    Wish.SCRATCHES: 0.3,
    Wish.FADING: 0.2,
    Wish.LOW_LIGHT: 0.2,
    Wish.HAZE: 0.15,
    Wish.ENHANCE: 0.25,
}
"""Probability that the damage which the wish names is absent, so that nothing may change.

It is highest for the wishes whose damage is hardest to recognise.
"""

COMPANION: Final = 0.2
"""Probability of a second degradation that must stay, where the first one is present."""

WHOLE_PHOTO_WISHES: Final = {Wish.FADING, Wish.LOW_LIGHT, Wish.HAZE, Wish.ENHANCE}
"""Wishes that are served on a small copy of the whole photo, and so are trained on such copies."""

MOUNTED: Final = 0.15
"""Share of the whole photos that are surrounded by a margin of white card."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Damaged and wanted patch, side x side x 3, and the wish that leads to the latter."""

    wish: Wish
    damaged: Pixels
    wanted: Pixels


@dataclass(frozen=True)
class RestorationTask:
    """Restoration of the damage that a text vector names.

    An example is (damaged, wanted, text, index): two patches 3 x side x side, 0 to 1; a unit vector
    of 256 numbers; the index of the wish in `TRAINED`. `shares` of the wishes sum to 1; `side` is
    in pixels. `restored` computes a picture from the network's output and the damaged image;
    `judged` converts pictures to the colour space in which their distance is minimised."""

    shares: Mapping[Wish, float]
    side: int
    restored: Callable[[Tensor, Tensor], Tensor] = lambda output, image: output  # noqa: ARG005
    judged: Callable[[Tensor], Tensor] = lambda image: image
    labels: Sequence[str] = tuple(wish.value for wish in TRAINED)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw a damaged patch, the wanted one, a text vector and the index of its wish."""
        photo = source.photos.draw_crop(rng)
        wish, other = draw_wish(self.shares, rng), draw_wish(self.shares, rng)
        clean = self._draw_clean(photo, wish, rng)
        pair = make_pair(clean, (wish, other), source.table, rng)
        text = torch.from_numpy(source.texts.draw(pair.wish, rng))
        index = torch.tensor(TRAINED.index(pair.wish))
        return as_tensor(pair.damaged), as_tensor(pair.wanted), text, index

    def _draw_clean(self, photo: NDArray[np.uint8], wish: Wish, rng: Generator) -> Pixels:
        if wish not in WHOLE_PHOTO_WISHES:
            return clean_patch(photo, self.side, 2.0, rng)
        clean = clean_whole(photo, self.side, rng)
        return add_mount(clean, rng) if rng.random() < MOUNTED else clean

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Return the relative L1 loss in the colour space of `judged`, a scalar."""
        damaged, wanted, text, _ = batch
        restored = self.restored(network(damaged, text).float(), damaged)
        return relative_l1_loss(*map(self.judged, (restored, wanted, damaged)))

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield the wish and the PSNR in dB of each patch."""
        damaged, wanted, text, wishes = batch
        restored = self.restored(network(damaged, text), damaged)
        labels = (TRAINED[index].value for index in wishes.tolist())
        return zip(labels, psnr(restored, wanted).tolist(), strict=True)


def add_mount(image: Pixels, rng: Generator) -> Pixels:
    """Surround the image with white card, as prints are scanned; its size stays.

    Each margin is 2 to 25 % of the side."""
    height, width = image.shape[:2]
    top, bottom, left, right = rng.uniform(0.02, 0.25, 4) * (height, height, width, width)
    inner = (slice(int(top), height - int(bottom)), slice(int(left), width - int(right)))
    card = np.full_like(image, rng.uniform(0.85, 1.0))
    size = card[inner].shape[1::-1]
    card[inner] = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return card


def make_pair(
    clean: Pixels, wishes: tuple[Wish, Wish], table: Mapping[Wish, Degradation], rng: Generator
) -> Pair:
    """Damage a clean patch so that the first wish leads from the damaged to the wanted one.

    The damage of the first wish is absent with probability `ABSENT`; that of the second may be
    present and then stays, except for ENHANCE, which wants the clean patch. `table` has the
    degradation of each wish."""
    wish, other = wishes
    present = set() if rng.random() < ABSENT[wish] else {wish}
    if other is not Wish.ENHANCE and rng.random() < (COMPANION if present else 0.6):
        present.add(other)
    seeds = dict(zip(table, rng.integers(2**63, size=len(table)), strict=True))
    damaged = _degrade(clean, table, [kind for kind in table if kind in present], seeds)
    kept = [kind for kind in table if kind in present and kind != wish]
    wanted = clean if wish is Wish.ENHANCE else _degrade(clean, table, kept, seeds)
    return Pair(wish, damaged, wanted)


def draw_wish(shares: Mapping[Wish, float], rng: Generator) -> Wish:
    """Draw a wish with the probabilities in `shares`, which sum to 1."""
    return Wish(rng.choice([*shares], p=[*shares.values()]))


def _degrade(
    clean: Pixels,
    table: Mapping[Wish, Degradation],
    kinds: Sequence[Wish],
    seeds: Mapping[Wish, int],
) -> Pixels:
    """Apply degradations in the order of `kinds` and round to 8 bits, as a scan is.

    `clean` is H x W x 3, 0 to 1; `table` has the function and `seeds` the random seed of each
    kind."""
    image = clean
    for kind in kinds:
        image = np.clip(table[kind](image, np.random.default_rng(seeds[kind])), 0, 1)
    return eight_bit(image)
