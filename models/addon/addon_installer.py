"""Installation of the add-on on this computer: install, check, import and remove."""

import base64
import csv
import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from models.addon.addon_lock import Lock
from models.addon.wheel_download import DownloadSource, fetch
from models.addon.wheel_unpacking import unpack
from models.core.errors import AddonFileWrong
from models.core.progress import Progress
from models.file_io.bounded_files import read_small_file

PYTHON: Final = f"{sys.version_info[0]}.{sys.version_info[1]}"
"""Version of the running Python, such as 3.11."""

RECEIPT: Final = "heirloom-addon.json"
"""File in packages/ that names the lock, the Python version and the size."""

FETCHING: Final = 0.9
"""Share, 0 to 1, of an installation's progress that is downloading."""


class AddonState(StrEnum):
    """State of the add-on.

    A `partial` installation can be resumed; a `broken` one exists but cannot be used."""

    ABSENT = "absent"
    PARTIAL = "partial"
    INSTALLED = "installed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class AddonStatus:
    """State of the add-on, with its size on disk in bytes.

    `lock` is the id of the installed lock, None without one; `faults` are files that are missing or
    changed."""

    state: AddonState
    lock: str | None
    size: int
    faults: tuple[str, ...] = ()


def install(lock: Lock, source: DownloadSource, folder: Path, progress: Progress) -> None:
    """Download missing files and unpack them; an earlier add-on stays in use until the end.

    Raises: Cancelled; what `fetch` and `unpack` raise. A later call resumes after any of them."""
    fetched, unpacking = folder / "fetched", folder / "unpacking"
    fetch(lock, source, fetched, progress.share(0.0, FETCHING))
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
    """Delete the add-on, complete or not. Raises OSError."""
    if folder.exists():
        shutil.rmtree(folder)


def packages_folder(folder: Path) -> Path:
    """Return the folder from which Python imports the add-on's packages."""
    return folder / "packages"


def add_to_path(folder: Path | None) -> None:
    """Append the packages of an add-on for this version of Python, if any, to the import path."""
    if folder is None or _receipt(folder).get("python") != PYTHON:
        return
    entry = str(packages_folder(folder))
    if entry not in sys.path:
        sys.path.append(entry)


def status(
    folder: Path, *, thorough: bool = False, progress: Progress | None = None
) -> AddonStatus:
    """Determine the state of the add-on. Raises: Cancelled.

    With `thorough`, every file's hash is compared, which takes minutes; otherwise its size."""
    if not packages_folder(folder).is_dir():
        size = _size(folder)
        return AddonStatus(AddonState.PARTIAL if size else AddonState.ABSENT, None, size)
    receipt = _receipt(folder)
    faults = tuple(_find_faults(packages_folder(folder), thorough, progress or Progress()))
    is_sound = not faults and receipt.get("python") == PYTHON
    lock = receipt.get("lock")
    state = AddonState.INSTALLED if is_sound else AddonState.BROKEN
    return AddonStatus(state, None if lock is None else str(lock), _size(folder), faults)


def _receipt(folder: Path) -> dict[str, object]:
    with suppress(OSError, ValueError, RecursionError):
        receipt = json.loads(read_small_file(packages_folder(folder) / RECEIPT))
        return receipt if isinstance(receipt, dict) else {}
    return {}


def _find_faults(packages: Path, thorough: bool, progress: Progress) -> Iterator[str]:
    """Yield the files that differ from the packages' RECORD lists, by size or (`thorough`) hash."""
    lists = sorted(packages.glob("*.dist-info/RECORD"))
    if not lists:
        yield "RECORD"
    for number, listed in enumerate(lists):
        with listed.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row[1] and ".data/" not in row[0]]
        for name, sha256, size in rows:
            progress.report(number / len(lists))
            if not _is_intact(packages.joinpath(*name.split("/")), sha256, int(size), thorough):
                yield name


def _is_intact(file: Path, sha256: str, size: int, thorough: bool) -> bool:
    if not file.is_file() or file.stat().st_size != size:
        return False
    if not thorough:
        return True
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").digest()
    return sha256 == f"sha256={base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
