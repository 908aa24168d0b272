"""Protection of input files: no output may replace one, under whatever name."""

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.files.errors import InputProtected

Identity = tuple[int, int]
"""Device and inode number of a file, common to all its hard links."""


@dataclass(frozen=True, slots=True)
class Protected:
    """Set of files that must not be replaced, by canonical paths and file identities."""

    paths: frozenset[str] = frozenset()
    files: frozenset[Identity] = frozenset()

    @classmethod
    def of(cls, paths: Iterable[Path]) -> "Protected":
        """Return the set of files at these paths; a missing one is protected by its path only."""
        given = tuple(paths)
        names = {name for path in given for name in (canonical_path(path), os.path.realpath(path))}
        files = {file for path in given if (file := file_identity(path)) is not None}
        return cls(frozenset(names), frozenset(files))

    def covers(self, target: Path) -> bool:
        """Return whether writing `target` would change a protected file or replace a link to it."""
        if canonical_path(target) in self.paths or os.path.realpath(target) in self.paths:
            return True
        return file_identity(target) in self.files

    def check(self, target: Path) -> None:
        """Raise InputProtected if writing `target` would change a protected file."""
        if self.covers(target):
            raise InputProtected(target)


NOTHING = Protected()
"""Empty set of protected files."""


def file_identity(path: Path) -> Identity | None:
    """Return device and number of the file at a path, links followed.

    Returns None if there is no such file or the file system does not number its files."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if state.st_ino else None


def canonical_path(path: Path) -> str:
    """Return the canonical path of a file; a link at the path itself is not followed."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  as realpath


def casefolded_path(path: Path) -> str:
    """Return the canonical path in lower case and composed Unicode, for disks that ignore these."""
    composed = unicodedata.normalize("NFC", canonical_path(path)).casefold()
    return unicodedata.normalize("NFC", composed)
