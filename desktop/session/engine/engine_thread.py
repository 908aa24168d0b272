"""Thread that owns an engine and runs requests on it, one after the other or several at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Lock
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from models.core.engine_run import DetectedTags, RestoredTile, RunResult
from models.core.progress import Cancelled, Progress
from models.core.protocols import Engine

Show = Callable[[RunResult], None]
"""Function that takes a result of a step as soon as it is there."""


class EngineRequest(Protocol):
    """Request to the engine, with all the values that it needs."""

    def run(self, engine: Engine, progress: Progress, show: Show) -> object:
        """Process the request; report to `progress` and pass each finished tile to `show`.

        Errors are reported by the signal `failed` of the thread."""
        ...


@dataclass(frozen=True, slots=True)
class _NumberedRequest:
    number: int
    request: EngineRequest
    stop: Event = field(default_factory=Event)


class EngineThread(QThread):
    """Thread that starts an engine with its first request and closes it at its end.

    Signals carry the number that `ask` returned. Each request ends with exactly one of
    `request_finished`, `failed` and `cancelled`. If the engine cannot be started the request fails,
    and the next request tries to start it again. Requests begin in their order."""

    tile_ready = Signal(int, object, object)
    tags_detected = Signal(int, object)
    progressed = Signal(int, float)
    noticed = Signal(int, object)
    request_finished = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)

    def __init__(
        self, make_engine: Callable[[], Engine], parent: QObject | None = None, at_once: int = 1
    ) -> None:
        """Create the thread; `make_engine` is called off the UI thread.

        With `at_once` above 1 so many threads run requests, and the engine must allow that."""
        super().__init__(parent)
        self._make_engine, self._at_once = make_engine, at_once
        self._starting = Lock()
        self._engine: Engine | None = None
        self._waiting: SimpleQueue[_NumberedRequest | None] = SimpleQueue()
        self._stops: dict[int, Event] = {}
        self._count = 0
        self._is_retired = False

    def ask(self, request: EngineRequest) -> int:
        """Queue a request and return its number; cancel it at once after `retire`."""
        self._count += 1
        numbered = _NumberedRequest(self._count, request)
        if self._is_retired:
            QTimer.singleShot(0, self, lambda: self.cancelled.emit(numbered.number))
            return numbered.number
        self._stops = {**self._stops, numbered.number: numbered.stop}
        self._waiting.put(numbered)
        if not self.isRunning():
            self.start()
        return numbered.number

    def cancel(self, number: int) -> None:
        """Cancel the request `number`, which waits or runs."""
        if number in self._stops:
            self._stops[number].set()

    def retire(self) -> None:
        """Cancel all requests, and end engine and thread without waiting for that."""
        self._is_retired = True
        for stop in self._stops.values():
            stop.set()
        self._waiting.put(None)

    def close(self) -> None:
        """Cancel all requests and block until engine and thread have ended."""
        self.retire()
        self.wait()

    def run(self) -> None:
        """Process requests until `retire`; called by Qt in the new thread."""
        try:
            with ThreadPoolExecutor(self._at_once, "engine request") as pool:
                while (numbered := self._waiting.get()) is not None:
                    if self._at_once > 1:
                        pool.submit(self._process, numbered)
                    else:
                        self._process(numbered)
        finally:
            if self._engine is not None:
                self._engine.close()

    def _get_engine(self) -> Engine:
        with self._starting:
            if self._engine is None:
                self._engine = self._make_engine()
            return self._engine

    def _process(self, numbered: _NumberedRequest) -> None:
        number = numbered.number
        progress = Progress(
            lambda done: self.progressed.emit(number, done),
            lambda notice: self.noticed.emit(number, notice),
            numbered.stop,
        )
        try:
            progress.report(0)
            answer = numbered.request.run(
                self._get_engine(),
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
