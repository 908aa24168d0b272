"""Repair of a settings file that cannot be read completely."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from desktop.files.notices import SetAside
from desktop.settings import FILE, Settings
from models.file_io.bounded_files import set_aside


def repair_settings(folder: Path) -> SetAside | None:
    """Write the valid part of a damaged settings file; keep the damaged one under another name.

    Returns what was wrong, None if the file is valid or missing."""
    file = folder / FILE
    settings, wrong = Settings.check(folder)
    if not wrong:
        return None
    if wrong == (FILE,):
        return SetAside(file, set_aside(file), os.strerror(errno.EINVAL))
    kept = set_aside(file, copy=True)
    if kept != file:
        with suppress(OSError):
            settings.write(folder)
    return SetAside(file, kept, ", ".join(wrong))
