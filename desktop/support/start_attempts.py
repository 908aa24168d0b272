"""Record of starts of the window, from which starts that failed are recognised.

Each start has a file that is locked while it is under way and removed once it has succeeded. A file
that nobody has locked is that of a program that ended while it was starting.
"""

import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from models.processes.file_lock import FileLock, try_lock

MOST_FAILED: Final = 2
"""Number of failed starts in a row after which the program starts in safe mode."""

SUFFIX: Final = ".starting"
"""Suffix of the files of starts."""


class StartAttempt:
    """Start of the program, from `begin` to `succeed`; `failed` counts earlier failed starts.

    Without a writable folder nothing is recorded, and no start has failed."""

    def __init__(self, folder: Path, lock: FileLock | None, failed: int) -> None:
        self._folder, self._lock, self.failed = folder, lock, failed

    @classmethod
    def begin(cls, folder: Path) -> "StartAttempt":
        """Record that a start has begun."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            failed = len(list(_abandoned(folder)))
            return cls(folder, try_lock(folder / f"{uuid.uuid4().hex}{SUFFIX}"), failed)
        except OSError:
            return cls(folder, None, 0)

    @property
    def needs_safe_mode(self) -> bool:
        """Whether so many starts have failed that this one leaves out what may be the cause."""
        return self.failed >= MOST_FAILED

    def succeed(self) -> None:
        """Record that this start has succeeded, and forget those that failed."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            with suppress(OSError):
                for file in _abandoned(self._folder):
                    file.unlink(missing_ok=True)


def _abandoned(folder: Path) -> Iterator[Path]:
    """Yield the files of starts whose process has ended before success. Raises: OSError."""
    for file in folder.glob(f"*{SUFFIX}"):
        lock = try_lock(file)
        if lock is not None:
            lock.release()
            yield file
