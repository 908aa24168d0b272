"""Opening, saving, exporting and recovering documents, off the UI thread.

What reads and writes projects is imported when it is first used, not at the start.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.files.errors import BlurredPhoto, IncompletePhoto, VeryLarge
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.project.crash_recovery import RecoverableSession, recover_document
from desktop.files.project.project_locks import ProjectLock, ProjectLocks
from desktop.files.reading.reader_protocols import FIRST_PAGE, HashFile, ReadOptions, ReadPhoto
from desktop.files.storage.input_protection import Protected
from desktop.files.storage.scratch_files import Scratch
from desktop.session.task_runner import TaskRunner
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of
from models.imaging.reference_palette import palette_of

PROJECT = ".ora"
"""File name suffix of projects."""

NeedsConsent = VeryLarge | IncompletePhoto | BlurredPhoto
"""Error about a photo that is opened if the user agrees."""


@dataclass(frozen=True, slots=True)
class DocumentAccess:
    """File readers, project locks and scratch folder with which photos are opened and saved."""

    read: ReadPhoto
    locks: ProjectLocks
    scratch: Scratch
    digest: HashFile = sha256_of


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """Document that was opened, the file to save it to, and notices about omitted content."""

    document: Document
    path: Path
    notices: tuple[object, ...] = ()


class DocumentIO(QObject):
    """Service that opens, saves and exports documents off the UI thread.

    `opened` carries an OpenedDocument; `saved` and `exported` a Document and its path; `recovered`
    a Document, after `opened`; `recovery_declined` a RecoverableSession that was not opened;
    `consent_needed` a NeedsConsent error, the path and the ReadOptions; `palette_read` the palette
    of another photo. Other errors are reported
    by the task runner."""

    opened = Signal(object)
    saved = Signal(object, object)
    exported = Signal(object, object)
    recovered = Signal(object)
    recovery_declined = Signal(object)
    consent_needed = Signal(object, object, object)
    palette_read = Signal(object)

    def __init__(
        self,
        runner: TaskRunner,
        access: DocumentAccess,
        rows: Rows,
        parent: QObject | None = None,
    ) -> None:
        """Create the service; `rows` renders rows of a document for export."""
        super().__init__(parent)
        self._runner, self._access, self._rows = runner, access, rows
        self._request_count = 0
        self._opened_count = 0
        self._may_replace: Callable[[], bool] = lambda: True
        self._protected_inputs: Callable[[], Iterable[Path]] = tuple

    def set_replace_guard(self, may_replace: Callable[[], bool]) -> None:
        """Set `may_replace`, which decides whether a decoded photo may replace the open one."""
        self._may_replace = may_replace

    def set_protected_inputs(self, inputs: Callable[[], Iterable[Path]]) -> None:
        """Set `inputs`, which is asked before each write for further files to protect."""
        self._protected_inputs = inputs

    def open(self, path: Path, options: ReadOptions = FIRST_PAGE) -> None:
        """Decode a photo or load a project, and emit `opened`, unless another was requested since.

        `consent_needed` is emitted instead for a very large, incomplete or blurred photo that
        `options` do not allow."""
        self._request_count += 1
        number = self._request_count

        def load(progress: Progress) -> tuple[OpenedDocument | NeedsConsent, ProjectLock]:
            notices: list[object] = []
            progress = replace(progress, on_notice=notices.append)
            try:
                document, lock = self._load(path, options, progress)
            except (VeryLarge, IncompletePhoto, BlurredPhoto) as error:
                return error, None
            return OpenedDocument(document, path, tuple(notices)), lock

        def announce(result: tuple[OpenedDocument | NeedsConsent, ProjectLock]) -> None:
            opened, lock = result
            if isinstance(opened, NeedsConsent):
                if number == self._request_count:
                    self.consent_needed.emit(opened, path, options)
            elif self._accept(number, lock):
                self.opened.emit(opened)

        self._runner.start(load, announce, on_late_result=self._release_lock)

    def read_palette(self, path: Path) -> None:
        """Read the colours of another photo and emit `palette_read`."""
        read, scratch = self._access.read, self._access.scratch
        self._runner.start(
            lambda progress: palette_of(read(path, scratch, progress).pixels),
            self.palette_read.emit,
        )

    def recover(self, session: RecoverableSession) -> None:
        """Restore an unsaved document from its journal; emit `opened` and then `recovered`.

        `recovery_declined` is emitted instead if it cannot be read or another file was requested
        since."""
        self._request_count += 1
        number = self._request_count
        scratch, locks = self._access.scratch, self._access.locks
        read = self._access.read

        def load(progress: Progress) -> tuple[Document, ProjectLock]:
            with locks.acquire(session.project) as lock:
                return recover_document(session, scratch, progress, read), lock

        def announce(result: tuple[Document, ProjectLock]) -> None:
            document, lock = result
            if self._accept(number, lock):
                path = session.project or document.photo.source
                self.opened.emit(OpenedDocument(document, path))
                self.recovered.emit(document)
            else:
                self.recovery_declined.emit(session)

        def report_error(error: object) -> None:
            self.recovery_declined.emit(session)
            self._runner.failed.emit(error)

        self._runner.start(load, announce, report_error, self._release_lock)

    def save(self, document: Document, path: Path) -> None:
        """Write a project file, keep its lock while it is open, and emit `saved`."""
        locks, opened_count = self._access.locks, self._opened_count
        inputs = tuple(self._protected_inputs())

        def write(progress: Progress) -> tuple[Document, ProjectLock]:
            from desktop.files.project.project_file import save_project

            with locks.acquire(path) as lock:
                save_project(document, path, self._rows, progress, Protected.of(inputs))
            return document, lock

        def announce(result: tuple[Document, ProjectLock]) -> None:
            (locks.keep if opened_count == self._opened_count else locks.drop)(result[1])
            self.saved.emit(document, path)

        self._runner.start(write, announce, on_late_result=self._release_lock)

    def export(self, document: Document, target: Path, options: ExportOptions) -> None:
        """Encode the document as a picture file and emit `exported` with the path written."""
        inputs = tuple(self._protected_inputs())

        def write(progress: Progress) -> Path:
            protected = Protected.of(inputs)
            return export(document, target, options, self._rows, progress, protected)

        self._runner.start(write, lambda path: self.exported.emit(document, path))

    def _load(
        self, path: Path, options: ReadOptions, progress: Progress
    ) -> tuple[Document, ProjectLock]:
        scratch, read = self._access.scratch, self._access.read
        if path.suffix.lower() != PROJECT:
            return Document(read(path, scratch, progress, options)), None
        from desktop.files.project.project_file import is_foreign_openraster, load_project
        from desktop.files.project.safe_archive import ProjectReaders

        if is_foreign_openraster(path):
            return Document(read(path, scratch, progress, options)), None
        with self._access.locks.acquire(path) as lock:
            allow, readers = options.allow_large, ProjectReaders(read, self._access.digest)
            return load_project(path, scratch, progress, readers, allow_large=allow), lock

    def _accept(self, number: int, lock: ProjectLock) -> bool:
        """Return whether request `number` is the latest and allowed; keep or release its lock."""
        if number != self._request_count or not self._may_replace():
            self._access.locks.drop(lock)
            return False
        self._opened_count += 1
        self._access.locks.keep(lock)
        return True

    def _release_lock(self, result: tuple[object, ProjectLock]) -> None:
        self._access.locks.drop(result[1])
