"""The only place that configures logging."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


def configure(folder: Path) -> None:
    """Keep the last two megabytes of what happened in `folder`; without it where the disk does
    not allow, also later: a line that cannot be written is lost without a word. Nothing is ever
    sent anywhere."""
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
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
