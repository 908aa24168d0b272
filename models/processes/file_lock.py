"""Exclusive file locks that the system releases when their process ends.

Own code and not filelock: that opens the lock file by name, so it cannot lock a file that is
written already, as `atomic_write` does; and where the disk has no locks it falls back to marker
files, which outlive a process that was killed.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


class FileLock:
    """Exclusive lock on a file, held until `release` or the end of the process."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path, self._file = path, file

    def release(self) -> None:
        """Unlock the file, which stays on disk."""
        self._file.close()


def try_lock(path: Path) -> FileLock | None:
    """Lock a file, created if missing; return None if any process holds it. Raises: OSError."""
    file = path.open("ab")
    if lock(file) and _is_at(path, file):
        return FileLock(path, file)
    file.close()
    return None


def _is_at(path: Path, file: BinaryIO) -> bool:
    """Return whether `path` still names the open file, which another process may have removed."""
    with suppress(OSError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False


def lock(file: BinaryIO) -> bool:
    """Lock an open file until it is closed; return False if another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
