"""Memory of the files opened last, the folders that dialogs begin in, and the names typed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot

RECENT_KEY: Final = "recent"
"""Key of the files that were opened last in `QSettings`, the latest first."""

NAMES_KEY: Final = "people"
"""Key of the names of people that were typed, the latest first."""

MOST_NAMES: Final = 200
"""Number of names that are remembered; the oldest are dropped."""

FOLDERS_KEY: Final = "folders"
"""Group of `QSettings` with the last folder for each purpose."""

MOST_RECENT: Final = 10
"""Number of files that are remembered; the oldest are dropped."""

PHOTOS: Final = "photos"
"""Purpose of the folder in which photos are chosen."""


class FileMemory(QObject):
    """Files and folders that the user chose last, kept between runs of the program.

    `changed` is emitted when the list of files has changed."""

    changed = Signal()

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened last, the latest first; some may not exist any more."""
        return tuple(Path(text) for text in stored_strings(self._store.value(RECENT_KEY)))

    def remember_file(self, path: Path) -> None:
        """Put an opened file first in the list, and remember its folder as that of photos."""
        path = path.absolute()
        self._write_recent((path, *(each for each in self.recent if each != path)))
        self.remember_folder(PHOTOS, path.parent)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of people that were typed, the latest first."""
        return tuple(stored_strings(self._store.value(NAMES_KEY)))

    def remember_names(self, names: Iterable[str]) -> None:
        """Put names of people first in the list of those that are offered again."""
        merged = dict.fromkeys((*names, *self.names))
        self._store.setValue(NAMES_KEY, list(merged)[:MOST_NAMES])

    @Slot()
    def forget(self) -> None:
        """Forget all files, folders and names."""
        self._store.remove(FOLDERS_KEY)
        self._store.remove(NAMES_KEY)
        self._write_recent(())

    def folder(self, purpose: str) -> Path:
        """Return the last folder chosen for a purpose if it exists, else that of pictures."""
        text = self._store.value(f"{FOLDERS_KEY}/{purpose}")
        if isinstance(text, str) and text and Path(text).is_dir():
            return Path(text)
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        standard = Path(QStandardPaths.writableLocation(pictures))
        return standard if standard.is_dir() else Path.home()

    def remember_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder that was chosen for a purpose."""
        self._store.setValue(f"{FOLDERS_KEY}/{purpose}", str(folder))

    def _write_recent(self, paths: Iterable[Path]) -> None:
        self._store.setValue(RECENT_KEY, [str(path) for path in paths][:MOST_RECENT])
        self.changed.emit()


def stored_strings(value: object) -> list[str]:
    """Return a list of strings from a value of `QSettings`, which is a string for one entry."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(each) for each in value] if isinstance(value, list) else []
