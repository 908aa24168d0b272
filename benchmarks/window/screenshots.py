"""Screenshots of widgets in both themes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from benchmarks.window.event_waiting import pause, wait_until
from desktop.ui.main_window.main_window import MainWindow

PHOTO_QUALITY, HIGH_DPI_QUALITY, DIALOG_QUALITY = 60, 40, 100
"""WebP quality, 1 to 100, of screenshots with a photo, at double resolution, and of dialogs."""

GAP: Final = 8
"""Distance of a menu to the right edge of the window, in pixels."""


class Camera:
    """Camera for screenshots of the main window or a widget in the light and dark theme."""

    def __init__(
        self, window: MainWindow, folder: Path, suffix: str, is_idle: Callable[[], bool]
    ) -> None:
        """Save to `folder` under names with `suffix`; `is_idle` tells when painting is done."""
        self._window, self._folder, self._suffix, self._is_idle = window, folder, suffix, is_idle

    def take(self, state: str, widget: QWidget | None = None, *, popup: bool = False) -> None:
        """Save a screenshot named `state` in both themes, with open menus too if `popup`."""
        shown = widget or self._window
        for theme in self._window.menu_actions.themes.actions()[1:]:
            theme.trigger()
            pause(600)
            wait_until(self._is_idle)
            picture = _grab_screen(shown) if popup else shown.grab()
            quality = (
                DIALOG_QUALITY if widget else HIGH_DPI_QUALITY if self._suffix else PHOTO_QUALITY
            )
            file = self._folder / f"{state}-{theme.data()}{self._suffix}.webp"
            picture.save(str(file), "webp", quality)

    def take_menu(self, state: str, menu: QMenu, anchor: QWidget) -> None:
        """Open a menu below `anchor`; save window screenshots, named by `state`, with it."""
        corner, window = (
            anchor.mapToGlobal(anchor.rect().bottomLeft()),
            self._window.frameGeometry(),
        )
        corner.setX(min(corner.x(), window.right() - menu.sizeHint().width() - GAP))
        menu.popup(corner)
        self.take(state, popup=True)
        menu.hide()


def _grab_screen(window: QWidget) -> QPixmap:
    """Grab the screen area of a window, with its popups."""
    area, screen = window.frameGeometry(), window.screen()
    return screen.grabWindow(0, area.x(), area.y(), area.width(), area.height())
