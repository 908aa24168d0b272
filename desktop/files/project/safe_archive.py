"""Projects being read: entries of archives that may have been made to do harm.

No name in an archive is ever used as a path, and nothing grows beyond what it may be.
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
from desktop.files.reading.protocol import ReadPhoto
from desktop.files.storage.scratch import Scratch
from models.core.progress import Progress

_CHUNK: Final = 1 << 20
_MOST_PACKED: Final = 200
"""Pictures are packed already, so nothing shrinks to less than one part in so many."""

_REFUSED: Final = (KeyError, RuntimeError, NotImplementedError)
"""What zipfile raises for entries that are missing, encrypted or packed in unknown ways."""


@dataclass(frozen=True, slots=True)
class SafeArchive:
    """An open archive, a folder for what comes out of it, and who decodes its pictures."""

    archive: zipfile.ZipFile
    scratch: Scratch
    read: ReadPhoto

    def content(self, name: str, most: int) -> bytes:
        """Raises KeyError where there is no such entry, BadZipFile where it is longer."""
        with self.archive.open(name) as entry:
            content = entry.read(most + 1)
        if len(content) > most:
            raise zipfile.BadZipFile(name)
        return content

    def extract(self, name: str, most: int) -> Path:
        """A file of the scratch folder. Raises KeyError, BadZipFile, DiskFull."""
        described, path = self.archive.getinfo(name), self.scratch.file()
        size = described.file_size
        if size > min(most, _MOST_PACKED * described.compress_size + _CHUNK):
            raise zipfile.BadZipFile(name)
        if shutil.disk_usage(path.parent).free < size:
            raise DiskFull(path.parent, size)
        with self.archive.open(described) as entry, path.open("xb") as file:
            while chunk := entry.read(_CHUNK):
                _put(chunk, file, size)
        return path

    def picture(self, name: str, most: int, progress: Progress) -> Photo:
        """Decoded; nothing of the packed picture stays. Raises PhotoError, and as `extracted`."""
        path = self.extract(name, most)
        try:
            return self.read(path, self.scratch, progress)
        finally:
            path.unlink(missing_ok=True)


def _put(chunk: bytes, file: BinaryIO, size: int) -> None:
    """Trouble with our own disk is none of the archive's."""
    try:
        file.write(chunk)
    except OSError as error:
        raise DiskFull(Path(file.name).parent, size) from error


@contextmanager
def open_safe_archive(path: Path, scratch: Scratch, read: ReadPhoto) -> Iterator[SafeArchive]:
    """An OpenRaster file; what zipfile says about damage becomes an error of ours, and what is said
    of a picture in it is said of the file."""
    try:
        with zipfile.ZipFile(path) as archive:
            opened = SafeArchive(archive, scratch, read)
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
    except (zipfile.BadZipFile, zlib.error, EOFError, *_REFUSED) as error:
        raise DamagedProject(path, str(error)) from error
