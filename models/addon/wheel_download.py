"""Resumable download of the add-on's wheels from a package index."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.addon.addon_lock import Lock, LockedFile
from models.addon.package_index import find_url
from models.core.errors import DownloadFailed
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.http.downloads import PATIENCE, Downloads, Source, wait


@dataclass(frozen=True, slots=True)
class DownloadSource:
    """Package index to download from.

    `index` is its address, `connections` the log of connections and `patience` the seconds to wait
    before each retry."""

    index: str
    connections: ConnectionLog
    patience: tuple[float, ...] = PATIENCE


def fetch(lock: Lock, source: DownloadSource, folder: Path, progress: Progress) -> None:
    """Download every missing file of a lock into a folder, resuming partial ones.

    Raises: AddonNotFound; what `Downloads.fetch` raises."""
    downloads = Downloads(folder, source.connections, patience=source.patience)
    before = 0
    for locked in lock.files:
        share = progress.share(before / lock.size, (before + locked.size) / lock.size)
        share.report(0.0)
        if not _is_whole(folder / locked.file, locked):
            downloads.fetch(_file_source(locked, source, share), share)
        before += locked.size


def _is_whole(file: Path, locked: LockedFile) -> bool:
    """Return whether a file has its final name, which only complete, verified files get."""
    return file.is_file() and file.stat().st_size == locked.size


def _file_source(locked: LockedFile, source: DownloadSource, progress: Progress) -> Source:
    url = _find_url(locked, source, source.patience[1:], progress)
    return Source(url, locked.file, f"add-on, {locked.project}", locked.size, locked.sha256)


def _find_url(
    locked: LockedFile, source: DownloadSource, pauses: Sequence[float], progress: Progress
) -> str:
    """Look up the address of a file; try again after each of the pauses, in seconds."""
    try:
        return find_url(source.index, locked, source.connections)
    except DownloadFailed:
        if not pauses:
            raise
        wait(pauses[0], progress)
        return _find_url(locked, source, pauses[1:], progress)
