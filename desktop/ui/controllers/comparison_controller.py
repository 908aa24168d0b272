"""Controller of comparisons: pictures of the photo before and after, written to a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.session.document.comparison_exporter import ComparisonExporter, face_places
from desktop.session.document.session import Session
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.main_window.main_window import MainWindow


class ComparisonController(QObject):
    """Controller that asks where a comparison goes, and tells where it is."""

    def __init__(self, window: MainWindow, session: Session, exporter: ComparisonExporter) -> None:
        super().__init__(window)
        self._window, self._session, self._exporter = window, session, exporter
        self.prompts = Prompts(window, window.file_memory)
        window.menu_actions.comparison.triggered.connect(self._export)
        exporter.exported.connect(self._tell)

    @Slot()
    def _export(self) -> None:
        document = self._session.document
        if document is None:
            return
        source = document.photo.source
        suggested = source.with_name(f"{source.stem}-before-after.jpg")
        target = self.prompts.comparison(suggested, has_faces=bool(face_places(document)))
        if target is not None:
            self._exporter.export(document, target)

    @Slot(object)
    def _tell(self, path: Path) -> None:
        sentence = self.tr("Exported to {path}").format(path=path)
        self._window.status_bar.show_message(sentence)
