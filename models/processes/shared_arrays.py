"""Arrays that two processes see: memory-mapped files instead of copies through a pipe."""

import mmap
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class SharedArray:
    """Where an array lies on disk, in C order."""

    file: Path
    offset: int
    shape: tuple[int, ...]
    dtype: str

    def open(self) -> Array:
        """The array, read-only, read as it is used."""
        return np.memmap(self.file, np.dtype(self.dtype), "r", self.offset, self.shape)


class SharedArrayStore:
    """Shares arrays; those that lie in no file yet are copied into a folder, once as long as
    they live."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies: list[tuple[ref[Array], SharedArray]] = []

    def shared(self, array: Array) -> SharedArray:
        """Raises OSError when there is no room for a copy."""
        self._forget_dead()
        known = (copy for source, copy in self._copies if source() is array)
        return _in_its_file(array) or next(known, None) or self._copied(array)

    def close(self) -> None:
        """Remove all copies."""
        for _, copy in self._copies:
            _remove(copy.file)
        self._copies = []

    def _copied(self, array: Array) -> SharedArray:
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

    def _forget_dead(self) -> None:
        for source, copy in self._copies:
            if source() is None:
                _remove(copy.file)
        self._copies = [pair for pair in self._copies if pair[0]() is not None]


def _in_its_file(array: Array) -> SharedArray | None:
    """Where a memory-mapped array lies, also if it is a part of a larger one."""
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
    """Where another process still reads it on Windows, it stays for the next cleaning."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
