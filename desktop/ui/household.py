"""The dialogs that are about the program and not about a photo."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.session.background import Background
from desktop.session.preferences import Preferences
from desktop.settings import Folders
from desktop.ui.about import About
from desktop.ui.keys import KeySheet
from desktop.ui.palette import Palette
from desktop.ui.preferences import SettingsDialog
from desktop.ui.window import Window
from models.connections import Connections, Past


class Household(QObject):
    """Opens them one at a time; each is thrown away when it closes."""

    def __init__(
        self, window: Window, preferences: Preferences, folders: Folders, background: Background
    ) -> None:
        super().__init__(window)
        self._background = background
        self._window, self._preferences, self._folders = window, preferences, folders
        acts = window.acts
        acts.palette.triggered.connect(self._show_palette)
        acts.keys.triggered.connect(self._show_keys)
        acts.about.triggered.connect(self._show_about)
        acts.settings.triggered.connect(self._show_settings)

    @Slot()
    def _show_palette(self) -> None:
        self._open(Palette(self._window))

    @Slot()
    def _show_keys(self) -> None:
        self._open(KeySheet(self._window))

    @Slot()
    def _show_about(self) -> None:
        self._open(About(self._window))

    @Slot()
    def _show_settings(self) -> None:
        dialog = SettingsDialog(self._preferences.settings, self._folders, self._window)
        dialog.chosen.connect(self._preferences.choose)
        record = Connections(self._folders.state)
        self._background.start(lambda _: record.all(), self._show_connections)
        self._settings = dialog
        self._open(dialog)

    def _show_connections(self, made: tuple[Past, ...]) -> None:
        """Where the dialog is still there."""
        if isValid(self._settings):
            self._settings.privacy.show_connections(made)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
