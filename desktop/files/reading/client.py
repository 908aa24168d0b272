"""Photos decoded in a process of their own, as the window and the command line use it.

A file that makes the decoder crash twice, or work in silence for too long, is set aside with an
error; the next file finds a fresh process. Silence counts by the processor's seconds: on a computer
that is busy with other things a good file takes long, and is no worse for it.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from desktop.files.errors import DecoderCrashed, DecoderStuck, DiskFull, NotWritable, PhotoError
from desktop.files.reading.messages import (
    Answer,
    ArrayFile,
    DecodedPhoto,
    DecodeFailure,
    DecodeNotice,
    DecodeProgress,
    DecodeRequest,
    DecoderReady,
    InvalidReply,
    read_reply,
)
from desktop.files.storage.atomic_write import FULL
from desktop.files.storage.scratch import Scratch
from models.core.progress import Cancelled, Notice, Progress
from models.processes.child_process import ChildProcess, host_command
from models.processes.messages import send

HOST: Final = "--reader-host"
"""What a frozen program is told to be that process."""

QUIET: Final = 9.0
"""Seconds that a decoder may be silent, by the clock and by the processor, and one more for each
megabyte of the file."""

LAST: Final = 10
"""Times as long may one be silent that does not get the processor, or waits for a disk."""

MOST_QUIET: Final = 120.0
STARTING: Final = 60.0
"""Seconds that the process has to start, on a slow disk under a virus scanner."""

LOOK: Final = 0.05
"""Seconds between two looks at whether the person cancelled."""

ROOM: Final = 1 << 20
"""Bytes that are enough for an empty folder, amply."""

LOG: Final = "reader.log"
TRIES: Final = 2


class DecoderClient:
    """Reads photos; the process is started when it is first needed, and again after it died. One
    photo at a time; who asks meanwhile waits."""

    def __init__(
        self, scratch: Scratch, command: tuple[str, ...] | None = None, quiet: float = QUIET
    ) -> None:
        """What the libraries print goes to a log in the scratch folder."""
        self._log, self._quiet = scratch.folder / LOG, quiet
        self._command = command or host_command(HOST, "desktop.files.decoding.host")
        self._process: _Process | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Start the process now and do not wait for it, nor for who reads and has started it."""
        if self._lock.acquire(blocking=False):
            try:
                self._running()
            finally:
                self._lock.release()

    def read(
        self,
        path: Path,
        scratch: Scratch,
        progress: Progress,
        page: int = 0,
        large: bool = False,
    ) -> Photo:
        """As `read_photo`. Raises PhotoError, Cancelled."""
        with self._turn(progress):
            for _ in range(TRIES):
                room = _room(scratch)
                try:
                    question = DecodeRequest(path.absolute(), room, page, large)
                    return self._attempted(path, question, scratch, progress)
                except (EOFError, OSError, InvalidReply):
                    self._drop()
                finally:
                    shutil.rmtree(room, ignore_errors=True)
        raise DecoderCrashed(path)

    def close(self) -> None:
        with self._lock:
            self._drop()

    @contextmanager
    def _turn(self, progress: Progress) -> Iterator[None]:
        """Once nobody else reads. Raises Cancelled, also while waiting."""
        while not self._lock.acquire(timeout=LOOK):
            if progress.stop.is_set():
                raise Cancelled
        try:
            yield
        finally:
            self._lock.release()

    def _attempted(
        self, path: Path, question: DecodeRequest, scratch: Scratch, progress: Progress
    ) -> Photo:
        """Ask once; photo and errors name the file as `path` does. Raises as `_answers`."""
        notices: list[Notice] = []
        for answer in self._answers(path, question, progress):
            match answer:
                case DecodeProgress():
                    progress.report(min(max(answer.done, 0.0), 1.0))
                case DecodeNotice():
                    notices.append(answer.notice)
                case DecodeFailure():
                    raise _renamed(answer.error, path, question, scratch)
                case DecodedPhoto():
                    photo = _photo(answer, path, question, scratch)
                    for notice in notices:
                        progress.notice(notice)
                    return photo
        raise EOFError

    def _answers(self, path: Path, question: DecodeRequest, progress: Progress) -> Iterator[Answer]:
        """What comes for this question. Raises Cancelled, DecoderStuck, EOFError, Untrue."""
        process = self._running()
        patience = self._quiet + _megabytes(question.path)
        heard = process.now()
        process.ask(question)
        while True:
            if progress.stop.is_set():
                self._drop()
                raise Cancelled
            answer = process.answer(LOOK)
            now = process.now()
            if answer is not None:
                heard = now
                yield answer
            elif now.is_stuck(heard, patience if process.ready else STARTING):
                self._drop()
                raise DecoderStuck(path, round(now.clock - heard.clock))

    def _running(self) -> "_Process":
        if self._process is None:
            self._process = _Process(self._command, self._log)
        return self._process

    def _drop(self) -> None:
        if self._process is not None:
            self._process.end()
        self._process = None


@dataclass(frozen=True, slots=True)
class ClockSample:
    """Seconds of the clock, and of the processor as one process has used it."""

    clock: float
    cpu: float

    def is_stuck(self, heard: "ClockSample", patience: float) -> bool:
        """Whether a process that last spoke in the moment `heard` is given up."""
        silent, worked = self.clock - heard.clock, self.cpu - heard.cpu
        return silent > patience * LAST or min(silent, worked) > patience


class _Process:
    """One life of the process that decodes."""

    def __init__(self, command: tuple[str, ...], log: Path) -> None:
        self._child = ChildProcess(command, log)
        self.ready = False
        self._waiting: SimpleQueue[Answer | Exception] = SimpleQueue()
        self._listener = Thread(target=self._listen, name="photos", daemon=True)
        self._listener.start()

    def ask(self, question: DecodeRequest) -> None:
        """Raises OSError when the process is gone."""
        send(self._child.stdin, question)

    def now(self) -> ClockSample:
        return ClockSample(time.monotonic(), self._child.cpu_seconds())

    def answer(self, patience: float) -> Answer | None:
        """The next one, or None when there is none in so many seconds. Raises EOFError, OSError,
        Untrue."""
        try:
            answer = self._waiting.get(timeout=patience)
        except Empty:
            return None
        if isinstance(answer, Exception):
            raise answer
        self.ready = self.ready or isinstance(answer, DecoderReady)
        return answer

    def end(self) -> None:
        """Kill it and wait until nothing is left of it."""
        self._child.kill()
        self._listener.join()
        self._child.close()

    def _listen(self) -> None:
        try:
            while True:
                self._waiting.put(read_reply(self._child.stdout))
        except (EOFError, OSError, InvalidReply) as error:
            self._waiting.put(error)


def _room(scratch: Scratch) -> Path:
    """A fresh folder for what the process writes. Raises DiskFull, NotWritable."""
    room = scratch.file()
    try:
        room.mkdir()
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull(scratch.folder, ROOM) from error
        raise NotWritable(scratch.folder) from error
    return room.absolute()


def _photo(answer: DecodedPhoto, path: Path, question: DecodeRequest, scratch: Scratch) -> Photo:
    """The arrays are looked at before they are believed. Raises Untrue, OSError."""
    pixels = answer.pixels
    size = pixels.shape[:2]
    planes = [lying for lying in (answer.alpha, answer.native) if lying is not None]
    if len(pixels.shape) != 3 or any(lying.shape[:2] != size for lying in planes):
        raise InvalidReply
    arrays = [
        None if lying is None else _array(lying, question.folder, scratch)
        for lying in (pixels, answer.alpha, answer.native)
    ]
    return Photo(
        path,
        answer.sha256,
        cast(Any, arrays[0]),
        arrays[1],
        answer.grey,
        answer.metadata,
        arrays[2],
        page=question.page,
    )


def _array(lying: ArrayFile, room: Path, scratch: Scratch) -> NDArray[Any]:
    sound = (
        Path(lying.file).name == lying.file
        and lying.dtype in ("uint8", "uint16")
        and (len(lying.shape) == 2 or lying.shape[2:] == (3,))
        and all(isinstance(side, int) and side > 0 for side in lying.shape)
    )
    if not sound:
        raise InvalidReply
    try:
        return scratch.adopt_file(room / lying.file, lying.shape, np.dtype(lying.dtype))
    except ValueError as error:
        raise InvalidReply from error


def _renamed(
    error: PhotoError, path: Path, question: DecodeRequest, scratch: Scratch
) -> PhotoError:
    """The room is nothing that a person knows, and the photo is named as it was given."""
    if isinstance(error, DiskFull) and error.path == question.folder:
        return DiskFull(scratch.folder, error.needed)
    make, facts = error.__reduce__()
    return make(*(path if fact == question.path else fact for fact in facts))


def _megabytes(path: Path) -> float:
    """As many seconds as the file has megabytes, up to a limit."""
    try:
        return min(path.stat().st_size / 1e6, MOST_QUIET)
    except OSError:
        return 0.0
