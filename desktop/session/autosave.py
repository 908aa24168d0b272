"""Keeps the journal of the open document, so that a crash loses seconds and not an evening."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.document.document import Document
from desktop.files.recovery import Journal
from desktop.session.background import Background
from desktop.session.session import Session

EVERY: int = 3000
"""Milliseconds between two looks at whether the document has changed."""


class Autosave(QObject):
    """Looks at the session every few seconds, and writes when something changed. Of failures in
    a row the first is told."""

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        journal: Journal,
        background: Background,
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
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)
        background.failed.connect(self._fail)

    @Slot()
    def look(self) -> None:
        """Write what is not in the journal yet, unless that is being done."""
        unsaved = self._session.document if self._session.unsaved else None
        if unsaved == self._kept or self._writing:
            return
        self._writing = True
        project = self._project()
        self._background.start(lambda _: self._write(unsaved, project), self._done)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _write(self, document: Document | None, project: Path | None) -> Document | None:
        if document is None:
            self._journal.clear()
        else:
            self._journal.keep(document, project)
        return document

    def _done(self, document: Document | None) -> None:
        self._kept, self._writing, self._failing = document, False, False

    @Slot(object)
    def _fail(self, error: object) -> None:
        if not self._failing:
            self.failed.emit(error)
        self._writing, self._failing = False, True
