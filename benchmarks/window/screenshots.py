"""Pictures of widgets in both themes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from benchmarks.window.event_waiting import pause, wait_until
from desktop.ui.main_window.main_window import MainWindow

PHOTO, SHARP, WORDS_ONLY = 60, 40, 100
"""Quality of a WebP with a photo in it, of one at twice the resolution, and of one without, which
loses nothing."""

GAP: Final = 8
"""Pixels between a menu and the edge of the window."""


class Camera:
    """Takes a state of the window, or of one of its own, in light and in dark."""

    def __init__(
        self, window: MainWindow, folder: Path, suffix: str, still: Callable[[], bool]
    ) -> None:
        """`still` says whether nothing is being painted any more; `suffix` ends the file names."""
        self._window, self._folder, self._suffix, self._still = window, folder, suffix, still

    def take(self, state: str, widget: QWidget | None = None, *, popup: bool = False) -> None:
        """`popup` takes what hangs out of the widget, too."""
        shown = widget or self._window
        for theme in self._window.menu_actions.themes.actions()[1:]:
            theme.trigger()
            pause(600)
            wait_until(self._still)
            picture = _seen(shown) if popup else shown.grab()
            quality = WORDS_ONLY if widget else SHARP if self._suffix else PHOTO
            file = self._folder / f"{state}-{theme.data()}{self._suffix}.webp"
            picture.save(str(file), "webp", quality)

    def take_menu(self, state: str, menu: QMenu, place: QWidget) -> None:
        """Open below the place."""
        corner, window = place.mapToGlobal(place.rect().bottomLeft()), self._window.frameGeometry()
        corner.setX(min(corner.x(), window.right() - menu.sizeHint().width() - GAP))
        menu.popup(corner)
        self.take(state, popup=True)
        menu.hide()


def _seen(window: QWidget) -> QPixmap:
    """As it is on the screen, with what hangs out of it."""
    place, screen = window.frameGeometry(), window.screen()
    return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height())
