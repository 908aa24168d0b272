"""Small disks with a given free space, and dropping of root privileges."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NOBODY: Final = 65534
"""User and group id of an unprivileged user."""


@dataclass(frozen=True)
class Disk:
    """Folder on a small disk; `mounted` if it is a file system of its own."""

    folder: Path
    mounted: bool

    @contextmanager
    def leaving(self, free_bytes: int) -> Iterator[None]:
        """Leave only `free_bytes` free, or limit file sizes to that if the disk is not mounted."""
        if not self.mounted:
            with _limit_file_size(free_bytes):
                yield
            return
        ballast = self.folder / "ballast"
        stats = os.statvfs(self.folder)
        size = max(stats.f_bavail * stats.f_frsize - free_bytes, 1)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def _limit_file_size(limit: int) -> Iterator[None]:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def drop_privileges(*folders: Path) -> None:
    """Give the folders and this process to an unprivileged user, as root may write anywhere."""
    with suppress(PermissionError):
        for folder in folders:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        os.setgid(NOBODY)
        os.setuid(NOBODY)
