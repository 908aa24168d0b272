"""Configuration of logging: a rotating file in the log folder."""

import logging
import os
from copy import copy
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from desktop.control_characters import printable
from models.http.hidden_credentials import hide_credentials


class OneLineFormatter(logging.Formatter):
    """Log formatter that escapes control characters, so that names cannot fake log lines.

    Passwords in URLs are hidden. Lines of a traceback are indented by two spaces, which no line of
    a message is."""

    def format(self, record: logging.LogRecord) -> str:
        own = copy(record)
        own.exc_text = None  # the traceback as another handler has formatted it
        return super().format(own)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  as in the base class
        return printable(hide_credentials(super().formatMessage(record)))

    def formatException(self, ei: Any) -> str:  # noqa: N802  as in the base class
        shown = hide_credentials(super().formatException(ei))
        return "\n".join(f"  {printable(line)}" for line in shown.split("\n"))


class PrivateFileHandler(RotatingFileHandler):
    """Log handler whose files only the user may read, since they name photos."""

    def _open(self) -> TextIOWrapper:
        file = super()._open()
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), 0o600)
        return file


def configure(folder: Path) -> None:
    """Log to a file in `folder` that keeps the last 1 to 2 megabytes.

    Without a writable folder nothing is logged; write errors are ignored."""
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
    file.setFormatter(OneLineFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(file)
