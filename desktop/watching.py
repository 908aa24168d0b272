"""Folders whose new photos are restored as they come, as values."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.files.formats import ENDINGS
from desktop.headless import Request

Listing = Mapping[str, tuple[int, int]]
"""The photos directly in a folder: name -> bytes and time of the last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder, what to do to what comes into it, and the names of the photos that are known."""

    folder: Path
    request: Request
    seen: frozenset[str] = frozenset()

    def having_seen(self, names: Iterable[str]) -> "Watched":
        return replace(self, seen=self.seen | frozenset(names))

    def complete(self, before: Listing, now: Listing) -> tuple[str, ...]:
        """The new photos that did not change between two looks, by name; what is empty is still
        being written, and results of this program are not photos to restore."""
        return tuple(
            name
            for name, state in sorted(now.items())
            if name not in self.seen
            and state[0] > 0
            and before.get(name) == state
            and not self._result(name)
        )

    def _result(self, name: str) -> bool:
        """Whether it is called as a result in this folder would be."""
        target = self.request.target
        if target.out is not None and target.out != self.folder:
            return False
        around = [re.escape(part) for part in target.pattern.split("{name}")]
        return bool(re.fullmatch(f"{'.+'.join(around)}(-[0-9]+)?", Path(name).stem))


def listed(folder: Path) -> Listing:
    """Raises OSError where the folder is not there."""
    found = {}
    for file in folder.iterdir():
        if file.suffix.lower() in ENDINGS and file.is_file():
            told = file.stat()
            found[file.name] = (told.st_size, told.st_mtime_ns)
    return found
