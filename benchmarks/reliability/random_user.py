"""How long the UI thread is away while a restless person works and jobs run.

    python -m benchmarks.reliability.random_user [seconds] [megapixels]

The whole window, offscreen, with an engine that inverts the photo tile by tile, each of which takes
as long as a fast network's; random actions for so many seconds (60 unless told) on a photo of so
many megapixels (24). Told are the gaps in the answers of the event loop, how much of them the UI
thread worked itself, the threads left, and how memory grew that is no file.
"""

import gc
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication

from benchmarks.window.event_waiting import pause
from desktop.application import Application, EngineFactory
from desktop.files.decoding.photo import decode_photo
from desktop.files.storage.scratch import Scratch
from desktop.settings import Folders
from models.core.engine_run import RunRequest, RunResult
from models.core.progress import Progress
from models.core.wish import Wish
from tests.desktop.documents import FakeEngine, a_plan
from tests.desktop.ui.application import Open
from tests.desktop.ui.random_user import RandomUser, Watchdog

LONG = 50
"""Milliseconds that the UI thread may be away."""

TILE = 512
MOMENT = 0.05
"""Seconds."""


class Steady(FakeEngine):
    """A tile has the size of a network's, and takes a moment."""

    def __init__(self) -> None:
        super().__init__(side=TILE)

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        for tile in super().run(request, progress):
            time.sleep(MOMENT)
            yield tile


def main(words: list[str]) -> None:
    """Print the figures of one run."""
    seconds, size = ([int(word) for word in words] + [60, 24][len(words) :])[:2]
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        folder = Path(name)
        folders = Folders.under(folder)
        plan = a_plan(Wish.SCRATCHES, Wish.NOISE)
        program = Application(
            app, folders, scratch, EngineFactory(Steady, lambda *_: plan, decode_photo)
        )
        program.window.show()
        program.file_controller.open(_photo(folder, size))
        while program.window.canvas.isHidden():
            pause(20)
        _work(Open(program, Steady()), seconds)
        program.close()
    print(f"threads left: {threading.active_count() - 1}")


def _work(opened: Open, seconds: int) -> None:
    user, watchdog = RandomUser(opened, 1), Watchdog()
    began, actions, cpu = time.monotonic(), 0, time.thread_time()
    first = most = _memory()
    half = 0.0
    worst: dict[str, float] = {}
    while time.monotonic() - began < seconds:
        busy = time.thread_time()
        deed = user.act()
        QApplication.processEvents()
        worst[deed] = max(worst.get(deed, 0), 1000 * (time.thread_time() - busy))
        actions += 1
        most = max(most, _memory())
        if not half and time.monotonic() - began > seconds / 2:
            half = most
        pause(20)
    gaps, work = np.array(watchdog.gaps), np.array(watchdog.work)
    gc.collect()
    print(f"{actions} actions, UI thread at work {time.thread_time() - cpu:.1f} s of {seconds}")
    print(
        f"gaps: p50 {np.median(gaps):.1f} ms, p99 {np.quantile(gaps, 0.99):.1f} ms, "
        f"max {gaps.max():.1f} ms, {(gaps > LONG).sum()} of {len(gaps)} above {LONG} ms"
    )
    print(
        f"work between two beats: p99 {np.quantile(work, 0.99):.1f} ms, max {work.max():.1f} ms, "
        f"{(work > LONG).sum()} of {len(work)} above {LONG} ms"
    )
    print("most processor time of one action with what it painted, ms:")
    for deed, took in sorted(worst.items(), key=lambda pair: -pair[1]):
        print(f"  {deed.strip('_')} {took:.1f}")
    print(
        f"memory {first:.0f} MB at first, {half:.0f} MB at most in the first half, "
        f"{most:.0f} MB at most, {_memory():.0f} MB at the end"
    )


def _memory() -> float:
    """Megabytes of this process that are no file, where the system tells."""
    status = Path("/proc/self/status")
    told = status.read_text() if status.exists() else ""
    found = re.search(r"RssAnon:\s+(\d+) kB", told)
    return int(found[1]) / 1024 if found else 0.0


def _photo(folder: Path, size: int) -> Path:
    width = int((size * 1e6 * 4 / 3) ** 0.5)
    levels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    small = Image.fromarray(levels)
    path = folder / "old.jpg"
    small.resize((width, width * 3 // 4)).save(path, quality=90)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
