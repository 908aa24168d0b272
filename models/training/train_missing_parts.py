"""Training of the judge of missing parts.

`python -m models.training.train_missing_parts DATA WORK` describes candidates of damaged and sound
training pictures as the program does, learns how much of each is damage, and writes the judge
beside the bundled weights. See models.damage.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor, nn

from models.core.pixels import MaskArray, Pixels
from models.damage.candidate_classifier import CLIP, FILE
from models.damage.missing_part_candidates import large_candidates
from models.damage.picture_planes import Features
from models.training.data.damage.damage_kinds import MISSING
from models.training.tasks.damage_segmentation import IGNORED, DamageSegmentationTask
from models.training.tasks.training_task import Source

TASK: Final = DamageSegmentationTask(320, undamaged=0.5, whole=1.0, large=MISSING, fine=0.0)
"""Whole pictures in which missing parts are judged."""

LEAST_SIDE: Final = 170
"""Least side in pixels of the pictures; TASK has the largest."""

CROPPED, LEAST_FORMAT = 0.6, 0.62
"""Share of the pictures that are not square, and the least ratio of their sides."""

SOUND: Final = 0.15
"""Share of damaged pixels up to which a candidate counts as sound."""

SOUND_WEIGHT: Final = 2.0
"""Weight of sound candidates: a part that is filled by mistake harms more than one missed."""

DOUBTFUL: Final = 0.5
"""Share of pixels that are left out of the masks from which a sound candidate is dropped."""

LARGEST_WEIGHT: Final = 4000
"""Area in pixels beyond which a candidate weighs no more."""

HIDDEN: Final = 64
"""Numbers in each hidden layer of a network."""

MEMBERS: Final = 5
"""Number of networks whose logits are averaged."""

RATE, DECAY, BATCH, EPOCHS = 2e-3, 3e-2, 512, 4

NOISE, DROPOUT = 0.05, 0.1
"""Standard deviation of the noise that is added to the features, and share of dropped numbers."""

HELD_OUT: Final = 8
"""One in so many pictures is held out to measure."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Candidates: features, the damaged share, weight and picture of each."""

    features: Features
    damaged: NDArray[np.float32]
    weights: NDArray[np.float32]
    pictures: NDArray[np.int32]


def draw_examples(pictures: Iterator[tuple[Pixels, MaskArray]]) -> Examples:
    """Describe the candidates of pictures; the masks are those of DamageSegmentationTask."""
    rows: list[tuple[NDArray[np.generic], ...]] = []
    for number, (image, mask) in enumerate(pictures):
        for pixels, features in large_candidates(image):
            damaged, doubtful = pixels.means(mask == 1), pixels.means(mask == IGNORED)
            sound = damaged <= SOUND
            kept = (doubtful <= DOUBTFUL) | ~sound
            weights = np.sqrt(np.minimum(pixels.areas, LARGEST_WEIGHT))
            weights *= np.where(sound, SOUND_WEIGHT, 1)
            numbers = np.full(pixels.count, number)
            rows.append(tuple(a[kept] for a in (features, damaged, weights, numbers)))
    features, damaged, weights, numbers = (
        np.concatenate(column) for column in zip(*rows, strict=True)
    )
    return Examples(
        features.astype(np.float32),
        damaged.astype(np.float32),
        (weights / weights.mean()).astype(np.float32),
        numbers.astype(np.int32),
    )


def draw_pictures(source: Source, count: int, rng: Generator) -> Iterator[tuple[Pixels, MaskArray]]:
    """Draw pictures, H x W x 3, and masks, H x W, of several sizes and formats."""
    for _ in range(count):
        task = replace(TASK, side=int(rng.integers(LEAST_SIDE, TASK.side + 1)))
        image, mask = task.example(source, rng)
        part = _format(task.side, rng)
        yield np.ascontiguousarray(image.numpy().transpose(1, 2, 0)[part]), mask.numpy()[0][part]


def _format(side: int, rng: Generator) -> tuple[slice, slice]:
    """Draw the part of a square picture that is kept; one of its edges is always cut off."""
    if rng.random() >= CROPPED:
        return np.s_[:, :]
    length = int(side * rng.uniform(LEAST_FORMAT, 1))
    start = int(rng.choice([0, side - length]))
    cut, whole = slice(start, start + length), slice(None)
    return (cut, whole) if rng.integers(2) else (whole, cut)


def fit(examples: Examples) -> Mapping[str, NDArray[np.float32]]:
    """Train a judge and return its arrays (see `candidate_classifier.Judge`); print its scores."""
    mean, scale = examples.features.mean(0), examples.features.std(0) + 1e-4
    x = torch.from_numpy(np.clip((examples.features - mean) / scale, -CLIP, CLIP))
    y, weights = torch.from_numpy(examples.damaged), torch.from_numpy(examples.weights)
    held_out = torch.from_numpy(examples.pictures % HELD_OUT == 0)
    networks = [_network(x.shape[1]) for _ in range(MEMBERS)]
    for network in networks:
        _train(network, x[~held_out], y[~held_out], weights[~held_out])
        network.eval()
    with torch.no_grad():
        logits = [network(x[held_out])[:, 0] for network in networks]
        report(torch.stack(logits).mean(0).sigmoid(), y[held_out], weights[held_out])
    return {"mean": mean, "scale": scale, **_joined(networks)}


def _joined(networks: Sequence[nn.Sequential]) -> Mapping[str, NDArray[np.float32]]:
    """Return the layers of one network whose output is the mean of those of all `networks`.

    Its hidden layers hold theirs side by side, without connections between them."""
    layers = [[each for each in network if isinstance(each, nn.Linear)] for network in networks]
    first, middle, last = zip(*layers, strict=True)
    joined = (
        torch.cat([each.weight for each in first]),
        torch.block_diag(*(each.weight for each in middle)),  # type: ignore[no-untyped-call]
        torch.cat([each.weight for each in last], 1) / len(networks),
    )
    biases = (
        torch.cat([each.bias for each in first]),
        torch.cat([each.bias for each in middle]),
        torch.stack([each.bias for each in last]).mean(0),
    )
    arrays = {f"weights.{n}": each.detach().numpy().T for n, each in enumerate(joined)}
    return arrays | {f"biases.{n}": each.detach().numpy() for n, each in enumerate(biases)}


def _network(count: int) -> nn.Sequential:
    hidden = [nn.Linear(count, HIDDEN), nn.ReLU(), nn.Dropout(DROPOUT)]
    deeper = [nn.Linear(HIDDEN, HIDDEN), nn.ReLU(), nn.Dropout(DROPOUT)]
    return nn.Sequential(*hidden, *deeper, nn.Linear(HIDDEN, 1))


def _train(network: nn.Sequential, x: Tensor, y: Tensor, weights: Tensor) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * len(x) // BATCH
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.0, steps)
    for _ in range(steps):
        drawn = torch.randint(len(x), (BATCH,))
        noisy = x[drawn] + NOISE * torch.randn(BATCH, x.shape[1])
        losses = F.binary_cross_entropy_with_logits(
            network(noisy)[:, 0], y[drawn], reduction="none"
        )
        optimiser.zero_grad()
        (losses * weights[drawn]).mean().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()


def report(found: Tensor, damaged: Tensor, weights: Tensor) -> None:
    """Print the recall, weighted, at several precisions."""
    order = found.argsort(descending=True)
    hits, all_found = (weights * damaged)[order].cumsum(0), weights[order].cumsum(0)
    precision, recall = hits / all_found, hits / hits[-1]
    for least in (0.9, 0.8, 0.6, 0.4):
        reached = recall[precision >= least]
        best = float(reached.max()) if len(reached) else 0.0
        sys.stdout.write(f"recall at a precision of {least}: {best:.3f}\n")


def main() -> None:
    """Read the command line, draw what is not drawn yet, and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.data.pack_photos")
    parser.add_argument("work", type=Path, help="folder for the drawn candidates")
    parser.add_argument("--count", type=int, default=8000, help="number of pictures to draw")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing; names its file")
    parser.add_argument("--only-draw", action="store_true", help="do not train")
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    file = options.work / f"missing-{options.seed}.npz"
    if not file.exists():
        pictures = draw_pictures(
            Source(options.data, "train"), options.count, np.random.default_rng(options.seed)
        )
        np.savez(file, **asdict(draw_examples(pictures)))
    if not options.only_draw:
        torch.manual_seed(0)
        np.savez(FILE, allow_pickle=False, **fit(_read_all(options.work)))


def _read_all(work: Path) -> Examples:
    """Join all drawn examples; pictures of different files get different numbers."""
    parts = [dict(np.load(file)) for file in sorted(work.glob("missing-*.npz"))]
    offset = 0
    for part in parts:
        part["pictures"] = part["pictures"] + offset
        offset = int(part["pictures"].max()) + 1
    return Examples(**{name: np.concatenate([p[name] for p in parts]) for name in parts[0]})


if __name__ == "__main__":
    main()
