"""Small disks, and the rights of nobody in particular."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NOBODY: Final = 65534


@dataclass(frozen=True)
class Disk:
    """A small disk; `mounted` where it is a real one."""

    folder: Path
    mounted: bool

    @contextmanager
    def leaving(self, room: int) -> Iterator[None]:
        """So many bytes are free."""
        if not self.mounted:
            with _files_of(room):
                yield
            return
        ballast = self.folder / "ballast"
        free = os.statvfs(self.folder)
        size = max(free.f_bavail * free.f_frsize - room, 1)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def _files_of(most: int) -> Iterator[None]:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def become_nobody(*folders: Path) -> None:
    """Root may write everywhere, so this process stops being root."""
    with suppress(PermissionError):
        for folder in folders:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        os.setgid(NOBODY)
        os.setuid(NOBODY)
