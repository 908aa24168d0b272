"""Controller of recovery: offers documents that were unsaved when the program ended."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.document.document import Document
from desktop.files.project.crash_recovery import RecoverableSession
from desktop.session.document.document_io import DocumentIO
from desktop.session.document.session import Session
from desktop.ui.dialogs.question_dialogs import Question, Reply, ask_user


class RecoveryController(QObject):
    """Controller that asks what to do with each recoverable session until one is restored.

    The others are offered again at the next start. `restored` is emitted after a document was
    restored; its old journal is kept until this program's journal holds the document."""

    restored = Signal()

    def __init__(self, window: QWidget, session: Session, document_io: DocumentIO) -> None:
        super().__init__(window)
        self._window, self._session, self._document_io = window, session, document_io
        self._restoring: RecoverableSession | None = None
        self._restored: tuple[RecoverableSession, ...] = ()
        document_io.recovered.connect(self._finish)
        document_io.recovery_declined.connect(self._postpone)

    def offer(self, recoverable: Sequence[RecoverableSession]) -> None:
        """Ask about recoverable sessions one after another, in this order."""
        for each in recoverable:
            reply = Reply.LATER if self._restoring else self._ask(each)
            if reply is Reply.KEEP:
                self._restoring = each
                self._document_io.recover(each)
            elif reply is Reply.DISCARD:
                each.discard()
            else:
                each.release()

    def release_restored(self) -> None:
        """Keep the old journals of restored documents, saved nowhere else, for the next start."""
        for each in self._restored:
            each.release()
        self._restored = ()

    @Slot()
    def discard_restored(self) -> None:
        """Delete the old journals of restored documents, as these are saved or given up."""
        for each in self._restored:
            each.discard()
        self._restored = ()

    def _ask(self, recoverable: RecoverableSession) -> Reply:
        moment = QDateTime.fromSecsSinceEpoch(int(recoverable.kept.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        question = Question(
            self.tr("“{name}” was not saved when Heirloom ended.").format(name=recoverable.name),
            self.tr("Its layers were saved for recovery, last on {when}.").format(when=when),
            keep=self.tr("Recover it"),
            discard=self.tr("Delete it"),
            later=self.tr("Ask me later"),
        )
        return ask_user(self._window, self.tr("Unsaved work"), question)

    @Slot(object)
    def _postpone(self, recoverable: RecoverableSession) -> None:
        """Release a session that was not opened, so that it is offered again."""
        recoverable.release()
        self._restoring = None

    @Slot(object)
    def _finish(self, document: Document) -> None:
        self._session.mark_unsaved()
        if self._restoring is not None and self._session.document == document:
            self._restored = (*self._restored, self._restoring)
            self.restored.emit()
        self._restoring = None
