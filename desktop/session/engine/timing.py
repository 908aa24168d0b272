"""Remembers how long steps took, from one start of the program to the next."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.restoration.step_timing import StepTimings
from desktop.session.task_runner import TaskRunner
from models.core.plan import Step
from models.core.progress import Progress

FILE = "paces.json"


class StepTimingStore(QObject):
    """Learns from the jobs that ended. Where it cannot be read or written, it begins anew."""

    def __init__(self, folder: Path, background: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._background = folder / FILE, background
        self.timings = StepTimings()
        background.start(lambda _: _read(self._file), self._recall)

    @Slot(object, float, int)
    def learn(self, step: Step, seconds: float, pixels: int) -> None:
        """A step has run."""
        self.timings = self.timings.learned(step, seconds, pixels)
        text = self.timings.text

        def write(_: Progress) -> None:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_text(text, encoding="utf-8")

        self._background.start(write, lambda _: None)

    def _recall(self, paces: StepTimings) -> None:
        """What was learned meanwhile is fresher."""
        self.timings = StepTimings({**paces.known, **self.timings.known})


def _read(file: Path) -> StepTimings:
    with suppress(OSError, ValueError):
        return StepTimings.from_text(file.read_text(encoding="utf-8"))
    return StepTimings()
