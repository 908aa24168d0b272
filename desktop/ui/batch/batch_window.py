"""Window that restores many photos."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QListView, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.restoration.batch_queue import AGAIN, BatchQueue, ItemState, QueueState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.session.task_runner import TaskRunner
from desktop.ui.batch.batch_list_model import ROLE, BatchModel, BatchRow
from desktop.ui.batch.batch_options import BatchOptions
from desktop.ui.common.icons import app_icon
from desktop.ui.common.small_widgets import ElidedLabel, button, label, local_files, plain, row
from desktop.ui.common.translator import Translator

ENDED = (ItemState.DONE, *AGAIN)
"""Item states that count as finished in the progress bar."""


class BatchWindow(QWidget):
    """Window with the batch queue; emits what the user asks for.

    `photo_wanted` carries the BatchItem of a row that was double-clicked or chosen by Enter. Files
    and folders can be dropped at any time."""

    added = Signal(object, object)
    files_wanted = Signal()
    folder_wanted = Signal()
    watch_wanted = Signal()
    watch_ended = Signal()
    started = Signal(object)
    paused = Signal(bool)
    cancelled = Signal()
    retried = Signal()
    cleared = Signal()
    report_wanted = Signal()
    photo_wanted = Signal(object)
    quit_wanted = Signal()

    def __init__(self, translator: Translator, background: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("batch")
        self.setWindowTitle(self.tr("Many photos – Heirloom"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self._translator, self._queue = translator, BatchQueue()
        self.treatment = BatchOptions()
        self._model = BatchModel(translator, background)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(BatchRow(self._model))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Photos of the batch"))
        self._list.activated.connect(lambda index: self.photo_wanted.emit(index.data(ROLE)))
        self._empty = button(self.tr("Drop photos or folders here, or click to choose"), "drop")
        self._empty.clicked.connect(self.files_wanted)
        self._stage = QStackedWidget()
        self._stage.addWidget(self._empty)
        self._stage.addWidget(self._list)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the batch"))
        self._summary_label = ElidedLabel("small")
        self._make_buttons()
        self._lay_out()
        self.resize(720, 640)
        self.show_queue(BatchQueue())
        for key, act in (("Esc", self.close), ("Ctrl+W", self.close), ("Ctrl+Q", self._quit)):
            QShortcut(QKeySequence(key), self, act)

    @Slot(object)
    def show_queue(self, queue: BatchQueue) -> None:
        """Show the photos, the summary and the buttons that the queue's state allows."""
        self._queue = queue
        self._model.show_queue(queue)
        self._stage.setCurrentWidget(self._list if queue.items else self._empty)
        ended = queue.count(*ENDED)
        self._bar.setRange(0, 1000 * max(len(queue.items), 1))
        self._bar.setValue(1000 * ended)
        self._bar.setVisible(not queue.is_finished and queue.phase is not QueueState.COLLECTING)
        self._summary_label.setText(self._summary(queue))
        name, hint = self._main_button_text(queue.phase)
        self._pause.setText(name)
        self._pause.setToolTip(plain(hint))
        self._show_watched(queue)
        self._pause.setVisible(not queue.is_finished)
        self._stop.setVisible(not queue.is_finished)
        self._retry.setVisible(bool(queue.count(*AGAIN)) and queue.is_finished)
        self._clear.setVisible(bool(ended))
        self._report.setVisible(bool(ended) and queue.is_finished)
        self._folder.setVisible(any(item.output for item in queue.items))

    @Slot(str, float)
    def show_progress(self, id: str, done: float) -> None:
        """Show how much, `done` 0 to 1, of the item `id` and of the whole batch is done."""
        self._model.show_progress(id, done)
        self._bar.setValue(round(1000 * (self._queue.count(*ENDED) + done)))

    def add(self, paths: tuple[Path, ...]) -> None:
        """Emit the files and folders `paths`, to be added with the options chosen now."""
        request: RestoreRequest = self.treatment.request
        if paths:
            self.added.emit(paths, request)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(local_files(event.mimeData()))

    def _main_button_text(self, phase: QueueState) -> tuple[str, str]:
        """Return label and tooltip of the start and pause button."""
        return {
            QueueState.COLLECTING: (
                self.tr("Start"),
                self.tr("Restore all waiting photos with the options above"),
            ),
            QueueState.RUNNING: (
                self.tr("Pause"),
                self.tr("Finish the current photo, then pause"),
            ),
            QueueState.PAUSED: (self.tr("Go on"), self.tr("Restore the photos that still wait")),
        }[phase]

    def _click_main_button(self) -> None:
        if self._queue.phase is QueueState.COLLECTING:
            self.started.emit(self.treatment.request)
        else:
            self.paused.emit(self._queue.phase is QueueState.RUNNING)

    def _show_watched(self, queue: BatchQueue) -> None:
        names = ", ".join(watched.folder.name for watched in queue.watched)
        text = self.tr("New photos in {folders} are restored automatically").format(folders=names)
        self._watched.setText(text if names else "")
        self._watched.setToolTip(plain("\n".join(str(watched.folder) for watched in queue.watched)))
        self._watched.setVisible(bool(names))
        self._unwatch.setVisible(bool(names))

    def _summary(self, queue: BatchQueue) -> str:
        copied = sum(item.copied for item in queue.items if item.state is ItemState.DONE)
        done, failed = queue.count(ItemState.DONE) - copied, queue.count(ItemState.FAILED)
        if not queue.items:
            return self.tr("The originals are never changed.")
        if queue.phase is QueueState.COLLECTING and not queue.is_finished:
            return self.tr("%n photo(s) wait for the start", "", queue.count(ItemState.WAITING))
        line = self.tr("{done} of %n restored", "", len(queue.items)).format(done=done)
        if copied:
            line += self.tr(" · {count} needed nothing").format(count=copied)
        if failed:
            line += self.tr(" · %n could not be", "", failed)
        if queue.is_finished:
            return line
        if queue.phase is QueueState.PAUSED:
            return line + self.tr(" · paused")
        left = self._translator.time_left(queue.seconds_left)
        return f"{line} · {left}" if left else line

    @Slot()
    def _open_folder(self) -> None:
        outputs = [item.output for item in self._queue.items if item.output is not None]
        if outputs:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(outputs[-1].parent)))

    @Slot()
    def _quit(self) -> None:
        self.quit_wanted.emit()

    def _make_buttons(self) -> None:
        self._add = button(self.tr("Add photos…"), "", "add")
        self._add_folder = button(self.tr("Add folder…"), "", "open")
        self._watch = button(self.tr("Watch folder…"), "", "eye")
        self._unwatch = button(self.tr("Stop watching"), "link")
        self._watched = ElidedLabel("small")
        self._pause = button(self.tr("Pause"), "main", "")
        self._stop = button(self.tr("Cancel"), "", "cancel")
        self._retry = button(self.tr("Try again"), "main", "")
        self._clear = button(self.tr("Clear list"), "link")
        self._report = button(self.tr("Save report…"), "link")
        self._folder = button(self.tr("Open folder"), "link")
        self._close = button(self.tr("Close"))
        hints = {
            self._add: self.tr("Choose photos to add to the list"),
            self._add_folder: self.tr("Add all photos of a folder"),
            self._watch: self.tr("Restore new photos as they are added to a folder"),
            self._unwatch: self.tr("Stop restoring new photos"),
            self._stop: self.tr("Stop at once; finished results are kept"),
            self._retry: self.tr("Retry the photos that could not be restored"),
            self._clear: self.tr("Remove finished photos from the list; no file is deleted"),
            self._report: self.tr("Save the result for each photo as a text file"),
            self._folder: self.tr("Show the results"),
            self._close: self.tr("Close this window; the batch goes on (Esc)"),
        }
        for each, hint in hints.items():
            each.setToolTip(plain(hint))
        self._add.clicked.connect(self.files_wanted)
        self._add_folder.clicked.connect(self.folder_wanted)
        self._watch.clicked.connect(self.watch_wanted)
        self._unwatch.clicked.connect(self.watch_ended)
        self._pause.clicked.connect(self._click_main_button)
        self._stop.clicked.connect(self.cancelled)
        self._retry.clicked.connect(self.retried)
        self._clear.clicked.connect(self.cleared)
        self._report.clicked.connect(self.report_wanted)
        self._folder.clicked.connect(self._open_folder)
        self._close.clicked.connect(self.close)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        title = label(self.tr("Restore many photos"), "title")
        column.addLayout(row(title, None, self._close))
        column.addWidget(self.treatment)
        column.addWidget(self._stage, 1)
        column.addWidget(self._bar)
        links = (self._folder, self._report, self._clear)
        column.addLayout(row(self._summary_label, *links))
        ends = (self._stop, self._retry, self._pause)
        column.addLayout(row(self._watched, self._unwatch))
        column.addLayout(row(self._add, self._add_folder, self._watch, None, *ends))
