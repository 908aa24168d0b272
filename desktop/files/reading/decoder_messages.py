"""Messages between the program and the decoder process.

The decoder process reads hostile files, so its replies are not trusted: they can contain only the
classes that are listed here, arrays are named as files of a folder that the client chose, and all
values are checked by the client.
"""

import inspect
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from desktop.document.photo import Metadata
from desktop.files import errors, notices
from desktop.files.errors import PhotoError
from desktop.files.reading.reader_protocols import ReadOptions
from models.core.progress import Notice
from models.processes.engine_messages import InvalidMessage, names_of, receive_listed

MAX_REPLY_BYTES: Final = 512 << 20
"""Size in bytes of the longest reply, which holds the metadata of one photo."""


@dataclass(frozen=True, slots=True)
class DecodeRequest:
    """Request to decode a photo into array files in an empty `folder`."""

    path: Path
    folder: Path
    options: ReadOptions


@dataclass(frozen=True, slots=True)
class DigestRequest:
    """Request to hash a regular file."""

    path: Path


@dataclass(frozen=True, slots=True)
class FileDigest:
    """Last reply to a DigestRequest without error: the SHA-256 in hexadecimal."""

    sha256: str


@dataclass(frozen=True, slots=True)
class DecoderReady:
    """First message of the decoder process, sent when it has started."""


@dataclass(frozen=True, slots=True)
class DecodeProgress:
    """Message about the progress of a request, 0 to 1."""

    done: float


@dataclass(frozen=True, slots=True)
class DecodeNotice:
    """Message that passes on a notice about the photo, for the user."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """Array in a file, in C order: file name in the request's folder, shape and dtype."""

    name: str
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """Last reply to a DecodeRequest without error; the fields are those of `Photo`."""

    sha256: str
    grey: bool
    metadata: Metadata
    pixels: ArrayFile
    alpha: ArrayFile | None
    native: ArrayFile | None


@dataclass(frozen=True, slots=True)
class DecodeFailure:
    """Last reply to a request, with the error that ended it."""

    error: PhotoError


Reply = DecoderReady | DecodeProgress | DecodeNotice | DecodedPhoto | FileDigest | DecodeFailure

Request = DecodeRequest | DigestRequest


def read_reply(stream: BinaryIO) -> Reply:
    """Read the next reply, made of listed classes only. Raises: EOFError; InvalidMessage."""
    reply = receive_listed(stream, REPLY_NAMES, MAX_REPLY_BYTES)
    if not isinstance(reply, Reply):
        raise InvalidMessage(type(reply).__name__)
    return reply


def _reply_classes() -> Iterator[type]:
    yield from (DecoderReady, DecodeProgress, DecodeNotice, ArrayFile, DecodedPhoto, DecodeFailure)
    yield from (FileDigest, Metadata, pathlib.PosixPath, pathlib.WindowsPath)
    for module, root in ((errors, PhotoError), (notices, Notice)):
        classes = (each for _, each in inspect.getmembers(module, inspect.isclass))
        yield from (each for each in classes if issubclass(each, root))


REPLY_NAMES: Final = names_of(*_reply_classes())
"""Classes that a reply of the decoder process may name."""
