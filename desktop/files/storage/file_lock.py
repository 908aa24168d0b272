"""Claims on files, which end with the process that made them, in whatever way it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


class FileLock:
    """A claim; nobody else can claim the same file until it is released."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path, self._file = path, file

    def release(self) -> None:
        self._file.close()


def try_lock(path: Path) -> FileLock | None:
    """None where somebody else has it, another `Hold` of this process included; the file is made
    where there is none. Raises OSError where the folder cannot be written."""
    file = path.open("ab")
    if lock(file) and _still_there(path, file):
        return FileLock(path, file)
    file.close()
    return None


def _still_there(path: Path, file: BinaryIO) -> bool:
    """Whether nobody removed it between opening and locking."""
    with suppress(OSError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False


def lock(file: BinaryIO) -> bool:
    """Hold an open file until it is closed; False where somebody else does, or where the disk
    knows no holds."""
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
