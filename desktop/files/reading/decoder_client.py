"""Client of the decoder process, in which photos are decoded.

A file that crashes the decoder twice, or keeps it busy for too long without a message, is given up
with an error; the next file gets a new process. The time limit counts CPU seconds of the process,
so that a good file is not given up on a busy computer.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from desktop.files.errors import DecoderCrashed, DecoderStuck, PhotoError
from desktop.files.reading.decoder_messages import (
    ArrayFile,
    DecodedPhoto,
    DecodeFailure,
    DecodeNotice,
    DecodeProgress,
    DecodeRequest,
    DecoderReady,
    DigestRequest,
    FileDigest,
    Reply,
    Request,
    read_reply,
)
from desktop.files.reading.decoder_timeout import ClockSample, Silence
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.path_errors import writing_error
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Cancelled, Notice, Progress
from models.processes.child_process import ChildProcess, make_host_command
from models.processes.engine_messages import InvalidMessage, send

HOST: Final = "--reader-host"
"""Command line option that starts a frozen program as the decoder process."""

SILENCE_LIMIT: Final = 9.0
"""Seconds, of the clock and of CPU time, that the decoder may take without a message; one more is
allowed for each megabyte of the file."""

MAX_EXTRA_SECONDS: Final = 120.0
"""Largest allowance for the size of a file, in seconds."""

START_LIMIT: Final = 60.0
"""Seconds that the process may take to start, on a slow disk under a virus scanner."""

DIGEST_LIMIT: Final = 30.0
"""Seconds that hashing a file may take; it only decides where results are written."""

POLL_INTERVAL: Final = 0.05
"""Seconds between two checks for cancellation."""

FOLDER_BYTES: Final = 1 << 20
"""Bytes reported as needed if the disk is too full for an empty folder."""

LOG: Final = "reader.log"
"""Name of the log, in the scratch folder, of what the decoder process prints."""

TRIES: Final = 2
"""Number of attempts at a file that crashes the decoder."""


class DecoderClient:
    """Client of a child process that decodes photos, one at a time; other callers wait.

    The process starts with the first photo, or at `start`, and again after it has ended."""

    def __init__(
        self,
        scratch: Scratch,
        command: tuple[str, ...] | None = None,
        silence_limit: float = SILENCE_LIMIT,
        on_silence: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """Make a client with its log in `scratch`; `command` replaces the decoder host.

        `on_silence` is called with True when a process with a request has done nothing for
        TOLD_AFTER seconds, and with False when that is over."""
        self._on_silence, self._restart_wanted, self._stopped = on_silence, Event(), Event()
        self._log, self._silence_limit = scratch.folder / LOG, silence_limit
        self._command = command or make_host_command(HOST, "desktop.files.decoding.decoder_host")
        self._process: _Process | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Start the process without waiting for it; do nothing while a photo is decoded."""
        if self._lock.acquire(blocking=False):
            try:
                self._ensure_process()
            finally:
                self._lock.release()

    def read(
        self, path: Path, scratch: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE
    ) -> Photo:
        """Decode one page of an image file to arrays of `scratch`, in up to TRIES attempts.

        Raises: PhotoError (DecoderCrashed, DecoderStuck, those of `decode_photo`); Cancelled, also
        while waiting."""
        tries = TRIES
        with self._exclusive(progress):
            while tries:
                folder = _make_folder(scratch)
                try:
                    request = DecodeRequest(path.absolute(), folder, options)
                    return self._decode(path, request, scratch, progress)
                except _Restarted:
                    self._end_process()
                except (EOFError, OSError, InvalidMessage):
                    self._end_process()
                    tries -= 1
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
        raise DecoderCrashed(path)

    def digest(self, path: Path, progress: Progress) -> str:
        """Return the SHA-256 of a regular file in hexadecimal, computed by the process.

        Raises: PhotoError (DecoderStuck also after DIGEST_LIMIT seconds); Cancelled."""
        until = time.monotonic() + DIGEST_LIMIT
        with self._exclusive(progress):
            try:
                for reply in self._replies(path, DigestRequest(path.absolute()), progress):
                    match reply:
                        case DecodeFailure():
                            raise reply.error
                        case FileDigest(sha256=str(sha256)):
                            return sha256
                    if time.monotonic() > until:
                        self._end_process()
                        raise DecoderStuck(path, round(DIGEST_LIMIT))
            except (EOFError, OSError, InvalidMessage, _Restarted):
                self._end_process()
        raise DecoderCrashed(path)

    def restart(self) -> None:
        """End the process, from any thread; a new one takes over the running request."""
        self._restart_wanted.set()

    def stop(self) -> None:
        """Cancel the running request and all later ones, from any thread."""
        self._stopped.set()

    def close(self) -> None:
        """End the process once the running request is done."""
        with self._lock:
            self._end_process()

    @contextmanager
    def _exclusive(self, progress: Progress) -> Iterator[None]:
        """Hold the decoder's lock for the block. Raises: Cancelled, also while waiting."""
        while not self._lock.acquire(timeout=POLL_INTERVAL):
            if self._is_cancelled(progress):
                raise Cancelled
        try:
            yield
        finally:
            self._lock.release()

    def _decode(
        self, path: Path, request: DecodeRequest, scratch: Scratch, progress: Progress
    ) -> Photo:
        """Decode a photo in one attempt; photo, notices and errors name it `path`.

        Raises: PhotoError; Cancelled; EOFError, OSError or InvalidMessage if the process failed."""
        notices: list[Notice] = []
        for reply in self._replies(path, request, progress):
            match reply:
                case DecodeProgress():
                    progress.report(min(max(reply.done, 0.0), 1.0))
                case DecodeNotice():
                    notices.append(_with_user_path(reply.notice, path, request))
                case DecodeFailure():
                    raise _with_user_paths(reply.error, path, request, scratch)
                case DecodedPhoto():
                    photo = _build_photo(reply, path, request, scratch)
                    for notice in notices:
                        progress.notice(notice)
                    return photo
        raise EOFError

    def _replies(self, path: Path, request: Request, progress: Progress) -> Iterator[Reply]:
        """Yield the replies to a request.

        Raises: Cancelled; DecoderStuck; EOFError or OSError if the process ended; InvalidMessage;
        _Restarted."""
        self._restart_wanted.clear()
        process, silence = self._ensure_process(), Silence(path, progress, self._on_silence)
        limit = self._silence_limit + _extra_seconds(request.path)
        last_heard = process.now()
        process.ask(request)
        try:
            while True:
                if self._is_cancelled(progress):
                    self._end_process()
                    raise Cancelled
                if self._restart_wanted.is_set():
                    raise _Restarted
                reply = process.reply(POLL_INTERVAL)
                now = process.now()
                if reply is not None:
                    last_heard = now
                    silence.end()
                    yield reply
                elif now.is_stopped(last_heard):
                    silence.begin(now.clock - last_heard.clock)
                if now.is_stuck(last_heard, limit if process.ready else START_LIMIT):
                    self._end_process()
                    raise DecoderStuck(path, round(now.clock - last_heard.clock))
        finally:
            silence.end()

    def _is_cancelled(self, progress: Progress) -> bool:
        return progress.stop.is_set() or self._stopped.is_set()

    def _ensure_process(self) -> "_Process":
        if self._process is None:
            self._process = _Process(self._command, self._log)
        return self._process

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.end()
        self._process = None


class _Restarted(Exception):
    """Exception that the user has restarted the process."""


class _Process:
    """A decoder process and the thread that reads its replies."""

    def __init__(self, command: tuple[str, ...], log: Path) -> None:
        self._child = ChildProcess(command, log)
        self.ready = False
        self._received: SimpleQueue[Reply | Exception] = SimpleQueue()
        self._listener = Thread(target=self._listen, name="photos", daemon=True)
        self._listener.start()

    def ask(self, request: Request) -> None:
        """Send a request to the process. Raises: OSError if it has ended."""
        send(self._child.stdin, request)

    def now(self) -> ClockSample:
        """Return the current time and the CPU time that the process has used."""
        return ClockSample(time.monotonic(), self._child.cpu_seconds())

    def reply(self, timeout: float) -> Reply | None:
        """Return the next reply, None if none comes within `timeout` seconds.

        Raises: EOFError or OSError if the process ended; InvalidMessage."""
        try:
            received = self._received.get(timeout=timeout)
        except Empty:
            return None
        if isinstance(received, Exception):
            raise received
        self.ready = self.ready or isinstance(received, DecoderReady)
        return received

    def end(self) -> None:
        """Kill the process and wait for its end."""
        self._child.kill()
        self._listener.join()
        self._child.close()

    def _listen(self) -> None:
        try:
            while True:
                self._received.put(read_reply(self._child.stdout))
        except (EOFError, OSError, InvalidMessage) as error:
            self._received.put(error)


def _make_folder(scratch: Scratch) -> Path:
    """Make a new folder for the arrays of a photo. Raises: those of `writing_error`."""
    folder = scratch.file()
    try:
        folder.mkdir()
    except OSError as error:
        raise writing_error(error, folder, FOLDER_BYTES) from error
    return folder.absolute()


def _build_photo(
    reply: DecodedPhoto, path: Path, request: DecodeRequest, scratch: Scratch
) -> Photo:
    """Check a reply, adopt its array files, build the photo. Raises: InvalidMessage; OSError."""
    files = (reply.pixels, reply.alpha, reply.native)
    size = reply.pixels.shape[:2]
    if len(reply.pixels.shape) != 3 or any(file and file.shape[:2] != size for file in files):
        raise InvalidMessage
    pixels, alpha, native = (
        None if file is None else _adopt(file, request.folder, scratch) for file in files
    )
    return Photo(
        path,
        reply.sha256,
        cast(Any, pixels),
        alpha,
        reply.grey,
        reply.metadata,
        native,
        page=request.options.page,
    )


def _adopt(file: ArrayFile, folder: Path, scratch: Scratch) -> NDArray[Any]:
    valid = (
        Path(file.name).name == file.name
        and file.dtype in ("uint8", "uint16")
        and (len(file.shape) == 2 or file.shape[2:] == (3,))
        and all(isinstance(side, int) and side > 0 for side in file.shape)
    )
    if not valid:
        raise InvalidMessage
    try:
        return scratch.adopt_file(folder / file.name, file.shape, np.dtype(file.dtype))
    except ValueError as error:
        raise InvalidMessage from error


def _with_user_paths(
    error: PhotoError, path: Path, request: DecodeRequest, scratch: Scratch
) -> PhotoError:
    """Replace the array folder and the photo's absolute path in an error by the user's paths."""

    def of_user(value: object) -> object:
        if isinstance(value, Path) and value.is_relative_to(request.folder):
            return scratch.folder
        return path if value == request.path else value

    make, values = error.__reduce__()
    return make(*map(of_user, values))


def _with_user_path(notice: Notice, path: Path, request: DecodeRequest) -> Notice:
    """Replace absolute paths of the photo and its neighbours in a notice by the user's paths."""
    absolute = request.path.parent
    return notice.with_paths(lambda p: path.parent / p.name if p.parent == absolute else p)


def _extra_seconds(path: Path) -> float:
    """Return extra seconds of patience for a file: 1 a megabyte, at most `MAX_EXTRA_SECONDS`."""
    with suppress(OSError):
        return min(path.stat().st_size / 1e6, MAX_EXTRA_SECONDS)
    return 0.0
