"""Where the library of models meets what brings them in."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.session.library import addon_manager
from desktop.session.library.model_manager import Collection, Deed, Task
from desktop.ui.common.translator import Words
from desktop.ui.dialogs.prompts import Dialogs
from desktop.ui.library.library_window import LibraryWindow
from desktop.ui.main_window.main_window import Window
from models.core.errors import LicenceNotAccepted, ModelFileUnclear


class Librarian(QObject):
    """Asks what only the person can say: to agree to a licence, and what a network is for."""

    def __init__(self, window: Window, collection: Collection, words: Words, folder: Path) -> None:
        """`folder` is where the person's models are kept."""
        super().__init__(window)
        self._collection, self._words = collection, words
        self.library = LibraryWindow(words, folder, window)
        self.dialogs = Dialogs(self.library)
        library = self.library
        collection.changed.connect(library.show_holdings)
        collection.worked.connect(library.show_work)
        collection.progressed.connect(library.show_progress)
        collection.failed.connect(self._fail)
        collection.finished.connect(self._finish)
        library.wanted.connect(collection.do)
        library.stopped.connect(collection.stop)
        library.dropped.connect(self._bring)
        library.file_wanted.connect(self._choose)
        window.acts.library.triggered.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Bring it to the front."""
        self._collection.look()
        self.library.show()
        self.library.raise_()
        self.library.activateWindow()

    @Slot(object)
    def _bring(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            self._collection.do(Task(Deed.IMPORT, source=path))

    @Slot(str)
    def _choose(self, model: str) -> None:
        path = self.dialogs.weights()
        if path is not None:
            self._collection.do(Task(Deed.IMPORT, model, path))

    @Slot(object)
    def _finish(self, task: Task) -> None:
        name = task.source.name if task.source else task.model
        said = {
            Deed.IMPORT: self.tr("{name} was brought in."),
            Deed.DOWNLOAD: self._downloaded(task),
            Deed.VERIFY: self.tr("{name} is sound."),
            Deed.REMOVE: self.tr("{name} was removed."),
            Deed.DROP: "",
        }[task.deed]
        self.library.tell(said.format(name=name))

    def _downloaded(self, task: Task) -> str:
        if task.model == addon_manager.ID:
            return self.tr("The add-on was downloaded; it is used from the next start on.")
        return self.tr("{name} was downloaded and can be used.")

    @Slot(object, object)
    def _fail(self, task: Task, error: object) -> None:
        if isinstance(error, LicenceNotAccepted):
            if self.dialogs.agreeing(error.model, error.licence, error.source):
                self._collection.agree(error.model)
                self._collection.do(task)
        elif isinstance(error, ModelFileUnclear) and task.source is not None:
            wish = self.dialogs.purpose(task.source.name, self._words)
            if wish is not None:
                self._collection.do(replace(task, wishes=(wish,)))
        else:
            self.library.show_failure(task, self._words.told(error))
