"""Photos and projects come and go here, off the UI thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.files.claims import Claims
from desktop.files.encoding import ExportOptions
from desktop.files.errors import VeryLarge
from desktop.files.export import Rows, export
from desktop.files.opening import ReadPhoto, allowing
from desktop.files.project import foreign, load_project, save_project
from desktop.files.recovery import Leftover, recovered
from desktop.files.scratch import Scratch
from desktop.session.background import Background
from models.progress import Progress

PROJECT = ".ora"


@dataclass(frozen=True, slots=True)
class Access:
    """Who decodes photos, which projects are ours, and where pixels go."""

    read: ReadPhoto
    claims: Claims
    scratch: Scratch


class Shelf(QObject):
    """Opens, saves and exports; says when it is done."""

    opened = Signal(object, object)
    saved = Signal(object, object)
    exported = Signal(object, object)
    recovered = Signal(object)
    noticed = Signal(object)
    hesitated = Signal(object, object, int)

    def __init__(
        self, background: Background, access: Access, rows: Rows, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._access, self._rows = background, access, rows
        self._last = 0
        self._settled: Callable[[], bool] = lambda: True

    def ask_first(self, settled: Callable[[], bool]) -> None:
        """Whether what has been read may take the place of what is open: reading took a while, in
        which the person may have worked on."""
        self._settled = settled

    def open(self, path: Path, page: int = 0, *, large: bool = False) -> None:
        """Read a photo or a project; `opened` gives the document and the path, unless another
        was asked for since. `page` counts from 0, where a file holds several pictures. What is
        left out is told by `noticed`, before that. Where it is very large, and that was not
        allowed, `hesitated` gives the error, the path and the page instead."""
        self._last += 1
        number = self._last

        read = allowing(self._access.read) if large else self._access.read

        def tried(progress: Progress) -> Document | VeryLarge:
            progress = replace(progress, on_notice=self.noticed.emit)
            try:
                return self._brought(path, page, read, progress)
            except VeryLarge as error:
                return error

        def answer(found: Document | VeryLarge) -> None:
            if number != self._last:
                return
            if isinstance(found, VeryLarge):
                self.hesitated.emit(found, path, page)
            elif self._settled():
                self.opened.emit(found, path)

        self._background.start(tried, answer)

    def _brought(self, path: Path, page: int, read: ReadPhoto, progress: Progress) -> Document:
        claims, scratch = self._access.claims, self._access.scratch
        if path.suffix.lower() == PROJECT and not foreign(path):
            with claims.taking(path):
                return load_project(path, scratch, progress, read)
        with claims.taking(None):
            return Document(read(path, scratch, progress, page))

    def recover(self, leftover: Leftover) -> None:
        """Read what was not saved; `opened` gives it like any other, then `recovered` tells, unless
        another was asked for since. It may be very large: it was open before."""
        self._last += 1
        number = self._last
        scratch, claims = self._access.scratch, self._access.claims
        read = allowing(self._access.read)

        def brought(progress: Progress) -> Document:
            with claims.taking(leftover.project):
                return recovered(leftover, scratch, progress, read)

        def answer(document: Document) -> None:
            if number == self._last and self._settled():
                self.opened.emit(document, leftover.project or document.photo.source)
                self.recovered.emit(document)

        self._background.start(brought, answer)

    def save(self, document: Document, path: Path) -> None:
        """Write a project; `saved` gives the document and the path."""

        def write(progress: Progress) -> None:
            with self._access.claims.taking(path):
                save_project(document, path, self._rows, progress)

        self._background.start(write, lambda _: self.saved.emit(document, path))

    def export(self, document: Document, target: Path, options: ExportOptions) -> None:
        """Write the picture; `exported` gives the document and the path."""

        def write(progress: Progress) -> Path:
            return export(document, target, options, self._rows, progress)

        self._background.start(write, lambda path: self.exported.emit(document, path))
