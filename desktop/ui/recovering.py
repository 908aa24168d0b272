"""What was not saved when the program ended badly is offered once the window is there."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QDateTime, QLocale, QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.document.document import Document
from desktop.files.recovery import Leftover
from desktop.session.session import Session
from desktop.session.shelf import Shelf


class Wanted(Enum):
    """What shall become of it."""

    RESTORE = "restore"
    DISCARD = "discard"
    LATER = "later"


class Recovering(QObject):
    """Asks about one leftover after the other, until one is restored; the others are offered
    when the program starts again."""

    def __init__(self, window: QWidget, session: Session, shelf: Shelf) -> None:
        super().__init__(window)
        self._window, self._session, self._shelf = window, session, shelf
        self._restoring: Leftover | None = None
        shelf.recovered.connect(self._finish)

    def offer(self, leftovers: Sequence[Leftover]) -> None:
        """The latest first."""
        for leftover in leftovers:
            wanted = Wanted.LATER if self._restoring else self._asked(leftover)
            if wanted is Wanted.RESTORE:
                self._restoring = leftover
                self._shelf.recover(leftover)
            elif wanted is Wanted.DISCARD:
                leftover.discard()
            else:
                leftover.release()

    def _asked(self, leftover: Leftover) -> Wanted:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Unsaved work"))
        box.setText(
            self.tr("“{name}” was not saved when Heirloom ended.").format(name=leftover.name)
        )
        when = QDateTime.fromSecsSinceEpoch(int(leftover.kept.timestamp()))
        told = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        box.setInformativeText(self.tr("Its layers were kept, last on {when}.").format(when=told))
        roles = QMessageBox.ButtonRole
        restore = box.addButton(self.tr("Bring it back"), roles.AcceptRole)
        discard = box.addButton(self.tr("Delete it"), roles.DestructiveRole)
        box.setEscapeButton(box.addButton(self.tr("Ask me later"), roles.RejectRole))
        box.setDefaultButton(restore)
        restore.setProperty("look", "main")
        box.exec()
        if box.clickedButton() == restore:
            return Wanted.RESTORE
        return Wanted.DISCARD if box.clickedButton() == discard else Wanted.LATER

    @Slot(object)
    def _finish(self, document: Document) -> None:
        """It is open again, and as unsaved as before."""
        self._session.doubt()
        if self._restoring is not None and self._session.document == document:
            self._restoring.discard()
        self._restoring = None
