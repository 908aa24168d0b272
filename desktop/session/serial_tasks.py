"""Queue of tasks that run one at a time, independent of where they run."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class SerialTasks(Generic[T]):
    """Queue of tasks of which one runs at a time.

    `start` is called with a task; its owner calls `finish` and then `start_next` when the task has
    ended or failed. A waiting task for which `is_current` is false (its photo was closed) is
    dropped. `priority` sorts the waiting tasks, lowest first; without it they run in the order of
    adding."""

    def __init__(
        self,
        start: Callable[[T], None],
        is_current: Callable[[T], bool],
        priority: Callable[[T], int] | None = None,
    ) -> None:
        self._start, self._is_current, self._priority = start, is_current, priority
        self._waiting: tuple[T, ...] = ()
        self._running: tuple[T, ...] = ()

    @property
    def running(self) -> T | None:
        """Task that runs, None if none does."""
        return next(iter(self._running), None)

    @property
    def waiting(self) -> tuple[T, ...]:
        """Tasks that have not started, in the order in which they will start."""
        return self._waiting

    def __contains__(self, task: T) -> bool:
        return task in (*self._running, *self._waiting)

    def add(self, *tasks: T) -> None:
        """Queue tasks, and start the first of the queue if none runs."""
        self._waiting = (*self._waiting, *tasks)
        self.start_next()

    def discard(self, task: T) -> None:
        """Remove a waiting task; nothing changes if it is running."""
        self._waiting = tuple(each for each in self._waiting if each != task)

    def finish(self) -> None:
        """Record that the running task has ended."""
        self._running = ()

    def repeat(self) -> None:
        """Put the running task back to the front of the queue, to run it again."""
        self._waiting, self._running = (*self._running, *self._waiting), ()

    def clear(self) -> None:
        """Drop all waiting tasks and forget the running one, which is not interrupted."""
        self._running = self._waiting = ()

    def start_next(self) -> None:
        """Start the first waiting task that is still current, if none runs."""
        if self._running:
            return
        waiting = [task for task in self._waiting if self._is_current(task)]
        if self._priority is not None:
            waiting.sort(key=self._priority)
        self._running, self._waiting = tuple(waiting[:1]), tuple(waiting[1:])
        for task in self._running:
            self._start(task)
