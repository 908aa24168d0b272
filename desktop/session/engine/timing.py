"""Store of measured step times, kept between program runs for estimates in plans."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.restoration.step_timing import StepTimings
from desktop.session.task_runner import TaskRunner
from models.core.plan import Step
from models.core.progress import Progress

FILE = "paces.json"
"""Name of the file of step times in the state folder."""


class StepTimingStore(QObject):
    """Store of the times of finished jobs; a file that cannot be read counts as empty."""

    def __init__(self, folder: Path, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._runner = folder / FILE, runner
        self.timings = StepTimings()
        runner.start(lambda _: _read(self._file), self._add_stored)

    @Slot(object, float, int)
    def learn(self, step: Step, seconds: float, pixels: int) -> None:
        """Record that a step took `seconds` for `pixels` pixels, and write the file."""
        self.timings = self.timings.learned(step, seconds, pixels)
        text = self.timings.text

        def write(_: Progress) -> None:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_text(text, encoding="utf-8")

        self._runner.start(write, lambda _: None)

    def _add_stored(self, stored: StepTimings) -> None:
        """Add the times of earlier runs; those learned meanwhile take precedence."""
        self.timings = StepTimings({**stored.known, **self.timings.known})


def _read(file: Path) -> StepTimings:
    with suppress(OSError, ValueError):
        return StepTimings.from_text(file.read_text(encoding="utf-8"))
    return StepTimings()
