"""What each network costs: seconds a megapixel and memory by the side of the tile, beside torch
and beside what the machine can multiply. For Linux.

    python -m benchmarks.networks [--tiles 256 512 1024] [--busy] [VARIANT ...]

Without variants, all. Weights mean nothing and do not matter. `torch` is how many times as long
torch takes, `share` what part of the machine's rate of matrix multiplication is used. `--busy` is
for a machine that does other things too: seconds are those of the processor.
"""

import argparse
import multiprocessing
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.clock import seconds
from benchmarks.memory import forget_peak, peak, resident
from models.backends.onnxrt import Picturing, Restoring
from models.catalog import ModelCard
from models.checkpoints.export import exported
from models.device import Device
from models.networks import VARIANTS, create
from models.networks.instructir import InstructIR, LanguageHead
from models.progress import Progress

TILES: Final = (256, 512, 1024)
SEEN: Final = 128
"""Side at which torch is measured: it takes long."""

MULTIPLIED: Final = 2048
TEXT: Final = np.full((1, 256), 1 / 16, np.float32)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one tile: seconds, and megabytes at the most."""

    seconds: float
    megabytes: float


def multiply_rate(busy: bool) -> float:
    """10^9 multiply-adds a second of two large matrices, in torch, at best."""
    a = torch.rand(MULTIPLIED, MULTIPLIED)
    return MULTIPLIED**3 / min(seconds(lambda: a @ a, busy=busy) for _ in range(5)) / 1e9


def work_of(network: nn.Module, side: int) -> float:
    """10^9 multiply-adds for a square picture."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network(*_inputs(network, side))
    return float(counter.get_total_flops()) / 2e9


def measured(file: Path, side: int, worded: bool, busy: bool) -> Cost:
    """In a process of its own, so that memory is that of this tile alone."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_run, (file, side, worded, busy))


def _run(file: Path, side: int, worded: bool, busy: bool) -> Cost:
    sizes = (1, side, 64, 0)
    card = ModelCard(file.stem, "", "image", "onnxrt", (file.name,), ("",), *sizes, "", "")
    network = (Restoring if worded else Picturing)(card, (file,), Device.CPU)
    image = np.random.default_rng(0).random((side, side, 3), np.float32)
    arrays = (image, TEXT) if worded else (image,)
    forget_peak()
    before = resident()
    network(*arrays, progress=Progress())
    took = seconds(lambda: network(*arrays, progress=Progress()), busy=busy)
    return Cost(took, peak() - before)


def _inputs(network: nn.Module, side: int) -> tuple[torch.Tensor, ...]:
    image = torch.rand(1, 3, side, side)
    return (image, torch.from_numpy(TEXT)) if isinstance(network, InstructIR) else (image,)


def report(variant: str, wanted: argparse.Namespace, rate: float, folder: Path) -> None:
    """Print a line for each tile."""
    network, file = create(variant).eval(), folder / f"{variant}.onnx"
    exported(network, file)
    worded, megapixel = isinstance(network, InstructIR), SEEN**2 / 1e6
    inputs = _inputs(network, SEEN)
    with torch.no_grad():
        network(*inputs)
        eager = seconds(lambda: network(*inputs), busy=wanted.busy)
    ours = measured(file, SEEN, worded, wanted.busy).seconds
    per_megapixel = work_of(network, SEEN) / megapixel
    for side in wanted.tiles:
        cost, area = measured(file, side, worded, wanted.busy), side**2 / 1e6
        share = per_megapixel * area / cost.seconds / rate
        print(
            f"{variant:26} {side:5} {cost.seconds / area:8.2f} s/MP {cost.megabytes:7.0f} MB"
            f"  torch {eager / ours:5.2f}  share {share:4.0%}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variants", nargs="*", choices=[*VARIANTS, []], default=[])
    parser.add_argument("--tiles", nargs="+", type=int, default=list(TILES))
    parser.add_argument("--busy", action="store_true")
    wanted = parser.parse_args()
    pictures = [v for v in VARIANTS if not isinstance(_on_meta(v), LanguageHead)]
    rate = multiply_rate(wanted.busy)
    print(f"matrices: {rate:.0f} GMAC/s on {torch.get_num_threads()} threads", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for variant in wanted.variants or pictures:
            report(variant, wanted, rate, Path(folder))


def _on_meta(variant: str) -> nn.Module:
    with torch.device("meta"):
        return create(variant)


if __name__ == "__main__":
    main()
