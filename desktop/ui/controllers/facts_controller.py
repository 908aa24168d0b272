"""Controller of the facts that a family knows about photos.

The dialog, and what reads and writes facts, is imported when it is first used, not at the start.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.family_facts import FamilyFacts
from desktop.document.photo import Photo
from desktop.session.document.document_io import DocumentAccess
from desktop.session.document.session import Session
from desktop.session.engine.face_search import FaceSearch
from desktop.session.task_runner import TaskRunner
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.main_window.main_window import MainWindow
from models.core.face import Face
from models.core.progress import Progress

if TYPE_CHECKING:
    from desktop.files.export.facts_sidecar import FactChanges
    from desktop.ui.facts.facts_dialog import FactsDialog


class FactsController(QObject):
    """Controller that shows the facts about the open photo, or asks for those about many."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        faces: FaceSearch,
        runner: TaskRunner,
        access: DocumentAccess,
    ) -> None:
        """Create the controller; `access` reads the photos whose facts are written together."""
        super().__init__(window)
        self._window, self._session, self._faces = window, session, faces
        self._runner, self._access = runner, access
        self.prompts = Prompts(window, window.file_memory)
        self.dialog: FactsDialog | None = None
        self._photo: Photo | None = None
        window.menu_actions.facts.triggered.connect(self._show)
        window.menu_actions.facts_many.triggered.connect(self._show_for_many)
        faces.found.connect(self._propose)

    @Slot()
    def _show(self) -> None:
        from desktop.ui.facts.facts_dialog import FactsDialog

        document = self._session.document
        if document is None:
            return
        self._photo = document.photo
        memory = self._window.file_memory
        known, pixels = known_facts(document), document.photo.pixels
        self._open(FactsDialog(known, memory.names, pixels, self._window))
        self._faces.begin(document.photo)

    @Slot()
    def _show_for_many(self) -> None:
        from desktop.ui.facts.facts_dialog import FactsDialog

        photos = self.prompts.photos()
        if photos:
            names = self._window.file_memory.names
            dialog = FactsDialog(None, names, None, self._window, photos)
            self._photo = None
            self._open(dialog)
            dialog.accepted.connect(lambda: self._write(photos, dialog.changes))

    def _open(self, dialog: "FactsDialog") -> None:
        self.dialog = dialog
        dialog.accepted.connect(self._accept)
        dialog.finished.connect(self._close)
        dialog.open()

    @Slot()
    def _accept(self) -> None:
        """Remember the names, and take the facts over into the open document."""
        dialog, document = self.dialog, self._session.document
        if dialog is None:
            return
        self._window.file_memory.remember_names(dialog.names)
        if document is None or self._photo is None or document.photo != self._photo:
            return
        facts = dialog.facts
        if facts != known_facts(document):
            self._session.apply(self.tr("About this photo"), lambda now: now.with_facts(facts))

    @Slot()
    def _close(self) -> None:
        self._faces.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot(object, object)
    def _propose(self, photo: Photo, faces: tuple[Face, ...]) -> None:
        if self.dialog is not None and photo == self._photo:
            self.dialog.propose_faces([face.rect for face in faces])

    def _write(self, photos: Sequence[Path], changes: "FactChanges") -> None:
        """Write the facts about many photos beside them, off the UI thread."""
        access = self._access
        if changes.is_empty:
            return

        def write(progress: Progress) -> int:
            from desktop.files.export.facts_sidecar import write_facts_beside
            from desktop.files.metadata.facts.photo_facts import facts_of

            for index, path in enumerate(photos):
                photo = access.read(path, access.scratch, progress.part(index, len(photos)))
                size = (photo.width, photo.height)
                write_facts_beside(path, facts_of(photo.metadata, size), changes, size)
            return len(photos)

        self._runner.start(write, self._tell)

    @Slot(object)
    def _tell(self, count: int) -> None:
        sentence = self.tr("Facts were written beside the photos: {count}")
        self._window.status_bar.show_message(sentence.format(count=count))


def known_facts(document: Document) -> FamilyFacts:
    """Return the facts about a photo: those that the user wrote, else those in its metadata."""
    from desktop.files.metadata.facts.photo_facts import facts_of

    if document.facts is not None:
        return document.facts
    photo = document.photo
    return facts_of(photo.metadata, (photo.width, photo.height))
