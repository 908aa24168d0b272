"""How long the UI thread is away while a restless person works and jobs run.

    python -m benchmarks.restless [seconds] [megapixels]

The whole window, offscreen, with an engine that inverts the photo tile by tile; random actions
for so many seconds (60 unless told) on a photo of so many megapixels (24). Told are the gaps in
the answers of the event loop, the threads left, and how memory grew.
"""

import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication

from benchmarks.pausing import pause
from desktop.app import Core, Program
from desktop.files.scratch import Scratch
from desktop.settings import Folders
from models.planning.wish import Wish
from tests.desktop.documents import FakeEngine, a_plan
from tests.desktop.ui.hands import Hands, Watchdog
from tests.desktop.ui.programs import Open

LONG = 50
"""Milliseconds that the UI thread may be away."""


def main(words: list[str]) -> None:
    """Print the figures of one run."""
    seconds, size = ([int(word) for word in words] + [60, 24][len(words) :])[:2]
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        folder = Path(name)
        folders = Folders.under(folder)
        plan = a_plan(Wish.SCRATCHES, Wish.NOISE)
        program = Program(app, folders, scratch, Core(FakeEngine, lambda *_: plan))
        program.window.show()
        program.filing.open(_photo(folder, size))
        while program.window.canvas.isHidden():
            pause(20)
        _work(Open(program, FakeEngine()), seconds)
        program.close()
    print(f"threads left: {threading.active_count() - 1}")


def _work(opened: Open, seconds: int) -> None:
    hands, watchdog = Hands(opened, 1), Watchdog()
    began, actions, cpu = time.monotonic(), 0, time.thread_time()
    first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worst: dict[str, float] = {}
    while time.monotonic() - began < seconds:
        busy = time.thread_time()
        deed = hands.act()
        QApplication.processEvents()
        worst[deed] = max(worst.get(deed, 0), 1000 * (time.thread_time() - busy))
        actions += 1
        pause(20)
    gaps = np.array(watchdog.gaps)
    last = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{actions} actions, UI thread at work {time.thread_time() - cpu:.1f} s of {seconds}")
    print(
        f"gaps: p50 {np.median(gaps):.1f} ms, p99 {np.quantile(gaps, 0.99):.1f} ms, "
        f"max {gaps.max():.1f} ms, {(gaps > LONG).sum()} of {len(gaps)} above {LONG} ms"
    )
    print("most processor time of one action with what it painted, ms:")
    for deed, took in sorted(worst.items(), key=lambda pair: -pair[1]):
        print(f"  {deed.strip('_')} {took:.1f}")
    print(f"memory {first / 1024:.0f} MB at first, {last / 1024:.0f} MB at most")


def _photo(folder: Path, size: int) -> Path:
    width = int((size * 1e6 * 4 / 3) ** 0.5)
    levels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    small = Image.fromarray(levels)
    path = folder / "old.jpg"
    small.resize((width, width * 3 // 4)).save(path, quality=90)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
