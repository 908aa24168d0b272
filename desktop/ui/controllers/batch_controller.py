"""Where the batch window meets the queue, files and the open photo."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.recipe import Recipe
from desktop.files.project.recipe_file import read_recipe
from desktop.files.storage.atomic_write import write_text
from desktop.files.storage.protected_inputs import Protected
from desktop.restoration.batch_queue import BatchQueue
from desktop.restoration.file_restorer import RestoreRequest
from desktop.session.batch.batch_runner import BatchRunner
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner
from desktop.ui.batch.batch_window import BatchWindow
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.prompts import Prompts
from desktop.ui.main_window.main_window import MainWindow
from models.core.progress import Progress


class BatchController(QObject):
    """Opens the batch window and carries its wishes out."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        batching: BatchRunner,
        background: TaskRunner,
        words: Translator,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._words = window, session, words
        self._batching, self._background = batching, background
        self.batch = BatchWindow(words, background, window)
        self._dialogs = Prompts(self.batch)
        self._connect()

    @Slot()
    def show(self) -> None:
        """Bring it to the front; what the last time left waits there, paused."""
        self.wake()
        self.batch.show()
        if self._session.document is not None:
            self._show_recipe(self._session.document)
        self.batch.raise_()
        self.batch.activateWindow()

    @Slot()
    def wake(self) -> None:
        """What the last time left, and the folders it watched, are there again."""
        self._batching.recall()

    @Slot(object)
    def add(self, paths: tuple[Path, ...]) -> None:
        """Several files or a folder came at once."""
        self.show()
        self.batch.add(paths)

    def _connect(self) -> None:
        batch, batching = self.batch, self._batching
        batching.changed.connect(batch.show_queue)
        batching.progressed.connect(batch.show_progress)
        batching.finished.connect(self._tell_end)
        batching.failed.connect(self._tell_failure)
        batch.added.connect(self._begin)
        batch.files_wanted.connect(self._choose_files)
        batch.folder_wanted.connect(self._choose_folder)
        batch.watch_wanted.connect(self._choose_watched)
        batch.watch_ended.connect(batching.unwatch)
        batch.started.connect(batching.start)
        batch.paused.connect(lambda on: batching.pause() if on else batching.resume())
        batch.cancelled.connect(batching.cancel)
        batch.retried.connect(batching.retry)
        batch.cleared.connect(batching.clear)
        batch.report_wanted.connect(self._save_report)
        batch.treatment.recipe_wanted.connect(self._choose_recipe)
        batch.treatment.folder_wanted.connect(self._choose_target)
        self._session.document_changed.connect(self._show_recipe)
        self._window.menu_actions.batch.triggered.connect(self.show)
        self._window.menu_actions.save_recipe.triggered.connect(self._save_recipe)
        self._window.files_dropped.connect(self.add)

    @Slot(object, object)
    def _begin(self, paths: tuple[Path, ...], request: RestoreRequest) -> None:
        self._batching.add(paths, request)

    @Slot(object)
    def _show_recipe(self, document: Document) -> None:
        if self.batch.isVisible():
            stays = self._words.staying() if Recipe.leaves(document) else ""
            self.batch.treatment.show_photo_recipe(Recipe.of(document), stays)

    @Slot()
    def _choose_files(self) -> None:
        self.batch.add(self._dialogs.photos())

    @Slot()
    def _choose_folder(self) -> None:
        folder = self._dialogs.folder(Path.home())
        if folder is not None:
            self.batch.add((folder,))

    @Slot()
    def _choose_watched(self) -> None:
        folder = self._dialogs.folder(Path.home())
        if folder is not None:
            self._batching.watch(folder, self.batch.treatment.request)

    @Slot()
    def _choose_target(self) -> None:
        folder = self._dialogs.folder(Path.home())
        if folder is not None:
            self.batch.treatment.show_folder(folder)

    @Slot()
    def _choose_recipe(self) -> None:
        path = self._dialogs.recipe()
        if path is None:
            return

        def read(_: Progress) -> Recipe:
            return read_recipe(path)

        show = self.batch.treatment.show_recipe
        self._background.start(read, lambda recipe: show(path.stem, recipe))

    @Slot()
    def _save_recipe(self) -> None:
        document = self._session.document
        if document is None:
            return
        source = document.photo.source
        path = Prompts(self._window).new_recipe(source.with_suffix(".toml"))
        if path is not None:
            recipe = Recipe.of(document)
            text = recipe.json if path.suffix.lower() == ".json" else recipe.toml
            said = self.tr("Saved as {path}").format(path=path)
            if Recipe.leaves(document):
                said = f"{said}. {self._words.staying()}"
            self._write(path, text, said)

    @Slot()
    def _save_report(self) -> None:
        path = self._dialogs.report()
        if path is not None:
            self._write(path, self._batching.queue.report(self._words.trouble), "")

    def _write(self, path: Path, text: str, said: str) -> None:
        document = self._session.document
        opened = () if document is None else (document.photo.source,)
        inputs = (*opened, *self._batching.sources())

        def write(_: Progress) -> None:
            write_text(path, text, Protected.of(inputs))

        self._background.start(write, lambda _: self._window.status_bar.show_message(said))

    @Slot(object)
    def _tell_end(self, queue: BatchQueue) -> None:
        self._window.status_bar.show_message(self.tr("The batch is finished."))

    @Slot(object)
    def _tell_failure(self, error: object) -> None:
        self._window.message_banner.show_message(self._words.message(error))
