"""Arrays that two processes share through memory-mapped files instead of pipe copies."""

import mmap
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
"""Numpy array of any shape and type."""


@dataclass(frozen=True, slots=True)
class SharedArray:
    """Location of an array on disk in C order; `offset` is in bytes, `dtype` a numpy type."""

    file: Path
    offset: int
    shape: tuple[int, ...]
    dtype: str

    def open(self) -> Array:
        """Map the array, in its shape, from its file, read-only; bytes are read when used."""
        return np.memmap(self.file, np.dtype(self.dtype), "r", self.offset, self.shape)


class SharedArrayStore:
    """Store that shares arrays with another process through files.

    A memory-mapped array is shared in its own file. Any other is copied into the store's folder
    once; the copy is removed when the array is garbage-collected. Threads may share a store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies: list[tuple[ref[Array], SharedArray]] = []
        self._lock = Lock()

    def share(self, array: Array) -> SharedArray:
        """Return the location of an array of any shape, stored in a file if it is in none.

        Raises: OSError."""
        with self._lock:
            self._remove_unused()
            known = (copy for source, copy in self._copies if source() is array)
            return _location_in_file(array) or next(known, None) or self._copy(array)

    def close(self) -> None:
        """Remove all copies from disk."""
        for _, copy in self._copies:
            _remove(copy.file)
        self._copies = []

    def _copy(self, array: Array) -> SharedArray:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{uuid.uuid4().hex}.pixels"
        try:
            with file.open("wb") as content:
                for row in array:
                    content.write(np.ascontiguousarray(row).data)
        except OSError:
            _remove(file)
            raise
        copy = SharedArray(file, 0, array.shape, array.dtype.str)
        self._copies.append((ref(array), copy))
        return copy

    def _remove_unused(self) -> None:
        for source, copy in self._copies:
            if source() is None:
                _remove(copy.file)
        self._copies = [pair for pair in self._copies if pair[0]() is not None]


def _location_in_file(array: Array) -> SharedArray | None:
    """Return the location of a memory-mapped array or a contiguous view of one, else None.

    The array may have any shape."""
    if not isinstance(array, np.memmap) or array.mode == "c" or not array.flags.c_contiguous:
        return None
    if array.filename is None or not Path(array.filename).exists():
        return None
    begin = array.offset - array.offset % mmap.ALLOCATIONGRANULARITY
    offset = begin + _address(array) - _address(np.frombuffer(_mapping(array), np.uint8))
    return SharedArray(Path(array.filename), offset, array.shape, array.dtype.str)


def _mapping(array: Array) -> mmap.mmap:
    base: Any = array
    while not isinstance(base, mmap.mmap):
        base = base.base
    return base


def _address(array: Array) -> int:
    return int(array.__array_interface__["data"][0])


def _remove(file: Path) -> None:
    """Delete a file; one that Windows still maps elsewhere is deleted later."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
