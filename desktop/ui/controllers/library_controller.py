"""Controller of the model library window.

The window is imported and created when it is first needed, as that takes a part of the start.
"""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.session.library.model_manager import ModelAction, ModelManager, ModelTask
from desktop.ui.common.small_widgets import bring_to_front
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.main_window.main_window import MainWindow
from models.catalog.install_states import ADDON_ID, InstalledModel
from models.core.errors import LicenceNotAccepted, ModelFileUnclear

if TYPE_CHECKING:
    from desktop.ui.library.library_window import LibraryWindow


class ModelLibraryController(QObject):
    """Controller that connects the library window with the model manager.

    It asks the user for consent to licences, and for the wish that an imported network serves."""

    def __init__(
        self, window: MainWindow, manager: ModelManager, translator: Translator, folder: Path
    ) -> None:
        """Create the controller; `folder` is where the user's models are stored."""
        super().__init__(window)
        self._window, self._folder = window, folder
        self._manager, self._translator = manager, translator
        manager.failed.connect(self._handle_failure)
        manager.finished.connect(self._show_finished)
        window.menu_actions.library.triggered.connect(self.show)

    @cached_property
    def library(self) -> "LibraryWindow":
        """Window with the models that are known and the tasks that wait or run."""
        from desktop.ui.library.library_window import LibraryWindow

        library, manager = (
            LibraryWindow(self._translator, self._folder, self._window),
            self._manager,
        )
        library.show_paces(manager.paces)
        library.show_holdings(manager.models)
        library.show_work(manager.task_state)
        manager.changed.connect(self._show_models)
        manager.queue_changed.connect(library.show_work)
        manager.progressed.connect(library.show_progress)
        library.wanted.connect(manager.submit)
        library.stopped.connect(manager.cancel_task)
        library.dropped.connect(self._import)
        library.file_wanted.connect(self.choose_file)
        return library

    @cached_property
    def prompts(self) -> Prompts:
        """Dialogs that ask for files, consent and wishes."""
        return Prompts(self.library, self._window.file_memory)

    @Slot()
    def show(self) -> None:
        """Bring the library window to the front with a fresh list of models."""
        self._manager.refresh()
        bring_to_front(self.library)

    @Slot(object)
    def _show_models(self, models: tuple[InstalledModel, ...]) -> None:
        self.library.show_paces(self._manager.paces)
        self.library.show_holdings(models)

    @Slot(object)
    def _import(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            self._manager.submit(ModelTask(ModelAction.IMPORT, source=path))

    @Slot(str)
    def choose_file(self, model: str) -> None:
        """Let the user choose a file, and import it as a model; the id "" leaves that open."""
        path = self.prompts.weights()
        if path is not None:
            self._manager.submit(ModelTask(ModelAction.IMPORT, model, path))

    @Slot(object)
    def _show_finished(self, task: ModelTask) -> None:
        name = task.source.name if task.source else task.model
        message = {
            ModelAction.IMPORT: self.tr("{name} was imported."),
            ModelAction.DOWNLOAD: self._download_message(task),
            ModelAction.VERIFY: self.tr("{name} was verified: all its files are intact."),
            ModelAction.REMOVE: self.tr("{name} was removed."),
            ModelAction.DROP: "",
        }[task.action]
        self.library.tell(message.format(name=name))

    def _download_message(self, task: ModelTask) -> str:
        if task.model == ADDON_ID:
            return self.tr("The add-on was downloaded; it is used from the next start on.")
        return self.tr("{name} was downloaded and can be used.")

    @Slot(object, object)
    def _handle_failure(self, task: ModelTask, error: object) -> None:
        """Ask for a missing consent or wish and run the task again, else show the error."""
        if isinstance(error, LicenceNotAccepted):
            if self.prompts.agreeing(error.model, error.licence, error.source):
                self._manager.accept_licence(error.model)
                self._manager.submit(task)
        elif isinstance(error, ModelFileUnclear) and task.source is not None:
            wish = self.prompts.purpose(task.source.name, self._translator)
            if wish is not None:
                self._manager.submit(replace(task, wishes=(wish,)))
        else:
            self.library.show_failure(task, self._translator.message(error))
