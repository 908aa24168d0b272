"""Autosave: writes the journal from which an unsaved document is restored after a crash."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.document.document import Document
from desktop.files.errors import PhotoError
from desktop.files.project.crash_recovery import Journal
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner

EVERY: int = 3000
"""Milliseconds between two checks whether the document has changed."""


class Autosave(QObject):
    """Timer that writes the journal whenever the document has changed since the last write.

    `journal_written` is emitted when the open document is in the journal. `failed` is emitted
    with the first of several errors in a row.
    """

    journal_written = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        journal: Journal,
        runner: TaskRunner,
        project_path: Callable[[], Path | None],
    ) -> None:
        """Start the timer after which changes are written to `journal`.

        Autosaves are the only tasks of `runner`, so that nothing slow delays them. `project_path`
        returns the file of the open project, None without one."""
        super().__init__(runner)
        self._session, self._journal = session, journal
        self._runner, self._project_path = runner, project_path
        self._journalled: Document | None = None
        self._is_writing = self._is_failing = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.save_changes)
        self._timer.start(EVERY)
        runner.failed.connect(self._report_error)

    @Slot()
    def save_changes(self) -> None:
        """Write the document to the journal if it has unsaved, unwritten changes."""
        unsaved = self._unsaved_document()
        if unsaved == self._journalled or self._is_writing:
            return
        self._is_writing = True
        project = self._project_path()
        self._runner.start(lambda _: self._write(unsaved, project), self._record_write)

    def close(self) -> None:
        """Stop the timer and wait for the write that is under way."""
        self._timer.stop()
        self._runner.wait()

    def write_now(self) -> None:
        """Write unsaved changes to the journal in the calling thread; errors are only logged.

        It is used after `close`, when the program ends without having asked the user."""
        unsaved = self._unsaved_document()
        if unsaved is None or unsaved == self._journalled:
            return
        try:
            self._journal.keep(unsaved, self._project_path())
        except PhotoError:
            logging.getLogger(__name__).info("the journal was not written", exc_info=True)
        else:
            self.journal_written.emit()

    def _unsaved_document(self) -> Document | None:
        return self._session.document if self._session.unsaved else None

    def _write(self, document: Document | None, project: Path | None) -> Document | None:
        if document is None:
            self._journal.clear()
        else:
            self._journal.keep(document, project)
        return document

    def _record_write(self, document: Document | None) -> None:
        self._journalled, self._is_writing, self._is_failing = document, False, False
        if document is not None and document == self._session.document:
            self.journal_written.emit()

    @Slot(object)
    def _report_error(self, error: object) -> None:
        if not self._is_failing:
            self.failed.emit(error)
        self._is_writing, self._is_failing = False, True
