"""Files of the user that the program cannot read completely: settings and model cards."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.files.notices import CardRefused
from desktop.files.storage.settings_repair import repair_settings
from desktop.settings import Folders
from models.catalog.model_cards import Catalog
from models.core.progress import Notice
from models.file_io.bounded_files import read_small_file, set_aside

_NO_CARD: Final = (errno.EINVAL, errno.EFBIG, errno.EISDIR, errno.ENOENT)
"""Errors of pipes and devices, of files that are too large, folders, and links that lead nowhere.

With any other error, such as a denied permission, the file may still be a valid card.
"""


def find_damaged_own_files(folders: Folders) -> Iterator[Notice]:
    """Repair the settings file and rename unusable model cards; yield a notice about each."""
    repaired = repair_settings(folders.settings)
    if repaired is not None:
        yield repaired
    for file, detail in Catalog.read(folders.models).refused:
        yield CardRefused(file, set_aside(file) if _is_no_card(file) else file, detail)


def _is_no_card(file: Path) -> bool:
    """Return whether a refused model card can be renamed: it was read, or is no regular file."""
    try:
        read_small_file(file)
    except OSError as error:
        return error.errno in _NO_CARD
    return True
