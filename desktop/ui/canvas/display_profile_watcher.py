"""The colours of the screen, found off the UI thread: anew when the person chooses, and when the
window goes to another screen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from desktop.files.errors import ProfileUnusable
from desktop.files.formats.display_profile import DisplayPlacement
from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import SCREEN
from desktop.ui.canvas.display_transform import DisplayTransform, choose_display_transform

Ask = Callable[[str, str, DisplayPlacement], DisplayTransform | ProfileUnusable]
"""See chosen_colours."""

NOWHERE: Final = DisplayPlacement()


class DisplayProfileWatcher(QObject):
    """`found` gives Colours, `failed` a ProfileUnusable."""

    transform_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        preferences: SettingsStore,
        background: TaskRunner,
        parent: QObject | None = None,
        ask: Ask = choose_display_transform,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._background, self._ask = preferences, background, ask
        self._standing = NOWHERE
        self._asked: tuple[str, DisplayPlacement] | None = None
        preferences.changed.connect(self.refresh)

    def watch_window(self, window: QWindow) -> None:
        """To whatever screen it goes."""
        window.screenChanged.connect(lambda screen: self.set_placement(_standing(window, screen)))
        self.set_placement(_standing(window, window.screen()))

    def set_placement(self, standing: DisplayPlacement) -> None:
        """The window stands there now."""
        self._standing = standing
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Nothing is done while the choice, and the screen where it matters, stay what they
        were."""
        display, platform = self._preferences.settings.display, QGuiApplication.platformName()
        standing = self._standing if display == SCREEN else NOWHERE
        if self._asked != (display, standing):
            self._asked = display, standing
            ask = self._ask
            self._background.start(lambda _: ask(display, platform, standing), self._tell)

    def _tell(self, found: DisplayTransform | ProfileUnusable) -> None:
        (self.transform_changed if isinstance(found, DisplayTransform) else self.failed).emit(found)


def _standing(window: QWindow, screen: QScreen) -> DisplayPlacement:
    """On the first screen where it is on none, as while one is unplugged."""
    screens = QGuiApplication.screens()
    return DisplayPlacement(screens.index(screen) if screen in screens else 0, int(window.winId()))
