"""Controller of the dialogs about the program: settings, shortcuts, news, updates and about.

Dialogs are imported when they are first opened, as that takes a part of the start.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.session.settings_store import SettingsStore
from desktop.session.task_runner import TaskRunner
from desktop.settings import NAME, Folders
from desktop.ui.common.translator import Translator
from desktop.ui.main_window.main_window import MainWindow
from models.core.errors import ReleasesUnknown

if TYPE_CHECKING:
    from desktop.support.telemetry_files import Deletion
    from desktop.ui.dialogs.update_dialog import UpdateDialog
    from models.http.connection_log import ConnectionRecord


@dataclass(frozen=True, slots=True)
class DialogDependencies:
    """Objects that the dialogs use; files and network have a task runner each."""

    settings_store: SettingsStore
    folders: Folders
    translator: Translator
    file_runner: TaskRunner
    network_runner: TaskRunner


class DialogController(QObject):
    """Controller that opens a dialog for each menu action about the program."""

    def __init__(self, window: MainWindow, dependencies: DialogDependencies) -> None:
        super().__init__(window)
        self._window, self._dependencies = window, dependencies
        actions = window.menu_actions
        actions.palette.triggered.connect(self._show_palette)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.sentences.triggered.connect(self._show_sentences)
        window.instruction_bar.sentences_wanted.connect(self._show_sentences)
        actions.about.triggered.connect(self._show_about)
        actions.settings.triggered.connect(self._show_settings)
        actions.whats_new.triggered.connect(self._show_news)
        actions.check_updates.triggered.connect(self._show_update)

    @Slot()
    def _show_palette(self) -> None:
        from desktop.ui.dialogs.command_palette import CommandPalette

        self._open(CommandPalette(self._window))

    @Slot()
    def _show_shortcuts(self) -> None:
        from desktop.ui.dialogs.shortcuts_dialog import ShortcutsDialog

        self._open(ShortcutsDialog(self._window))

    @Slot()
    def _show_sentences(self) -> None:
        from desktop.ui.dialogs.example_sentences_dialog import SentencesDialog

        dialog = SentencesDialog(self._window)
        dialog.chosen.connect(self._window.instruction_bar.insert)
        self._open(dialog)

    @Slot()
    def _show_about(self) -> None:
        from desktop.ui.dialogs.about_dialog import AboutDialog

        self._open(AboutDialog(self._window))

    @Slot()
    def _show_news(self) -> None:
        from desktop.ui.dialogs.whats_new_dialog import WhatsNewDialog, newest_changes

        self._dependencies.file_runner.start(
            lambda _: newest_changes(), lambda text: self._open(WhatsNewDialog(text, self._window))
        )

    @Slot()
    def _show_settings(self) -> None:
        from desktop.support.telemetry_files import telemetry_files
        from desktop.ui.dialogs.preferences_dialog import PreferencesDialog
        from models.http.connection_log import ConnectionLog

        store, runner = self._dependencies.settings_store, self._dependencies.file_runner
        dialog = PreferencesDialog(store.settings, self._dependencies.folders, self._window)
        dialog.chosen.connect(store.save)
        log = ConnectionLog(self._dependencies.folders.state)
        runner.start(lambda _: log.all(), self._show_connections)
        runner.start(lambda _: telemetry_files(), self._show_telemetry_files)
        dialog.privacy.deletion_wanted.connect(self._delete_telemetry_files)
        dialog.privacy.forget_wanted.connect(self._window.file_memory.forget)
        dialog.privacy.forget_wanted.connect(self._window.instruction_bar.forget)
        self._settings_dialog = dialog
        self._open(dialog)

    @Slot()
    def _delete_telemetry_files(self) -> None:
        from desktop.support.telemetry_files import delete_telemetry_files

        self._dependencies.file_runner.start(
            lambda _: delete_telemetry_files(), self._show_deletion
        )

    # The dialog may have been closed and deleted while its data was read.

    def _show_telemetry_files(self, files: tuple[Path, ...]) -> None:
        if isValid(self._settings_dialog):
            self._settings_dialog.privacy.show_telemetry_files(files)

    def _show_deletion(self, deletion: "Deletion") -> None:
        if isValid(self._settings_dialog):
            self._settings_dialog.privacy.show_deletion(deletion)

    def _show_connections(self, records: "tuple[ConnectionRecord, ...]") -> None:
        if isValid(self._settings_dialog):
            self._settings_dialog.privacy.connections.show_records(records)

    @Slot()
    def _show_update(self) -> None:
        from desktop.support.update_check import release_url
        from desktop.ui.dialogs.about_dialog import version_of
        from desktop.ui.dialogs.update_dialog import UpdateDialog

        dialog = UpdateDialog(version_of(NAME), self._window)
        try:
            url = release_url()
        except ReleasesUnknown as error:
            dialog.show_trouble(self._dependencies.translator.message(error))
        else:
            self._offer_request(dialog, url)
        self._open(dialog)

    def _offer_request(self, dialog: "UpdateDialog", url: str) -> None:
        """Let the dialog ask for the newest release at `url`, unless the user works offline."""
        if self._dependencies.settings_store.settings.offline:
            dialog.stay_offline()
            return
        from desktop.support.update_check import fetch_newest_release
        from models.http.connection_log import ConnectionLog

        runner = self._dependencies.network_runner
        connections = ConnectionLog(self._dependencies.folders.state)
        dialog.offer(url)

        def show_error(error: object) -> None:
            dialog.show_trouble(self._dependencies.translator.message(error))

        dialog.asked.connect(
            lambda: runner.start(
                lambda _: fetch_newest_release(url, connections), dialog.show_release, show_error
            )
        )
        dialog.finished.connect(runner.cancel)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
