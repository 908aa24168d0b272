"""Watched folders, whose new photos join the batch queue, as values."""

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
"""Photos directly in a folder: name -> size in bytes and modification time in nanoseconds."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder, the request for its new photos, and the names of the photos already seen."""

    folder: Path
    request: RestoreRequest
    seen: frozenset[str] = frozenset()

    def having_seen(self, names: Iterable[str]) -> "WatchedFolder":
        """Return the folder with these names added to the photos already seen."""
        return replace(self, seen=self.seen | frozenset(names))

    def finished_photos(self, before: Listing, now: Listing) -> tuple[str, ...]:
        """Return the sorted names of new photos that did not change between two listings.

        Empty files, which are still being written, and results of this program are left out.
        """
        return tuple(
            name
            for name, state in sorted(now.items())
            if name not in self.seen
            and state[0] > 0
            and before.get(name) == state
            and not self._is_result(name)
        )

    def _is_result(self, name: str) -> bool:
        """Return whether a name is one that a result in this folder would get."""
        target = self.request.target
        if target.out is not None and target.out != self.folder:
            return False
        around = [re.escape(part) for part in target.pattern.split("{name}")]
        return bool(re.fullmatch(f"{'.+'.join(around)}(-[0-9]+)?", Path(name).stem))


def list_photos(folder: Path) -> Listing:
    """List the photos directly in a folder. Raises: NotFound, NotReadable.

    Files that are deleted during the listing are left out.
    """
    try:
        files = list(folder.iterdir())
    except FileNotFoundError as error:
        raise NotFound(folder) from error
    except OSError as error:
        raise NotReadable(folder) from error
    listing = {}
    for file in files:
        with suppress(OSError):
            status = file.stat()
            is_photo = file.suffix.lower() in ENDINGS and not is_hidden(file)
            if is_photo and stat.S_ISREG(status.st_mode):
                listing[file.name] = (status.st_size, status.st_mtime_ns)
    return listing
