"""How soon a plan is seen on the photo: from Enter to the first restored pixels on the screen.

    python -m benchmarks.speed.preview [rounds]

A photo of 24 megapixels, fitted into a view of 1280 x 800, in the real window with the real engine.
Beside the seconds on the clock, those that window and engine spent on processors are told: on a
computer that has other things to do the clock says little.
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
from desktop.application import Application, EngineFactory
from desktop.files.decoding.photo import decode_photo
from desktop.files.storage.scratch import Scratch
from desktop.session.document.session import Session
from desktop.session.engine.previews import Previews
from desktop.session.engine.requests import plan_with_installed_models
from desktop.settings import Folders
from models.core.device import EngineSettings
from models.engine.remote import RemoteEngine

SAMPLE: Final = Path(__file__).parents[2] / "resources" / "samples" / "nagasaki-boats.jpg"
SIZE: Final = (6000, 4000)
VIEW: Final = (1280, 800)
SENTENCES: Final = ("bring the faded tones back", "remove the grain", "remove the scratches")


def main(words: list[str]) -> None:
    """A line for each sentence."""
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
        _opened(program, photo)
        for sentence in SENTENCES:
            seen = [_seen(program, sentence) for _ in range(int(words[0]) if words else 5)]
            cold, *warm = seen
            figures = [statistics.median(column) for column in zip(*(warm or seen), strict=True)]
            first, whole, spent = figures
            print(
                f"{sentence:28} first pixels {first:6.2f} s, processors {spent:5.2f} s until then"
            )
            print(f"{'':28} whole view   {whole:6.2f} s; first time {cold[0]:.2f} s", flush=True)
        program.findChildren(Session)[0].mark_unsaved()
        program.close()


def _opened(program: Application, photo: Path) -> None:
    """With a canvas of exactly `VIEW`, and what previews take is loaded."""
    window = program.window
    program.file_controller.open(photo)
    window.show()
    wait_until(window.canvas.isVisible)
    width, height = window.width() - window.canvas.width(), window.height() - window.canvas.height()
    window.resize(VIEW[0] + width, VIEW[1] + height)
    wait_until(lambda: window.canvas.settled and program.findChildren(Previews)[0].is_warm)


def _seen(program: Application, sentence: str) -> tuple[float, float, float]:
    """Seconds to the first restored pixels and to the whole view, and those of processors."""
    previews, window = program.findChildren(Previews)[0], program.window
    told: dict[str, float] = {}
    before, began = _spent(), perf_counter()

    def shown(*_: object) -> None:
        window.canvas.repaint()
        told.setdefault("first", perf_counter() - began)
        told.setdefault("spent", _spent() - before)

    def ended() -> None:
        told["whole"] = perf_counter() - began

    previews.shown.connect(shown)
    previews.ended.connect(ended)
    window.instruction_bar.findChildren(QLineEdit)[0].setText(sentence)
    window.instruction_bar.say()
    wait_until(lambda: "first" in told and "whole" in told)
    previews.shown.disconnect(shown)
    previews.ended.disconnect(ended)
    window.side_panel.plan.dismissed.emit()
    return told["first"], told["whole"], told["spent"]


def _spent() -> float:
    """Seconds on processors of this process and all its children so far; those that are over
    count as nothing. Linux tells."""
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
