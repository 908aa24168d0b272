"""Engine client: the engine in a host process, as the window uses it. Imports no GPU runtime."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import Final, TypeVar

from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.errors import HostDied
from models.core.face import Face
from models.core.pixels import Raster
from models.core.plan import Finding
from models.core.progress import Cancelled, Progress
from models.core.protocols import Embeddings
from models.processes.child_process import ChildProcess, make_host_command
from models.processes.engine_messages import (
    LAST,
    MOST_ANSWER_BYTES,
    Alive,
    Answer,
    Begin,
    Cancel,
    CancelDone,
    Diagnose,
    Diagnosed,
    Embed,
    Embedded,
    FacesDetected,
    Failed,
    FindFaces,
    InvalidMessage,
    Noticed,
    Probe,
    Probed,
    Question,
    Reported,
    RunOutput,
    RunStep,
    Tile,
    receive_answer,
    send,
)
from models.processes.shared_arrays import SharedArrayStore

HOST: Final = "--engine-host"
"""Command-line switch that makes the frozen program the engine host."""

COMMAND: Final = make_host_command(HOST, "models.engine.engine_host")

PATIENCE: Final = 0.7
"""Seconds that the host has to acknowledge a cancel before it is killed."""

SILENCE: Final = 10.0
"""Seconds without any message after which a host that is asked is reported as silent."""

LOOK: Final = 0.05
"""Seconds between two checks whether the user has cancelled."""

AHEAD: Final = 8
"""Number of answers that are queued unread before the host must wait."""

A = TypeVar("A", Embedded, Diagnosed, Probed, FacesDetected)


class RemoteEngine:
    """Engine whose steps run in a host process; implements Engine.

    The host is started when it is first needed and again after it died. Threads may share an
    instance: a question waits until the one before is answered.
    """

    def __init__(
        self,
        settings: EngineSettings,
        scratch: Path,
        command: tuple[str, ...] = COMMAND,
        on_silence: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """Use `scratch`, an empty folder of this engine alone, for shared arrays and the log.

        `command` starts the host; `on_silence` is called with True when the host stops answering,
        and with False when it answers again."""
        models, addon = _absolute(settings.models), _absolute(settings.addon)
        self._settings, self._command = replace(settings, models=models, addon=addon), command
        self._folder, self._arrays = scratch, SharedArrayStore(scratch.absolute())
        self._ids = count(1)
        self._host: _Host | None = None
        self._devices: tuple[Device, ...] = ()
        self._turn = Lock()
        self._on_silence = on_silence
        self._restart_wanted = Event()

    @property
    def log(self) -> Path:
        """File that the host writes its standard error to."""
        return self._folder / "host.log"

    def start(self) -> None:
        """Start the host without waiting for it, so that it is warm when it is needed."""
        self._running_host()

    def restart(self) -> None:
        """End the host, from any thread; a running question raises HostDied."""
        self._restart_wanted.set()

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Run the step of a request in the host process, and yield its results.

        Closing the iterator early cancels the run."""
        progress.report(0.0)
        image, mask = self._arrays.share(request.image), request.mask
        shared_mask = None if mask is None else self._arrays.share(mask)
        question = RunStep(
            next(self._ids), request.step, image, request.focus, shared_mask, request.frame
        )
        for answer in self._answers(question, progress):
            match answer:
                case Tile():
                    yield RestoredTile(answer.rect, answer.pixels)
                case RunOutput():
                    yield answer.result
                case Reported():
                    progress.report(answer.done)
                case Noticed():
                    progress.notice(answer.notice)

    def probe(self) -> tuple[Device, ...]:
        """Ask the host, once, which devices it runs on, in order of preference."""
        if not self._devices:
            self._devices = self._answer(Probe(next(self._ids)), Probed).devices
        return self._devices

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Ask the host for the embedding (512 numbers) of each sentence."""
        return self._answer(Embed(next(self._ids), sentences), Embedded).embeddings

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """Ask the host for the defects of a photo, in descending order of certainty."""
        question = Diagnose(next(self._ids), self._arrays.share(image))
        return self._answer(question, Diagnosed).findings

    def find_faces(self, image: Raster, progress: Progress) -> tuple[Face, ...]:
        """Ask the host for the faces of a photo, in descending order of certainty."""
        question = FindFaces(next(self._ids), self._arrays.share(image))
        return self._answer(question, FacesDetected, progress).faces

    def close(self) -> None:
        """End the host and remove the shared arrays."""
        self._drop_host()
        self._arrays.close()

    def _answer(self, question: Question, kind: type[A], progress: Progress | None = None) -> A:
        answers = self._answers(question, progress or Progress())
        return next(answer for answer in answers if isinstance(answer, kind))

    def _answers(self, question: Question, progress: Progress) -> Iterator[Answer]:
        """Yield the answers to a question up to the last. Raises: ModelError; Cancelled."""
        while not self._turn.acquire(timeout=LOOK):
            if progress.stop.is_set():
                raise Cancelled
        try:
            yield from self._answers_in_turn(question, progress)
        finally:
            self._turn.release()

    def _answers_in_turn(self, question: Question, progress: Progress) -> Iterator[Answer]:
        self._restart_wanted.clear()
        host = self._running_host()
        over, silence = False, _Silence(host, self._on_silence)
        try:
            host.ask(question)
            while not over:
                answer = host.answer(question.id, LOOK)
                silence.check()
                if self._restart_wanted.is_set():
                    raise HostDied(None)
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
            silence.end()
            if not over and not host.cancel(question.id):
                self._drop_host()

    def _running_host(self) -> "_Host":
        if self._host is not None and not self._host.alive:
            self._drop_host()
        if self._host is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._host = _Host(self._command, self.log)
            with suppress(HostDied):  # the first question will raise it
                self._host.send(Begin(self._settings))
        return self._host

    def _drop_host(self) -> None:
        if self._host is not None:
            self._host.end()
        self._host, self._devices = None, ()


class _Silence:
    """Watcher that reports when a host with an open question has been silent for SILENCE seconds.

    The host sends signs of life while it computes; it is silent if it was stopped or hangs in a
    driver that stops all its threads."""

    def __init__(self, host: "_Host", report: Callable[[bool], None]) -> None:
        self._host, self._report = host, report
        self._began = time.monotonic()
        self._is_reported = False

    def check(self) -> None:
        """Call the `report` function if the host has become silent, or is no longer silent."""
        silent = time.monotonic() - max(self._began, self._host.heard) > SILENCE
        if silent != self._is_reported:
            self._is_reported = silent
            self._report(silent)

    def end(self) -> None:
        """Report the end of a reported silence, as the question is answered."""
        if self._is_reported:
            self._is_reported = False
            self._report(False)


class _Host:
    """One host process from its start to its end."""

    def __init__(self, command: tuple[str, ...], log: Path) -> None:
        self._child = ChildProcess(command, log)
        self._most_bytes = MOST_ANSWER_BYTES
        self.heard = time.monotonic()
        self._unread: Queue[Answer | None] = Queue(AHEAD)
        self._reader = Thread(target=self._read, name="engine answers", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        """Whether the host process still runs."""
        return self._child.alive

    def ask(self, question: Question) -> None:
        """Send a question, and allow answers as large as it may have. Raises: HostDied."""
        self._most_bytes = max(self._most_bytes, question.most_answer_bytes)
        self.send(question)

    def send(self, message: Begin | Question | Cancel) -> None:
        """Send a message to the host. Raises: HostDied."""
        try:
            send(self._child.stdin, message)
        except OSError as error:
            raise self._death() from error

    def answer(self, id: int, patience: float) -> Answer | None:
        """Return the next answer to question `id`; None after `patience` seconds without one.

        Raises: HostDied, also for an answer that no correct host gives."""
        until = time.monotonic() + patience
        while (left := until - time.monotonic()) > 0:
            try:
                answer = self._unread.get(timeout=left)
            except Empty:
                return None
            if answer is None:
                raise self._death()
            if answer.id == id:
                return answer
        return None

    def cancel(self, id: int) -> bool:
        """Ask the host to stop answering question `id`; return whether it did so in time."""
        until = time.monotonic() + PATIENCE
        try:
            self.send(Cancel(id))
            while (left := until - time.monotonic()) > 0:
                if isinstance(self.answer(id, left), LAST):
                    return True
        except HostDied:
            return False
        return False

    def end(self) -> None:
        """Kill the host process; wait for it and for the thread that reads its answers."""
        self._child.kill()
        while self._reader.is_alive():
            with suppress(Empty):
                self._unread.get(timeout=LOOK)
        self._child.close()

    def _read(self) -> None:
        try:
            with suppress(EOFError, OSError, InvalidMessage):
                while True:
                    answer = receive_answer(self._child.stdout, self._most_bytes)
                    self.heard = time.monotonic()
                    if not isinstance(answer, Alive):
                        self._unread.put(answer)
        finally:
            self._unread.put(None)

    def _death(self) -> HostDied:
        return HostDied(self._child.kill())


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else path.absolute()
