"""Files of the user that the program cannot read completely: settings and model cards."""

from collections.abc import Iterator

from desktop.files.notices import CardRefused
from desktop.files.storage.settings_file import repair_settings
from desktop.settings import Folders
from models.catalog.catalog import Catalog
from models.core.progress import Notice


def find_damaged_own_files(folders: Folders) -> Iterator[Notice]:
    """Repair the settings file and yield a notice about it and about each unusable model card."""
    repaired = repair_settings(folders.settings)
    if repaired is not None:
        yield repaired
    for file, detail in Catalog.read(folders.models).refused:
        yield CardRefused(file, detail)
