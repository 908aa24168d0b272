"""True causes of errors of the system about paths, as errors of this package."""

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from desktop.files.errors import (
    BrokenLink,
    DiskFull,
    FileSizeLimited,
    MemoryShort,
    NameNotAllowed,
    NameTooLong,
    NotAFile,
    NotAFolder,
    NotFound,
    NotReadable,
    NotWritable,
    PhotoError,
    QuotaReached,
    ReadOnlyDisk,
    TooManyOpenFiles,
)

_QUOTA: Final = getattr(errno, "EDQUOT", errno.ENOSPC)
"""System error number of an exhausted quota; Windows has none."""

_TOO_MANY: Final = (errno.EMFILE, errno.ENFILE)
"""System error numbers of too many open files, of the process and of the system."""

_ODD_NAME: Final = (errno.EINVAL, errno.EILSEQ)
"""System error numbers of a name with characters that the disk does not allow."""

_NOWHERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)
"""System error numbers of a path that leads to no file."""


_READING_ERRORS: Final[Mapping[int, Callable[[Path], PhotoError]]] = {
    errno.ENAMETOOLONG: NameTooLong,
    errno.EISDIR: NotAFile,
    errno.ENOMEM: MemoryShort,
    **dict.fromkeys(_TOO_MANY, TooManyOpenFiles),
}
"""Errors of files that cannot be read, by system error number."""


def reading_error(error: OSError | ValueError, path: Path) -> PhotoError:
    """Return the error for a path that could not be read."""
    if isinstance(error, ValueError):
        return NotFound(path)
    if error.errno in _NOWHERE:
        return _obstacle(path) or NotFound(path)
    return _READING_ERRORS.get(error.errno or 0, NotReadable)(path)


def writing_error(error: OSError, target: Path, needed: int) -> PhotoError:
    """Return the error for a file of `needed` bytes that could not be written."""
    folder, number = target.parent, error.errno
    if number == errno.ENOSPC:
        return DiskFull(folder, needed)
    if number == _QUOTA:
        return QuotaReached(folder, needed)
    if number == errno.EFBIG:
        return FileSizeLimited(folder, needed)
    if number in _NOWHERE:
        return _obstacle(target) or NotFound(folder)
    if number == errno.EEXIST:
        return _obstacle(target / "file") or NotWritable(target)
    return _refusal(error, target)


def _refusal(error: OSError, target: Path) -> PhotoError:
    """Return the error for a file whose name or disk is refused by the system."""
    if error.errno == errno.ENAMETOOLONG:
        return NameTooLong(target)
    if error.errno in _ODD_NAME and error.filename is not None:
        return NameNotAllowed(target)
    if error.errno == errno.EROFS:
        return ReadOnlyDisk(target)
    if error.errno in _TOO_MANY:
        return TooManyOpenFiles(target)
    return NotWritable(target)


def no_file_error(path: Path) -> PhotoError:
    """Return the error for a path where something is that is no file: a broken link, a folder."""
    return _broken_link(path) or NotAFile(path)


def _broken_link(path: Path) -> BrokenLink | None:
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114  never raise
        return BrokenLink(path, str(path.readlink()))
    return None


def _obstacle(path: Path) -> PhotoError | None:
    """Return the error about the nearest broken link, or file in place of a folder, of a path."""
    for each in (path, *path.parents):
        broken = _broken_link(each)
        if broken is not None:
            return broken
        if each != path and os.path.lexists(each):
            return None if os.path.isdir(each) else NotAFolder(each)  # noqa: PTH112  never raises
    return None
