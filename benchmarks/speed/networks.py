"""What each network costs: seconds a megapixel and memory by the side of the tile, beside torch
and beside what the machine can multiply. For Linux.

    python -m benchmarks.speed.networks FOLDER [NAME ...] [--tiles 256 512]

Without names: every published network at its full size, with weights of no meaning, and those that
come with the program. FOLDER keeps the exported files, and each measurement as soon as it is made,
so that a run goes on where it was broken off; the table of all measurements comes at the end. Tiles
of more than `--most` 10^9 multiply-adds are left out, and those that would need more than LARGEST
megabytes. Every run uses as many threads as the machine has; of up to three the quickest counts.
`--busy` is for a machine that does other things too: seconds are then those of the processor, and
such rows are marked. Waiting threads must not count as working: OMP_WAIT_POLICY=passive.
"""

import argparse
import json
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import torch

from benchmarks.speed.clock import seconds
from benchmarks.speed.memory import forget_peak, peak, resident
from benchmarks.speed.network_list import Subject, subjects
from models.backends.onnxrt import load
from models.catalog.catalog import ModelCard
from models.core.device import Device
from models.core.progress import Progress
from models.core.protocols import Array

TILES: Final = (256, 512, 1024)
MOST: Final = 2000
LARGEST: Final = 6000
"""Megabytes; a tile of twice the side needs four times as many."""

MULTIPLIED: Final = 2048
RUNS: Final = 3
LONG: Final = 16.0
"""Seconds of all runs together, after which there is no other. The first run has to find its memory
and takes up to twice as long as the next."""

ROWS: Final = "networks.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """What one tile costs. `work` is in 10^9 multiply-adds, `rate` how many of them the machine
    did in a second just before, multiplying matrices; `torch` is in seconds, of the smallest
    tile. `busy`: all are seconds of the processor."""

    name: str
    side: int
    seconds: float
    megabytes: float
    work: float
    rate: float
    torch: float | None
    busy: bool = False

    @property
    def per_megapixel(self) -> float:
        """Seconds."""
        return self.seconds / self.side**2 * 1e6

    @property
    def share(self) -> float:
        """Of the machine's rate."""
        return self.work / self.seconds / self.rate


def quickest(run: Callable[[], object], busy: bool) -> float:
    """Seconds."""
    taken = list[float]()
    while len(taken) < RUNS and sum(taken) < LONG:
        taken.append(seconds(run, busy=busy))
    return min(taken)


def multiply_rate(busy: bool) -> float:
    """10^9 multiply-adds a second of two large matrices, in torch."""
    a = torch.rand(MULTIPLIED, MULTIPLIED)
    return MULTIPLIED**3 / quickest(lambda: a @ a, busy) / 1e9


def measured(subject: Subject, side: int, *, eager: bool, busy: bool) -> Row:
    """The network in a process of its own, so that memory is that of this tile alone."""
    work, rate = subject.work(side), multiply_rate(busy)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        asked = (subject.card, subject.file, subject.arrays(side), busy)
        took, megabytes = pool.apply(_run, asked)
    in_torch = _in_torch(subject, side, busy) if eager else None
    return Row(subject.card.id, side, took, megabytes, work, rate, in_torch, busy)


def _run(card: ModelCard, file: Path, arrays: tuple[Array, ...], busy: bool) -> tuple[float, float]:
    network = load(card, (file,), Device.CPU)
    forget_peak()
    before = resident()
    took = quickest(lambda: network(*arrays, progress=Progress()), busy)
    return took, peak() - before


def _in_torch(subject: Subject, side: int, busy: bool) -> float:
    network, pictures = subject.create().eval(), subject.tensors(side)
    with torch.no_grad():
        return quickest(lambda: network(*pictures), busy)


def measure(subject: Subject, wanted: argparse.Namespace) -> None:
    """Write a row for each tile of which there is none yet."""
    rows: Path = wanted.folder / ROWS
    for side in wanted.tiles:
        known = {row.side: row for row in read(rows) if row.name == subject.card.id}
        if side in known or subject.work(side) > wanted.most:
            continue
        if any(row.megabytes * (side / row.side) ** 2 > LARGEST for row in known.values()):
            continue
        subject.written()
        row = measured(subject, side, eager=side == min(wanted.tiles), busy=wanted.busy)
        with rows.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")
        print(f"{row.name} {side}: {row.per_megapixel:.2f} s/MP", flush=True)


def read(rows: Path) -> list[Row]:
    """What has been measured."""
    lines = rows.read_text(encoding="utf-8").splitlines() if rows.exists() else []
    return [Row(**json.loads(line)) for line in lines]


def table(rows: Sequence[Row], tiles: Sequence[int]) -> Iterator[str]:
    """In Markdown, a line for each network."""
    costs = [f"{kind} {side}" for kind in ("s/MP", "MB") for side in tiles]
    heads = ("network", "GMAC/MP", *costs, "torch", "share")
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for name in dict.fromkeys(row.name for row in rows):
        yield f"| {' | '.join(_cells({r.side: r for r in rows if r.name == name}, tiles))} |"


def _cells(measured: dict[int, Row], tiles: Sequence[int]) -> Iterator[str]:
    first = measured[min(measured)]
    yield f"{first.name} (busy)" if first.busy else first.name
    yield f"{first.work / first.side**2 * 1e6:.0f}"
    for side in tiles:
        yield f"{measured[side].per_megapixel:.2f}" if side in measured else ""
    for side in tiles:
        yield f"{measured[side].megabytes:.0f}" if side in measured else ""
    yield f"{first.torch / first.seconds:.2f}" if first.torch else ""
    yield f"{first.share:.0%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--tiles", nargs="+", type=int, default=list(TILES))
    parser.add_argument("--most", type=float, default=MOST)
    parser.add_argument("--busy", action="store_true")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for subject in subjects(wanted.folder):
        if not wanted.names or subject.card.id in wanted.names:
            measure(subject, wanted)
    rows = read(wanted.folder / ROWS)
    print(f"\nmatrices: {max(row.rate for row in rows):.0f} GMAC/s at best")
    print("\n".join(table(rows, wanted.tiles)))


if __name__ == "__main__":
    main()
