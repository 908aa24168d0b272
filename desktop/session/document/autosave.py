"""Keeps the journal of the open document, so that a crash loses seconds and not an evening."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.document.document import Document
from desktop.files.errors import PhotoError
from desktop.files.project.recovery import Journal
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner

EVERY: int = 3000
"""Milliseconds between two looks at whether the document has changed."""


class Autosave(QObject):
    """Looks at the session every few seconds, and writes when something changed. Of failures in
    a row the first is told."""

    journal_written = Signal()
    """The document that is open is in the journal."""

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        journal: Journal,
        background: TaskRunner,
        project: Callable[[], Path | None],
    ) -> None:
        """`background` is of its own, so that nothing slow stands in the way; `project` tells the
        file of the open project, if it has one."""
        super().__init__(background)
        self._session, self._journal = session, journal
        self._background, self._project = background, project
        self._kept: Document | None = None
        self._writing = self._failing = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.save_changes)
        self._timer.start(EVERY)
        background.failed.connect(self._fail)

    @Slot()
    def save_changes(self) -> None:
        """Write what is not in the journal yet, unless that is being done."""
        unsaved = self._session.document if self._session.unsaved else None
        if unsaved == self._kept or self._writing:
            return
        self._writing = True
        project = self._project()
        self._background.start(lambda _: self._write(unsaved, project), self._done)

    def close(self) -> None:
        """Look no more, and wait for the journal that is being written."""
        self._timer.stop()
        self._background.wait()

    def write_now(self) -> None:
        """Write the journal in this thread, after `close`: the program ends without having asked
        the person. Where it cannot be written that is logged, and the journal stays what it was."""
        unsaved = self._session.document if self._session.unsaved else None
        if unsaved is None or unsaved == self._kept:
            return
        try:
            self._journal.keep(unsaved, self._project())
        except PhotoError:
            logging.getLogger(__name__).info("the journal was not written", exc_info=True)
        else:
            self.journal_written.emit()

    def _write(self, document: Document | None, project: Path | None) -> Document | None:
        if document is None:
            self._journal.clear()
        else:
            self._journal.keep(document, project)
        return document

    def _done(self, document: Document | None) -> None:
        self._kept, self._writing, self._failing = document, False, False
        if document is not None and document == self._session.document:
            self.journal_written.emit()

    @Slot(object)
    def _fail(self, error: object) -> None:
        if not self._failing:
            self.failed.emit(error)
        self._writing, self._failing = False, True
