"""Unpacking of wheels (PEP 427) to a folder that Python can import from.

Scripts, headers and other data in them are skipped.
"""

import errno
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from models.core.errors import AddonFileWrong, ModelError, ModelFolderClosed, ModelFolderFull
from models.core.progress import Progress

IMPORTED: Final = ("purelib", "platlib")
"""Parts of a wheel's data folder that hold importable packages."""

SPARE: Final = 64 * 2**20
"""Bytes that must stay free on the disk after unpacking."""


def unpack(wheels: tuple[Path, ...], folder: Path, progress: Progress) -> None:
    """Unpack wheels into a new folder.

    Raises: AddonFileWrong; ModelFolderFull; ModelFolderClosed; Cancelled."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _check_disk(wheels, folder)
    for number, wheel in enumerate(wheels):
        _unpack(wheel, folder, progress.part(number, len(wheels)))


def _check_disk(wheels: tuple[Path, ...], folder: Path) -> None:
    needed = sum(_size(wheel) for wheel in wheels) + SPARE
    if shutil.disk_usage(folder).free < needed:
        raise ModelFolderFull(str(folder), needed)


def _size(wheel: Path) -> int:
    try:
        with zipfile.ZipFile(wheel) as archive:
            return sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise AddonFileWrong(wheel.name) from error


def _unpack(wheel: Path, folder: Path, progress: Progress) -> None:
    with zipfile.ZipFile(wheel) as archive:
        members = list(_members(archive, wheel.name))
        for number, (member, path) in enumerate(members):
            progress.report(number / len(members))
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with archive.open(member) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file)
            except zipfile.BadZipFile as error:
                raise AddonFileWrong(wheel.name) from error
            except OSError as error:
                raise _writing_error(error, folder, member.file_size) from error


def _writing_error(error: OSError, folder: Path, needed: int) -> ModelError:
    if error.errno == errno.ENOSPC:
        return ModelFolderFull(str(folder), needed)
    return ModelFolderClosed(str(folder), error.strerror or str(error))


def _members(
    archive: zipfile.ZipFile, wheel: str
) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """Yield a wheel's importable files and their paths when installed. Raises AddonFileWrong."""
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts or set(":\\") & set(str(path)):
            raise AddonFileWrong(wheel)
        if path.parts[0].endswith(".data"):
            if path.parts[1] not in IMPORTED:
                continue
            path = PurePosixPath(*path.parts[2:])
        if not member.is_dir():
            yield member, path
