"""Photos and projects come and go here, off the UI thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.files.encoding import ExportOptions
from desktop.files.export import Rows, export
from desktop.files.project import load_project, save_project
from desktop.files.reading import read_photo
from desktop.files.scratch import Scratch
from desktop.session.background import Background
from models.progress import Progress

PROJECT = ".ora"


class Shelf(QObject):
    """Opens, saves and exports; says when it is done."""

    opened = Signal(object, object)
    saved = Signal(object, object)
    exported = Signal(object, object)

    def __init__(
        self, background: Background, scratch: Scratch, rows: Rows, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._scratch, self._rows = background, scratch, rows
        self._last = 0

    def open(self, path: Path) -> None:
        """Read a photo or a project; `opened` gives the document and the path, unless another
        was asked for since."""
        self._last += 1
        number = self._last

        def read(progress: Progress) -> Document:
            if path.suffix.lower() == PROJECT:
                return load_project(path, self._scratch, progress)
            return Document(read_photo(path, self._scratch, progress))

        def answer(document: Document) -> None:
            if number == self._last:
                self.opened.emit(document, path)

        self._background.start(read, answer)

    def save(self, document: Document, path: Path) -> None:
        """Write a project; `saved` gives the document and the path."""

        def write(progress: Progress) -> None:
            save_project(document, path, self._rows, progress)

        self._background.start(write, lambda _: self.saved.emit(document, path))

    def export(self, document: Document, target: Path, options: ExportOptions) -> None:
        """Write the picture; `exported` gives the document and the path."""

        def write(progress: Progress) -> Path:
            return export(document, target, options, self._rows, progress)

        self._background.start(write, lambda path: self.exported.emit(document, path))
