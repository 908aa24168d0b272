"""Runner for short tasks off the UI thread, with results delivered on the UI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from models.core.progress import Cancelled, Progress

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Callbacks:
    """Functions to call for one task's result, error, and result after cancelling."""

    succeed: Callable[[], None]
    fail: Callable[[Exception], None]
    succeed_late: Callable[[], None]


class TaskRunner(QObject):
    """Runner of tasks, one after the other, in a thread that it owns.

    Callbacks are called in the thread of this object and kept there, so that the worker never
    destroys a widget. A cancelled task calls neither callback. `failed` carries the exception of a
    task without `on_error`; `progressed` the progress of the running task, 0 to 1; `busy_changed`
    whether any task is pending."""

    progressed = Signal(float)
    failed = Signal(object)
    busy_changed = Signal(bool)
    _succeeded = Signal(int)
    _raised = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = Event()
        self._count = 0
        self._pending: dict[int, _Callbacks] = {}
        self._cancelled: dict[int, _Callbacks] = {}
        self._succeeded.connect(self._deliver)
        self._raised.connect(self._report_error)

    def start(
        self,
        task: Callable[[Progress], Result],
        on_result: Callable[[Result], None],
        on_error: Callable[[Exception], None] | None = None,
        on_late_result: Callable[[Result], None] | None = None,
    ) -> None:
        """Queue a task; `on_result` is called with its return value, `on_error` with its exception.

        `on_late_result` is called with the result of a task that finished although it was
        cancelled."""
        self._count += 1
        results: list[Result] = []

        def succeed_late() -> None:
            if on_late_result is not None:
                on_late_result(results.pop())

        self._pending[self._count] = _Callbacks(
            lambda: on_result(results.pop()), on_error or self.failed.emit, succeed_late
        )
        number, progress = self._count, Progress(self.progressed.emit, stop=self._stop)
        self._pool.start(lambda: self._run(number, lambda: results.append(task(progress))))
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Cancel every running and waiting task."""
        self._stop.set()
        self._stop = Event()
        if self._pending:
            self._cancelled |= self._pending
            self._pending.clear()
            self.busy_changed.emit(False)

    def wait(self) -> None:
        """Block until every started task has ended."""
        self._pool.waitForDone()

    def close(self) -> None:
        """Drop the tasks that wait and block until the running one has ended."""
        self._pool.clear()
        self._pool.waitForDone()

    def _run(self, number: int, task: Callable[[], None]) -> None:
        try:
            task()
        except Exception as error:  # noqa: BLE001  the edge of the thread
            self._raised.emit(number, error)
        else:
            self._succeeded.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        callbacks, cancelled = self._pending.pop(number, None), self._cancelled.pop(number, None)
        if callbacks is not None:
            self._announce_idle()
            callbacks.succeed()
        elif cancelled is not None:
            cancelled.succeed_late()

    @Slot(int, object)
    def _report_error(self, number: int, error: Exception) -> None:
        callbacks = self._pending.pop(number, None)
        self._cancelled.pop(number, None)
        if callbacks is not None:
            self._announce_idle()
            if not isinstance(error, Cancelled):
                callbacks.fail(error)

    def _announce_idle(self) -> None:
        if not self._pending:
            self.busy_changed.emit(False)
