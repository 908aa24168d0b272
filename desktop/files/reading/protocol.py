"""Protocols of functions that open and hash photos, in this process or in the decoder process."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from desktop.document.photo import Photo
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of opening a photo: a 0-based `page`, and whether very large photos are opened."""

    page: int = 0
    allow_large: bool = False


FIRST_PAGE: Final = ReadOptions()
"""Open the first page, unless it is very large."""


class ReadPhoto(Protocol):
    """Function that decodes a photo into arrays of `scratch`; see `decode_photo`."""

    def __call__(
        self, path: Path, scratch: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
    ) -> Photo:
        """Decode one page of a file. Raises: PhotoError; Cancelled."""


class HashFile(Protocol):
    """Function that computes the SHA-256 of a file, in hexadecimal; see `sha256_of`."""

    def __call__(self, path: Path, progress: Progress, /) -> str:
        """Hash a file. Raises: OSError; PhotoError; Cancelled."""
