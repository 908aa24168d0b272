"""Photos and projects come and go here, off the UI thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.files.errors import VeryLarge
from desktop.files.export.encoders import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.project.project_file import is_foreign_openraster, load_project, save_project
from desktop.files.project.project_locks import ProjectLock, ProjectLocks
from desktop.files.project.recovery import RecoverableSession, recover_document
from desktop.files.reading.protocol import ReadOptions, ReadPhoto
from desktop.files.storage.protected_inputs import Protected
from desktop.files.storage.scratch import Scratch
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress

PROJECT = ".ora"


@dataclass(frozen=True, slots=True)
class DocumentAccess:
    """Who decodes photos, which projects are ours, and where pixels go."""

    read: ReadPhoto
    claims: ProjectLocks
    scratch: Scratch


class DocumentIO(QObject):
    """Opens, saves and exports; says when it is done."""

    opened = Signal(object, object)
    saved = Signal(object, object)
    exported = Signal(object, object)
    recovered = Signal(object)
    recovery_declined = Signal(object)
    noticed = Signal(object)
    size_confirmation_needed = Signal(object, object, int)

    def __init__(
        self,
        background: TaskRunner,
        access: DocumentAccess,
        rows: Rows,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._access, self._rows = background, access, rows
        self._last = 0
        self._shown = 0
        self._settled: Callable[[], bool] = lambda: True
        self._inputs: Callable[[], Iterable[Path]] = tuple

    def set_replace_guard(self, settled: Callable[[], bool]) -> None:
        """Whether what has been read may take the place of what is open: reading took a while, in
        which the person may have worked on."""
        self._settled = settled

    def protect(self, inputs: Callable[[], Iterable[Path]]) -> None:
        """Never write over these files either, such as the photos of a batch; they are asked for
        at each writing."""
        self._inputs = inputs

    def open(self, path: Path, page: int = 0, *, large: bool = False) -> None:
        """Read a photo or a project; `opened` gives the document and the path, unless another
        was asked for since. `page` counts from 0, where a file holds several pictures. What is
        left out is told by `noticed`, before that. Where it is very large, and that was not
        allowed, `hesitated` gives the error, the path and the page instead."""
        self._last += 1
        number = self._last
        options = ReadOptions(page, large)

        def tried(progress: Progress) -> tuple[Document | VeryLarge, ProjectLock]:
            progress = replace(progress, on_notice=self.noticed.emit)
            try:
                return self._brought(path, options, progress)
            except VeryLarge as error:
                return error, None

        def answer(told: tuple[Document | VeryLarge, ProjectLock]) -> None:
            found, claim = told
            if isinstance(found, VeryLarge):
                if number == self._last:
                    self.size_confirmation_needed.emit(found, path, page)
            elif self._places(number, claim):
                self.opened.emit(found, path)

        self._background.start(tried, answer, late=self._drop)

    def _brought(
        self, path: Path, options: ReadOptions, progress: Progress
    ) -> tuple[Document, ProjectLock]:
        claims, scratch, read = self._access.claims, self._access.scratch, self._access.read
        if path.suffix.lower() == PROJECT and not is_foreign_openraster(path):
            with claims.acquire(path) as claim:
                project = load_project(
                    path, scratch, progress, read, allow_large=options.allow_large
                )
                return project, claim
        return Document(read(path, scratch, progress, options)), None

    def _places(self, number: int, claim: ProjectLock) -> bool:
        """Whether what was read takes the place of what was open; only then is its project ours."""
        if number != self._last or not self._settled():
            self._access.claims.drop(claim)
            return False
        self._shown += 1
        self._access.claims.keep(claim)
        return True

    def _drop(self, told: tuple[object, ProjectLock]) -> None:
        self._access.claims.drop(told[1])

    def recover(self, leftover: RecoverableSession) -> None:
        """Read what was not saved; `opened` gives it like any other, then `recovered` tells, unless
        another was asked for since; where it is not opened `left` gives the leftover. It may be
        very large: it was open before."""
        self._last += 1
        number = self._last
        scratch, claims, read = self._access.scratch, self._access.claims, self._access.read

        def brought(progress: Progress) -> tuple[Document, ProjectLock]:
            with claims.acquire(leftover.project) as claim:
                return recover_document(leftover, scratch, progress, read), claim

        def answer(told: tuple[Document, ProjectLock]) -> None:
            document, claim = told
            if self._places(number, claim):
                self.opened.emit(document, leftover.project or document.photo.source)
                self.recovered.emit(document)
            else:
                self.recovery_declined.emit(leftover)

        def failed(error: object) -> None:
            self.recovery_declined.emit(leftover)
            self._background.failed.emit(error)

        self._background.start(brought, answer, failed, self._drop)

    def save(self, document: Document, path: Path) -> None:
        """Write a project; `saved` gives the document and the path. It is ours from then on, unless
        something else has been opened meanwhile."""
        claims, shown = self._access.claims, self._shown
        inputs = tuple(self._inputs())

        def write(progress: Progress) -> tuple[Document, ProjectLock]:
            with claims.acquire(path) as claim:
                save_project(document, path, self._rows, progress, Protected.of(inputs))
            return document, claim

        def answer(told: tuple[Document, ProjectLock]) -> None:
            (claims.keep if shown == self._shown else claims.drop)(told[1])
            self.saved.emit(document, path)

        self._background.start(write, answer, late=self._drop)

    def export(self, document: Document, target: Path, options: ExportOptions) -> None:
        """Write the picture; `exported` gives the document and the path."""
        inputs = tuple(self._inputs())

        def write(progress: Progress) -> Path:
            protected = Protected.of(inputs)
            return export(document, target, options, self._rows, progress, protected)

        self._background.start(write, lambda path: self.exported.emit(document, path))
