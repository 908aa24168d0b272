"""The colours of the screen, found off the UI thread and found anew when the person chooses."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop.files.errors import ProfileUnusable
from desktop.session.background import Background
from desktop.session.preferences import Preferences
from desktop.ui.colours import Colours, chosen_colours


class Screening(QObject):
    """`found` gives Colours, `failed` a ProfileUnusable."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, preferences: Preferences, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._background = preferences, background
        self._display = ""
        preferences.changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Nothing is done while the choice stays what it was."""
        display, platform = self._preferences.settings.display, QGuiApplication.platformName()
        if display != self._display:
            self._display = display
            self._background.start(lambda _: chosen_colours(display, platform), self._tell)

    def _tell(self, found: Colours | ProfileUnusable) -> None:
        (self.found if isinstance(found, Colours) else self.failed).emit(found)
