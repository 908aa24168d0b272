"""Store of measured step times, kept between program runs for estimates in plans."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.restoration.step_timing import StepTimings, read_timings
from desktop.session.task_runner import TaskRunner
from models.core.plan import Step
from models.core.progress import Notice, Progress
from models.file_io.bounded_files import replace_file

FILE = "paces.json"
"""Name of the file of step times in the state folder."""


class StepTimingStore(QObject):
    """Store of how long finished steps took; `noticed` carries a notice about a damaged file."""

    noticed = Signal(object)

    def __init__(self, folder: Path, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._runner = folder / FILE, runner
        self.timings = StepTimings()
        runner.start(lambda _: read_timings(self._file), self._add_stored)

    @Slot(object, float, int)
    def learn(self, step: Step, seconds: float, pixels: int) -> None:
        """Record that a step took `seconds` for `pixels` pixels, and write the file."""
        self.timings = self.timings.learned(step, seconds, pixels)
        content = self.timings.text.encode("ascii")

        def write(_: Progress) -> None:
            with suppress(OSError):
                replace_file(self._file, content)

        self._runner.start(write, lambda _: None)

    def _add_stored(self, stored: tuple[StepTimings, Notice | None]) -> None:
        """Add the times of earlier program runs; those of this run take precedence.

        `stored` are they, with a notice if they could not be read."""
        timings, notice = stored
        self.timings = StepTimings({**timings.known, **self.timings.known})
        if notice is not None:
            self.noticed.emit(notice)
