"""Benchmark of the networks: seconds per megapixel and memory by tile size, relative to torch.

    python -m benchmarks.speed.networks FOLDER [NAME ...] [--tiles 256 512]

Each row also gives the share of the machine's rate of matrix multiplication. Linux only. Without
names, every published network is measured at its full size, with generated weights, and so are the
bundled ones. FOLDER keeps the exported files and each measurement as soon as it is made, so that an
interrupted run can be continued; the table of all measurements is printed at the end. Tiles of more
than `--most` 10^9 multiply-adds are left out, and those that would need more than LARGEST
megabytes. Every run uses as many threads as the machine has; the fastest of up to three counts.
`--busy` is for a machine that runs other programs too: seconds are then processor seconds, and such
rows are marked. Waiting threads must not count as working: OMP_WAIT_POLICY=passive.
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
from models.backends.onnx_backend import load
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.progress import Progress
from models.core.protocols import Array

TILES: Final = (256, 512, 1024)
"""Default sides of the measured tiles in pixels."""

MOST: Final = 2000
"""Default limit of 10^9 multiply-adds per tile."""

LARGEST: Final = 6000
"""Limit of megabytes per tile; a tile of twice the side needs four times as many."""

MATRIX_SIDE: Final = 2048
"""Rows and columns of the matrices that measure the machine's rate."""

RUNS: Final = 3
"""Largest number of runs, of which the fastest counts."""

LONG: Final = 16.0
"""Seconds of all runs together after which no other run is started.

The first run allocates its memory and takes up to twice as long as the next.
"""

ROWS: Final = "networks.jsonl"
"""Name of the file with the measurements, one JSON object per line."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cost of one tile of one network.

    `work` is in 10^9 multiply-adds; `rate` is the 10^9 multiply-adds per second of a matrix product
    measured just before; `torch` is in seconds, None but for the smallest tile. With `busy` all
    times are CPU seconds."""

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
        """Seconds that the network takes per megapixel."""
        return self.seconds / self.side**2 * 1e6

    @property
    def share(self) -> float:
        """Speed of the network as a share of the matrix product's."""
        return self.work / self.seconds / self.rate


def fastest_run(run: Callable[[], object], busy: bool) -> float:
    """Return the seconds of the fastest of up to `RUNS` runs, processor seconds if `busy`."""
    taken = list[float]()
    while len(taken) < RUNS and sum(taken) < LONG:
        taken.append(seconds(run, busy=busy))
    return min(taken)


def multiply_rate(busy: bool) -> float:
    """Measure the 10^9 multiply-adds per second of a large matrix product (see `fastest_run`)."""
    a = torch.rand(MATRIX_SIDE, MATRIX_SIDE)
    return MATRIX_SIDE**3 / fastest_run(lambda: a @ a, busy) / 1e9


def measure_tile(subject: Subject, side: int, *, eager: bool, busy: bool) -> Row:
    """Run the network on a tile in a process of its own, so that its memory can be measured.

    Tiles are `side` pixels wide."""
    work, rate = subject.giga_macs(side), multiply_rate(busy)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        arguments = (subject.card, subject.file, subject.arrays(side), busy)
        took, megabytes = pool.apply(_run, arguments)
    in_torch = _in_torch(subject, side, busy) if eager else None
    return Row(subject.card.id, side, took, megabytes, work, rate, in_torch, busy)


def _run(card: ModelCard, file: Path, arrays: tuple[Array, ...], busy: bool) -> tuple[float, float]:
    network = load(card, (file,), Device.CPU)
    forget_peak()
    before = resident()
    took = fastest_run(lambda: network(*arrays, progress=Progress()), busy)
    return took, peak() - before


def _in_torch(subject: Subject, side: int, busy: bool) -> float:
    network, pictures = subject.create().eval(), subject.tensors(side)
    with torch.no_grad():
        return fastest_run(lambda: network(*pictures), busy)


def measure(subject: Subject, options: argparse.Namespace) -> None:
    """Measure and write a row for each tile size that has none yet."""
    rows: Path = options.folder / ROWS
    for side in options.tiles:
        known = {row.side: row for row in read(rows) if row.name == subject.card.id}
        if side in known or subject.giga_macs(side) > options.most:
            continue
        if any(row.megabytes * (side / row.side) ** 2 > LARGEST for row in known.values()):
            continue
        subject.export_if_missing()
        row = measure_tile(subject, side, eager=side == min(options.tiles), busy=options.busy)
        with rows.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")
        print(f"{row.name} {side}: {row.per_megapixel:.2f} s/MP", flush=True)


def read(rows: Path) -> list[Row]:
    """Read the rows measured earlier from their file."""
    lines = rows.read_text(encoding="utf-8").splitlines() if rows.exists() else []
    return [Row(**json.loads(line)) for line in lines]


def table(rows: Sequence[Row], tiles: Sequence[int]) -> Iterator[str]:
    """Format the rows for these tile sides as a Markdown table, a line for each network."""
    costs = [f"{kind} {side}" for kind in ("s/MP", "MB") for side in tiles]
    headings = ("network", "GMAC/MP", *costs, "torch", "share")
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
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
    """Measure the networks that are named on the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--tiles", nargs="+", type=int, default=list(TILES))
    parser.add_argument("--most", type=float, default=MOST)
    parser.add_argument("--busy", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for subject in subjects(options.folder):
        if not options.names or subject.card.id in options.names:
            measure(subject, options)
    rows = read(options.folder / ROWS)
    print(f"\nmatrices: {max(row.rate for row in rows):.0f} GMAC/s at best")
    print("\n".join(table(rows, options.tiles)))


if __name__ == "__main__":
    main()
