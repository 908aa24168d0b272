"""Reports of uncaught exceptions, written to a file and never sent."""

import platform
import traceback
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.control_characters import printable

PACKAGES: Final = ("heirloom", "PySide6-Essentials", "numpy", "pyvips", "onnxruntime")
"""Names of the packages whose versions are in a crash report."""


def format_report(error: BaseException) -> str:
    """Format an exception with the versions of system, Python and packages."""
    lines = [f"{name} {_version(name)}" for name in PACKAGES]
    story = "".join(traceback.format_exception(error)).split("\n")
    versions = [platform.platform(), f"Python {platform.python_version()}", *lines]
    return "\n".join([*versions, "", *map(printable, story)])


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write the report of an exception to a new file; return its path, None if that failed."""
    path = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(format_report(error), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path


def _version(name: str) -> str:
    from importlib import metadata  # slow, and needed for reports only

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
