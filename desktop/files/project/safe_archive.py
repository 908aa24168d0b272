"""Safe reading of project archives, which may be hostile.

Names in an archive are never used as paths, and every entry has a size limit.
"""

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Final

from desktop.document.photo import Photo
from desktop.files.errors import (
    DamagedProject,
    DiskFull,
    NotFound,
    NotReadable,
    PhotoError,
)
from desktop.files.formats.openraster import MIMETYPE
from desktop.files.reading.protocol import ReadOptions, ReadPhoto
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress

_CHUNK: Final = 1 << 20
_MAX_COMPRESSION: Final = 200
"""Highest compression ratio of an entry that is accepted; images are compressed already."""

_UNREADABLE: Final = (KeyError, RuntimeError, NotImplementedError)
"""Exceptions that zipfile raises for entries that are missing, encrypted or of unknown compression.
"""


@dataclass(frozen=True, slots=True)
class SafeArchive:
    """Open archive with a scratch folder for extracted files and a decoder for its images."""

    archive: zipfile.ZipFile
    scratch: Scratch
    read: ReadPhoto
    allow_large: bool = False

    def content(self, name: str, most: int) -> bytes:
        """Read an entry of at most `most` bytes. Raises: KeyError if there is none; BadZipFile."""
        with self.archive.open(name) as entry:
            content = entry.read(most + 1)
        if len(content) > most:
            raise zipfile.BadZipFile(name)
        return content

    def extract(self, name: str, most: int) -> Path:
        """Extract an entry of at most `most` bytes to a new file of the scratch folder.

        Raises: KeyError; BadZipFile; DiskFull.
        """
        info, path = self.archive.getinfo(name), self.scratch.file()
        size = info.file_size
        if size > min(most, _MAX_COMPRESSION * info.compress_size + _CHUNK):
            raise zipfile.BadZipFile(name)
        if shutil.disk_usage(path.parent).free < size:
            raise DiskFull(path.parent, size)
        with self.archive.open(info) as entry, path.open("xb") as file:
            while chunk := entry.read(_CHUNK):
                _write(chunk, file, size)
        return path

    def picture(self, name: str, most: int, progress: Progress) -> Photo:
        """Decode an image entry and delete its extracted file.

        Raises: PhotoError; Cancelled; those of `extract`.
        """
        path = self.extract(name, most)
        try:
            return self.read(path, self.scratch, progress, ReadOptions(0, self.allow_large))
        finally:
            path.unlink(missing_ok=True)


def _write(chunk: bytes, file: BinaryIO, size: int) -> None:
    """Write to the scratch file; its errors are not the archive's. Raises: DiskFull."""
    try:
        file.write(chunk)
    except OSError as error:
        raise DiskFull(Path(file.name).parent, size) from error


@contextmanager
def open_safe_archive(
    path: Path, scratch: Scratch, read: ReadPhoto, *, allow_large: bool = False
) -> Iterator[SafeArchive]:
    """Open an OpenRaster file and translate errors that are raised in the block.

    Exceptions of zipfile become DamagedProject, and errors about an extracted image name `path`.
    Raises: PhotoError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            opened = SafeArchive(archive, scratch, read, allow_large)
            if opened.content("mimetype", 100) != MIMETYPE:
                raise DamagedProject(path, "mimetype")
            yield opened
    except PhotoError as error:
        inside: Any = error
        if getattr(inside, "path", path).parent != scratch.folder:
            raise
        raise replace(inside, path=path) from error
    except FileNotFoundError as error:
        raise NotFound(path) from error
    except OSError as error:
        raise NotReadable(path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, *_UNREADABLE) as error:
        raise DamagedProject(path, str(error)) from error
