"""Handler and dialog for uncaught exceptions."""

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.support import crash_report
from desktop.ui.common.small_widgets import set_plain_texts


class CrashGuard(QObject):
    """Replacement of `sys.excepthook` that writes a report, shows a dialog and goes on.

    Exceptions may come from any thread. One dialog is shown at a time."""

    crashed = Signal(object)

    def __init__(self, window: QWidget, folder: Path, save: Callable[[], None]) -> None:
        """Create the handler; `save` saves the project when the user clicks that in the dialog."""
        super().__init__(window)
        self._window, self._folder, self._save = window, folder, save
        self._box: QMessageBox | None = None
        self.crashed.connect(self._show_dialog)

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an uncaught exception, write its report and show the dialog.

        The parameters are those of `sys.excepthook`. KeyboardInterrupt is ignored."""
        if issubclass(kind, KeyboardInterrupt):
            return
        logging.getLogger(__name__).critical("unforeseen", exc_info=(kind, error, trace))
        self.crashed.emit(crash_report.write_report(error, self._folder))

    @Slot(object)
    def _show_dialog(self, path: Path | None) -> None:
        if self._box is not None:
            return
        box = self._box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Something went wrong"))
        text = self.tr("An unexpected error occurred. Your work is still open.")
        detail = self.tr("Save it as a project before you go on.")
        if path is not None:
            detail += "\n\n" + self.tr(
                "What happened is written in {path}. Nothing is sent."
            ).format(path=path)
        set_plain_texts(box, text, detail)
        save = box.addButton(self.tr("Save project"), QMessageBox.ButtonRole.AcceptRole)
        save.setProperty("look", "main")
        save.clicked.connect(self._save)
        if path is not None:
            show = box.addButton(self.tr("Show the report"), QMessageBox.ButtonRole.ActionRole)
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        box.setEscapeButton(box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole))
        box.finished.connect(self._close)
        box.open()

    @Slot()
    def _close(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
