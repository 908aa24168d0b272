"""The dialogs that are about the program and not about a photo."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.session.settings_store import Preferences
from desktop.session.task_runner import Background
from desktop.settings import NAME, Folders
from desktop.support.telemetry_files import Deletion, delete_telemetry_files, telemetry_files
from desktop.support.updates import address, newest
from desktop.ui.common.translator import Words
from desktop.ui.dialogs.about_dialog import About, version_of
from desktop.ui.dialogs.command_palette import Palette
from desktop.ui.dialogs.preferences_dialog import SettingsDialog
from desktop.ui.dialogs.shortcuts_dialog import KeySheet
from desktop.ui.dialogs.update_dialog import NewerVersion
from desktop.ui.dialogs.whats_new_dialog import News, changes
from desktop.ui.main_window.main_window import Window
from models.core.errors import ReleasesUnknown
from models.http.connection_log import Connections, Past


@dataclass(frozen=True, slots=True)
class Means:
    """What the dialogs need: settings, folders, words, somebody who reads what is here, and
    somebody who waits for an answer from elsewhere."""

    preferences: Preferences
    folders: Folders
    words: Words
    background: Background
    errands: Background


class Household(QObject):
    """Opens them one at a time; each is thrown away when it closes."""

    def __init__(self, window: Window, means: Means) -> None:
        super().__init__(window)
        self._window, self._means = window, means
        acts = window.acts
        acts.palette.triggered.connect(self._show_palette)
        acts.keys.triggered.connect(self._show_keys)
        acts.about.triggered.connect(self._show_about)
        acts.settings.triggered.connect(self._show_settings)
        acts.news.triggered.connect(self._show_news)
        acts.newer.triggered.connect(self._show_newer)

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
    def _show_news(self) -> None:
        self._means.background.start(
            lambda _: changes(), lambda text: self._open(News(text, self._window))
        )

    @Slot()
    def _show_settings(self) -> None:
        chosen = self._means.preferences
        dialog = SettingsDialog(chosen.settings, self._means.folders, self._window)
        dialog.chosen.connect(chosen.choose)
        record = Connections(self._means.folders.state)
        self._means.background.start(lambda _: record.all(), self._show_connections)
        self._means.background.start(lambda _: telemetry_files(), self._show_telemetry_files)
        dialog.privacy.deletion_wanted.connect(self._delete_telemetry_files)
        self._settings = dialog
        self._open(dialog)

    @Slot()
    def _delete_telemetry_files(self) -> None:
        self._means.background.start(lambda _: delete_telemetry_files(), self._show_deletion)

    def _show_telemetry_files(self, files: tuple[Path, ...]) -> None:
        """Where the dialog is still there."""
        if isValid(self._settings):
            self._settings.privacy.show_telemetry_files(files)

    def _show_deletion(self, deletion: Deletion) -> None:
        """Where the dialog is still there."""
        if isValid(self._settings):
            self._settings.privacy.show_deletion(deletion)

    def _show_connections(self, made: tuple[Past, ...]) -> None:
        """Where the dialog is still there."""
        if isValid(self._settings):
            self._settings.privacy.show_connections(made)

    @Slot()
    def _show_newer(self) -> None:
        dialog = NewerVersion(version_of(NAME), self._window)
        try:
            url = address()
        except ReleasesUnknown as error:
            dialog.show_trouble(self._means.words.told(error))
        else:
            self._prepare(dialog, url)
        self._open(dialog)

    def _prepare(self, dialog: NewerVersion, url: str) -> None:
        if self._means.preferences.settings.offline:
            dialog.stay_offline()
            return
        errands, connections = self._means.errands, Connections(self._means.folders.state)
        dialog.offer(url)

        def told(error: object) -> None:
            dialog.show_trouble(self._means.words.told(error))

        dialog.asked.connect(
            lambda: errands.start(lambda _: newest(url, connections), dialog.show_release, told)
        )
        dialog.finished.connect(errands.cancel)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
