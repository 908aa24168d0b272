"""Watcher that loads the display transform in a task runner.

It reloads when the setting changes and when the window moves to another screen.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from desktop.files.errors import ProfileUnusable
from desktop.files.formats.display_profile import DisplayPlacement
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import SCREEN
from desktop.ui.canvas.display_transform import DisplayTransform, choose_display_transform

LoadTransform = Callable[[str, str, DisplayPlacement], DisplayTransform | ProfileUnusable]
"""Function that loads the display transform for a setting; see `choose_display_transform`."""

DEFAULT_PLACEMENT: Final = DisplayPlacement()
"""Placement of the window for settings that do not depend on its screen."""


class DisplayProfileWatcher(QObject):
    """Watcher of the display's colour profile.

    `transform_changed` carries a DisplayTransform, `failed` a ProfileUnusable."""

    transform_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        store: SettingsStore,
        tasks: TaskRunner,
        parent: QObject | None = None,
        load: LoadTransform = choose_display_transform,
    ) -> None:
        super().__init__(parent)
        self._store, self._tasks, self._load = store, tasks, load
        self._placement = DEFAULT_PLACEMENT
        self._loaded_for: tuple[str, DisplayPlacement] | None = None
        store.changed.connect(self.refresh)

    def watch_window(self, window: QWindow) -> None:
        """Follow a window to the screens that it moves to."""
        placement_on = partial(_placement_of, window)
        window.screenChanged.connect(lambda screen: self.set_placement(placement_on(screen)))
        self.set_placement(placement_on(window.screen()))

    def set_placement(self, placement: DisplayPlacement) -> None:
        """Set the screen and window whose profile counts, and reload if needed."""
        self._placement = placement
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Load the display transform if its setting or, if relevant, the screen has changed."""
        display, platform = self._store.settings.display, QGuiApplication.platformName()
        placement = self._placement if display == SCREEN else DEFAULT_PLACEMENT
        if self._loaded_for != (display, placement):
            self._loaded_for = display, placement
            load = self._load
            self._tasks.start(lambda _: load(display, platform, placement), self._emit_result)

    def _emit_result(self, result: DisplayTransform | ProfileUnusable) -> None:
        (self.transform_changed if isinstance(result, DisplayTransform) else self.failed).emit(
            result
        )


def _placement_of(window: QWindow, screen: QScreen) -> DisplayPlacement:
    """Return the placement of a window; the first screen if Qt does not list `screen`."""
    screens = QGuiApplication.screens()
    return DisplayPlacement(screens.index(screen) if screen in screens else 0, int(window.winId()))
