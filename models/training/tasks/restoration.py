"""The instruction networks' lesson: a damaged patch, what the words should make of it."""

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
from models.core.wish import TRAINED, Wish
from models.training.data.degradations import Degradation
from models.training.data.losses import psnr, relative_l1_loss
from models.training.data.photo_pack import as_tensor, clean_patch, clean_whole, eight_bit
from models.training.tasks.task import Batch, Source

ABSENT: Final[Mapping[Wish, float]] = {
    **dict.fromkeys(TRAINED, 0.07),
    Wish.SCRATCHES: 0.3,
    Wish.FADING: 0.2,
    Wish.LOW_LIGHT: 0.2,
    Wish.HAZE: 0.15,
    Wish.ENHANCE: 0.25,
}
"""How often the wish is for something that is not there, and nothing may change: most often where
it is hardest to tell."""
COMPANION: Final = 0.2  # another degradation is there too, and must stay
OF_THE_WHOLE: Final = {Wish.FADING, Wish.LOW_LIGHT, Wish.HAZE, Wish.ENHANCE}
"""Wishes that are judged on a small copy of the whole photo, so they see such in training."""
MOUNTED: Final = 0.15  # seen with a margin of card


@dataclass(frozen=True, slots=True)
class Pair:
    """Two patches, side x side x 3."""

    wish: Wish
    damaged: Pixels
    wanted: Pixels


@dataclass(frozen=True)
class RestorationTask:
    """To mend what the words ask for. Examples are a damaged patch, what is wanted, the text
    vector and the number of the wish. `shares` of the wishes sum to 1; `side` of a patch in
    pixels; `restored` makes a picture of what the network answers to (image, text); `judged` takes
    pictures to the colour space in which their distance is minimised."""

    shares: Mapping[Wish, float]
    side: int
    restored: Callable[[Tensor, Tensor], Tensor] = lambda answer, image: answer  # noqa: ARG005
    judged: Callable[[Tensor], Tensor] = lambda image: image
    labels: Sequence[str] = tuple(wish.value for wish in TRAINED)

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """See Lesson."""
        photo = source.photos.draw_crop(rng)
        wish, other = draw_wish(self.shares, rng), draw_wish(self.shares, rng)
        clean = self._clean(photo, wish, rng)
        drawn = make_pair(clean, (wish, other), source.table, rng)
        text = torch.from_numpy(source.texts.draw(drawn.wish, rng))
        number = torch.tensor(TRAINED.index(drawn.wish))
        return as_tensor(drawn.damaged), as_tensor(drawn.wanted), text, number

    def _clean(self, photo: NDArray[np.uint8], wish: Wish, rng: Generator) -> Pixels:
        if wish not in OF_THE_WHOLE:
            return clean_patch(photo, self.side, 2.0, rng)
        clean = clean_whole(photo, self.side, rng)
        return add_mount(clean, rng) if rng.random() < MOUNTED else clean

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """See Lesson."""
        damaged, wanted, text, _ = batch
        restored = self.restored(network(damaged, text).float(), damaged)
        return relative_l1_loss(*map(self.judged, (restored, wanted, damaged)))

    def marks(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """PSNR in dB for each wish."""
        damaged, wanted, text, wishes = batch
        restored = self.restored(network(damaged, text), damaged)
        labels = (TRAINED[number].value for number in wishes.tolist())
        return zip(labels, psnr(restored, wanted).tolist(), strict=True)


def add_mount(image: Pixels, rng: Generator) -> Pixels:
    """On white card, as prints are scanned: a margin of up to a quarter of each side."""
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


def draw_wish(shares: Mapping[Wish, float], rng: Generator) -> Wish:
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
    return eight_bit(image)
