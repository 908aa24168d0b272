"""Settings page about privacy: offline switch, list of connections, telemetry files, folders."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.settings import Folders, Settings
from desktop.support.telemetry_files import Deletion
from desktop.ui.common.small_widgets import button, label, row
from desktop.ui.dialogs.connection_list import ConnectionList


class PrivacyPage(QWidget):
    """Page with the offline switch, the connection list and the folders of the program."""

    offline_wanted = Signal(bool)
    forget_wanted = Signal()
    """Signal that asks to forget the instructions and photos of earlier."""
    deletion_wanted = Signal()
    """Signal that asks to delete the files that ONNX Runtime's telemetry has left."""

    def __init__(self, settings: Settings, folders: Folders) -> None:
        super().__init__()
        paths = {
            "settings": folders.settings,
            "logs": folders.logs,
            "scratch": folders.scratch,
            "models": folders.models,
        }
        promise = self.tr(
            "Your photos stay on this computer. Heirloom has no account, collects no "
            "statistics and sends nothing. It connects only when you press Download "
            "in the model library, or ask for a new version."
        )
        places = self.tr(
            "Settings: {settings}\nLogs: {logs}\nTemporary pixels: {scratch}\nModels: {models}"
        )
        folders_label = label(places.format(**paths), "small", wraps=True)
        folders_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offline = QCheckBox(self.tr("Never connect, not even when I press Download"))
        self._offline.setChecked(settings.offline)
        self._offline.toggled.connect(self.offline_wanted)
        remembered = self.tr(
            "Your last instructions, photos, folders and names of people are remembered on this "
            "computer, in {file}."
        ).format(file=folders.settings / "window.ini")
        self._forget = button(self.tr("Forget them"))
        self._forget.clicked.connect(self.forget_wanted)
        self._forget.clicked.connect(lambda: self._forget.setEnabled(False))
        self.connections = ConnectionList()
        self._telemetry_label = label("", "small", wraps=True)
        self._telemetry_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._telemetry_label.hide()
        self._delete = button(self.tr("Delete these files"))
        self._delete.clicked.connect(self._ask_for_deletion)
        self._delete.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(promise, wraps=True))
        column.addWidget(self._offline)
        remembered_label = label(remembered, "small", wraps=True)
        remembered_line = row(remembered_label, self._forget)
        remembered_line.setStretch(0, 1)
        column.addLayout(remembered_line)
        column.addWidget(self.connections, 1)
        column.addWidget(self._telemetry_label)
        column.addLayout(row(self._delete, None))
        column.addWidget(folders_label)

    @Slot(object)
    def show_telemetry_files(self, files: tuple[Path, ...]) -> None:
        """Show the files that ONNX Runtime's telemetry has left and a button to delete them."""
        template = self.tr(
            "The library ONNX Runtime keeps these files to report to its maker. An earlier version "
            "of Heirloom, or another program, let it; reports with facts about this computer, but "
            "no photos, may have been sent. Heirloom does not allow it any more.\n{files}"
        )
        self._telemetry_label.setText(template.format(files="\n".join(map(str, files))))
        self._telemetry_label.setVisible(bool(files))
        self._delete.setVisible(bool(files))
        self._delete.setEnabled(True)

    @Slot(object)
    def show_deletion(self, deletion: Deletion) -> None:
        """Show which telemetry files were deleted and which could not be."""
        lines = []
        if deletion.deleted:
            files = "\n".join(map(str, deletion.deleted))
            lines.append(self.tr("Deleted:\n{files}").format(files=files))
        if deletion.kept:
            files = "\n".join(map(str, deletion.kept))
            lines.append(
                self.tr("The system did not allow to delete:\n{files}").format(files=files)
            )
        self._telemetry_label.setText("\n".join(lines) or self.tr("The files are gone already."))
        self._delete.setVisible(bool(deletion.kept))
        self._delete.setEnabled(True)

    @Slot()
    def _ask_for_deletion(self) -> None:
        self._delete.setEnabled(False)
        self.deletion_wanted.emit()
