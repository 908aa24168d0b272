"""A temporary folder for pixels that do not belong in memory."""

import itertools
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.files.errors import DiskFull
from models.pixels import Raster

IN_MEMORY: Final = 32 << 20
"""Arrays up to this many bytes are not worth a file."""


class Scratch:
    """Gives out arrays that live in files of one temporary folder, which goes at `close`."""

    def __init__(self, parent: Path | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="heirloom-", dir=parent))
        self._numbers = itertools.count()

    def raster(self, height: int, width: int, dtype: np.dtype[Any]) -> Raster:
        """Height x width x 3, zero; memory-mapped when large. Raises DiskFull."""
        raster: Raster = self._array((height, width, 3), dtype)
        return raster

    def plane(self, height: int, width: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Height x width, zero; memory-mapped when large. Raises DiskFull."""
        return self._array((height, width), dtype)

    def file(self) -> Path:
        """A fresh name in the folder; nothing is there yet."""
        return self.folder / f"{next(self._numbers)}.bin"

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _array(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        if size <= IN_MEMORY:
            return np.zeros(shape, dtype)
        path = self.file()
        _reserve(path, size)
        return np.memmap(path, dtype, "r+", shape=shape)


def _reserve(path: Path, size: int) -> None:
    """Take the room now: a memory map that finds the disk full ends the process."""
    if shutil.disk_usage(path.parent).free < size:
        raise DiskFull(path.parent, size)
    try:
        with path.open("xb") as file:
            file.truncate(size)
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DiskFull(path.parent, size) from error
