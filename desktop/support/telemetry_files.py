"""Files that ONNX Runtime's telemetry has left on this computer.

Versions of this program before telemetry was switched off let ONNX Runtime 1.29 and later write
them, and other programs of the user may do so too. The paths are those of ONNX Runtime's source
(core/platform/posix/device_id.cc and core/platform/windows/device_id.cc). The files hold an
identifier of the computer and the reports that were to be sent.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path("Microsoft", "DeveloperTools", ".onnxruntime")
"""Path of ONNX Runtime's folder below the system's cache or data folder."""


PATTERNS: Final = ("deviceid*", "onnxruntime.db*")
"""Name patterns of ONNX Runtime's telemetry files; other files there belong to other programs."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """Result of a deletion: the files that were deleted, and those that could not be."""

    deleted: tuple[Path, ...]
    kept: tuple[Path, ...]


def telemetry_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """Return the folder of ONNX Runtime's telemetry, None without a home folder.

    `environment` are the variables and `platform` is `sys.platform`."""
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
    """List the telemetry files in `folder` (None: ONNX Runtime's), sorted by name."""
    root = folder or telemetry_folder()
    if root is None:
        return ()
    try:
        found = {file for pattern in PATTERNS for file in root.glob(pattern)}
        return tuple(sorted(file for file in found if file.is_symlink() or file.is_file()))
    except OSError:
        return ()


def delete_telemetry_files(folder: Path | None = None) -> Deletion:
    """Delete the telemetry files in `folder` (None: ONNX Runtime's) and emptied folders."""
    files = telemetry_files(folder)
    for file in files:
        with suppress(OSError):
            file.unlink()
    kept = tuple(file for file in files if os.path.lexists(file))
    if files and not kept:
        _remove_empty_folders(files[0].parent)
    return Deletion(tuple(file for file in files if file not in kept), kept)


def _remove_empty_folders(folder: Path) -> None:
    """Remove ONNX Runtime's folder and its two parents, as far as they are empty."""
    with suppress(OSError):
        for each in (folder, *list(folder.parents)[: len(FOLDER.parts) - 1]):
            each.rmdir()
