"""A run over photos on a cluster: submission, workers that come and go, and a lost scheduler."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Final

import distributed
from distributed.scheduler import KilledWorker

from desktop.cluster.errors import SchedulerUnreachable, WorkersRefused
from desktop.cluster.worker import (
    PLUGIN,
    Needs,
    Result,
    Task,
    admit_worker,
    cancel_photos,
    restore_on_worker,
)
from desktop.files.errors import WorkerLost
from desktop.files.storage.remote_files import Source
from models.core.progress import Cancelled

PATIENCE: Final = 60.0
"""Seconds for which a scheduler that does not answer is waited for."""

CONNECT_SECONDS: Final = 5.0
"""Seconds that one attempt to connect may take."""

POLL_SECONDS: Final = 0.05
"""Seconds between two looks at the photos in work."""

ADMIT_SECONDS: Final = 1.0
"""Seconds between two looks for workers that have joined."""

AHEAD: Final = 2
"""Photos that are submitted for each place of a worker, with the one in work."""

LOST: Final = ("cancelled", "lost")
"""States of a task of Dask that its scheduler has forgotten."""

Connect = Callable[[], Any]
"""Function that connects a client of Dask. Raises: OSError; TimeoutError."""
Warn = Callable[[str, str], object]
"""Function that is called with the address of a refused worker and the reason."""
Outcomes = Iterator[tuple[Task, Result]]


def make_connect(address: str, security: distributed.Security) -> Connect:
    """Return the function that connects to the scheduler at an address."""

    def connect() -> Any:
        return distributed.Client(
            address, security=security, timeout=CONNECT_SECONDS, set_as_default=False
        )

    return connect


@dataclass
class _Queue:
    """Photos by state: not submitted, submitted, and those of which Dask lost too many workers.

    Photos of the last kind are submitted once more at the end, each while no other one is in work:
    Dask counts a lost worker against all photos that it had, not only against the one in work.
    """

    waiting: deque[Task]
    running: dict[Any, Task] = field(default_factory=dict)
    suspects: deque[Task] = field(default_factory=deque)
    tried_alone: set[Source] = field(default_factory=set)

    def take(self, places: int) -> Task | None:
        """Remove and return the next photo to submit; None if none may be submitted now.

        `places` is how many photos the cluster's workers take at once."""
        if self.waiting:
            return self.waiting.popleft() if len(self.running) < places else None
        if self.running or not self.suspects or not places:
            return None
        task = self.suspects.popleft()
        self.tried_alone.add(task.source)
        return task

    def pop_done(self) -> list[tuple[Any, Task]]:
        """Remove and return the submitted photos that are no longer in work."""
        done = [each for each in self.running if each.status != "pending"]
        return [(each, self.running.pop(each)) for each in done]

    def take_back(self) -> list[Any]:
        """Let the submitted photos wait again; return their tasks of Dask, to be cancelled."""
        pending = [each for each in self.running if each.status == "pending"]
        self.waiting.extend(self.running.pop(each) for each in pending)
        return pending

    def left(self) -> list[Task]:
        """Return all photos that are not done."""
        return [*self.running.values(), *self.waiting, *self.suspects]


@dataclass
class ClusterRun:
    """Restores photos on the workers of one scheduler, each of them once.

    A photo whose worker ends is given to another. When the scheduler ends, what is not done is
    submitted again as soon as it is back. What had been written meanwhile is recognised.
    `on_submit` is called with each photo that is submitted, and returns what is sent.
    """

    address: str
    connect: Connect
    needs: Needs
    stop: Event
    on_refused: Warn
    on_submit: Callable[[Task], Task]
    _client: Any = None
    _places: dict[str, int] = field(default_factory=dict)
    _refused: dict[str, str] = field(default_factory=dict)
    _has_begun: bool = False
    _next_look: float = 0.0

    def outcomes(self, tasks: Sequence[Task]) -> Outcomes:
        """Yield what became of each photo, in the order in which they are done.

        After a cancel all that are not done are Cancelled. `tasks` are the photos. Raises:
        SchedulerUnreachable; WorkersRefused."""
        queue = _Queue(deque(tasks))
        try:
            while queue.left():
                self._stay_connected()
                if self.stop.is_set():
                    self._cancel(queue)
                    yield from ((each, Cancelled()) for each in queue.left())
                    return
                self._admit_workers(queue)
                self._submit(queue)
                done = queue.pop_done()
                if not done:
                    self.stop.wait(POLL_SECONDS)
                for future, task in done:
                    yield from self._conclude(future, task, queue)
        finally:
            if self._client is not None:
                self._client.close()

    def _submit(self, queue: _Queue) -> None:
        while task := queue.take(AHEAD * sum(self._places.values())):
            sent = self.on_submit(task)
            future = self._client.submit(restore_on_worker, sent, resources={PLUGIN: 1}, pure=False)
            queue.running[future] = task

    def _conclude(self, future: Any, task: Task, queue: _Queue) -> Outcomes:
        """Yield the outcome of a photo that left the cluster, unless it is to be tried again.

        `future` is Dask's."""
        if future.status in LOST:
            self._places.clear()
            queue.waiting.append(task)
            return
        try:
            result: Result = future.result(timeout=PATIENCE)
        except KilledWorker as killed:
            if task.source in queue.tried_alone:
                yield task, WorkerLost(str(task.source), killed.allowed_failures + 1)
            else:
                queue.suspects.append(task)
        except (OSError, TimeoutError, distributed.CancelledError):
            queue.waiting.append(task)
        except Exception as error:  # noqa: BLE001  the edge to the cluster: the next photo goes on
            yield task, error
        else:
            yield task, result

    def _stay_connected(self) -> None:
        """Wait until the scheduler answers. Raises: SchedulerUnreachable."""
        until = time.monotonic() + PATIENCE
        while not self.stop.is_set():
            status = "closed" if self._client is None else self._client.status
            if status == "running":
                return
            if time.monotonic() > until:
                raise SchedulerUnreachable(self.address)
            if status == "closed":
                with suppress(OSError, TimeoutError):
                    self._client = self.connect()
            self.stop.wait(POLL_SECONDS)

    def _admit_workers(self, queue: _Queue) -> None:
        """Let workers that have joined take photos. Raises: WorkersRefused if none may.

        Dask forgets tasks for which there was no worker when one gets its resources after it has
        joined; they are submitted again.
        """
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + ADMIT_SECONDS
        with suppress(OSError, TimeoutError):
            joined: dict[str, int] = self._client.nthreads()
            self._places = {each: self._places[each] for each in self._places if each in joined}
            had_none = not self._places
            new = [each for each in joined if each not in {*self._places, *self._refused}]
            if new:
                answers = self._client.run(admit_worker, self.needs, workers=new, on_error="return")
                for worker, lack in answers.items():
                    self._note_answer(worker, lack, joined[worker])
            if had_none and self._places:
                self._client.cancel(queue.take_back())
        if self._refused and not self._has_begun:
            raise WorkersRefused(*next(iter(self._refused.items())))

    def _note_answer(self, worker: str, lack: object, places: int) -> None:
        """Note how many photos a worker takes (`places`), or what it lacks; ask again on errors."""
        if lack == "":
            self._places[worker], self._has_begun = places, True
        elif isinstance(lack, str):
            self._refused[worker] = lack
            self.on_refused(worker, lack)

    def _cancel(self, queue: _Queue) -> None:
        """Cancel the photos in work and those submitted."""
        with suppress(OSError, TimeoutError):
            self._client.cancel(list(queue.running))
            self._client.run(cancel_photos, on_error="ignore")
