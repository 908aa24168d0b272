"""Files that appear whole or not at all."""

import errno
import os
import shutil
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from desktop.files.errors import AlreadyExists, DiskFull, NotFound, NotWritable, PhotoError
from desktop.files.storage.file_lock import lock, try_lock
from desktop.files.storage.protected_inputs import NOTHING, Protected

_START: Final = ".heirloom-"
_END: Final = ".part"
_OLD: Final = 3600.0
"""Seconds; for disks where the holds of other computers are not seen."""

FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


@contextmanager
def atomic_write(
    target: Path,
    *,
    overwrite: bool,
    needed: int,
    previous: Path | None = None,
    protected: Protected = NOTHING,
) -> Iterator[BinaryIO]:
    """A file to write and read that takes the target's place when the block ends well. Whatever
    is raised in the block, nothing is left behind and what was there is as it was. `needed` is
    how many bytes are enough; what was there before goes to `previous`. Files that are `protected`
    are never replaced, which is looked at before the block and once more behind it. Raises
    AlreadyExists, InputProtected, DiskFull, NotFound, NotWritable."""
    replaced = (target,) if previous is None else (target, previous)
    _check(replaced, protected)
    if os.path.lexists(target) and not overwrite:
        raise AlreadyExists(target)
    _sweep(target.parent)
    part = target.with_name(f"{_START}{uuid.uuid4().hex}{_END}")
    try:
        with part.open("x+b") as file:
            lock(file)
            yield file
            file.flush()
            os.fsync(file.fileno())
        _check(replaced, protected)
        if previous is not None and target.exists():
            _keep(target, previous)
        _settle(part, target, overwrite)
        _sync(target.parent)
    except OSError as error:
        raise _translated(error, target, needed) from error
    finally:
        _remove(part)


def write_text(path: Path, text: str, protected: Protected) -> None:
    """Write a small text file, escaping what is no UTF-8, in place of what is there.

    Raises: InputProtected; DiskFull; NotFound; NotWritable.
    """
    content = text.encode("utf-8", errors="backslashreplace")
    with atomic_write(path, overwrite=True, needed=len(content), protected=protected) as file:
        file.write(content)


def _check(replaced: tuple[Path, ...], protected: Protected) -> None:
    for path in replaced:
        protected.check(path)


def _settle(part: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise AlreadyExists(target) from error
    except OSError:
        _settle_without_links(part, target)


def _settle_without_links(part: Path, target: Path) -> None:
    """On disks that know no hard links: an empty file is made first, which fails where there is
    any, and is replaced. Raises: AlreadyExists; OSError."""
    try:
        target.open("xb").close()
    except FileExistsError as error:
        raise AlreadyExists(target) from error
    try:
        part.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _keep(target: Path, previous: Path) -> None:
    """The same file under a second name, or a copy where the disk has no such names. There is a
    target at any moment."""
    part = target.with_name(f"{_START}{uuid.uuid4().hex}{_END}")
    try:
        try:
            os.link(target, part)
        except OSError:
            shutil.copy2(target, part)
        part.replace(previous)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    """Where that is no longer allowed it stays, takes no room, and is swept another time."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            os.truncate(part, 0)


def _sweep(folder: Path) -> None:
    """Remove what programs that were killed left half written: old, and held by nobody."""
    with suppress(OSError):
        for part in folder.glob(f"{_START}*{_END}"):
            if time.time() - part.stat().st_mtime > _OLD and (hold := try_lock(part)):
                hold.release()
                part.unlink()


def _sync(folder: Path) -> None:
    """So that the new name outlives a power cut; not every system syncs folders."""
    if sys.platform != "win32":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _translated(error: OSError, target: Path, needed: int) -> PhotoError:
    if error.errno in FULL:
        return DiskFull(target.parent, needed)
    if error.errno == errno.ENOENT:
        return NotFound(target.parent)
    return NotWritable(target)
