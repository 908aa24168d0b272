"""What the window's process and the process that decodes say to each other.

The one that decodes meets hostile files, so its answers are not trusted: they can only be made
of the classes that are listed here, arrays come as names of files in a folder that the asker
chose, and everything is looked at again.
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
from models.core.progress import Remark
from models.processes.messages import LENGTH

MOST_BYTES: Final = 512 << 20
"""Longest answer: the metadata of one photo."""


@dataclass(frozen=True, slots=True)
class DecodeRequest:
    """The question: a photo, an empty folder for its pixels, and whether it may be `large`."""

    path: Path
    folder: Path
    page: int
    large: bool


@dataclass(frozen=True, slots=True)
class DecoderReady:
    """The process has started; said once."""


@dataclass(frozen=True, slots=True)
class DecodeProgress:
    """How far the question is, 0 to 1."""

    done: float


@dataclass(frozen=True, slots=True)
class DecodeNotice:
    """Something to tell the person."""

    notice: Remark


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """An array in a file of the room, in C order."""

    file: str
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """The photo, see `Photo`."""

    sha256: str
    grey: bool
    metadata: Metadata
    pixels: ArrayFile
    alpha: ArrayFile | None
    native: ArrayFile | None


@dataclass(frozen=True, slots=True)
class DecodeFailure:
    """The photo cannot be read."""

    error: PhotoError


Answer = DecoderReady | DecodeProgress | DecodeNotice | DecodedPhoto | DecodeFailure


class InvalidReply(Exception):
    """An answer that no sound process gives."""


def read_reply(stream: BinaryIO) -> Answer:
    """The next answer. Raises EOFError when the other side is gone, Untrue."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    if length > MOST_BYTES:
        raise InvalidReply
    return parse_reply(_exactly(stream, length))


def parse_reply(content: bytes) -> Answer:
    """Raises Untrue for anything but an answer."""
    try:
        answer = _Listed(io.BytesIO(content)).load()
    except Exception as error:
        raise InvalidReply from error
    if not isinstance(answer, Answer):
        raise InvalidReply
    return answer


class _Listed(pickle.Unpickler):
    """Knows the classes of answers and no others."""

    def find_class(self, module: str, name: str) -> Any:
        known = _KNOWN.get((module, name))
        if known is None:
            raise pickle.UnpicklingError(name)
        return known


def _classes() -> Iterator[type]:
    yield from (
        DecoderReady,
        DecodeProgress,
        DecodeNotice,
        ArrayFile,
        DecodedPhoto,
        DecodeFailure,
        Metadata,
    )
    yield from (pathlib.PosixPath, pathlib.WindowsPath)
    for module, root in ((errors, PhotoError), (notices, Remark)):
        found = (each for _, each in inspect.getmembers(module, inspect.isclass))
        yield from (each for each in found if issubclass(each, root))


_KNOWN: Final = {(each.__module__, each.__name__): each for each in _classes()}


def _exactly(stream: BinaryIO, count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content
