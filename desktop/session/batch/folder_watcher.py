"""Watcher that finds new photos in watched folders by listing them off the UI thread."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.files.errors import PhotoError
from desktop.restoration.watched_folders import Listing, WatchedFolder, list_photos
from desktop.session.task_runner import TaskRunner

EVERY: int = 2000
"""Milliseconds between two listings of a folder; a file that is equal in both is complete."""


class FolderWatcher(QObject):
    """Timer that lists watched folders; `photos_arrived` carries a WatchedFolder and a Listing.

    The Listing holds new and complete photos; one whose size or time changes later is emitted
    again. A missing folder, as on an unplugged disk, is listed again when it is back."""

    photos_arrived = Signal(object, object)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._watched: tuple[WatchedFolder, ...] = ()
        self._last_listings: Mapping[Path, Listing] = {}
        self._is_listing = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.list_folders)

    def watch(self, folders: tuple[WatchedFolder, ...]) -> None:
        """Watch these folders from now on, and no others."""
        self._watched = folders
        if not folders:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(EVERY)

    @Slot()
    def list_folders(self) -> None:
        """List the watched folders off the UI thread, unless they are being listed."""
        if self._is_listing or not self._watched:
            return
        self._is_listing = True
        folders = [watched.folder for watched in self._watched]
        self._runner.start(lambda _: _list_all(folders), self._compare, self._log_error)

    def _log_error(self, error: object) -> None:
        self._is_listing = False
        logging.getLogger(__name__).warning("not seen: %r", error)

    def _compare(self, listings: Mapping[Path, Listing]) -> None:
        self._is_listing = False
        before, self._last_listings = self._last_listings, listings
        for watched in self._watched:
            folder = watched.folder
            photos = watched.finished_photos(before.get(folder, {}), listings.get(folder, {}))
            if photos:
                self.photos_arrived.emit(watched, photos)


def _list_all(folders: list[Path]) -> dict[Path, Listing]:
    """Return the listing of each folder that can be read."""
    listings: dict[Path, Listing] = {}
    for folder in folders:
        with suppress(PhotoError):
            listings[folder] = list_photos(folder)
    return listings
