"""Benchmark of the preview: time from Enter to the first restored pixels on the screen.

    python -m benchmarks.speed.preview [rounds]

A photo of 24 megapixels is fitted into a view of 1280 x 800 pixels in the real window with the real
engine. The processor seconds of window and engine are printed beside the clock seconds, which other
programs lengthen.
"""

import itertools
import os
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.window.event_waiting import wait_until
from desktop.composition_root import Application, EngineFactory
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.storage.scratch_files import Scratch
from desktop.session.document.session import Session
from desktop.session.engine.engine_requests import plan_with_installed_models
from desktop.session.engine.preview_runner import Previews
from desktop.settings import Folders
from models.core.device import EngineSettings
from models.engine.remote_engine import RemoteEngine

SAMPLE: Final = Path(__file__).parents[2] / "resources" / "samples" / "nagasaki-boats.jpg"
"""Sample photo that is enlarged for the benchmark."""

SIZE: Final = (6000, 4000)
"""Width and height of the photo in pixels."""

VIEW: Final = (1280, 800)
"""Width and height of the canvas in pixels."""

SENTENCES: Final = ("bring the faded tones back", "remove the grain", "remove the scratches")
"""Instructions whose preview is measured."""


def main(arguments: list[str]) -> None:
    """Measure and print the preview of each sentence; `arguments` may hold the number of rounds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["heirloom"])
    with tempfile.TemporaryDirectory() as home, Scratch(Path(home)) as scratch:
        folders, numbers = Folders.under(Path(home)), itertools.count()

        def engine() -> RemoteEngine:
            return RemoteEngine(EngineSettings(), Path(home) / f"engine-{next(numbers)}")

        core = EngineFactory(
            engine, partial(plan_with_installed_models, folders.models), decode_photo
        )
        program = Application(app, folders, scratch, core)
        photo = Path(home) / "large.png"
        Image.open(SAMPLE).convert("RGB").resize(SIZE).save(photo, compress_level=1)
        _open(program, photo)
        for sentence in SENTENCES:
            times = [
                _measure(program, sentence) for _ in range(int(arguments[0]) if arguments else 5)
            ]
            cold, *warm = times
            figures = [statistics.median(column) for column in zip(*(warm or times), strict=True)]
            first, complete, used = figures
            print(f"{sentence:28} first pixels {first:6.2f} s, processors {used:5.2f} s until then")
            print(f"{'':28} whole view   {complete:6.2f} s; first time {cold[0]:.2f} s", flush=True)
        program.findChildren(Session)[0].mark_unsaved()
        program.close()


def _open(program: Application, photo: Path) -> None:
    """Open the photo on a canvas of exactly `VIEW` and wait until previews are warm."""
    window = program.window
    program.file_controller.open(photo)
    window.show()
    wait_until(window.canvas.isVisible)
    width, height = window.width() - window.canvas.width(), window.height() - window.canvas.height()
    window.resize(VIEW[0] + width, VIEW[1] + height)
    wait_until(lambda: window.canvas.is_complete and program.findChildren(Previews)[0].is_warm)


def _measure(program: Application, sentence: str) -> tuple[float, float, float]:
    """Return the seconds to the first restored pixels, to all, and CPU seconds to the first."""
    previews, window = program.findChildren(Previews)[0], program.window
    times: dict[str, float] = {}
    before, began = _processor_seconds(), perf_counter()

    def shown(*_: object) -> None:
        window.canvas.repaint()
        times.setdefault("first", perf_counter() - began)
        times.setdefault("processor", _processor_seconds() - before)

    def ended() -> None:
        times["whole"] = perf_counter() - began

    previews.shown.connect(shown)
    previews.ended.connect(ended)
    window.instruction_bar.findChildren(QLineEdit)[0].setText(sentence)
    window.instruction_bar.say()
    wait_until(lambda: "first" in times and "whole" in times)
    previews.shown.disconnect(shown)
    previews.ended.disconnect(ended)
    window.side_panel.plan.dismissed.emit()
    return times["first"], times["whole"], times["processor"]


def _processor_seconds() -> float:
    """Return the CPU seconds of this process and its running children (Linux only)."""
    ours, total = os.getpid(), 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(folder.name) == ours or int(fields[1]) == ours:
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


if __name__ == "__main__":
    main(sys.argv[1:])
