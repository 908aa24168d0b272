"""Files that ONNX Runtime's telemetry has left on this computer.

Versions of this program before telemetry was switched off let ONNX Runtime 1.29 and later write
them, and so may other programs of this person. Where they lie is as in ONNX Runtime's source
(core/platform/posix/device_id.cc and core/platform/windows/device_id.cc). They hold an identifier
of the computer and what was to be sent.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path("Microsoft", "DeveloperTools", ".onnxruntime")

PATTERNS: Final = ("deviceid*", "onnxruntime.db*")
"""The names of its files; others in that folder belong to other programs."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """Which files were deleted, and which the system kept."""

    deleted: tuple[Path, ...]
    kept: tuple[Path, ...]


def telemetry_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """Return the folder where ONNX Runtime keeps them, or None where the system names no home."""
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME")
    match platform:
        case "win32":
            base = environment.get("LOCALAPPDATA") or environment.get("APPDATA")
            below = "AppData/Local"
        case "darwin":
            base, below = None, "Library/Application Support"
        case _:
            base, below = environment.get("XDG_CACHE_HOME"), ".cache"
    if base:
        return Path(base) / FOLDER
    return Path(home) / below / FOLDER if home else None


def telemetry_files(folder: Path | None = None) -> tuple[Path, ...]:
    """List the files in `folder`, by default ONNX Runtime's, sorted by name."""
    place = folder or telemetry_folder()
    if place is None:
        return ()
    try:
        found = {file for pattern in PATTERNS for file in place.glob(pattern)}
        return tuple(sorted(file for file in found if file.is_symlink() or file.is_file()))
    except OSError:
        return ()


def delete_telemetry_files(folder: Path | None = None) -> Deletion:
    """Delete the files, and the folders that are empty then."""
    files = telemetry_files(folder)
    for file in files:
        with suppress(OSError):
            file.unlink()
    kept = tuple(file for file in files if os.path.lexists(file))
    if files and not kept:
        _remove_empty_folders(files[0].parent)
    return Deletion(tuple(file for file in files if file not in kept), kept)


def _remove_empty_folders(folder: Path) -> None:
    """Remove ONNX Runtime's folder and the two of its maker above, as far as they are empty."""
    with suppress(OSError):
        for each in (folder, *list(folder.parents)[: len(FOLDER.parts) - 1]):
            each.rmdir()
