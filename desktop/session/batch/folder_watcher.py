"""Looking into folders that are watched, off the UI thread."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.files.errors import PhotoError
from desktop.restoration.watch_folder import Listing, WatchedFolder, list_photos
from desktop.session.task_runner import TaskRunner

EVERY: int = 2000
"""Milliseconds between two looks; a photo that did not change between them is complete."""


class FolderWatcher(QObject):
    """Announces the photos that have come, once each has arrived as a whole. A folder that is away
    for a while, as on a disk that was unplugged, is looked for again."""

    arrived = Signal(object, object)

    def __init__(self, background: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._places: tuple[WatchedFolder, ...] = ()
        self._before: Mapping[Path, Listing] = {}
        self._looking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def follow(self, places: tuple[WatchedFolder, ...]) -> None:
        """These folders from now on."""
        self._places = places
        if not places:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(EVERY)

    @Slot()
    def look(self) -> None:
        """Unless a look is under way: a slow disk is not asked twice."""
        if self._looking or not self._places:
            return
        self._looking = True
        folders = [place.folder for place in self._places]
        self._background.start(lambda _: _all_listed(folders), self._compare, self._miss)

    def _miss(self, error: object) -> None:
        """The next look may see more."""
        self._looking = False
        logging.getLogger(__name__).warning("not seen: %r", error)

    def _compare(self, now: Mapping[Path, Listing]) -> None:
        self._looking = False
        before, self._before = self._before, now
        for place in self._places:
            seen = before.get(place.folder, {}), now.get(place.folder, {})
            fresh = place.finished_photos(*seen)
            if fresh:
                self.arrived.emit(place, fresh)


def _all_listed(folders: list[Path]) -> dict[Path, Listing]:
    """What can be read."""
    found: dict[Path, Listing] = {}
    for folder in folders:
        with suppress(PhotoError):
            found[folder] = list_photos(folder)
    return found
