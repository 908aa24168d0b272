"""Watched folders, whose new photos join the batch queue, as values."""

import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.files.errors import NotFound, NotReadable
from desktop.files.formats.format_table import ENDINGS
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.input_files import is_hidden

FileState = tuple[int, int]
"""Size in bytes and modification time in nanoseconds of a file."""

Listing = Mapping[str, FileState]
"""State of the photos directly in a folder, by name."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder, the request for its new photos, and the photos already seen.

    `seen` maps file names to the size and time they had, None for photos stored by older versions,
    which count as seen whatever their state."""

    folder: Path
    request: RestoreRequest
    seen: Mapping[str, FileState | None] = field(default_factory=dict)

    def having_seen(self, photos: Mapping[str, FileState | None]) -> "WatchedFolder":
        """Return the folder with these photos added to those already seen."""
        return replace(self, seen={**self.seen, **photos})

    def finished_photos(self, before: Listing, now: Listing) -> Listing:
        """Return new or changed photos that were equal in two listings, so written completely.

        Empty files and results of this program are left out."""
        return {
            name: state
            for name, state in sorted(now.items())
            if not self._has_seen(name, state)
            and state[0] > 0
            and before.get(name) == state
            and not self._is_result(name)
        }

    def _has_seen(self, name: str, state: FileState) -> bool:
        return name in self.seen and self.seen[name] in (None, state)

    def _is_result(self, name: str) -> bool:
        """Return whether a file name is one that a result in this folder would get."""
        target = self.request.target
        if target.out is not None and target.out != self.folder:
            return False
        around = [re.escape(part) for part in target.pattern.split("{name}")]
        return bool(re.fullmatch(f"{'.+'.join(around)}(-[0-9]+)?", Path(name).stem))


def list_photos(folder: Path) -> Listing:
    """List the photos directly in a folder, with size and time. Raises: NotFound, NotReadable."""
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
