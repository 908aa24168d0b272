"""Training of the judges of fine damage.

`python -m models.training.train_fine_damage DATA WORK` describes candidates of damaged and sound
training pictures as the program does, fits the first judge to their features, then trains the
network that sees crops of those that the first judge leaves in doubt, and writes both beside the
bundled weights. What is drawn is kept in WORK and used again. See models.damage.
"""

import argparse
import copy
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor

from models.core.pixels import MaskArray, Pixels
from models.damage.candidate_classifier import Judge, logistic
from models.damage.candidate_crops import Crops, Pyramid, draw_crops
from models.damage.fine_candidate_judge import FILE
from models.damage.fine_candidates import fine_candidates
from models.damage.picture_planes import Features
from models.damage.region_statistics import Indices, PixelSet
from models.training.crop_judge import CropJudge
from models.training.tasks.damage_segmentation import IGNORED, DamageSegmentationTask
from models.training.tasks.training_task import Source
from models.training.train_missing_parts import DOUBTFUL, SOUND, Examples, fit, report

TASK: Final = DamageSegmentationTask(384, undamaged=0.3, whole=0.25)
"""Pictures in which fine damage is judged."""

SOUND_KEPT: Final = 0.35
"""Share of the sound candidates that the first judge learns from; they weigh as much as all."""

LARGEST_WEIGHT: Final = 400
"""Area in pixels beyond which a candidate weighs no more."""

DRAWN_FROM: Final = 0.05
"""Probability by the first judge from which crops of a candidate are drawn."""

MOST: Final = 48
"""Most damaged, and most sound, candidates of a picture of which crops are drawn."""

RATE, DECAY, BATCH = 2e-3, 2e-2, 192

MEMORY: Final = 0.998
"""Share of the old value in each step of the moving average of the weights."""

REPORT_EVERY: Final = 240.0
"""Seconds between measurements on the held-out pictures."""

HELD_OUT: Final = 10
"""One in so many pictures is held out to measure."""


@dataclass(frozen=True, slots=True)
class CropExamples:
    """Crops of candidates with features, first logits, damaged share, weight, and picture."""

    crops: Crops
    features: Features
    first: NDArray[np.float32]
    damaged: NDArray[np.float32]
    weights: NDArray[np.float32]
    pictures: NDArray[np.int32]


Rows = tuple[NDArray[np.generic], ...]
"""One array for each field of the examples, with a row for each candidate."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates of a picture with features, first logits, damaged share, and which can be used."""

    pixels: PixelSet
    features: Features
    first: NDArray[np.float32]
    damaged: NDArray[np.float64]
    usable: NDArray[np.bool_]


def draw_pictures(source: Source, count: int, rng: Generator) -> Iterator[tuple[Pixels, MaskArray]]:
    """Draw pictures, H x W x 3, and masks, H x W."""
    for _ in range(count):
        image, mask = TASK.example(source, rng)
        yield np.ascontiguousarray(image.numpy().transpose(1, 2, 0)), mask.numpy()[0]


def draw_examples(pictures: Iterator[tuple[Pixels, MaskArray]], rng: Generator) -> Examples:
    """Describe candidates of pictures for the first judge."""
    rows = list[Rows]()
    for number, (image, mask) in enumerate(pictures):
        for pixels, features in fine_candidates(image):
            damaged, kept = label(pixels, mask)
            is_sound = damaged <= SOUND
            kept &= ~is_sound | (rng.random(pixels.count) < SOUND_KEPT)
            weights = weigh(pixels) * np.where(is_sound, 1 / SOUND_KEPT, 1)
            numbers = np.full(pixels.count, number)
            rows.append(tuple(a[kept] for a in (features, damaged, weights, numbers)))
    described, shares, areas, origins = join(rows)
    return Examples(
        np.asarray(described, np.float32),
        np.asarray(shares, np.float32),
        np.asarray(areas, np.float32) / np.float32(np.mean(np.asarray(areas, np.float32))),
        np.asarray(origins, np.int32),
    )


def label(pixels: PixelSet, mask: MaskArray) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return how much of each candidate is damaged, and whether that is sure enough to learn."""
    damaged, doubtful = pixels.means(mask == 1), pixels.means(mask == IGNORED)
    return damaged, (doubtful <= DOUBTFUL) | (damaged > SOUND)


def weigh(pixels: PixelSet) -> NDArray[np.float64]:
    """Return the weight of each candidate: the root of its area, up to LARGEST_WEIGHT."""
    return np.sqrt(np.minimum(pixels.areas, LARGEST_WEIGHT))


def join(rows: list[Rows]) -> Rows:
    """Join the rows of all pictures."""
    return tuple(np.concatenate(column) for column in zip(*rows, strict=True))


def draw_crop_examples(
    pictures: Iterator[tuple[Pixels, MaskArray]], first: Judge, rng: Generator
) -> CropExamples:
    """Draw crops of the candidates of pictures that the first judge leaves in doubt."""
    rows = list[Rows]()
    for number, (image, mask) in enumerate(pictures):
        pyramid, sets = Pyramid(image), list[Candidates]()
        for pixels, features in fine_candidates(image):
            damaged, usable = label(pixels, mask)
            logits = first.logits(features)
            usable &= logistic(logits) >= DRAWN_FROM
            sets.append(Candidates(pixels, features, logits, damaged, usable))
        for is_damaged in (True, False):
            for row in _draw_some(pyramid, sets, is_damaged, rng):
                rows.append((*row, np.full(len(row[0]), number, np.int32)))
    return CropExamples(*join(rows))  # type: ignore[arg-type]


def _draw_some(
    pyramid: Pyramid, sets: list[Candidates], is_damaged: bool, rng: Generator
) -> Iterator[Rows]:
    """Yield rows of at most MOST candidates of one kind of a picture, which weigh as all of it."""
    wanted = [each.usable & ((each.damaged > SOUND) == is_damaged) for each in sets]
    share = min(1.0, MOST / max(sum(int(each.sum()) for each in wanted), 1))
    for each, right in zip(sets, wanted, strict=True):
        chosen: Indices = np.flatnonzero(right & (rng.random(len(right)) < share))
        if len(chosen):
            weights = weigh(each.pixels) / share
            fields = (each.features, each.first, each.damaged, weights)
            crops = draw_crops(pyramid, each.pixels, chosen)
            yield crops, *(np.asarray(field[chosen], np.float32) for field in fields)


def train(examples: CropExamples, minutes: float) -> CropJudge:
    """Train the network on crops and return the moving average of its weights."""
    features = torch.from_numpy(examples.features)
    network = CropJudge(features.mean(0), features.std(0) + 1e-4)
    averaged = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    learnt = np.flatnonzero(examples.pictures % HELD_OUT != 0)
    odds = np.sqrt(examples.weights[learnt])
    odds, rng = odds / odds.sum(), np.random.default_rng(0)
    began, reported = time.monotonic(), 0.0
    while (done := (time.monotonic() - began) / 60 / minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 + math.cos(math.pi * done)) / 2
        network.train()
        loss = _loss(network, examples, rng.choice(learnt, BATCH, p=odds), rng)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        _follow(averaged, network)
        if time.monotonic() - began - reported > REPORT_EVERY:
            reported = time.monotonic() - began
            measure(averaged, examples)
    measure(averaged, examples)
    return averaged


def _loss(network: CropJudge, examples: CropExamples, rows: Indices, rng: Generator) -> Tensor:
    """Return the weighted cross entropy of some examples, turned and mirrored at random."""
    crops = torch.from_numpy(examples.crops[rows])
    for axis in (-1, -2):
        crops = crops.flip(axis) if rng.integers(2) else crops
    crops = crops.transpose(-1, -2) if rng.integers(2) else crops
    features, first, damaged = (
        torch.from_numpy(each[rows])
        for each in (examples.features, examples.first, examples.damaged)
    )
    weights = torch.from_numpy(np.sqrt(examples.weights[rows]))
    losses = F.binary_cross_entropy_with_logits(
        network(crops, features, first), damaged, reduction="none"
    )
    return (losses * weights).mean() / weights.mean()


@torch.no_grad()
def _follow(averaged: CropJudge, network: CropJudge) -> None:
    """Move the averaged weights a little towards those of the network."""
    pairs = zip(averaged.state_dict().values(), network.state_dict().values(), strict=True)
    for mean, value in pairs:
        if mean.dtype.is_floating_point:
            mean.lerp_(value, 1 - MEMORY)
        else:
            mean.copy_(value)


@torch.no_grad()
def measure(network: CropJudge, examples: CropExamples) -> None:
    """Print the recall on the held-out pictures at several precisions."""
    rows = np.flatnonzero(examples.pictures % HELD_OUT == 0)
    parts = np.array_split(rows, max(1, len(rows) // 500))
    fields = (examples.crops, examples.features, examples.first)
    found = [network(*(torch.from_numpy(field[part]) for field in fields)) for part in parts]
    damaged, weights = (torch.from_numpy(a[rows]) for a in (examples.damaged, examples.weights))
    report(torch.cat(found).sigmoid(), damaged, weights)


def main() -> None:
    """Read the command line, draw what is not drawn yet, train and write both judges."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.data.pack_photos")
    parser.add_argument("work", type=Path, help="folder for the drawn candidates")
    parser.add_argument("--pictures", type=int, default=3500, help="for the first judge")
    parser.add_argument("--cropped", type=int, default=4000, help="pictures for the network")
    parser.add_argument("--minutes", type=float, default=20.0, help="of training the network")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    cv2.setNumThreads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    arrays = {f"fine.{name}": array for name, array in fit(_examples(options)).items()}
    network = train(_crop_examples(options, Judge.read(arrays, "fine.")), options.minutes)
    for name, array in network.arrays():
        kind = np.float16 if name.endswith("weights") else np.float32
        arrays[f"crops.{name}"] = array.detach().numpy().astype(kind)
    np.savez_compressed(FILE, allow_pickle=False, **arrays)
    sys.stdout.write(f"{FILE.name} was written.\n")


def _examples(options: argparse.Namespace) -> Examples:
    """Read the examples of the first judge, which are drawn if they are not there yet."""
    file, rng = options.work / "features.npz", np.random.default_rng(0)
    if not file.exists():
        pictures = draw_pictures(Source(options.data, "train"), options.pictures, rng)
        np.savez(file, **asdict(draw_examples(pictures, rng)))
    return Examples(**np.load(file))


def _crop_examples(options: argparse.Namespace, first: Judge) -> CropExamples:
    """Read the examples of the network, which are drawn if they are not there yet."""
    file, rng = options.work / "crops.npz", np.random.default_rng(1)
    if not file.exists():
        pictures = draw_pictures(Source(options.data, "train"), options.cropped, rng)
        np.savez(file, **asdict(draw_crop_examples(pictures, first, rng)))
    return CropExamples(**np.load(file))


if __name__ == "__main__":
    main()
