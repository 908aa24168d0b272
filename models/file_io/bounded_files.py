"""Small files of the program's own: bounded reading, atomic replacement and kept versions.

Such files are settings, queues, recipes and model cards. Users edit, copy and lose them, so what is
read may be anything: a pipe, a device, or a file of any size.
"""

import errno
import os
import shutil
import stat
import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

SMALL: Final = 1 << 20
"""Bytes of the largest settings file, recipe or model card."""

DATED_COPIES: Final = 5
"""Number of days of which a copy is kept."""

COPIES: Final = "copies"
"""Name of the folder of dated copies, beside the file."""


def read_small_file(path: Path, most: int = SMALL) -> bytes:
    """Read a regular file of at most `most` bytes.

    Raises: OSError, with errno.EINVAL for a pipe, device or folder (unread) and errno.EFBIG for a
    larger file."""
    _check(path.stat(), path, most)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        _check(os.fstat(file.fileno()), path, most)
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def _check(state: os.stat_result, path: Path, most: int) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    if state.st_size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


def replace_file(path: Path, content: bytes) -> None:
    """Write a private file atomically, creating its folder. Raises: OSError; the old one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}-{uuid.uuid4().hex}.part")
    try:
        with open(part, "xb", opener=_private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def set_aside(path: Path, *, copy: bool = False) -> Path:
    """Rename a file to NAME.bad-DATE-TIME (or copy it); return that, or `path` if it fails."""
    stamp, number = f"{datetime.now():%Y%m%d-%H%M%S}", 1
    kept = path.with_name(f"{path.name}.bad-{stamp}")
    while os.path.lexists(kept):
        number += 1
        kept = path.with_name(f"{path.name}.bad-{stamp}-{number}")
    try:
        if copy:
            _copy(path, kept)
        else:
            path.rename(kept)
    except OSError:
        return path
    return kept


def keep_dated_copy(path: Path, days: int = DATED_COPIES) -> None:
    """Copy a file to `copies/STEM-YYYY-MM-DD.SUFFIX` once a day; keep the latest `days` copies.

    Errors are ignored: a missing copy must not prevent the change that follows."""
    with suppress(OSError):
        if not stat.S_ISREG(path.stat().st_mode):
            return
        folder = path.with_name(COPIES)
        copy = folder / f"{path.stem}-{datetime.now():%Y-%m-%d}{path.suffix}"
        if not copy.exists():
            folder.mkdir(exist_ok=True)
            _copy(path, copy)
        for old in sorted(folder.glob(f"{path.stem}-????-??-??{path.suffix}"))[:-days]:
            old.unlink()


def _copy(path: Path, copy: Path) -> None:
    """Hard-link a file to `copy`, or copy it where links are not possible. Raises: OSError."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copy2(path, copy)
