"""Files mapped into memory, whose parts are read when they are used."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def mapped_file(path: Path) -> Iterator[memoryview]:
    """Yield the content of a file, mapped into memory. Raises: OSError; ValueError if empty."""
    with _map(path) as mapped, memoryview(mapped) as block:
        yield block


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
