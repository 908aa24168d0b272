"""A temporary folder for pixels that do not belong in memory."""

import itertools
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.files.errors import DiskFull
from desktop.files.storage.file_lock import FileLock, try_lock
from models.core.pixels import Raster, Rect

IN_MEMORY: Final = 32 << 20
"""Arrays up to this many bytes are not worth a file."""

LOCK: Final = "lock"
"""The file in a scratch folder that its process holds."""

BLOCK: Final = 512
"""Bytes, in which systems tell what a file takes."""

Span = tuple[int, int]
"""Where in a file something begins, and how many bytes it has."""

_START: Final = "heirloom-"


class ArrayAllocator(Protocol):
    """Where pixels can be put."""

    def raster(self, height: int, width: int, dtype: np.dtype[Any]) -> Raster:
        """Height x width x 3, zero. Raises DiskFull."""

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Height x width, zero. Raises DiskFull."""


class Scratch:
    """Gives out arrays that live in files of one temporary folder. Each file goes with its array,
    the folder goes at `close`; after a crash it stays, and nobody holds it."""

    def __init__(self, parent: Path | None = None) -> None:
        """`parent` is where temporary files are, unless it is said."""
        self.folder, self._hold = _held_folder(parent)
        self._numbers = itertools.count()

    def raster(
        self, height: int, width: int, dtype: np.dtype[Any], part: Rect | None = None
    ) -> Raster:
        """Height x width x 3, zero; memory-mapped when large. Where only a `part` of it is to be
        written, no more room is taken than that, if the system can do so. Raises DiskFull."""
        raster: Raster = self._array((height, width, 3), dtype, part)
        return raster

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Height x width, zero; memory-mapped when large. Raises DiskFull."""
        return self._array((height, width), dtype, None)

    def file(self) -> Path:
        """A fresh name in the folder; nothing is there yet."""
        return self.folder / f"{next(self._numbers)}.bin"

    def adopt_file(self, file: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        """The array that a file on the same disk holds, in C order; the file is gone from where
        it was. Raises OSError, and ValueError where the file has another size than that."""
        size = byte_size(shape, dtype)
        if file.stat().st_size != size:
            raise ValueError(file)
        if size <= IN_MEMORY:
            array = np.fromfile(file, dtype, size // dtype.itemsize).reshape(shape)
            file.unlink()
            return array
        return self._mapped(file.replace(self.file()), shape, dtype)

    def close(self) -> None:
        """Remove the folder and all that is in it."""
        self._hold.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def leave(self) -> None:
        """Release the folder and keep what is in it, as a crash does: the next program offers what
        its journal tells, or removes a folder without one."""
        self._hold.release()

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _array(
        self, shape: tuple[int, ...], dtype: np.dtype[Any], part: Rect | None
    ) -> NDArray[Any]:
        size = byte_size(shape, dtype)
        if size <= IN_MEMORY:
            return np.zeros(shape, dtype)
        path = self.file()
        reserve(path, size, _spans(part, shape, dtype) if part else None)
        return self._mapped(path, shape, dtype)

    def _mapped(self, path: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        array = np.memmap(path, dtype, "r+", shape=shape)
        weakref.finalize(array, _removed, path).atexit = False
        return array


def backing_file(array: NDArray[Any]) -> Path | None:
    """The file that holds this array and nothing else, where there is one."""
    if not isinstance(array, np.memmap) or array.filename is None or array.offset:
        return None
    path = Path(array.filename)
    whole = array.flags.c_contiguous and path.exists() and path.stat().st_size == array.nbytes
    return path if whole else None


def byte_size(shape: tuple[int, ...], dtype: np.dtype[Any]) -> int:
    """Bytes."""
    return int(np.prod(shape, dtype=np.int64)) * dtype.itemsize


def stored_bytes(array: NDArray[Any]) -> int:
    """Bytes that this array takes, on the disk or in memory; parts of a file that were never
    written take none."""
    file = backing_file(array)
    blocks = getattr(file.stat(), "st_blocks", None) if file else None
    return array.nbytes if blocks is None else min(blocks * BLOCK, array.nbytes)


def reserve(path: Path, size: int, spans: Iterable[Span] | None = None) -> None:
    """A new file of so many bytes, whose room is taken now, or that of these spans of it: a memory
    map that finds the disk full ends the process. Raises DiskFull."""
    if shutil.disk_usage(path.parent).free < size:
        raise DiskFull(path.parent, size)
    try:
        with path.open("xb") as file:
            file.truncate(size)
            if hasattr(os, "posix_fallocate"):
                for start, length in ((0, size),) if spans is None else spans:
                    os.posix_fallocate(file.fileno(), start, length)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DiskFull(path.parent, size) from error


def _spans(part: Rect, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Iterator[Span]:
    """The rows of a part of a raster, in its file."""
    pixel = byte_size(shape[2:], dtype)
    for row in range(part.y, part.y + part.h):
        yield (row * shape[1] + part.x) * pixel, part.w * pixel


def claim_abandoned_scratch(parent: Path | None = None) -> Iterator[FileLock]:
    """The scratch folders of programs that ended without closing them: holds on their locks. The
    one who takes a hold sees to the folder, `hold.path.parent`."""
    place = parent or Path(tempfile.gettempdir())
    for lock in sorted(place.glob(f"{_START}*/{LOCK}")):
        with suppress(OSError):
            hold = try_lock(lock)
            if hold is not None:
                yield hold


def remove_scratch(hold: FileLock) -> None:
    """Remove the folder that a program left behind."""
    hold.release()
    shutil.rmtree(hold.path.parent, ignore_errors=True)


def _held_folder(parent: Path | None) -> tuple[Path, FileLock]:
    """A new one; made again where somebody clearing up took it for an old one."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_START, dir=parent))
        with suppress(FileNotFoundError):
            hold = try_lock(folder / LOCK)
            if hold is not None:
                return folder, hold


def _removed(file: Path) -> None:
    """Where it is still mapped on Windows it stays until the folder goes."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
