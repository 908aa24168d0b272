"""Simulation of an archive on many workers: hours, use of the workers, what limits them, the bill.

    python -m benchmarks.archives.simulation [--photos N] [--workers N] [--times FILE] [...]

Photos are handed out one by one. A photo waits for a free worker, for the scheduler, which does
one thing at a time, and for the storage, whose bandwidth all workers share; then it is restored.
A worker ends at random, loses the photo that it had, and comes back. Seconds for each photo are
drawn from a file of measured ones, a number a line, as `jq .seconds` takes them from the output of
`heirloom restore --json`; without a file they are log-normal with a given median and spread.
"""

import argparse
import heapq
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

HOUR: Final = 3600.0
"""Seconds of an hour."""

Draw = Callable[[], float]
"""Function that draws the seconds of one photo."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Photos and the cluster that restores them.

    `dispatch` is how many seconds the scheduler needs for each photo, `bytes_each` how much is
    read and written for it, `bandwidth` the bytes a second of the storage. `mean_life` is the mean
    number of seconds until a worker ends, `pause` those until it is back. `price` is the cost of a
    worker for an hour.
    """

    photos: int
    workers: int
    dispatch: float
    bytes_each: float
    bandwidth: float
    mean_life: float
    pause: float
    price: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of a simulated run: seconds, shares of time (0 to 1), lost attempts, and the cost."""

    seconds: float
    workers_busy: float
    scheduler_busy: float
    storage_busy: float
    lost: int
    cost: float

    @property
    def limit(self) -> str:
        """Name of what is busy most of the time."""
        shares = {
            "workers": self.workers_busy,
            "scheduler": self.scheduler_busy,
            "storage": self.storage_busy,
        }
        return max(shares, key=lambda each: shares[each])


def simulate(archive: Archive, draw: Draw, random: np.random.Generator) -> Outcome:
    """Simulate a run, event by event: each worker takes the next photo when it is free."""
    free = [(0.0, worker) for worker in range(archive.workers)]
    dies = list(random.exponential(archive.mean_life, archive.workers))
    scheduler = storage = busy = end = 0.0
    transfer, lost, waiting = archive.bytes_each / archive.bandwidth, 0, archive.photos
    while waiting:
        now, worker = heapq.heappop(free)
        scheduler = max(scheduler, now) + archive.dispatch
        storage = max(storage, scheduler) + transfer
        seconds = draw()
        done = storage + seconds
        if done > dies[worker]:
            lost += 1
            back = max(dies[worker], now) + archive.pause
            dies[worker] = back + random.exponential(archive.mean_life)
            heapq.heappush(free, (back, worker))
            continue
        waiting -= 1
        busy, end = busy + seconds, max(end, done)
        heapq.heappush(free, (done, worker))
    tasks = archive.photos + lost
    return Outcome(
        end,
        busy / (end * archive.workers),
        tasks * archive.dispatch / end,
        tasks * transfer / end,
        lost,
        end / HOUR * archive.workers * archive.price,
    )


def make_draw(times: Path | None, median: float, spread: float, seed: int) -> Draw:
    """Make a function that draws seconds: those of the file `times`, or log-normal ones.

    The latter have this `median` in seconds and this `spread`; `seed` decides the draws."""
    random = np.random.default_rng(seed)
    if times is not None:
        measured = np.array([float(line) for line in times.read_text().split()])
        return lambda: float(measured[random.integers(measured.size)])
    return lambda: float(median * np.exp(spread * random.standard_normal()))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=100)
    parser.add_argument("--times", type=Path, help="file of measured seconds, one a line")
    parser.add_argument("--median", type=float, default=1.3, help="seconds, without --times")
    parser.add_argument("--spread", type=float, default=0.5, help="of the logarithm of seconds")
    parser.add_argument("--dispatch", type=float, default=0.002, help="seconds of the scheduler")
    parser.add_argument("--megabytes", type=float, default=6.0, help="read and written for a photo")
    parser.add_argument("--bandwidth", type=float, default=1000.0, help="megabytes a second")
    parser.add_argument("--life", type=float, default=24.0, help="mean hours until a worker ends")
    parser.add_argument("--pause", type=float, default=120.0, help="seconds until it is back")
    parser.add_argument("--price", type=float, default=0.05, help="of a worker for an hour")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Simulate the archive of the arguments and print one line."""
    given = _parse()
    archive = Archive(
        given.photos,
        given.workers,
        given.dispatch,
        given.megabytes,
        given.bandwidth,
        given.life * HOUR,
        given.pause,
        given.price,
    )
    draw = make_draw(given.times, given.median, given.spread, given.seed)
    found = simulate(archive, draw, np.random.default_rng(given.seed))
    print(
        f"{given.photos} photos on {given.workers} workers: {found.seconds / HOUR:.1f} hours, "
        f"workers busy {found.workers_busy:.0%}, scheduler {found.scheduler_busy:.0%}, "
        f"storage {found.storage_busy:.0%} (limit: {found.limit}), {found.lost} attempts lost, "
        f"cost {found.cost:.0f}"
    )


if __name__ == "__main__":
    main()
