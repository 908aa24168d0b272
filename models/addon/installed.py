"""The add-on on this computer: put there, looked at, used and removed."""

import base64
import csv
import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from models.addon.fetching import DownloadSource, fetch
from models.addon.lock import Lock
from models.addon.unpacking import unpack
from models.core.errors import AddonFileWrong
from models.core.progress import Progress

PYTHON: Final = f"{sys.version_info[0]}.{sys.version_info[1]}"
RECEIPT: Final = "heirloom-addon.json"
FETCHING: Final = 0.9
"""The share of the time that goes into fetching."""


class AddonState(StrEnum):
    """`partial` was begun and can be gone on with; `broken` is there and cannot be used."""

    ABSENT = "absent"
    PARTIAL = "partial"
    INSTALLED = "installed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class AddonStatus:
    """`size` in bytes on the disk; `faults` are the files that are missing or not as they were."""

    state: AddonState
    lock: str | None
    size: int
    faults: tuple[str, ...] = ()


def install(lock: Lock, supply: DownloadSource, folder: Path, progress: Progress) -> None:
    """Fetch what is missing and unpack it. Until all is done an earlier add-on stays in use.
    Raises Cancelled and the errors of fetching and unpacking; after these it can be gone on
    with."""
    fetched, unpacking = folder / "fetched", folder / "unpacking"
    fetch(lock, supply, fetched, progress.share(0.0, FETCHING))
    wheels = tuple(fetched / each.file for each in lock.files)
    try:
        unpack(wheels, unpacking, progress.share(FETCHING, 1.0))
    except AddonFileWrong as error:
        (fetched / error.file).unlink()
        raise
    receipt = {"lock": lock.id, "python": lock.python, "size": _size(unpacking)}
    (unpacking / RECEIPT).write_text(json.dumps(receipt), encoding="utf-8")
    shutil.rmtree(packages_folder(folder), ignore_errors=True)
    unpacking.replace(packages_folder(folder))
    shutil.rmtree(fetched)
    progress.report(1.0)


def remove(folder: Path) -> None:
    """Everything of it, finished or not. Raises OSError."""
    if folder.exists():
        shutil.rmtree(folder)


def packages_folder(folder: Path) -> Path:
    """Where Python finds what is installed."""
    return folder / "packages"


def add_to_path(folder: Path | None) -> None:
    """Let this process import what the add-on holds, behind all that the program has itself;
    nothing happens without one that suits this Python."""
    if folder is None or _receipt(folder).get("python") != PYTHON:
        return
    place = str(packages_folder(folder))
    if place not in sys.path:
        sys.path.append(place)


def status(
    folder: Path, *, thorough: bool = False, progress: Progress | None = None
) -> AddonStatus:
    """What is there. `thorough` reads every file and compares its hash, which takes minutes;
    otherwise sizes are compared. Raises Cancelled."""
    if not packages_folder(folder).is_dir():
        begun = _size(folder)
        return AddonStatus(AddonState.PARTIAL if begun else AddonState.ABSENT, None, begun)
    receipt = _receipt(folder)
    faults = tuple(_faults(packages_folder(folder), thorough, progress or Progress()))
    sound = not faults and receipt.get("python") == PYTHON
    told = receipt.get("lock")
    state = AddonState.INSTALLED if sound else AddonState.BROKEN
    return AddonStatus(state, None if told is None else str(told), _size(folder), faults)


def _receipt(folder: Path) -> dict[str, object]:
    try:
        told = json.loads((packages_folder(folder) / RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _faults(place: Path, thorough: bool, progress: Progress) -> Iterator[str]:
    """Every distribution has a list of its files with sizes and hashes."""
    lists = sorted(place.glob("*.dist-info/RECORD"))
    if not lists:
        yield "RECORD"
    for number, listed in enumerate(lists):
        with listed.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row[1] and ".data/" not in row[0]]
        for name, sha256, size in rows:
            progress.report(number / len(lists))
            if not _sound(place.joinpath(*name.split("/")), sha256, int(size), thorough):
                yield name


def _sound(file: Path, sha256: str, size: int, thorough: bool) -> bool:
    if not file.is_file() or file.stat().st_size != size:
        return False
    if not thorough:
        return True
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").digest()
    return sha256 == f"sha256={base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
