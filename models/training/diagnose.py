"""Teach the diagnosis: `python -m models.training.diagnose --help`.

Photos are damaged in known ways, none to two at once; a small perceptron learns from what is
measured which of the damages are there and strong enough to be worth mending.
"""

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.random import Generator
from numpy.typing import NDArray
from torch import nn

from models.pixels import Pixels, Raster, as_levels, luma
from models.planning.analysis import FARTHEST, featured
from models.planning.measures import measured
from models.planning.wish import Wish
from models.training.damage import read_outlines
from models.training.dataset import PhotoPack
from models.training.degradations import Degradation, degradations

WORTH_MENDING: Final[Mapping[Wish, float]] = {
    Wish.SCRATCHES: 40,
    Wish.RAIN: 34,
    Wish.JPEG: 36,
    Wish.NOISE: 35,
    Wish.BLUR: 33,
    Wish.HAZE: 25,
    Wish.LOW_LIGHT: 25,
    Wish.FADING: 25,
    Wish.LOW_RESOLUTION: 33,
}
"""PSNR in dB between the photo with and without the damage, below which it counts as there."""

DOUBTFUL: Final = 5.0  # dB above that in which it counts neither as there nor as absent
SHARES: Final = (0.3, 0.4, 0.3)  # of photos with none, one and two damages
MONOCHROME: Final = 0.4
TONED: Final = 0.3  # of those without colour: brown, blue or violet prints, which is no fault
HIDDEN: Final = 40
STEPS: Final = 3000
SEED: Final = 7

Table = Mapping[Wish, Degradation]
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """A photo and what is wrong with it: for each kind 1, 0 or, where it is doubtful, NaN."""

    photo: Raster
    present: Mapping[Wish, float]


def cases(pack: PhotoPack, table: Table, each: int, seed: int) -> Iterator[Case]:
    """So many of every photo in the pack."""
    rng = np.random.default_rng(seed)
    for number in range(len(pack)):
        for _ in range(each):
            yield case(_varied(pack.photo(number), rng), _kinds(rng), table, rng)


def case(clean: Pixels, kinds: Sequence[Wish], table: Table, rng: Generator) -> Case:
    """The photo, damaged in the order in which that happens to photos."""
    image, present = clean, dict.fromkeys(WORTH_MENDING, 0.0)
    for kind in table:
        if kind in kinds:
            damaged = np.clip(table[kind](image, rng), 0, 1).astype(np.float32)
            present[kind] = _presence(kind, psnr(image, damaged))
            image = damaged
    if present[Wish.LOW_LIGHT] and not present[Wish.NOISE]:
        present[Wish.NOISE] = math.nan
    return Case(as_levels(image, np.dtype(np.uint8)), present)


def psnr(one: Pixels, other: Pixels) -> float:
    """In dB."""
    return -10 * math.log10(float(np.square(one - other).mean()) + 1e-10)


def _presence(kind: Wish, decibels: float) -> float:
    if decibels < WORTH_MENDING[kind]:
        return 1.0
    return math.nan if decibels < WORTH_MENDING[kind] + DOUBTFUL else 0.0


def _kinds(rng: Generator) -> list[Wish]:
    count = int(rng.choice(len(SHARES), p=SHARES))
    return [Wish(kind) for kind in rng.choice([*WORTH_MENDING], count, replace=False)]


def _varied(photo: NDArray[np.uint8], rng: Generator) -> Pixels:
    """Another part, at full size or reduced, sometimes without colour, sometimes toned."""
    side = int(rng.integers(320, 900))
    scale = max(rng.choice([1.0, rng.uniform(0.4, 1.0)]), side / max(photo.shape[:2]) / 2)
    if scale < 1:
        width, height = (round(length * scale) for length in photo.shape[1::-1])
        photo = np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA))
    top, left = (int(rng.integers(max(length - side, 0) + 1)) for length in photo.shape[:2])
    image = photo[top : top + side, left : left + side].astype(np.float32) / np.float32(255)
    if rng.random() > MONOCHROME:
        return image
    grey = luma(image)[..., None]
    tone = rng.uniform(0, 0.16, 3) if rng.random() < TONED else np.zeros(3)
    return np.clip(grey + (grey * (1 - grey) * 4) * tone.astype(np.float32), 0, 1)


def fitted(inputs: Rows, wanted: Rows) -> nn.Sequential:
    """On standardised inputs (n x inputs) and presences (n x kinds, NaN where doubtful)."""
    torch.manual_seed(SEED)
    network = nn.Sequential(
        nn.Linear(inputs.shape[1], HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, wanted.shape[1])
    )
    rows, truth = torch.from_numpy(inputs), torch.from_numpy(wanted)
    sure, target = ~truth.isnan(), truth.nan_to_num()
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    for _ in range(STEPS):
        logits = network(rows + 0.1 * torch.randn_like(rows))
        losses = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
        optimiser.zero_grad()
        losses[sure].mean().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return network


def save(names: Sequence[str], inputs: Rows, wanted: Rows, file: Path) -> None:
    """Fit and write the weights."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + np.float32(1e-6)
    network = fitted(np.clip((inputs - mean) / spread, -FARTHEST, FARTHEST), wanted)
    weights = [parameter.detach().numpy() for parameter in network.parameters()]
    named = zip(("first", "first_bias", "second", "second_bias"), weights, strict=True)
    kinds = np.array([str(kind) for kind in WORTH_MENDING])
    layers = {"mean": mean, "spread": spread, **dict(named)}
    np.savez(file, allow_pickle=False, measures=np.array(names), kinds=kinds, **layers)


def main() -> None:
    """Read the command line, damage and measure the photos, fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.prepare")
    parser.add_argument("file", type=Path, help="where the weights are written")
    parser.add_argument("--each", type=int, default=12, help="damaged copies of each photo")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    table = degradations(read_outlines(arguments.data / "damage.json.gz"))
    names: list[str] = []
    inputs, wanted = [], []
    for one in cases(PhotoPack(arguments.data / "train"), table, arguments.each, SEED):
        values = measured(one.photo)
        names = [*values]
        inputs.append(featured([*values.values()]))
        wanted.append([*one.present.values()])
    save(names, np.array(inputs), np.array(wanted, np.float32), arguments.file)


if __name__ == "__main__":
    main()
