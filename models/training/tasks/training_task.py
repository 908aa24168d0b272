"""Training tasks: what a network learns, as examples, a loss and validation scores."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor, nn
from torch.utils.data import IterableDataset, get_worker_info

from models.planning.wish_vectors import wish_vectors
from models.training.data.degradations import Table, degradations
from models.training.data.hard_places import Places, read_places
from models.training.data.photo_pack import PhotoPack
from models.training.data.synthetic_damage import Outline, read_outlines
from models.training.data.text_embeddings import TextBank

Batch = Sequence[Tensor]
"""Tensors of several examples, each stacked along a first axis."""

KEPT: Final = 512
"""Number of earlier examples among which those shown again are drawn."""


@dataclass(frozen=True)
class Source:
    """Data of one part ("train" or "val") in a folder made by models.training.data.pack_photos."""

    folder: Path
    part: str

    @cached_property
    def photos(self) -> PhotoPack:
        return PhotoPack(self.folder / self.part)

    @cached_property
    def texts(self) -> TextBank:
        return TextBank(wish_vectors())

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """Outlines of damage for this part; those of "val" are in no training image."""
        file = self.folder / "damage.json.gz"
        return read_outlines(file, held_out=self.part == "val")

    @cached_property
    def hard_places(self) -> Places:
        """Points of the photos that a detector falsely called damage; may be empty."""
        return read_places(self.folder / self.part)

    @cached_property
    def table(self) -> Table:
        return degradations(self.outlines)


class TrainingTask(Protocol):
    """Protocol of what a network learns: its examples, its loss and its validation scores."""

    @property
    def labels(self) -> Sequence[str]:
        """Names of the validation scores, as the log lists them."""

    def example(self, source: Source, rng: Generator) -> tuple[Tensor, ...]:
        """Draw one training example, a tuple of tensors; images are channels x height x width."""

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        """Return the value (a scalar tensor) that training minimises, for a batch."""

    def scores(self, network: nn.Module, batch: Batch) -> Iterator[tuple[str, float]]:
        """Yield a label and a score for each example of a batch; higher is better."""


class Examples(IterableDataset[tuple[Tensor, ...]]):
    """Endless stream of training examples, the same for the same seed.

    Each is shown `uses` times on average, later ones mirrored and rotated. That saves drawing,
    which can take half of the time."""

    def __init__(self, task: TrainingTask, source: Source, seed: int, uses: int = 1) -> None:
        self._task, self._source, self._seed, self._uses = task, source, seed, uses

    def __iter__(self) -> Iterator[tuple[Tensor, ...]]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        seed = self._seed if worker is None or worker.id == 0 else (self._seed, worker.id)
        rng = np.random.default_rng(seed)
        kept: deque[tuple[Tensor, ...]] = deque(maxlen=KEPT)
        while True:
            kept.append(self._task.example(self._source, rng))
            yield kept[-1]
            for _ in range(self._uses - 1):
                yield turned(kept[int(rng.integers(len(kept)))], rng)


def turned(example: tuple[Tensor, ...], rng: Generator) -> tuple[Tensor, ...]:
    """Mirror and rotate the images of an example alike, by a multiple of 90 degrees.

    Images are the tensors with three axes, and square; other tensors stay as they are."""
    turns, mirrored = int(rng.integers(4)), bool(rng.integers(2))
    images = [torch.rot90(t, turns, (1, 2)) if t.ndim == 3 else t for t in example]
    return tuple(t.flip(2) if mirrored and t.ndim == 3 else t for t in images)


def mean_scores(
    task: TrainingTask, network: nn.Module, batches: Sequence[Batch]
) -> Mapping[str, float]:
    """Return a network's mean validation score by label, for labels with examples."""
    found: dict[str, list[float]] = {}
    for batch in batches:
        for label, score in task.scores(network, batch):
            found.setdefault(label, []).append(score)
    return {label: sum(scores) / len(scores) for label, scores in found.items()}
