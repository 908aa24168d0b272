"""Training and evaluation of the diagnosis: `python -m models.training.diagnosis.train --help`.

Photos get none to three known damages. A small perceptron learns from their features which damages
are present and strong enough to be restored.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from models.diagnosis.defect_classifier import MAX_DEVIATIONS, with_logarithms
from models.diagnosis.photo_features import extract_features
from models.training.data.degradations import degradations
from models.training.data.photo_pack import PhotoPack
from models.training.data.synthetic_damage import read_outlines
from models.training.diagnosis.evaluate import report
from models.training.diagnosis.synthetic_cases import WORTH_MENDING, Table, cases, prints

HIDDEN: Final = 32
"""Number of hidden units of each network of the ensemble."""
MEMBERS: Final = 4
"""Number of networks whose logits are averaged; together they are one wider network."""
STEPS: Final = 2500
"""Number of optimiser steps of each network."""
PRINTS_PER_PHOTO: Final = 2
"""Number of cases of each photo as an old print, in addition to the others."""
HELD_OUT: Final = 8
"""Every photo with an index divisible by this is held out for calibration."""
SEED: Final = 7
"""Seed of the training cases and of the start weights."""

Rows = NDArray[np.float32]
"""Float32 matrix with one row per case."""


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """Table of features and damage of many test photos, one row each."""

    names: tuple[str, ...]
    values: Rows
    present: Rows

    @classmethod
    def of(cls, pack: PhotoPack, table: Table, each: int) -> "FeatureTable":
        """Extract the features of `each` test photos of each photo.

        Rows of one photo are `len(pack)` rows apart."""
        names: tuple[str, ...] = ()
        values, present = [], []
        for example in chain(
            cases(pack, table, each, SEED), prints(pack, table, PRINTS_PER_PHOTO, SEED)
        ):
            numbers = extract_features(example.photo)
            names = tuple(numbers)
            values.append([*numbers.values()])
            present.append([*example.present.values()])
        return cls(names, np.array(values, np.float32), np.array(present, np.float32))

    @classmethod
    def read(cls, file: Path) -> "FeatureTable":
        """Read the table that `write` wrote."""
        with np.load(file, allow_pickle=False) as stored:
            return cls(tuple(map(str, stored["names"])), stored["values"], stored["present"])

    def write(self, file: Path) -> None:
        """Write the table of features as an npz file."""
        names = np.array(self.names)
        np.savez(file, allow_pickle=False, names=names, values=self.values, present=self.present)


class Perceptron(nn.Module):
    """Trainable form of the defect classifier: a perceptron with one hidden layer."""

    def __init__(self, inputs: int, kinds: int) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(inputs, HIDDEN), nn.Linear(HIDDEN, kinds)

    def forward(self, rows: Tensor) -> Tensor:
        """Compute logits, N x kinds, of features, N x features."""
        logits: Tensor = self.second(F.relu(self.first(rows)))
        return logits


def fit_network(inputs: Tensor, present: Tensor, seed: int, steps: int) -> Perceptron:
    """Train on standardised `inputs` (N x features) and `present` (N x kinds, NaN: doubtful).

    `seed` decides the first weights."""
    torch.manual_seed(seed)
    network = Perceptron(inputs.shape[1], present.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3, weight_decay=0.1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        indices = torch.randint(len(inputs), (512,))
        rows = inputs[indices]
        loss = _loss(network(rows + 0.1 * torch.randn_like(rows)), present[indices])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return network


def _loss(logits: Tensor, present: Tensor) -> Tensor:
    is_known = ~present.isnan()
    return F.binary_cross_entropy_with_logits(logits[is_known], present[is_known])


def join_tables(networks: Sequence[Perceptron]) -> Perceptron:
    """Join networks to one whose logits are the means of theirs."""
    inputs, kinds = networks[0].first.in_features, networks[0].second.out_features
    joined = Perceptron(inputs, kinds)
    joined.first.weight = nn.Parameter(torch.cat([each.first.weight for each in networks]))
    joined.first.bias = nn.Parameter(torch.cat([each.first.bias for each in networks]))
    second = torch.cat([each.second.weight for each in networks], dim=1)
    joined.second.weight = nn.Parameter(second / len(networks))
    biases = torch.stack([each.second.bias for each in networks])
    joined.second.bias = nn.Parameter(biases.mean(dim=0))
    return joined


def calibrate(network: Perceptron, inputs: Tensor, present: Tensor) -> Perceptron:
    """Fit a temperature and a shift for each kind of defect to held-out rows (Platt scaling).

    Rows are `inputs` (N x features) and `present` (N x kinds)."""
    with torch.no_grad():
        logits = network(inputs)
    scale = torch.ones(present.shape[1], requires_grad=True)
    shift = torch.zeros(present.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam((scale, shift), 0.05)
    for _ in range(200):
        loss = _loss(logits * scale + shift, present) + 0.002 * (scale - 1).square().sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    with torch.no_grad():
        network.second.weight *= scale[:, None]
        network.second.bias.copy_(network.second.bias * scale + shift)
    return network


def save(examined: FeatureTable, photos: int, file: Path, steps: int = STEPS) -> None:
    """Train and calibrate networks, the latter on held-out photos, and write the weights.

    `photos` is the number of photos, `steps` that of training steps."""
    inputs = np.array([with_logarithms([*row]) for row in examined.values], np.float32)
    held_out = np.arange(len(inputs)) % photos % HELD_OUT == 0
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + np.float32(1e-6)
    rows = torch.from_numpy(np.clip((inputs - mean) / spread, -MAX_DEVIATIONS, MAX_DEVIATIONS))
    present = torch.from_numpy(examined.present)
    members = [
        fit_network(rows[~held_out], present[~held_out], SEED + i, steps) for i in range(MEMBERS)
    ]
    network = calibrate(join_tables(members), rows[held_out], present[held_out])
    np.savez(
        file,
        allow_pickle=False,
        measures=np.array(examined.names),
        kinds=np.array([str(kind) for kind in WORTH_MENDING]),
        mean=mean,
        spread=spread,
        first=network.first.weight.detach().numpy(),
        first_bias=network.first.bias.detach().numpy(),
        second=network.second.weight.detach().numpy(),
        second_bias=network.second.bias.detach().numpy(),
    )


def train(data: Path, file: Path, rows: Path, each: int) -> None:
    """Extract features to the file `rows`, unless it exists, and train.

    `each` is the number of test photos made of each photo."""
    pack = PhotoPack(data / "train")
    if not rows.exists():
        table = degradations(read_outlines(data / "damage.json.gz"))
        FeatureTable.of(pack, table, each).write(rows)
    save(FeatureTable.read(rows), len(pack), file)


def main() -> None:
    """Parse the command line; train or print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.data.pack_photos")
    parser.add_argument("file", type=Path, help="the weights: written, or evaluated with --report")
    parser.add_argument("--each", type=int, default=10, help="damaged copies of each photo")
    parser.add_argument(
        "--rows", type=Path, help="extracted features, to train again (FILE.rows.npz)"
    )
    parser.add_argument("--report", action="store_true", help="print an evaluation of the weights")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    if arguments.report:
        print(report(arguments.data, arguments.file))  # noqa: T201  the output of --report
    else:
        rows = arguments.rows or arguments.file.with_suffix(".rows.npz")
        train(arguments.data, arguments.file, rows, arguments.each)


if __name__ == "__main__":
    main()
