"""Who opens photos, in this process or in one of its own; nothing here decodes."""

import hashlib
from pathlib import Path
from typing import Final, Protocol

from desktop.document.photo import Photo
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress

CHUNK: Final = 1 << 22


class ReadPhoto(Protocol):
    """As `read_photo`, in this process or in one of its own."""

    def __call__(
        self,
        path: Path,
        scratch: Scratch,
        progress: Progress,
        page: int = 0,
        large: bool = False,
        /,
    ) -> Photo: ...


def allowing(read: ReadPhoto) -> ReadPhoto:
    """The same, but very large photos need no other word."""

    def reading(
        path: Path,
        scratch: Scratch,
        progress: Progress,
        page: int = 0,
        _: bool = True,
        /,
    ) -> Photo:
        return read(path, scratch, progress, page, True)

    return reading


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """Of the bytes of a file. Raises OSError, Cancelled."""
    digest, progress = hashlib.sha256(), progress or Progress()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            progress.report(0.0)
    return digest.hexdigest()
