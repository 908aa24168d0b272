"""Benchmark of the start of a packaged program, compared with the source checkout.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.speed.packaged_start /opt/heirloom/heirloom

Both run alternately, so that other programs slow both down. `--check-window` shows the window and
ends when the engine host has answered.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROUNDS: Final = 5
"""Number of timed starts after the first one."""

SOURCE: Final = (sys.executable, str(Path(__file__).parents[2] / "main.py"))
"""Command that starts the program from the checkout."""

OPTIONS: Final = ("--version", "--check-window")
"""Command-line options with which the program is started."""


def run_once(command: Sequence[str]) -> tuple[float, float]:
    """Run a command; return its elapsed seconds and the CPU seconds of it and its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, worked


def main() -> None:
    """Measure the program named on the command line and the checkout, and print both."""
    (program,) = sys.argv[1:]
    ways = {"packaged": (program,), "checkout": SOURCE}
    for option in OPTIONS:
        times = {way: [run_once((*command, option))] for way, command in ways.items()}
        for _ in range(ROUNDS):
            for way, command in ways.items():
                times[way].append(run_once((*command, option)))
        for way, (first, *again) in times.items():
            clock, worked = (statistics.median(each) for each in zip(*again, strict=True))
            print(f"{option:15} {way}  first {first[0]:5.2f} s, again {clock:5.2f} s,", end=" ")
            print(f"processor {worked:5.2f} s (medians of {ROUNDS})")


if __name__ == "__main__":
    main()
