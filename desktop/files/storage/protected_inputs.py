"""Files that no output may replace, recognised under every name that they have."""

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.files.errors import InputProtected

Identity = tuple[int, int]
"""Device and inode number of a file, which all of its hard links share."""


@dataclass(frozen=True, slots=True)
class Protected:
    """The inputs of a run: by the real paths that lead to them, and by the files themselves."""

    paths: frozenset[str] = frozenset()
    files: frozenset[Identity] = frozenset()

    @classmethod
    def of(cls, paths: Iterable[Path]) -> "Protected":
        """Look the files up on disk; one that does not exist is protected by its path alone."""
        given = tuple(paths)
        places = {
            place for path in given for place in (canonical_path(path), os.path.realpath(path))
        }
        files = {found for path in given if (found := file_identity(path)) is not None}
        return cls(frozenset(places), frozenset(files))

    def covers(self, target: Path) -> bool:
        """Whether writing to `target` would write to one of the files, or take the place of a link
        to one, as the disk is now."""
        if canonical_path(target) in self.paths or os.path.realpath(target) in self.paths:
            return True
        return file_identity(target) in self.files

    def check(self, target: Path) -> None:
        """Refuse to write to a protected file. Raises: InputProtected."""
        if self.covers(target):
            raise InputProtected(target)


NOTHING = Protected()
"""Protects no file."""


def file_identity(path: Path) -> Identity | None:
    """Return which file a path leads to, links followed; None where there is no such file or the
    file system does not number its files."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if state.st_ino else None


def canonical_path(path: Path) -> str:
    """Return the one spelling of a place that a file may take: links among its folders are
    followed, a link at the place itself is not, since a new file would take its place."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  as realpath


def casefolded_path(path: Path) -> str:
    """Return the place without case and Unicode composition, which some disks do not tell
    apart; two paths with the same folded place may be the same file."""
    composed = unicodedata.normalize("NFC", canonical_path(path)).casefold()
    return unicodedata.normalize("NFC", composed)
