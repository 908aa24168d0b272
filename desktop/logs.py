"""Configuration of logging: a rotating file in the log folder."""

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path


class PrivateFileHandler(RotatingFileHandler):
    """Handler whose files only the user may read, since they name photos."""

    def _open(self) -> TextIOWrapper:
        file = super()._open()
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), 0o600)
        return file


def configure(folder: Path) -> None:
    """Log to a file in `folder` that keeps the last 1 to 2 megabytes.

    Without a writable folder nothing is logged, and a line that cannot be written later is lost
    silently. Nothing is sent over the network.
    """
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = PrivateFileHandler(
            folder / "heirloom.log",
            maxBytes=1_000_000,
            backupCount=1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(file)
