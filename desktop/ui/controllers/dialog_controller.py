"""The dialogs that are about the program and not about a photo."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import NAME, Folders
from desktop.support.telemetry_files import Deletion, delete_telemetry_files, telemetry_files
from desktop.support.updates import fetch_newest_release, release_url
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.about_dialog import AboutDialog, version_of
from desktop.ui.dialogs.command_palette import CommandPalette
from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
from desktop.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.ui.dialogs.update_dialog import UpdateDialog
from desktop.ui.dialogs.whats_new_dialog import WhatsNewDialog, newest_changes
from desktop.ui.main_window.main_window import MainWindow
from models.core.errors import ReleasesUnknown
from models.http.connection_log import ConnectionLog, ConnectionRecord


@dataclass(frozen=True, slots=True)
class DialogDependencies:
    """What the dialogs need: settings, folders, words, somebody who reads what is here, and
    somebody who waits for an answer from elsewhere."""

    preferences: SettingsStore
    folders: Folders
    words: Translator
    background: TaskRunner
    errands: TaskRunner


class DialogController(QObject):
    """Opens them one at a time; each is thrown away when it closes."""

    def __init__(self, window: MainWindow, means: DialogDependencies) -> None:
        super().__init__(window)
        self._window, self._means = window, means
        acts = window.menu_actions
        acts.palette.triggered.connect(self._show_palette)
        acts.shortcuts.triggered.connect(self._show_keys)
        acts.about.triggered.connect(self._show_about)
        acts.settings.triggered.connect(self._show_settings)
        acts.whats_new.triggered.connect(self._show_news)
        acts.check_updates.triggered.connect(self._show_newer)

    @Slot()
    def _show_palette(self) -> None:
        self._open(CommandPalette(self._window))

    @Slot()
    def _show_keys(self) -> None:
        self._open(ShortcutsDialog(self._window))

    @Slot()
    def _show_about(self) -> None:
        self._open(AboutDialog(self._window))

    @Slot()
    def _show_news(self) -> None:
        self._means.background.start(
            lambda _: newest_changes(), lambda text: self._open(WhatsNewDialog(text, self._window))
        )

    @Slot()
    def _show_settings(self) -> None:
        chosen = self._means.preferences
        dialog = PreferencesDialog(chosen.settings, self._means.folders, self._window)
        dialog.chosen.connect(chosen.choose)
        record = ConnectionLog(self._means.folders.state)
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

    def _show_connections(self, made: tuple[ConnectionRecord, ...]) -> None:
        """Where the dialog is still there."""
        if isValid(self._settings):
            self._settings.privacy.show_connections(made)

    @Slot()
    def _show_newer(self) -> None:
        dialog = UpdateDialog(version_of(NAME), self._window)
        try:
            url = release_url()
        except ReleasesUnknown as error:
            dialog.show_trouble(self._means.words.message(error))
        else:
            self._prepare(dialog, url)
        self._open(dialog)

    def _prepare(self, dialog: UpdateDialog, url: str) -> None:
        if self._means.preferences.settings.offline:
            dialog.stay_offline()
            return
        errands, connections = self._means.errands, ConnectionLog(self._means.folders.state)
        dialog.offer(url)

        def told(error: object) -> None:
            dialog.show_trouble(self._means.words.message(error))

        dialog.asked.connect(
            lambda: errands.start(
                lambda _: fetch_newest_release(url, connections), dialog.show_release, told
            )
        )
        dialog.finished.connect(errands.cancel)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
