"""Protocols of functions that open and hash photos, in this process or in the decoder process."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from desktop.document.photo import Photo
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of opening a photo: a 0-based `page`, and what the user has agreed to.

    `allow_large` opens very large photos, `allow_partial` the rest of incomplete ones."""

    page: int = 0
    allow_large: bool = False
    allow_partial: bool = False


FIRST_PAGE: Final = ReadOptions()
"""Open the first page, unless it is very large or incomplete."""


class ReadPhoto(Protocol):
    """Protocol of functions that decode photos into arrays of `scratch`, as `decode_photo` does."""

    def __call__(
        self, path: Path, scratch: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
    ) -> Photo:
        """Decode one page of a file. Raises: PhotoError; Cancelled."""


class HashFile(Protocol):
    """Protocol of functions that compute the SHA-256 of a file, in hexadecimal."""

    def __call__(self, path: Path, progress: Progress, /) -> str:
        """Return the SHA-256 of a file in hexadecimal. Raises: OSError; PhotoError; Cancelled."""
