"""How soon a packaged program starts, against the checkout.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.speed.packaged_start /opt/heirloom/heirloom

In turns, so that a busy computer slows both. `--check-window` shows the window and ends when the
engine host has answered.
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
SOURCE: Final = (sys.executable, str(Path(__file__).parents[2] / "main.py"))
DEEDS: Final = ("--version", "--check-window")


def once(words: Sequence[str]) -> tuple[float, float]:
    """Seconds by the clock, and seconds that the process and its host worked."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, worked


def main() -> None:
    """Measure and print."""
    (program,) = sys.argv[1:]
    ways = {"packaged": (program,), "checkout": SOURCE}
    for deed in DEEDS:
        seen = {way: [once((*words, deed))] for way, words in ways.items()}
        for _ in range(ROUNDS):
            for way, words in ways.items():
                seen[way].append(once((*words, deed)))
        for way, (first, *again) in seen.items():
            clock, worked = (statistics.median(each) for each in zip(*again, strict=True))
            print(f"{deed:15} {way}  first {first[0]:5.2f} s, again {clock:5.2f} s,", end=" ")
            print(f"of work {worked:5.2f} s (medians of {ROUNDS})")


if __name__ == "__main__":
    main()
