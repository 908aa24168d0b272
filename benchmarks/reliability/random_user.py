"""Benchmark of the UI thread: how long it is blocked by random actions while jobs run.

    python -m benchmarks.reliability.random_user [seconds] [megapixels]

The whole window runs offscreen with an engine that inverts the photo tile by tile, each in the time
of a fast network. Random actions are done for the given time (by default 60 s) on a photo of the
given size (24 megapixels). Printed are the gaps between the beats of the event loop, the processor
time of the UI thread in them, the remaining threads, and the growth of anonymous memory.
"""

import gc
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication

from benchmarks.speed.memory import anonymous
from benchmarks.window.event_waiting import pause
from desktop.composition_root import Application, EngineFactory
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.storage.scratch_files import Scratch
from desktop.settings import Folders
from models.core.engine_run import RunRequest, RunResult
from models.core.progress import Progress
from models.core.wish_table import Wish
from tests.desktop.documents import FakeEngine, a_plan
from tests.desktop.ui.application import Open
from tests.desktop.ui.random_user import RandomUser, Watchdog

LONG = 50
"""Milliseconds above which a gap between two events of the UI thread counts as long."""

TILE = 512
"""Side of the engine's tiles in pixels."""

TILE_SECONDS = 0.05
"""Seconds that the engine takes for a tile."""


class SlowEngine(FakeEngine):
    """Engine with tiles as large as a network's, each of which takes `TILE_SECONDS`."""

    def __init__(self) -> None:
        super().__init__(side=TILE)

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Yield the tiles of the inverted photo."""
        for tile in super().run(request, progress):
            time.sleep(TILE_SECONDS)
            yield tile


def main(arguments: list[str]) -> None:
    """Run the window once and print the figures; `arguments` are seconds and megapixels."""
    seconds, size = ([int(text) for text in arguments] + [60, 24][len(arguments) :])[:2]
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name, Scratch(Path(name)) as scratch:
        folder = Path(name)
        folders = Folders.under(folder)
        plan = a_plan(Wish.SCRATCHES, Wish.NOISE)
        program = Application(
            app, folders, scratch, EngineFactory(SlowEngine, lambda *_: plan, decode_photo)
        )
        program.window.show()
        program.file_controller.open(_write_photo(folder, size))
        while program.window.canvas.isHidden():
            pause(20)
        _act_randomly(Open(program, SlowEngine()), seconds)
        program.close()
    print(f"threads left: {threading.active_count() - 1}")


def _act_randomly(opened: Open, seconds: int) -> None:
    """Do random actions for a number of seconds and print the figures."""
    user, watchdog = RandomUser(opened, 1), Watchdog()
    began, actions, cpu = time.monotonic(), 0, time.thread_time()
    first = most = anonymous()
    half = 0.0
    worst: dict[str, float] = {}
    while time.monotonic() - began < seconds:
        busy = time.thread_time()
        action = user.act()
        QApplication.processEvents()
        worst[action] = max(worst.get(action, 0), 1000 * (time.thread_time() - busy))
        actions += 1
        most = max(most, anonymous())
        if not half and time.monotonic() - began > seconds / 2:
            half = most
        pause(20)
    gaps, work = np.array(watchdog.gaps), np.array(watchdog.work)
    gc.collect()
    print(f"{actions} actions, UI thread busy {time.thread_time() - cpu:.1f} s of {seconds}")
    print(
        f"gaps: p50 {np.median(gaps):.1f} ms, p99 {np.quantile(gaps, 0.99):.1f} ms, "
        f"max {gaps.max():.1f} ms, {(gaps > LONG).sum()} of {len(gaps)} above {LONG} ms"
    )
    print(
        f"work between two beats: p99 {np.quantile(work, 0.99):.1f} ms, max {work.max():.1f} ms, "
        f"{(work > LONG).sum()} of {len(work)} above {LONG} ms"
    )
    print("most processor time of one action with what it painted, ms:")
    for action, took in sorted(worst.items(), key=lambda pair: -pair[1]):
        print(f"  {action.strip('_')} {took:.1f}")
    print(
        f"memory {first:.0f} MB at first, {half:.0f} MB at most in the first half, "
        f"{most:.0f} MB at most, {anonymous():.0f} MB at the end"
    )


def _write_photo(folder: Path, size: int) -> Path:
    """Write a 4:3 JPEG of `size` megapixels."""
    width = int((size * 1e6 * 4 / 3) ** 0.5)
    levels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    small = Image.fromarray(levels)
    path = folder / "old.jpg"
    small.resize((width, width * 3 // 4)).save(path, quality=90)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
