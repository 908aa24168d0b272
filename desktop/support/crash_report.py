"""Reports of what nobody foresaw, written to a file and sent nowhere."""

import platform
import traceback
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Final

PACKAGES: Final = ("heirloom", "PySide6-Essentials", "numpy", "pyvips", "onnxruntime")


def format_report(error: BaseException) -> str:
    """What happened and on what, without names of photos that are not in the error itself."""
    lines = [f"{name} {_version(name)}" for name in PACKAGES]
    story = "".join(traceback.format_exception(error))
    return "\n".join(
        [platform.platform(), f"Python {platform.python_version()}", *lines, "", story]
    )


def write_report(error: BaseException, folder: Path) -> Path | None:
    """The file with the report; None where it could not be written."""
    path = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(format_report(error), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
