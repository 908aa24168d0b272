"""Which projects are open on this computer, so that two windows never save over each other."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from desktop.files.errors import InUse, NotWritable
from desktop.files.storage.file_lock import FileLock, try_lock

ProjectLock = Path | None
"""A project that is ours until it is dropped, once for each time that it was taken; or none."""


@dataclass(frozen=True, slots=True)
class _Held:
    """One claim on the disk, and how many times it was taken."""

    hold: FileLock
    times: int = 1


class ProjectLocks:
    """The projects of one window: the one that is shown, and those that are being read or
    written; `folder` is the same for all windows. Used by several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._held: dict[Path, _Held] = {}
        self._shown: ProjectLock = None

    @contextmanager
    def acquire(self, path: Path | None) -> Iterator[ProjectLock]:
        """While the block runs this project is ours, and when it ends well it stays so until what
        this gives is kept or dropped. None: no project. Raises InUse, NotWritable."""
        claim = path.resolve() if path else None
        if claim is not None:
            self._take(claim)
        try:
            yield claim
        except BaseException:
            self.drop(claim)
            raise

    def keep(self, claim: ProjectLock) -> None:
        """It is shown now, in place of the one before."""
        before, self._shown = self._shown, claim
        self.drop(before)

    def drop(self, claim: ProjectLock) -> None:
        """It is wanted once less."""
        with self._lock:
            held = self._held.pop(claim, None) if claim else None
            if held is None or claim is None:
                return
            if held.times > 1:
                self._held[claim] = replace(held, times=held.times - 1)
            else:
                held.hold.release()

    def close(self) -> None:
        """No project is ours any more."""
        with self._lock:
            for held in self._held.values():
                held.hold.release()
            self._held.clear()
        self._shown = None

    def _take(self, path: Path) -> None:
        with self._lock:
            held = self._held.get(path)
            self._held[path] = (
                replace(held, times=held.times + 1) if held else _Held(self._claimed(path))
            )

    def _claimed(self, path: Path) -> FileLock:
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            hold = try_lock(self._folder / f"{name}.lock")
        except OSError as error:
            raise NotWritable(self._folder) from error
        if hold is None:
            raise InUse(path)
        return hold
