"""Files from an index to this computer: in pieces if need be, and never half."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.addon.index import find_url
from models.addon.lock import Lock, LockedFile
from models.core.errors import DownloadFailed
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.http.downloads import PATIENCE, Downloads, Source, wait


@dataclass(frozen=True, slots=True)
class DownloadSource:
    """Where the files come from: the address of a package index, the record that every connection
    goes into, and the seconds to wait before each new try."""

    index: str
    connections: ConnectionLog
    patience: tuple[float, ...] = PATIENCE


def fetch(lock: Lock, supply: DownloadSource, folder: Path, progress: Progress) -> None:
    """Bring every file that is not there yet, going on where an earlier attempt ended. Raises
    AddonNotFound and what `Downloads.fetched` raises."""
    downloads = Downloads(folder, supply.connections, patience=supply.patience)
    before = 0
    for locked in lock.files:
        share = progress.share(before / lock.size, (before + locked.size) / lock.size)
        share.report(0.0)
        if not _whole(folder / locked.file, locked):
            downloads.fetch(_source(locked, supply, share), share)
        before += locked.size


def _whole(file: Path, locked: LockedFile) -> bool:
    """A file has its own name only after its hash was right."""
    return file.is_file() and file.stat().st_size == locked.size


def _source(locked: LockedFile, supply: DownloadSource, progress: Progress) -> Source:
    url = _address(locked, supply, supply.patience[1:], progress)
    return Source(url, locked.file, f"add-on, {locked.project}", locked.size, locked.sha256)


def _address(
    locked: LockedFile, supply: DownloadSource, pauses: Sequence[float], progress: Progress
) -> str:
    """Asked for again as long as there are pauses left."""
    try:
        return find_url(supply.index, locked, supply.connections)
    except DownloadFailed:
        if not pauses:
            raise
        wait(pauses[0], progress)
        return _address(locked, supply, pauses[1:], progress)
