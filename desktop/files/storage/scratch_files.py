"""Temporary files in the scratch folder, for pixels that do not fit into memory."""

import errno
import itertools
import os
import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.files.errors import DiskFull
from desktop.files.storage.path_errors import writing_error
from models.core.pixels import Raster, Rect
from models.processes.file_lock import FileLock, try_lock

IN_MEMORY: Final = 32 << 20
"""Largest array in bytes that is kept in memory and not in a file."""

LOCK: Final = "lock"
"""Name of the lock file in a scratch folder."""

ARRAY: Final = ".bin"
"""Suffix of the files that hold arrays."""

BLOCK: Final = 512
"""Number of bytes in one unit of `st_blocks`."""

Span = tuple[int, int]
"""Offset and length in a file, in bytes."""

_PREFIX: Final = "heirloom-"

_CANNOT_RESERVE: Final = (errno.EOPNOTSUPP, errno.EINVAL)
"""System error numbers of disks on which no space can be reserved (POSIX, posix_fallocate)."""


class ArrayAllocator(Protocol):
    """Protocol of allocators of arrays for pixels, in memory or in files."""

    def raster(self, height: int, width: int, dtype: np.dtype[Any]) -> Raster:
        """Allocate a zeroed `height` x `width` x 3 array. Raises: those of `reserve`."""

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Allocate a zeroed `height` x `width` array. Raises: those of `reserve`."""


class Scratch:
    """Allocator of arrays in files of a temporary folder, which its process locks.

    A file is deleted with its array, the folder at `close`. After a crash it stays, unlocked."""

    def __init__(self, parent: Path | None = None) -> None:
        """Create the folder in `parent`, None for the system's temporary folder."""
        self.folder, self._lock = _locked_folder(parent)
        self._numbers = itertools.count()

    def raster(
        self, height: int, width: int, dtype: np.dtype[Any], part: Rect | None = None
    ) -> Raster:
        """Allocate a zeroed H x W x 3 array, memory-mapped if large. Raises: those of `reserve`.

        If only `part` will be written, disk space is reserved for that alone, where possible."""
        raster: Raster = self._array((height, width, 3), dtype, part)
        return raster

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Allocate a zeroed `height` x `width` array, in a file if large. Raises: as `reserve`."""
        return self._array((height, width), dtype, None)

    def file(self) -> Path:
        """Return the path of a file in the folder that does not exist yet."""
        return self.folder / f"{next(self._numbers)}{ARRAY}"

    def adopt_file(self, file: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        """Move a file of the same disk into the folder; return its content as an array of `shape`.

        Raises: OSError; ValueError if the file has another size."""
        size = byte_size(shape, dtype)
        if file.stat().st_size != size:
            raise ValueError(file)
        if size <= IN_MEMORY:
            array = np.fromfile(file, dtype, size // dtype.itemsize).reshape(shape)
            file.unlink()
            return array
        return self._map_file(file.replace(self.file()), shape, dtype)

    def close(self) -> None:
        """Delete the folder with its files."""
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def leave(self) -> None:
        """Unlock the folder but keep its files, as a crash would."""
        self._lock.release()

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _array(
        self, shape: tuple[int, ...], dtype: np.dtype[Any], part: Rect | None
    ) -> NDArray[Any]:
        size = byte_size(shape, dtype)
        if size <= IN_MEMORY:
            return np.zeros(shape, dtype)
        path = self.file()
        reserve(path, size, _spans(part, shape, dtype) if part else None)
        return self._map_file(path, shape, dtype)

    def _map_file(self, path: Path, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        array = np.memmap(path, dtype, "r+", shape=shape)
        weakref.finalize(array, _unlink, path).atexit = False
        return array


def backing_file(array: NDArray[Any]) -> Path | None:
    """Return the file that contains exactly this array, None if there is none."""
    if not isinstance(array, np.memmap) or array.filename is None or array.offset:
        return None
    path = Path(array.filename)
    whole = array.flags.c_contiguous and path.exists() and path.stat().st_size == array.nbytes
    return path if whole else None


def byte_size(shape: tuple[int, ...], dtype: np.dtype[Any]) -> int:
    """Return the size in bytes of an array of this shape and dtype."""
    return int(np.prod(shape, dtype=np.int64)) * dtype.itemsize


def stored_bytes(array: NDArray[Any]) -> int:
    """Return the bytes that an array takes on disk or in memory, without sparse parts."""
    file = backing_file(array)
    blocks = getattr(file.stat(), "st_blocks", None) if file else None
    return array.nbytes if blocks is None else min(blocks * BLOCK, array.nbytes)


def reserve(path: Path, size: int, spans: Iterable[Span] | None = None) -> None:
    """Create a file of `size` bytes and reserve disk space, for `spans` only unless None.

    Without it, writing to a memory map on a full disk ends the process. Raises: those of
    `writing_error`."""
    try:
        if shutil.disk_usage(path.parent).free < size:
            raise DiskFull(path.parent, size)
        with path.open("xb") as file:
            file.truncate(size)
            for start, length in ((0, size),) if spans is None else spans:
                _allocate(file, start, length)
    except OSError as error:
        _unlink(path)
        raise writing_error(error, path, size) from error


def _allocate(file: BinaryIO, start: int, length: int) -> None:
    """Reserve disk space for `length` bytes of a file from the offset `start` where possible.

    Raises: OSError."""
    if sys.platform not in ("win32", "darwin"):
        try:
            os.posix_fallocate(file.fileno(), start, length)
        except OSError as error:
            if error.errno not in _CANNOT_RESERVE:
                raise


def _spans(part: Rect, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Iterator[Span]:
    """Yield offset and length in bytes of each row of `part` of a raster of `shape` (H, W, C)."""
    pixel = byte_size(shape[2:], dtype)
    for row in range(part.y, part.y + part.h):
        yield (row * shape[1] + part.x) * pixel, part.w * pixel


def claim_abandoned_scratch(parent: Path | None = None) -> Iterator[FileLock]:
    """Lock and yield the scratch folders of programs that ended without closing them.

    The caller must release each lock; the folder is `lock.path.parent`."""
    root = parent or Path(tempfile.gettempdir())
    for path in sorted(root.glob(f"{_PREFIX}*/{LOCK}")):
        with suppress(OSError):
            lock = try_lock(path)
            if lock is not None:
                yield lock


def remove_forgotten_scratch(parent: Path | None = None) -> None:
    """Delete the scratch folders of ended programs in the system's temporary folder, or `parent`.

    Photos in memory are exported with such a folder. One that holds any other file stays."""
    for hold in claim_abandoned_scratch(parent):
        files = hold.path.parent.iterdir()
        if all(each == hold.path or each.suffix == ARRAY for each in files):
            remove_scratch(hold)
        else:
            hold.release()


def remove_scratch(lock: FileLock) -> None:
    """Delete an abandoned scratch folder that this process has locked."""
    lock.release()
    shutil.rmtree(lock.path.parent, ignore_errors=True)


def _locked_folder(parent: Path | None) -> tuple[Path, FileLock]:
    """Create and lock a folder; try again if another program removes it as abandoned."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        with suppress(FileNotFoundError):
            lock = try_lock(folder / LOCK)
            if lock is not None:
                return folder, lock


def _unlink(file: Path) -> None:
    """Delete a file; one that is still mapped on Windows stays until `close`."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
