"""Short work on files, off the UI thread; answers come back on it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from models.core.progress import Cancelled, Progress

Work = Callable[[Progress], Any]
Answer = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who wants to know how a work ended."""

    answer: Answer
    failed: Answer
    late: Answer | None


class TaskRunner(QObject):
    """Runs work in the thread pool. Each answer is given where this object lives; one that was
    cancelled gives none. `failed` tells of failures that nobody else wanted to know of."""

    progressed = Signal(float)
    failed = Signal(object)
    busy_changed = Signal(bool)
    _ended = Signal(int, object)
    _broke = Signal(int, object)

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._stop = Event()
        self._count = 0
        self._callbacks: dict[int, _Asked] = {}
        self._on_late_result: dict[int, Answer | None] = {}
        self._ended.connect(self._end)
        self._broke.connect(self._break)

    def start(
        self,
        work: Work,
        answer: Answer,
        failed: Answer | None = None,
        late: Answer | None = None,
    ) -> None:
        """Do it when a thread is free, then answer with what it returned, or tell `failed` what it
        raised. `late` is given what was returned in spite of being cancelled."""
        self._count += 1
        self._callbacks[self._count] = _Asked(answer, failed or self.failed.emit, late)
        number, progress = self._count, Progress(self.progressed.emit, stop=self._stop)
        self._pool.start(lambda: self._do(number, work, progress))
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Stop all that runs or waits."""
        self._stop.set()
        self._stop = Event()
        if self._callbacks:
            self._on_late_result |= {
                number: asked.late for number, asked in self._callbacks.items()
            }
            self._callbacks.clear()
            self.busy_changed.emit(False)

    def wait(self) -> None:
        """Wait until nothing runs in the pool."""
        self._pool.waitForDone()

    def _do(self, number: int, work: Work, progress: Progress) -> None:
        try:
            self._ended.emit(number, work(progress))
        except Exception as error:  # noqa: BLE001  the edge of the thread
            self._broke.emit(number, error)

    @Slot(int, object)
    def _end(self, number: int, result: object) -> None:
        asked, late = self._callbacks.pop(number, None), self._on_late_result.pop(number, None)
        if asked is not None:
            self._tell_rest()
            asked.answer(result)
        elif late is not None:
            late(result)

    @Slot(int, object)
    def _break(self, number: int, error: Exception) -> None:
        asked = self._callbacks.pop(number, None)
        self._on_late_result.pop(number, None)
        if asked is not None:
            self._tell_rest()
            if not isinstance(error, Cancelled):
                asked.failed(error)

    def _tell_rest(self) -> None:
        if not self._callbacks:
            self.busy_changed.emit(False)
