"""Folders whose new photos are restored as they come, as values."""

import re
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.files.errors import NotFound, NotReadable
from desktop.files.formats.formats import ENDINGS
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.input_files import is_hidden

Listing = Mapping[str, tuple[int, int]]
"""The photos directly in a folder: name -> bytes and time of the last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder, what to do to what comes into it, and the names of the photos that are known."""

    folder: Path
    request: RestoreRequest
    seen: frozenset[str] = frozenset()

    def having_seen(self, names: Iterable[str]) -> "WatchedFolder":
        return replace(self, seen=self.seen | frozenset(names))

    def finished_photos(self, before: Listing, now: Listing) -> tuple[str, ...]:
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


def list_photos(folder: Path) -> Listing:
    """What goes meanwhile is left out. Raises NotFound, NotReadable."""
    try:
        files = list(folder.iterdir())
    except FileNotFoundError as error:
        raise NotFound(folder) from error
    except OSError as error:
        raise NotReadable(folder) from error
    found = {}
    for file in files:
        with suppress(OSError):
            told = file.stat()
            offered = file.suffix.lower() in ENDINGS and not is_hidden(file)
            if offered and stat.S_ISREG(told.st_mode):
                found[file.name] = (told.st_size, told.st_mtime_ns)
    return found
