"""Safe reading of project archives, which may be hostile.

Names in an archive are never used as paths, and every entry has a size limit.
"""

import io
import shutil
import stat
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
    NotAFile,
    PhotoError,
)
from desktop.files.formats.openraster_writer import MIMETYPE
from desktop.files.reading.reader_protocols import HashFile, ReadOptions, ReadPhoto
from desktop.files.storage.path_errors import reading_error, writing_error
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of

_CHUNK: Final = 1 << 20
_MAX_COMPRESSION: Final = 200
"""Highest compression ratio of an entry that is accepted; images are compressed already."""

_MOST_AT_ONCE: Final = 2 << 20
"""Bytes that zipfile may read at once. It reads the directory of an archive at once, so that this
limits the number of entries, to about 25,000."""

_UNREADABLE: Final = (KeyError, RuntimeError, NotImplementedError, ValueError, OverflowError)
"""Exceptions of zipfile for entries that are missing, encrypted or of unknown compression."""


@dataclass(frozen=True, slots=True)
class ProjectReaders:
    """Functions that decode the images of a project and hash its original."""

    read: ReadPhoto
    digest: HashFile = sha256_of


@dataclass(frozen=True, slots=True)
class SafeArchive:
    """Open archive, with a scratch folder for extracted files and a decoder for images."""

    archive: zipfile.ZipFile
    scratch: Scratch
    readers: "ProjectReaders"
    allow_large: bool = False

    def has(self, name: str) -> bool:
        """Return whether there is an entry of a name."""
        return name in self.archive.NameToInfo

    def content(self, name: str, most: int) -> bytes:
        """Read an entry of at most `most` bytes. Raises: KeyError without it; BadZipFile."""
        content = bytearray()
        for chunk in self.chunks(name, _CHUNK):
            content += chunk
            if len(content) > most:
                raise zipfile.BadZipFile(name)
        return bytes(content)

    def chunks(self, name: str, size: int) -> Iterator[bytes]:
        """Yield an entry in chunks of `size` bytes at most. Raises: KeyError; BadZipFile."""
        with self.archive.open(name) as entry:
            while chunk := entry.read(size):
                yield chunk

    def extract(self, name: str, most: int, progress: Progress | None = None) -> Path:
        """Extract an entry of at most `most` bytes to a new file of the scratch folder.

        Raises: KeyError; BadZipFile; DiskFull; Cancelled."""
        progress = progress or Progress()
        info, path = self.archive.getinfo(name), self.scratch.file()
        size = info.file_size
        if size > min(most, _MAX_COMPRESSION * info.compress_size + _CHUNK):
            raise zipfile.BadZipFile(name)
        if shutil.disk_usage(path.parent).free < size:
            raise DiskFull(path.parent, size)
        with self.archive.open(info) as entry, path.open("xb") as file:
            done = 0
            while chunk := entry.read(_CHUNK):
                _write(chunk, file, size)
                done += len(chunk)
                progress.report(done / max(size, 1))
        return path

    def picture(self, name: str, most: int, progress: Progress) -> Photo:
        """Decode an image entry of at most `most` bytes and delete its extracted file.

        Raises: PhotoError; Cancelled; those of `extract`."""
        path = self.extract(name, most, progress.share(0, 0.3))
        try:
            options = ReadOptions(0, self.allow_large)
            return self.readers.read(path, self.scratch, progress.share(0.3, 1), options)
        finally:
            path.unlink(missing_ok=True)


def _write(chunk: bytes, file: BinaryIO, size: int) -> None:
    """Write a chunk to a scratch file, whose errors are not those of the archive.

    `size` is the number of bytes that the whole file needs, for the error. Raises: those of
    `writing_error`."""
    try:
        file.write(chunk)
    except OSError as error:
        raise writing_error(error, Path(file.name), size) from error


class _BoundedFile(io.BufferedReader):
    """File that refuses to read more than `_MOST_AT_ONCE` bytes at once. Raises: BadZipFile."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MOST_AT_ONCE:
            raise zipfile.BadZipFile("directory")
        content = super().read(_MOST_AT_ONCE + 1 if size is None or size < 0 else size)
        if len(content) > _MOST_AT_ONCE:
            raise zipfile.BadZipFile("directory")
        return content


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Yield an open ZIP archive, whose directory must be of bounded size.

    Raises: NotAFile for a pipe or device; OSError; BadZipFile; ValueError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAFile(path)
    with _BoundedFile(io.FileIO(path)) as file, zipfile.ZipFile(file) as archive:
        yield archive


@contextmanager
def open_safe_archive(
    path: Path, scratch: Scratch, readers: ProjectReaders, *, allow_large: bool = False
) -> Iterator[SafeArchive]:
    """Open an OpenRaster file; convert exceptions of the block to PhotoErrors about `path`.

    `allow_large` accepts pictures above the size that needs the user's consent. Raises: PhotoError,
    such as DamagedProject for exceptions of zipfile."""
    try:
        with open_zip(path) as archive:
            opened = SafeArchive(archive, scratch, readers, allow_large)
            if opened.content("mimetype", 100) != MIMETYPE:
                raise DamagedProject(path, "mimetype")
            yield opened
    except PhotoError as error:
        inside: Any = error
        if getattr(inside, "path", path).parent != scratch.folder:
            raise
        raise replace(inside, path=path) from error
    except OSError as error:
        raise reading_error(error, path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, *_UNREADABLE) as error:
        raise DamagedProject(path, str(error)) from error
