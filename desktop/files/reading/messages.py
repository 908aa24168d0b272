"""Messages between the program and the decoder process.

The decoder process reads hostile files, so its replies are not trusted: they can contain only the
classes that are listed here, arrays are named as files of a folder that the client chose, and all
values are checked by the client.
"""

import inspect
import io
import pathlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from desktop.document.photo import Metadata
from desktop.files import errors, notices
from desktop.files.errors import PhotoError
from desktop.files.reading.protocol import ReadOptions
from models.core.progress import Notice
from models.processes.messages import LENGTH
from models.processes.pipes import read_exactly

MAX_REPLY_BYTES: Final = 512 << 20
"""Size in bytes of the longest reply, which holds the metadata of one photo."""


@dataclass(frozen=True, slots=True)
class DecodeRequest:
    """Request to decode a photo into files of an empty `folder`."""

    path: Path
    folder: Path
    options: ReadOptions


@dataclass(frozen=True, slots=True)
class DecoderReady:
    """First message of the decoder process, sent when it has started."""


@dataclass(frozen=True, slots=True)
class DecodeProgress:
    """Message about the progress of a request, 0 to 1."""

    done: float


@dataclass(frozen=True, slots=True)
class DecodeNotice:
    """Message with a notice about the photo for the user."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """Location of an array: a file of the request's folder, in C order."""

    name: str
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """Last reply to a request that succeeded; the fields are those of `Photo`."""

    sha256: str
    grey: bool
    metadata: Metadata
    pixels: ArrayFile
    alpha: ArrayFile | None
    native: ArrayFile | None


@dataclass(frozen=True, slots=True)
class DecodeFailure:
    """Last reply to a request that failed."""

    error: PhotoError


Reply = DecoderReady | DecodeProgress | DecodeNotice | DecodedPhoto | DecodeFailure


class InvalidReply(Exception):
    """The bytes are no reply that a sound decoder process sends."""


def read_reply(stream: BinaryIO) -> Reply:
    """Read the next reply of the decoder process.

    Raises: EOFError if the process ended; InvalidReply.
    """
    (length,) = LENGTH.unpack(read_exactly(stream, LENGTH.size))
    if length > MAX_REPLY_BYTES:
        raise InvalidReply
    return parse_reply(read_exactly(stream, length))


def parse_reply(content: bytes) -> Reply:
    """Unpickle a reply, with the listed classes only. Raises: InvalidReply."""
    try:
        reply = _RestrictedUnpickler(io.BytesIO(content)).load()
    except Exception as error:
        raise InvalidReply from error
    if not isinstance(reply, Reply):
        raise InvalidReply
    return reply


class _RestrictedUnpickler(pickle.Unpickler):
    """Unpickler that knows the classes of replies and no others."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = _ALLOWED.get((module, name))
        if allowed is None:
            raise pickle.UnpicklingError(name)
        return allowed


def _allowed_classes() -> Iterator[type]:
    yield from (DecoderReady, DecodeProgress, DecodeNotice, ArrayFile, DecodedPhoto, DecodeFailure)
    yield from (Metadata, pathlib.PosixPath, pathlib.WindowsPath)
    for module, root in ((errors, PhotoError), (notices, Notice)):
        classes = (each for _, each in inspect.getmembers(module, inspect.isclass))
        yield from (each for each in classes if issubclass(each, root))


_ALLOWED: Final = {(each.__module__, each.__name__): each for each in _allowed_classes()}
