"""Window of the model library."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.session.library.model_manager import ModelAction, ModelTask, TaskQueueState
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import button, card, files_of, fill, label, plain, row, scrolling
from desktop.ui.library.model_row import ModelRow, ModelRowState
from models.catalog.inventory import InstalledModel, InstallState

GROUPS: Final = 4
"""Number of groups of models: own, downloadable, importable, bundled."""


class LibraryWindow(QDialog):
    """Searchable list of all models in groups; files can be dropped to import them."""

    wanted = Signal(object)
    stopped = Signal(object)
    dropped = Signal(object)
    file_wanted = Signal(str)

    def __init__(self, words: Translator, folder: Path, window: QWidget) -> None:
        """Create the window; `folder` is where the user's models are stored."""
        super().__init__(window)
        self._words, self._folder = words, folder
        self._cards: dict[str, ModelRow] = {}
        self._held: Mapping[str, InstalledModel] = {}
        self._work, self._failures = TaskQueueState(), dict[str, str]()
        self.setWindowTitle(self.tr("Model library"))
        self.setAcceptDrops(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find a model or a purpose…"))
        self._search.setAccessibleName(self.tr("Find a model"))
        self._search.setClearButtonEnabled(False)
        self._search.textChanged.connect(self._filter)
        self._disk = label("", "small")
        self._columns = tuple(QVBoxLayout() for _ in range(GROUPS))
        self._heads = tuple(self._head(text) for text in self._group_names())
        self._make_strip()
        self._lay_out()
        self.resize(720, 720)

    @Slot(object)
    def show_holdings(self, found: tuple[InstalledModel, ...]) -> None:
        """Show the state of all models; rows of models that stay are kept."""
        self._held = {held.card.id: held for held in found}
        for id in [id for id in self._cards if id not in self._held]:
            self._cards.pop(id).deleteLater()
        for held in found:
            view = self._cards.get(held.card.id) or self._add(held.card.id)
            self._columns[_group(held)].addWidget(view)
        self._refresh()
        used = sum(held.size for held in found if not held.bundled)
        count = QLocale().formattedDataSize(used, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        told = self.tr("{size} used by models of your own") if used else ""
        self._disk.setText(told.format(size=count))
        self._disk.setToolTip(plain(str(self._folder)))

    @Slot(object)
    def show_work(self, work: TaskQueueState) -> None:
        """Show which tasks are running and waiting."""
        if work.running is not None and work.running != self._work.running:
            self._failures.pop(work.running.model, None)
        self._work = work
        self._refresh()

    @Slot(float)
    def show_progress(self, done: float) -> None:
        """Show the progress, 0 to 1, of the running task."""
        running = self._work.running
        view = self._cards.get(running.model) if running else None
        if view is not None:
            view.show_progress(done)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * done))

    def show_failure(self, task: ModelTask, sentence: str) -> None:
        """Show why a task failed, in the row of its model or else above all rows."""
        if task.model in self._cards:
            self._failures[task.model] = sentence
            self._refresh()
        else:
            self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Show a sentence above all models; an empty text hides it."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._show_strip()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(files_of(event.mimeData()))

    def _add(self, id: str) -> ModelRow:
        made = self._cards[id] = ModelRow(self._words)
        made.wanted.connect(lambda deed: self.wanted.emit(ModelTask(deed, id)))
        made.file_wanted.connect(lambda: self.file_wanted.emit(id))
        made.paused.connect(lambda: self._stop(id, drops=False))
        made.cancelled.connect(lambda: self._stop(id, drops=True))
        return made

    def _stop(self, id: str, *, drops: bool) -> None:
        task = self._task(id)
        if task is not None:
            self.stopped.emit(task)
            if drops and task.action is ModelAction.DOWNLOAD:
                self.wanted.emit(ModelTask(ModelAction.DROP, id))

    def _task(self, id: str) -> ModelTask | None:
        tasks = (self._work.running, *self._work.waiting)
        return next((task for task in tasks if task is not None and task.model == id), None)

    def _refresh(self) -> None:
        for id, held in self._held.items():
            task = self._task(id)
            waits = task is not None and task != self._work.running
            doing = ModelRowState(task.action if task else None, waits, self._failures.get(id, ""))
            lacks = tuple(
                self._held[each].card.title for each in held.missing if each in self._held
            )
            self._cards[id].show_holding(held, doing, lacks)
        self._show_strip()
        self._filter()

    @Slot()
    def _filter(self) -> None:
        typed = self._search.text().casefold().split()
        there = [False] * GROUPS
        for id, held in self._held.items():
            said = f"{held.card.title} {self._words.purpose(held.card)}".casefold()
            fits = all(word in said for word in typed)
            self._cards[id].setVisible(fits)
            there[_group(held)] |= fits
        for head, shown in zip(self._heads, there, strict=True):
            head.setVisible(shown)

    def _show_strip(self) -> None:
        """Show the import that is running; an imported file has no row yet."""
        running = self._work.running
        source = running.source if running and running.model not in self._cards else None
        self._what.setText(
            self.tr("Bringing in {name}…").format(name=source.name if source else "")
        )
        for part in (self._what, self._bar, self._stop_import):
            part.setVisible(source is not None)
        self._strip.setVisible(source is not None or bool(self._told.text()))

    def _cancel_import(self) -> None:
        if self._work.running is not None:
            self.stopped.emit(self._work.running)

    def _make_strip(self) -> None:
        self._strip, inside = card("notice")
        self._told = label("", "warning", wraps=True)
        self._what = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop_import = button(self.tr("Cancel"), "chip")
        self._stop_import.setToolTip(self.tr("Stop, and keep nothing of it"))
        self._stop_import.clicked.connect(self._cancel_import)
        inside.addWidget(self._told)
        inside.addLayout(row(self._what, self._bar, self._stop_import))
        self.tell("")

    def _group_names(self) -> tuple[str, ...]:
        return (
            self.tr("Your models"),
            self.tr("Can be downloaded"),
            self.tr("Can be imported; their publishers give the files by hand"),
            self.tr("Come with Heirloom"),
        )

    @staticmethod
    def _head(text: str) -> QLabel:
        made = label(text, "head")
        made.setContentsMargins(4, 8, 0, 0)
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.setSpacing(8)
        for head, group in zip(self._heads, self._columns, strict=True):
            group.setSpacing(8)
            cards.addWidget(head)
            cards.addLayout(group)
        cards.addStretch(1)
        bring = button(self.tr("Import file…"), "main", "open")
        bring.setToolTip(self.tr("Bring in a file of weights; or drop it on this window"))
        bring.clicked.connect(lambda: self.file_wanted.emit(""))
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        promise = label(
            self.tr("Nothing is fetched before you press Download, and no photo is ever sent."),
            "dim",
            wraps=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        fill(column, label(self.tr("Model library"), "title"), promise)
        fill(column, self._search, self._strip)
        column.addWidget(scrolling(inside), 1)
        column.addLayout(row(self._disk, None, close, bring))


def _group(held: InstalledModel) -> int:
    if held.bundled:
        return 3
    if held.state is not InstallState.MISSING:
        return 0
    fetched = held.card.published is not None and held.card.published.url
    return 1 if fetched or held.downloaded else 2
