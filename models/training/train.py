"""Training of one of the bundled networks: `python -m models.training.train --help`.

A run can be stopped and continued at any time.
"""

import argparse
import csv
import math
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader

from models.training.export.export import exported_weights
from models.training.tasks.network_table import NETWORK_SPECS
from models.training.tasks.training_task import Batch, Examples, Source, mean_scores

LEAST_RATE: Final = 1e-6
DECAY: Final = 0.999  # of the moving average of the weights
SAVE_EVERY: Final = 300.0  # seconds
VALIDATION_PATCHES: Final = 160
VALIDATION_BATCH: Final = 32  # at most
FIELDS: Final = ("minutes", "patches", "rate", "loss")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one training run, as the command line gives them."""

    data: Path
    state: Path
    hours: float
    device: str = "cpu"
    model: str = "heirloom-instruct"
    batch: int = 16
    threads: int = 2
    rate: float = 1e-3
    start: Path | None = None
    half: bool | None = None
    workers: int = 1
    side: int | None = None
    uses: int = 1
    compiled: bool = False

    @property
    def computes_in_half(self) -> bool:
        """Whether bfloat16 is used: as the user chose, else where it is faster."""
        if self.half is not None:
            return self.half
        return self.device != "cpu" or bool(getattr(torch.cpu, "_is_amx_tile_supported", bool)())


class Training:
    """State of a training run: weights, optimiser, time and patches so far.

    All of it is saved, so that a run can go on after a stop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.spec = NETWORK_SPECS[settings.model]
        network = self.spec.network()
        if settings.start:
            network.load_state_dict(exported_weights(settings.start, network))
        self.network = _channels_last_inside(network).to(settings.device)
        mean = get_ema_multi_avg_fn(DECAY)  # type: ignore[no-untyped-call]
        self.averaged = AveragedModel(self.network, None, None, mean, use_buffers=True)
        if settings.compiled:
            self.network.compile()
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), betas=self.spec.betas, weight_decay=1e-4, fused=True
        )
        self.seconds, self.patches = 0.0, 0

    def step(self, batch: Batch) -> float:
        """Update the weights by one batch and return its loss."""
        for group in self.optimiser.param_groups:
            group.update(lr=self.rate, fused=True)
        device = self.settings.device
        with torch.autocast(device, torch.bfloat16, enabled=self.settings.computes_in_half):
            loss = self.spec.task.loss(self.network, _channels_last(batch, device))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.averaged.update_parameters(self.network)
        self.patches += len(batch[0])
        return float(loss.detach())

    @property
    def rate(self) -> float:
        """Learning rate: cosine decay over the hours, after a minute of warm-up (SGDR)."""
        done = min(self.seconds / (self.settings.hours * 3600), 1.0)
        cosine = LEAST_RATE + (self.settings.rate - LEAST_RATE) * (1 + math.cos(math.pi * done)) / 2
        return cosine * min(1.0, (self.seconds + 1) / 60)

    def validate(self, batches: Sequence[Batch]) -> Mapping[str, float]:
        """Return the mean validation score of the averaged weights for each label of the task."""
        self.averaged.eval()
        with torch.no_grad():
            moved = [_channels_last(batch, self.settings.device) for batch in batches]
            return mean_scores(self.spec.task, self.averaged.module, moved)

    def save(self) -> None:
        """Write the state of the run to its file."""
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "seconds": self.seconds,
            "patches": self.patches,
        }
        partial = self.settings.state / "training.pt.part"
        torch.save(state, partial)
        partial.replace(self.settings.state / "training.pt")

    def resume(self) -> None:
        """Read the state of an earlier run from its file, if there is one."""
        file = self.settings.state / "training.pt"
        if file.exists():
            state = torch.load(file, map_location=self.settings.device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.averaged.load_state_dict(state["averaged"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.seconds, self.patches = state["seconds"], state["patches"]


def train(settings: Settings) -> None:
    """Train until the hours are used up; save and validate every few minutes."""
    torch.set_num_threads(settings.threads)
    settings.state.mkdir(parents=True, exist_ok=True)
    training = Training(settings)
    training.resume()
    validation = _validation(settings)
    batches, began, losses = _batches(settings, training.patches), time.monotonic(), []
    saved, earlier = began, training.seconds
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    while training.seconds < settings.hours * 3600 and not stopped.is_set():
        losses.append(training.step(next(batches)))
        now = time.monotonic()
        training.seconds = earlier + now - began
        if now - saved > SAVE_EVERY:
            _log(training, float(np.mean(losses)), training.validate(validation))
            training.save()
            saved, losses = time.monotonic(), []
    _log(training, float(np.mean(losses or [math.nan])), training.validate(validation))
    training.save()


def _log(training: Training, loss: float, scores: Mapping[str, float]) -> None:
    file, labels = training.settings.state / "log.csv", training.spec.task.labels
    fresh = not file.exists()
    with file.open("a", newline="") as rows:
        writer = csv.writer(rows)
        if fresh:
            writer.writerow((*FIELDS, *labels))
        numbers = (training.seconds / 60, training.patches, training.rate, loss)
        values = (*numbers, *(scores.get(label, math.nan) for label in labels))
        writer.writerow(f"{value:.6g}" for value in values)


def _channels_last_inside(network: nn.Module) -> nn.Module:
    """Store a network's kernels channels-last, in place; other weights stay as they are."""
    for weight in network.parameters():
        if weight.ndim == 4:
            weight.data = weight.data.contiguous(memory_format=torch.channels_last)
    return network


def _channels_last(batch: Batch, device: str) -> Batch:
    moved = [tensor.to(device, non_blocking=True) for tensor in batch]
    layout = torch.channels_last
    return [t.contiguous(memory_format=layout) if t.ndim == 4 else t for t in moved]


def _batches(settings: Settings, seed: int) -> Iterator[Batch]:
    task = NETWORK_SPECS[settings.model].task
    if settings.side is not None:
        task = replace(task, side=settings.side)  # type: ignore[type-var]
    examples = Examples(task, Source(settings.data, "train"), seed, settings.uses)
    loader = DataLoader(
        examples,
        settings.batch,
        num_workers=settings.workers,
        prefetch_factor=8,
        pin_memory=settings.device != "cpu",
    )
    return iter(loader)


def _validation(settings: Settings) -> list[Batch]:
    examples = Examples(NETWORK_SPECS[settings.model].task, Source(settings.data, "val"), 0)
    size = min(settings.batch, VALIDATION_BATCH)
    loader = iter(DataLoader(examples, size))
    return [next(loader) for _ in range(VALIDATION_PATCHES // size)]


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder made by models.training.data.pack_photos")
    parser.add_argument("state", type=Path, help="folder for the weights and the log")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--hours", type=float, default=2.0, help="length of the whole schedule")
    length.add_argument(
        "--minutes", type=lambda minutes: float(minutes) / 60, dest="hours", help="the same"
    )
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw examples")
    parser.add_argument("--model", choices=[*NETWORK_SPECS], default="heirloom-instruct")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--side", type=int, help="of training patches, instead of the usual one")
    parser.add_argument("--uses", type=int, default=1, help="times that each example is shown")
    parser.add_argument(
        "--compiled", action="store_true", help="compile the network: minutes once, then faster"
    )
    parser.add_argument("--rate", type=float, default=1e-3, help="highest learning rate")
    parser.add_argument(
        "--half",
        action=argparse.BooleanOptionalAction,
        help="compute in bfloat16; by default on processors with AMX and on other devices",
    )
    parser.add_argument("--start", type=Path, help="exported network to begin with")
    train(Settings(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
