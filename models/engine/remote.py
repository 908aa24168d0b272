"""The engine in a process of its own, as the window uses it. Imports no GPU runtime."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Final, TypeVar

from models.core.device import Device, EngineSettings
from models.core.errors import HostDied
from models.core.pixels import MaskArray, Pixels, Raster, Rect
from models.core.plan import Finding, Step
from models.core.progress import Cancelled, Progress
from models.core.protocols import Embeddings
from models.processes.child_process import ChildProcess, host_command
from models.processes.messages import (
    LAST,
    Answer,
    Begin,
    Cancel,
    CancelDone,
    Diagnose,
    Diagnosed,
    Embed,
    Embedded,
    Failed,
    Noticed,
    Probe,
    Probed,
    Question,
    Reported,
    RunStep,
    Tile,
    receive,
    send,
)
from models.processes.shared_arrays import SharedArrayStore

HOST: Final = "--engine-host"
"""The word that turns the frozen program into the host."""

COMMAND: Final = host_command(HOST, "models.engine.host")

PATIENCE: Final = 0.7
"""Seconds that the host has to acknowledge a cancel before it is killed."""

LOOK: Final = 0.05
"""Seconds between two looks at whether the person cancelled."""

AHEAD: Final = 8
"""Answers that wait unread before the host must wait too."""

A = TypeVar("A", Embedded, Diagnosed, Probed)


class RemoteEngine:
    """Implements Engine; the work is done by a host process, which is started when it is first
    needed and again after it died. Used by one thread at a time."""

    def __init__(
        self, settings: EngineSettings, scratch: Path, command: tuple[str, ...] = COMMAND
    ) -> None:
        """`scratch` is an empty folder of this engine's own; the host's errors are written to
        `host.log` in it."""
        models, addon = _absolute(settings.models), _absolute(settings.addon)
        self._settings, self._command = replace(settings, models=models, addon=addon), command
        self._folder, self._scratch = scratch, SharedArrayStore(scratch.absolute())
        self._ids = count(1)
        self._host: _Host | None = None

    @property
    def log(self) -> Path:
        """What the host wrote to standard error."""
        return self._folder / "host.log"

    def start(self) -> None:
        """Start the host now and do not wait for it, so that it is warm when it is needed."""
        self._running()

    def run(
        self,
        step: Step,
        image: Raster,
        focus: tuple[float, float],
        mask: MaskArray | None,
        progress: Progress,
    ) -> Iterator[tuple[Rect, Pixels]]:
        """See Engine. Closing the iterator early cancels."""
        progress.report(0.0)
        shared = self._scratch.shared(image)
        shared_mask = None if mask is None else self._scratch.shared(mask)
        question = RunStep(next(self._ids), step, shared, focus, shared_mask)
        for answer in self._answers(question, progress):
            match answer:
                case Tile():
                    yield answer.rect, answer.pixels
                case Reported():
                    progress.report(answer.done)
                case Noticed():
                    progress.notice(answer.notice)

    def probe(self) -> tuple[Device, ...]:
        """See Engine."""
        return self._answer(Probe(next(self._ids)), Probed).devices

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """See Engine."""
        return self._answer(Embed(next(self._ids), sentences), Embedded).embeddings

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """See Engine."""
        question = Diagnose(next(self._ids), self._scratch.shared(image))
        return self._answer(question, Diagnosed).findings

    def close(self) -> None:
        """See Engine."""
        self._drop_host()
        self._scratch.close()

    def _answer(self, question: Question, kind: type[A]) -> A:
        return next(a for a in self._answers(question, Progress()) if isinstance(a, kind))

    def _answers(self, question: Question, progress: Progress) -> Iterator[Answer]:
        """Up to the last one. Raises ModelError and Cancelled."""
        host = self._running()
        over = False
        try:
            host.ask(question)
            while not over:
                answer = host.answer(question.id, LOOK)
                over = isinstance(answer, LAST)
                if progress.stop.is_set() or isinstance(answer, CancelDone):
                    raise Cancelled
                if isinstance(answer, Failed):
                    raise answer.error
                if answer is not None:
                    yield answer
        except HostDied:
            over = True
            self._drop_host()
            raise
        finally:
            if not over and not host.cancelled(question.id):
                self._drop_host()

    def _running(self) -> "_Host":
        if self._host is not None and not self._host.alive:
            self._drop_host()
        if self._host is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._host = _Host(self._command, self.log)
            with suppress(HostDied):  # the first question will tell
                self._host.ask(Begin(self._settings))
        return self._host

    def _drop_host(self) -> None:
        if self._host is not None:
            self._host.end()
        self._host = None


class _Host:
    """One life of the host process."""

    def __init__(self, command: tuple[str, ...], log: Path) -> None:
        self._child = ChildProcess(command, log)
        self._waiting: Queue[Answer | None] = Queue(AHEAD)
        self._reader = Thread(target=self._read, name="engine answers", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        return self._child.alive

    def ask(self, message: Begin | Question | Cancel) -> None:
        """Raises HostDied."""
        try:
            send(self._child.stdin, message)
        except OSError as error:
            raise self._death() from error

    def answer(self, id: int, patience: float) -> Answer | None:
        """The next answer to that question, or None when there is none in so many seconds.
        Raises HostDied."""
        until = time.monotonic() + patience
        while (left := until - time.monotonic()) > 0:
            try:
                answer = self._waiting.get(timeout=left)
            except Empty:
                return None
            if answer is None:
                raise self._death()
            if answer.id == id:
                return answer
        return None

    def cancelled(self, id: int) -> bool:
        """Ask the host to stop that question; whether it did so in time."""
        until = time.monotonic() + PATIENCE
        try:
            self.ask(Cancel(id))
            while (left := until - time.monotonic()) > 0:
                if isinstance(self.answer(id, left), LAST):
                    return True
        except HostDied:
            return False
        return False

    def end(self) -> None:
        """Kill the process and wait until nothing is left of it."""
        self._child.kill()
        while self._reader.is_alive():
            with suppress(Empty):
                self._waiting.get(timeout=LOOK)
        self._child.close()

    def _read(self) -> None:
        try:
            with suppress(EOFError, OSError):
                while True:
                    self._waiting.put(receive(self._child.stdout))
        finally:
            self._waiting.put(None)

    def _death(self) -> HostDied:
        return HostDied(self._child.kill())


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else path.absolute()
