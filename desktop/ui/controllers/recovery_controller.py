"""What was not saved when the program ended badly is offered once the window is there."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.document.document import Document
from desktop.files.project.recovery import RecoverableSession
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.session import Session
from desktop.ui.dialogs.prompts import Question, Reply, ask_user


class RecoveryController(QObject):
    """Asks about one leftover after the other, until one is restored; the others are offered
    when the program starts again. One that is restored is discarded once it is safe elsewhere."""

    restored = Signal()

    def __init__(self, window: QWidget, session: Session, shelf: DocumentIO) -> None:
        super().__init__(window)
        self._window, self._session, self._shelf = window, session, shelf
        self._restoring: RecoverableSession | None = None
        self._restored: tuple[RecoverableSession, ...] = ()
        shelf.recovered.connect(self._finish)
        shelf.recovery_declined.connect(self._leave)

    def offer(self, leftovers: Sequence[RecoverableSession]) -> None:
        """The latest first."""
        for leftover in leftovers:
            reply = Reply.LATER if self._restoring else self._asked(leftover)
            if reply is Reply.KEEP:
                self._restoring = leftover
                self._shelf.recover(leftover)
            elif reply is Reply.DISCARD:
                leftover.discard()
            else:
                leftover.release()

    def _asked(self, leftover: RecoverableSession) -> Reply:
        when = QDateTime.fromSecsSinceEpoch(int(leftover.kept.timestamp()))
        told = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        question = Question(
            self.tr("“{name}” was not saved when Heirloom ended.").format(name=leftover.name),
            self.tr("Its layers were kept, last on {when}.").format(when=told),
            keep=self.tr("Bring it back"),
            discard=self.tr("Delete it"),
            later=self.tr("Ask me later"),
        )
        return ask_user(self._window, self.tr("Unsaved work"), question)

    @Slot(object)
    def _leave(self, leftover: RecoverableSession) -> None:
        """It could not be read, or something else came before it: it is offered again."""
        leftover.release()
        self._restoring = None

    @Slot(object)
    def _finish(self, document: Document) -> None:
        """It is open again, and as unsaved as before."""
        self._session.mark_unsaved()
        if self._restoring is not None and self._session.document == document:
            self._restored = (*self._restored, self._restoring)
            self.restored.emit()
        self._restoring = None

    def release_restored(self) -> None:
        """Leave what was restored and is safe nowhere else for another time."""
        for leftover in self._restored:
            leftover.release()
        self._restored = ()

    @Slot()
    def discard_restored(self) -> None:
        """What was restored is in the journal of this program, or no longer wanted."""
        for leftover in self._restored:
            leftover.discard()
        self._restored = ()
