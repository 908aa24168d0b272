"""Benchmark of the time that a cluster costs: two workers against two programs without one.

    python -m benchmarks.archives.cluster_overhead [photos] [megapixels] [rounds]

Both restore the same JPEG photos with an instant recipe, with two processes of one photo at a time.
The two ways are measured in turn, and the best of the rounds counts. The start of the processes is
left out: it is measured with one photo for each, and taken off. CPU seconds are those of all
processes, which depend little on other programs of the computer.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archives.programs import Home, finish, write_recipe
from benchmarks.archives.throughput import create_photos

PROCESSES = 2
"""Number of processes of both ways."""


def time_programs(home: Home, recipe: Path, photos: Sequence[Path], out: Path) -> float:
    """Run two programs at once on half of the photos each; return the seconds until both end."""
    began = time.monotonic()
    runs = [
        home.start(
            *("restore", *photos[number::PROCESSES], "-o", f"{out}/", "--overwrite"),
            *("--recipe", recipe, "--jobs", "1", "--json"),
        )
        for number in range(PROCESSES)
    ]
    assert all(finish(run)[0] == 0 for run in runs)
    return time.monotonic() - began


def time_cluster(home: Home, recipe: Path, photos: Sequence[Path], out: Path) -> float:
    """Return the seconds that a local cluster of two workers takes for the photos."""
    began = time.monotonic()
    code, _ = home.run(
        *("restore", *photos, "-o", f"{out}/", "--overwrite", "--recipe", recipe),
        *("--workers", str(PROCESSES), "--json"),
    )
    assert code == 0
    return time.monotonic() - began


def main(count: int, megapixels: float, rounds: int) -> None:
    """Measure both ways `rounds` times on `count` photos and print what the cluster costs."""
    ways = {"programs": time_programs, "cluster": time_cluster}
    best: dict[tuple[str, int], tuple[float, float]] = {}
    with tempfile.TemporaryDirectory(prefix="overhead-") as name:
        folder, home = Path(name), Home(Path(name) / "home")
        photos, recipe = create_photos(folder, count, megapixels), write_recipe(folder)
        for _ in range(rounds):
            for way, measure in ways.items():
                for some in (PROCESSES, count):
                    used = os.times()
                    seconds = measure(home, recipe, photos[:some], folder / way)
                    now = os.times()
                    cpu = sum(now[2:4]) - sum(used[2:4])
                    best[way, some] = min(best.get((way, some), (seconds, cpu)), (seconds, cpu))
    for unit, name in enumerate(("seconds", "CPU seconds")):
        start = {way: best[way, PROCESSES][unit] for way in ways}
        net = {way: best[way, count][unit] - start[way] for way in ways}
        for way in ways:
            print(f"{way}: {start[way]:.1f} {name} to start, {net[way]:.1f} for the rest")
        print(f"the cluster takes {net['cluster'] / net['programs'] - 1:+.1%} {name} more")


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    main(int(given.get(0, 24)), float(given.get(1, 6)), int(given.get(2, 2)))
