"""Where the library of models meets what brings them in."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.session.library import addon_manager
from desktop.session.library.model_manager import ModelAction, ModelManager, ModelTask
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.prompts import Prompts
from desktop.ui.library.library_window import LibraryWindow
from desktop.ui.main_window.main_window import MainWindow
from models.core.errors import LicenceNotAccepted, ModelFileUnclear


class ModelLibraryController(QObject):
    """Asks what only the person can say: to agree to a licence, and what a network is for."""

    def __init__(
        self, window: MainWindow, collection: ModelManager, words: Translator, folder: Path
    ) -> None:
        """`folder` is where the person's models are kept."""
        super().__init__(window)
        self._collection, self._words = collection, words
        self.library = LibraryWindow(words, folder, window)
        self.prompts = Prompts(self.library)
        library = self.library
        collection.changed.connect(library.show_holdings)
        collection.queue_changed.connect(library.show_work)
        collection.progressed.connect(library.show_progress)
        collection.failed.connect(self._fail)
        collection.finished.connect(self._finish)
        library.wanted.connect(collection.submit)
        library.stopped.connect(collection.cancel_task)
        library.dropped.connect(self._bring)
        library.file_wanted.connect(self._choose)
        window.menu_actions.library.triggered.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Bring it to the front."""
        self._collection.refresh()
        self.library.show()
        self.library.raise_()
        self.library.activateWindow()

    @Slot(object)
    def _bring(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            self._collection.submit(ModelTask(ModelAction.IMPORT, source=path))

    @Slot(str)
    def _choose(self, model: str) -> None:
        path = self.prompts.weights()
        if path is not None:
            self._collection.submit(ModelTask(ModelAction.IMPORT, model, path))

    @Slot(object)
    def _finish(self, task: ModelTask) -> None:
        name = task.source.name if task.source else task.model
        said = {
            ModelAction.IMPORT: self.tr("{name} was brought in."),
            ModelAction.DOWNLOAD: self._downloaded(task),
            ModelAction.VERIFY: self.tr("{name} is sound."),
            ModelAction.REMOVE: self.tr("{name} was removed."),
            ModelAction.DROP: "",
        }[task.action]
        self.library.tell(said.format(name=name))

    def _downloaded(self, task: ModelTask) -> str:
        if task.model == addon_manager.ID:
            return self.tr("The add-on was downloaded; it is used from the next start on.")
        return self.tr("{name} was downloaded and can be used.")

    @Slot(object, object)
    def _fail(self, task: ModelTask, error: object) -> None:
        if isinstance(error, LicenceNotAccepted):
            if self.prompts.agreeing(error.model, error.licence, error.source):
                self._collection.accept_licence(error.model)
                self._collection.submit(task)
        elif isinstance(error, ModelFileUnclear) and task.source is not None:
            wish = self.prompts.purpose(task.source.name, self._words)
            if wish is not None:
                self._collection.submit(replace(task, wishes=(wish,)))
        else:
            self.library.show_failure(task, self._words.message(error))
