"""Atomic writing: a file appears complete or not at all."""

import os
import shutil
import stat
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from desktop.files.errors import AlreadyExists
from desktop.files.storage.input_protection import NOTHING, Protected
from desktop.files.storage.path_errors import writing_error
from models.processes.file_lock import lock, try_lock

_PREFIX: Final = ".heirloom-"
_SUFFIX: Final = ".part"
_MIN_AGE: Final = 3600.0
"""Seconds after which an unfinished file is removed, since locks of other computers may be
invisible on network disks."""


@contextmanager
def atomic_write(
    target: Path,
    *,
    overwrite: bool,
    needed: int,
    previous: tuple[Path, ...] = (),
    protected: Protected = NOTHING,
) -> Iterator[BinaryIO]:
    """Yield a file to write and read, which replaces `target` when the block ends without error.

    If the block raises, no file is left and the old one is unchanged. A replaced file keeps its
    permissions. `needed` bytes are enough, for errors. An old target is moved to the first path of
    `previous`, the file there to the second, and so on. `protected` files are never replaced, as
    checked before and after the block. An existing target is replaced with `overwrite` only.
    Raises: AlreadyExists; InputProtected; those of `writing_error`."""
    replaced = (target, *previous)
    _check(replaced, protected)
    if os.path.lexists(target) and not overwrite:
        raise AlreadyExists(target)
    _sweep(target.parent)
    part = target.with_name(f"{_PREFIX}{uuid.uuid4().hex}{_SUFFIX}")
    try:
        with part.open("x+b") as file:
            lock(file)
            _copy_mode(target, file)
            yield file
            file.flush()
            os.fsync(file.fileno())
        _check(replaced, protected)
        if previous and target.exists():
            _shift(previous)
            _back_up(target, previous[0])
        _publish(part, target, overwrite)
        _sync(target.parent)
    except OSError as error:
        raise writing_error(error, target, needed) from error
    finally:
        _remove(part)


def limit_mode(file: BinaryIO, original: Path) -> None:
    """Remove permissions of group and others from a file that `original` does not give them.

    The result of a private photo is then private as well; no effect on Windows."""
    if sys.platform != "win32":
        with suppress(OSError):
            allowed = original.stat().st_mode | stat.S_IRWXU
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            os.fchmod(file.fileno(), mode & allowed)


def write_text(path: Path, text: str, protected: Protected) -> None:
    """Write a small text file atomically; surrogates are escaped. Raises: as `atomic_write`."""
    content = text.encode("utf-8", errors="backslashreplace")
    with atomic_write(path, overwrite=True, needed=len(content), protected=protected) as file:
        file.write(content)


def _copy_mode(target: Path, file: BinaryIO) -> None:
    """Give an open file the permissions of the existing target; no effect on Windows."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.fchmod(file.fileno(), stat.S_IMODE(target.stat().st_mode) | stat.S_IRUSR)


def _check(replaced: tuple[Path, ...], protected: Protected) -> None:
    for path in replaced:
        protected.check(path)


def _publish(part: Path, target: Path, overwrite: bool) -> None:
    """Rename a complete file to its target. Raises: AlreadyExists unless `overwrite`; OSError."""
    if overwrite:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise AlreadyExists(target) from error
    except OSError:
        _publish_without_links(part, target)


def _publish_without_links(part: Path, target: Path) -> None:
    """Create an empty target, unless it exists, and rename the complete file `part` to it.

    This is for file systems without hard links. Raises: AlreadyExists; OSError."""
    try:
        target.open("xb").close()
    except FileExistsError as error:
        raise AlreadyExists(target) from error
    try:
        part.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _shift(backups: tuple[Path, ...]) -> None:
    """Rename each backup to the next path, replacing the last. Raises: OSError."""
    for newer, older in zip(backups[-2::-1], backups[:0:-1], strict=True):
        if newer.exists():
            newer.replace(older)


def _back_up(target: Path, previous: Path) -> None:
    """Link or copy the target to `previous`, so that it exists at any moment. Raises: OSError."""
    part = target.with_name(f"{_PREFIX}{uuid.uuid4().hex}{_SUFFIX}")
    try:
        try:
            os.link(target, part)
        except OSError:
            shutil.copy2(target, part)
        part.replace(previous)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    """Remove an unfinished file, or else empty it, for `_sweep` to remove later."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            os.truncate(part, 0)


def _sweep(folder: Path) -> None:
    """Remove old unfinished files in a folder that no process has locked."""
    with suppress(OSError):
        for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - part.stat().st_mtime > _MIN_AGE and (hold := try_lock(part)):
                hold.release()
                part.unlink()


def _sync(folder: Path) -> None:
    """Flush a folder, so that new names survive a power cut; no effect on Windows."""
    if sys.platform != "win32":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
