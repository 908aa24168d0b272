"""Files from an index to this computer: in pieces if need be, and never half."""

import hashlib
import os
from contextlib import suppress
from http.client import HTTPResponse
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from models.addon.index import address
from models.addon.lock import Lock, Locked
from models.addon.web import FAULTS, opened
from models.errors import AddonDiskFull, AddonFileWrong, AddonUnreachable
from models.progress import Cancelled, Progress

PIECE: Final = 2**18
"""Bytes between two reports."""

TRIES: Final = 4
"""Times in a row that a connection may bring nothing."""

PAUSE: Final = 0.5
"""Seconds before the second try; each further one waits twice as long."""


def fetch(lock: Lock, index: str, folder: Path, progress: Progress, pause: float = PAUSE) -> None:
    """Bring every file that is not there yet, going on where an earlier attempt ended. Raises
    Cancelled, AddonUnreachable, AddonNotFound, AddonFileWrong, AddonDiskFull."""
    folder.mkdir(parents=True, exist_ok=True)
    before = 0
    for locked in lock.files:
        share = progress.share(before / lock.size, (before + locked.size) / lock.size)
        share.report(0.0)
        if not _whole(folder / locked.file, locked):
            _fetch(locked, index, folder / f"{locked.file}.part", share, pause)
        before += locked.size


def _whole(file: Path, locked: Locked) -> bool:
    """A file has its own name only after its hash was right."""
    return file.is_file() and file.stat().st_size == locked.size


def _fetch(locked: Locked, index: str, part: Path, progress: Progress, pause: float) -> None:
    place = ""
    fruitless = 0
    while (had := _size(part)) < locked.size:
        try:
            place = place or address(index, locked.project, locked.file)
            _go_on(place, locked, part, progress)
        except AddonUnreachable:
            fruitless = 0 if _size(part) > had else fruitless + 1
            if fruitless == TRIES:
                raise
            _wait(pause * 2**fruitless, progress)
    if _size(part) != locked.size or _sha256(part) != locked.sha256:
        part.unlink()
        raise AddonFileWrong(locked.file)
    part.replace(part.with_suffix(""))


def _go_on(place: str, locked: Locked, part: Path, progress: Progress) -> None:
    """Write what comes behind what is there. Raises AddonUnreachable when it breaks off."""
    with opened(place, _size(part)) as answer:
        mode = "ab" if answer.status == 206 else "wb"
        try:
            with part.open(mode) as file:
                while piece := _read(answer, place):
                    file.write(piece)
                    progress.report(min(file.tell() / locked.size, 1.0))
                    if file.tell() > locked.size:
                        break
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise AddonDiskFull(str(part.parent), locked.size - _size(part)) from error
    if _size(part) < locked.size:
        raise AddonUnreachable(_host(place), "broke off")


def _read(answer: HTTPResponse, place: str) -> bytes:
    try:
        return answer.read(PIECE)
    except FAULTS as error:
        raise AddonUnreachable(_host(place), str(error)) from error


def _host(place: str) -> str:
    return urlsplit(place).hostname or place


def _wait(seconds: float, progress: Progress) -> None:
    """Raises Cancelled."""
    if progress.stop.wait(seconds):
        raise Cancelled


def _size(file: Path) -> int:
    with suppress(FileNotFoundError):
        return file.stat().st_size
    return 0


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
