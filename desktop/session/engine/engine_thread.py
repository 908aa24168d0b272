"""The one thread that talks to the engine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from models.core.engine_run import DetectedTags, RestoredTile, RunResult
from models.core.progress import Cancelled, Progress
from models.core.protocols import Engine

Show = Callable[[RunResult], None]


class EngineRequest(Protocol):
    """Something to be done with the engine. Slow: it reports to `progress`, and shows each tile
    as soon as it is there."""

    def run(self, engine: Engine, progress: Progress, show: Show) -> object: ...


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    errand: EngineRequest
    stop: Event = field(default_factory=Event)


class EngineThread(QThread):
    """Does errands one after the other. Each signal carries the number of its errand; each
    errand ends with exactly one of `finished_errand`, `failed`, `cancelled`, also where no engine
    could be started, which the next one tries again."""

    tile_ready = Signal(int, object, object)
    tags_detected = Signal(int, object)
    progressed = Signal(int, float)
    noticed = Signal(int, object)
    request_finished = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)

    def __init__(self, engine: Callable[[], Engine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_engine = engine
        self._engine: Engine | None = None
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
        self._stops: dict[int, Event] = {}
        self._count = 0
        self._retired = False

    def ask(self, errand: EngineRequest) -> int:
        """Queue an errand; answers its number. After the end it is cancelled at once."""
        self._count += 1
        task = _Task(self._count, errand)
        if self._retired:
            QTimer.singleShot(0, self, lambda: self.cancelled.emit(task.number))
            return task.number
        self._stops = {**self._stops, task.number: task.stop}
        self._waiting.put(task)
        if not self.isRunning():
            self.start()
        return task.number

    def cancel(self, number: int) -> None:
        """Take an errand back, whether it runs or waits."""
        if number in self._stops:
            self._stops[number].set()

    def retire(self) -> None:
        """Cancel everything; engine and thread end when they can, and never start again."""
        self._retired = True
        for stop in self._stops.values():
            stop.set()
        self._waiting.put(None)

    def close(self) -> None:
        """The same, and wait for the end."""
        self.retire()
        self.wait()

    def run(self) -> None:
        try:
            while (task := self._waiting.get()) is not None:
                self._do(task)
        finally:
            if self._engine is not None:
                self._engine.close()

    def _started(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine()
        return self._engine

    def _do(self, task: _Task) -> None:
        number = task.number
        progress = Progress(
            lambda done: self.progressed.emit(number, done),
            lambda notice: self.noticed.emit(number, notice),
            task.stop,
        )
        try:
            progress.report(0)
            answer = task.errand.run(
                self._started(),
                progress,
                lambda result: self._show(number, result),
            )
        except Cancelled:
            self.cancelled.emit(number)
        except Exception as error:  # noqa: BLE001  the edge of the thread
            self.failed.emit(number, error)
        else:
            self.request_finished.emit(number, answer)

    def _show(self, number: int, result: RunResult) -> None:
        if isinstance(result, RestoredTile):
            self.tile_ready.emit(number, result.rect, result.pixels)
        elif isinstance(result, DetectedTags):
            self.tags_detected.emit(number, result)
