"""Main module of the decoder process, in which hostile files can harm nothing else.

It handles the requests from standard input one by one with limited memory and CPU time, and ends
when the pipe closes, which happens however the program ends.
"""

import logging
import math
import os
import signal
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import DamagedPhoto, MemoryShort, PhotoError
from desktop.files.formats.vips_threads import STACK_BYTES, THREADS
from desktop.files.reading.decoder_messages import (
    ArrayFile,
    DecodedPhoto,
    DecodeFailure,
    DecodeNotice,
    DecodeProgress,
    DecoderReady,
    DigestRequest,
    FileDigest,
    Request,
)
from desktop.files.storage.scratch_files import byte_size, reserve
from models.core.pixels import Raster
from models.core.progress import Notice, Progress
from models.file_io.sha256 import sha256_of
from models.processes.engine_messages import receive, send
from models.processes.pipes import take_standard_pipes

MAX_MEMORY: Final = 4 << 30
"""Bytes of memory that the decoder process may use, pixels (which are in files) not counted."""

MAX_CPU_SECONDS: Final = 600
"""CPU seconds that the decoder process may spend on one file."""

MAX_FILE_BYTES: Final = 32 << 30
"""Size in bytes of the largest file of pixels that the decoder process may write."""

log = logging.getLogger(__name__)


class FileArrayAllocator:
    """Allocator that makes each array as a memory-mapped file of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def raster(self, height: int, width: int, dtype: np.dtype[Any]) -> Raster:
        """Allocate a zeroed array, `height` x `width` x 3. Raises: DiskFull."""
        raster: Raster = self.array((height, width, 3), dtype)
        return raster

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Allocate a zeroed array, `height` x `width`. Raises: DiskFull."""
        return self.array((height, width), dtype)

    def array(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        """Allocate a zeroed array of any shape. Raises: DiskFull."""
        path = self._folder / f"{next(self._numbers)}.bin"
        reserve(path, byte_size(shape, dtype))
        return np.memmap(path, dtype, "r+", shape=shape)


def main() -> None:
    """Decode the photos that are requested on standard input until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_resources()
    reading, writing = take_standard_pipes()
    requests: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_listen, args=(reading, requests), name="questions", daemon=True).start()
    send(writing, DecoderReady())
    while True:
        request = requests.get()
        limit_cpu_time(MAX_CPU_SECONDS)
        send(writing, _handle(request, writing))


def _handle(request: Request, writing: BinaryIO) -> DecodedPhoto | FileDigest | DecodeFailure:
    """Decode or hash a file; an unforeseen exception becomes the failure of this request alone."""

    def send_notice(notice: Notice) -> None:
        if isinstance(notice, Notice):
            send(writing, DecodeNotice(notice))

    progress = Progress(lambda done: send(writing, DecodeProgress(done)), send_notice)
    try:
        if isinstance(request, DigestRequest):
            return FileDigest(sha256_of(request.path, progress))
        allocator = FileArrayAllocator(request.folder)
        photo = decode_photo(request.path, allocator, progress, request.options)
    except PhotoError as error:
        return DecodeFailure(error)
    except MemoryError:
        return DecodeFailure(MemoryShort(request.path))
    except Exception as error:
        log.exception("unforeseen in %s", request.path)
        return DecodeFailure(DamagedPhoto(request.path, f"{type(error).__name__}: {error}"))
    return _reply_for(photo)


def _reply_for(photo: Photo) -> DecodedPhoto:
    alpha = None if photo.alpha is None else _array_file(photo.alpha)
    native = None if photo.native is None else _array_file(photo.native)
    pixels = _array_file(photo.pixels)
    return DecodedPhoto(photo.sha256, photo.grey, photo.metadata, pixels, alpha, native)


def _array_file(array: NDArray[Any]) -> ArrayFile:
    path = getattr(array, "filename", None)
    return ArrayFile(Path(str(path)).name, array.shape, array.dtype.name)


def limit_resources() -> None:
    """Limit memory and file size of this process, as far as the system has such limits."""
    if sys.platform != "win32":
        import resource

        most_data = MAX_MEMORY + THREADS * STACK_BYTES
        limits = (resource.RLIMIT_DATA, most_data), (resource.RLIMIT_FSIZE, MAX_FILE_BYTES)
        for kind, most in (*limits, (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def limit_cpu_time(seconds: int) -> None:
    """Let the system end this process after so many more CPU seconds; no effect on Windows."""
    if sys.platform != "win32":
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used) + seconds, most))


def _listen(reading: BinaryIO, requests: "SimpleQueue[Request]") -> None:
    """Put requests that arrive into a queue; end the process when the pipe closes."""
    with suppress(EOFError, OSError):
        while True:
            requests.put(receive(reading))
    os._exit(0)


if __name__ == "__main__":
    main()
