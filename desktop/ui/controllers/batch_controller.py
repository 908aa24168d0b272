"""Controller of the batch window."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.recipe import Recipe
from desktop.files.project.recipe_file import read_recipe
from desktop.files.storage.atomic_write import write_text
from desktop.files.storage.input_protection import Protected
from desktop.restoration.batch_queue import BatchQueue
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.recipe_check import check_recipe
from desktop.session.batch.batch_runner import BatchRunner
from desktop.session.document.session import Session
from desktop.session.task_runner import TaskRunner
from desktop.ui.batch.batch_window import BatchWindow
from desktop.ui.common.small_widgets import bring_to_front
from desktop.ui.common.translator import Translator
from desktop.ui.dialogs.question_dialogs import Prompts
from desktop.ui.main_window.main_window import MainWindow
from models.core.progress import Progress


class BatchController(QObject):
    """Controller that connects the batch window with the batch runner and the open photo."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        batch_runner: BatchRunner,
        file_runner: TaskRunner,
        translator: Translator,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._translator = window, session, translator
        self._batch_runner, self._file_runner = batch_runner, file_runner
        self.batch_window = BatchWindow(translator, file_runner, window)
        self._prompts = Prompts(self.batch_window, window.file_memory)
        self._connect_runner()
        self._connect_batch_window()
        self._session.document_changed.connect(self._show_recipe)
        self._window.menu_actions.batch.triggered.connect(self.show)
        self._window.menu_actions.save_recipe.triggered.connect(self._save_recipe)
        self._window.files_dropped.connect(self.add)

    @Slot()
    def show(self) -> None:
        """Bring the batch window to the front, with the stored queue, paused."""
        self.recall()
        bring_to_front(self.batch_window)
        if self._session.document is not None:
            self._show_recipe(self._session.document)

    @Slot()
    def recall(self) -> None:
        """Read the stored queue and watched folders of an earlier run of the program."""
        self._batch_runner.recall()

    @Slot(object)
    def add(self, paths: tuple[Path, ...]) -> None:
        """Add the files and folders `paths` to the queue and show the batch window."""
        self.show()
        self.batch_window.add(paths)

    def _connect_runner(self) -> None:
        runner, batch_window = self._batch_runner, self.batch_window
        runner.changed.connect(batch_window.show_queue)
        runner.progressed.connect(batch_window.show_progress)
        runner.finished.connect(self._show_finished)
        runner.failed.connect(self._show_error)
        runner.noticed.connect(self._show_notice)
        runner.repeated.connect(self._show_repeated)

    def _connect_batch_window(self) -> None:
        runner, batch_window = self._batch_runner, self.batch_window
        batch_window.added.connect(self._add_with_request)
        batch_window.files_wanted.connect(self._choose_files)
        batch_window.folder_wanted.connect(self._choose_folder)
        batch_window.watch_wanted.connect(self._choose_watched)
        batch_window.watch_ended.connect(runner.unwatch)
        batch_window.started.connect(runner.start)
        batch_window.quit_wanted.connect(self._window.close)
        batch_window.paused.connect(lambda on: runner.pause() if on else runner.resume())
        batch_window.cancelled.connect(runner.cancel)
        batch_window.retried.connect(runner.retry)
        batch_window.cleared.connect(runner.clear)
        batch_window.report_wanted.connect(self._save_report)
        batch_window.treatment.recipe_wanted.connect(self._choose_recipe)
        batch_window.treatment.folder_wanted.connect(self._choose_target)

    @Slot(object, object)
    def _add_with_request(self, paths: tuple[Path, ...], request: RestoreRequest) -> None:
        self._batch_runner.add(paths, request)

    @Slot(object)
    def _show_recipe(self, document: Document) -> None:
        """Offer the open photo's recipe in the batch window, with a note on what it leaves out."""
        if self.batch_window.isVisible():
            note = self._translator.omitted_from_recipe() if Recipe.is_partial(document) else ""
            self.batch_window.treatment.show_photo_recipe(Recipe.of(document), note)

    @Slot()
    def _choose_files(self) -> None:
        self.batch_window.add(self._prompts.photos())

    @Slot()
    def _choose_folder(self) -> None:
        folder = self._prompts.folder("photos")
        if folder is not None:
            self.batch_window.add((folder,))

    @Slot()
    def _choose_watched(self) -> None:
        folder = self._prompts.folder("watched")
        if folder is not None:
            self._batch_runner.watch(folder, self.batch_window.treatment.request)

    @Slot()
    def _choose_target(self) -> None:
        folder = self._prompts.folder("results")
        if folder is not None:
            self.batch_window.treatment.show_folder(folder)

    @Slot()
    def _choose_recipe(self) -> None:
        path = self._prompts.recipe()
        if path is None:
            return

        def read(_: Progress) -> Recipe:
            return check_recipe(read_recipe(path))

        show = self.batch_window.treatment.show_recipe
        self._file_runner.start(read, lambda recipe: show(path.stem, recipe))

    @Slot()
    def _save_recipe(self) -> None:
        document = self._session.document
        if document is None:
            return
        source = document.photo.source
        path = Prompts(self._window, self._window.file_memory).new_recipe(
            source.with_suffix(".toml")
        )
        if path is not None:
            recipe = Recipe.of(document)
            text = recipe.json if path.suffix.lower() == ".json" else recipe.toml
            message = self.tr("Saved as {path}").format(path=path)
            if Recipe.is_partial(document):
                message = f"{message}. {self._translator.omitted_from_recipe()}"
            self._write(path, text, message)

    @Slot()
    def _save_report(self) -> None:
        path = self._prompts.report()
        if path is not None:
            report = self._batch_runner.queue.report(self._translator.failure)
            self._write(path, report, "")

    def _write(self, path: Path, text: str, message: str) -> None:
        """Write a text file, but never over an open or queued photo; show `message` afterwards."""
        document = self._session.document
        opened = () if document is None else (document.photo.source,)
        inputs = (*opened, *self._batch_runner.sources())

        def write(_: Progress) -> None:
            write_text(path, text, Protected.of(inputs))

        self._file_runner.start(write, lambda _: self._window.status_bar.show_message(message))

    @Slot(object)
    def _show_finished(self, _: BatchQueue) -> None:
        self._window.status_bar.show_message(self.tr("The batch is finished."))

    @Slot(int)
    def _show_repeated(self, count: int) -> None:
        message = self.tr("Photos that are in the list already were not added again: {count}")
        self._window.status_bar.show_message(message.format(count=count))

    @Slot(object)
    def _show_error(self, error: object) -> None:
        self._window.message_banner.show_message(self._translator.message(error))

    @Slot(object)
    def _show_notice(self, notice: object) -> None:
        self._window.notice_banner.add_message(self._translator.message(notice))
