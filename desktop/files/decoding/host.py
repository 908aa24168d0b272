"""The process that decodes: whatever a file does to the libraries, it does it here.

It answers the questions that come on standard input one by one, may use only so much memory, and
ends when the pipe closes, because the program that asked has ended in whatever way.
"""

import logging
import math
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.photo import Photo
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import DamagedPhoto, MemoryShort, PhotoError
from desktop.files.reading.messages import (
    ArrayFile,
    DecodedPhoto,
    DecodeFailure,
    DecodeNotice,
    DecodeProgress,
    DecodeRequest,
    DecoderReady,
)
from desktop.files.storage.scratch import byte_size, reserve
from models.core.pixels import Raster
from models.core.progress import Notice, Progress, Remark
from models.processes.messages import receive, send

MEMORY: Final = 4 << 30
"""Bytes that a decoder may use beside the pixels, which are in files."""

TIME: Final = 600
"""Seconds of the processor that one file may take."""

LARGEST: Final = 32 << 30
"""Bytes that a file of pixels may have."""


log = logging.getLogger(__name__)


class FileArrayAllocator:
    """Puts every array into a file of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def raster(self, height: int, width: int, dtype: np.dtype[Any]) -> Raster:
        """See Room."""
        raster: Raster = self.array((height, width, 3), dtype)
        return raster

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """See Room."""
        return self.array((height, width), dtype)

    def array(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        self._count += 1
        path = self._folder / f"{self._count}.bin"
        reserve(path, byte_size(shape, dtype))
        return np.memmap(path, dtype, "r+", shape=shape)


def main() -> None:
    """Answer until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_resources()
    reading, writing = _own_pipes()
    asked: SimpleQueue[DecodeRequest] = SimpleQueue()
    Thread(target=_listen, args=(reading, asked), name="questions", daemon=True).start()
    send(writing, DecoderReady())
    while True:
        question = asked.get()
        limit_cpu_time(TIME)
        send(writing, _answered(question, writing))


def _answered(question: DecodeRequest, writing: BinaryIO) -> DecodedPhoto | DecodeFailure:
    """What becomes of one question; an error that nobody foresaw is one of this file alone."""

    def notice(told: Notice) -> None:
        if isinstance(told, Remark):
            send(writing, DecodeNotice(told))

    progress = Progress(lambda done: send(writing, DecodeProgress(done)), notice)
    try:
        room = FileArrayAllocator(question.folder)
        photo = decode_photo(question.path, room, progress, question.page, question.large)
    except PhotoError as error:
        return DecodeFailure(error)
    except MemoryError:
        return DecodeFailure(MemoryShort(question.path))
    except Exception as error:
        log.exception("unforeseen in %s", question.path)
        return DecodeFailure(DamagedPhoto(question.path, f"{type(error).__name__}: {error}"))
    return _opened(photo)


def _opened(photo: Photo) -> DecodedPhoto:
    alpha = None if photo.alpha is None else _lying(photo.alpha)
    native = None if photo.native is None else _lying(photo.native)
    return DecodedPhoto(
        photo.sha256, photo.grey, photo.metadata, _lying(photo.pixels), alpha, native
    )


def _lying(array: NDArray[Any]) -> ArrayFile:
    file = getattr(array, "filename", None)
    return ArrayFile(Path(str(file)).name, array.shape, array.dtype.name)


def limit_resources() -> None:
    """Where the system has such limits. That of memory is not kept by macOS."""
    if sys.platform != "win32":
        import resource

        limits = (resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_FSIZE, LARGEST)
        for what, most in (*limits, (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))


def limit_cpu_time(seconds: int) -> None:
    """The system ends this process when it has used the processor for so long from now."""
    if sys.platform != "win32":
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used) + seconds, most))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output as ours alone: what libraries print goes to standard error."""
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")


def _listen(reading: BinaryIO, asked: "SimpleQueue[DecodeRequest]") -> None:
    with suppress(EOFError, OSError):
        while True:
            asked.put(receive(reading))
    os._exit(0)


if __name__ == "__main__":
    main()
