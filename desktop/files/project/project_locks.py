"""Locks on open projects, so that two windows never save over each other."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from desktop.files.errors import InUse, NotWritable
from models.processes.file_lock import FileLock, try_lock

ProjectLock = Path | None
"""Path of a project that this window has locked, or None for no project."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Lock file of a project, and how often this window has acquired it."""

    lock: FileLock
    count: int = 1


class ProjectLocks:
    """Locks of one window on the open project and on those being read or written.

    `folder` holds the lock files, the same for all windows. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._held: dict[Path, _Held] = {}
        self._shown: ProjectLock = None

    @contextmanager
    def acquire(self, path: Path | None) -> Iterator[ProjectLock]:
        """Lock a project and yield its path; None locks nothing.

        An exception in the block releases it, otherwise `drop`, or `keep` of the next project.
        Raises: InUse; NotWritable."""
        project = path.resolve() if path else None
        if project is not None:
            self._increment(project)
        try:
            yield project
        except BaseException:
            self.drop(project)
            raise

    def keep(self, project: ProjectLock) -> None:
        """Make this the open project's lock, and release that of the project before."""
        before, self._shown = self._shown, project
        self.drop(before)

    def drop(self, project: ProjectLock) -> None:
        """Release a project as often as it was acquired once; the last release unlocks it."""
        with self._lock:
            held = self._held.pop(project, None) if project else None
            if held is None or project is None:
                return
            if held.count > 1:
                self._held[project] = replace(held, count=held.count - 1)
            else:
                held.lock.release()

    def close(self) -> None:
        """Release all projects that this window has locked."""
        with self._lock:
            for held in self._held.values():
                held.lock.release()
            self._held.clear()
        self._shown = None

    def _increment(self, path: Path) -> None:
        with self._lock:
            held = self._held.get(path) or _Held(self._lock_on_disk(path), 0)
            self._held[path] = replace(held, count=held.count + 1)

    def _lock_on_disk(self, path: Path) -> FileLock:
        """Lock the file in `folder` named by the path's hash. Raises: InUse; NotWritable."""
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = try_lock(self._folder / f"{name}.lock")
        except OSError as error:
            raise NotWritable(self._folder) from error
        if lock is None:
            raise InUse(path)
        return lock
