"""Window of the model library."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.session.library.model_manager import ModelAction, ModelTask, TaskQueueState
from desktop.session.library.model_paces import ModelPace
from desktop.ui.common.small_widgets import (
    button,
    card,
    fill,
    label,
    local_files,
    plain,
    row,
    scrolling,
)
from desktop.ui.common.translator import Translator
from desktop.ui.library.model_groups import ModelGroup, groups_of, sorted_for_display
from desktop.ui.library.model_row import ModelRow, ModelRowState
from models.catalog.install_states import InstalledModel


class LibraryWindow(QDialog):
    """Searchable list of all models in groups; files can be dropped to import them."""

    wanted = Signal(object)
    stopped = Signal(object)
    dropped = Signal(object)
    file_wanted = Signal(str)

    def __init__(self, translator: Translator, folder: Path, window: QWidget) -> None:
        """Create the window; `folder` is where the user's models are stored."""
        super().__init__(window)
        self._translator, self._folder = translator, folder
        self._rows: dict[str, ModelRow] = {}
        self._models: Mapping[str, InstalledModel] = {}
        self._tasks, self._failures = TaskQueueState(), dict[str, str]()
        self._paces: Mapping[str, ModelPace] = {}
        self.setWindowTitle(self.tr("Model library"))
        self.setAcceptDrops(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find a model or a purpose…"))
        self._search.setAccessibleName(self.tr("Find a model"))
        self._search.setClearButtonEnabled(False)
        self._search.textChanged.connect(self._filter)
        self._disk = label("", "small")
        self._groups: dict[str, ModelGroup] = {}
        self._columns = {group: QVBoxLayout() for group in ModelGroup}
        names = self._group_names()
        self._group_titles = {group: self._group_title(names[group]) for group in ModelGroup}
        self._make_strip()
        self._lay_out()
        self.resize(720, 720)

    def show_paces(self, paces: Mapping[str, ModelPace]) -> None:
        """Set how long models take, by id, for the models that are shown next."""
        self._paces = paces

    @Slot(object)
    def show_holdings(self, found: tuple[InstalledModel, ...]) -> None:
        """Show all models `found` with their state; keep the rows of models still listed."""
        self._models = {model.card.id: model for model in found}
        for id in [id for id in self._rows if id not in self._models]:
            self._rows.pop(id).deleteLater()
        self._groups = groups_of(found)
        for model in sorted_for_display(found):
            model_row = self._rows.get(model.card.id) or self._create_row(model.card.id)
            self._columns[self._groups[model.card.id]].addWidget(model_row)
        self._refresh()
        used = sum(model.size for model in found if not model.bundled)
        count = QLocale().formattedDataSize(used, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        template = self.tr("{size} used by models of your own") if used else ""
        self._disk.setText(template.format(size=count))
        self._disk.setToolTip(plain(str(self._folder)))

    @Slot(object)
    def show_work(self, tasks: TaskQueueState) -> None:
        """Show which tasks are running and waiting."""
        if tasks.running is not None and tasks.running != self._tasks.running:
            self._failures.pop(tasks.running.model, None)
        self._tasks = tasks
        self._refresh()

    @Slot(float)
    def show_progress(self, done: float) -> None:
        """Show the share, 0 to 1, of the running task that is done."""
        running = self._tasks.running
        model_row = self._rows.get(running.model) if running else None
        if model_row is not None:
            model_row.show_progress(done)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * done))

    def show_failure(self, task: ModelTask, sentence: str) -> None:
        """Show a sentence why a task failed, in the row of its model or above all rows."""
        if task.model in self._rows:
            self._failures[task.model] = sentence
            self._refresh()
        else:
            self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Show a sentence above the models; an empty text hides it."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._show_strip()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(local_files(event.mimeData()))

    def _create_row(self, id: str) -> ModelRow:
        model_row = self._rows[id] = ModelRow(self._translator)
        model_row.wanted.connect(lambda action: self.wanted.emit(ModelTask(action, id)))
        model_row.file_wanted.connect(lambda: self.file_wanted.emit(id))
        model_row.paused.connect(lambda: self._stop(id, discards=False))
        model_row.cancelled.connect(lambda: self._stop(id, discards=True))
        return model_row

    def _stop(self, id: str, *, discards: bool) -> None:
        if (task := self._task(id)) is not None:
            self.stopped.emit(task)
            if discards and task.action is ModelAction.DOWNLOAD:
                self.wanted.emit(ModelTask(ModelAction.DROP, id))

    def _task(self, id: str) -> ModelTask | None:
        tasks = (self._tasks.running, *self._tasks.waiting)
        return next((task for task in tasks if task is not None and task.model == id), None)

    def _refresh(self) -> None:
        for id, model in self._models.items():
            task = self._task(id)
            is_waiting = task is not None and task != self._tasks.running
            state = ModelRowState(
                task.action if task else None,
                is_waiting,
                self._failures.get(id, ""),
                self._paces.get(id),
            )
            missing_titles = tuple(
                self._models[each].card.title for each in model.missing if each in self._models
            )
            self._rows[id].show_holding(model, state, missing_titles)
        self._show_strip()
        self._filter()

    @Slot()
    def _filter(self) -> None:
        terms = self._search.text().casefold().split()
        has_match = dict.fromkeys(ModelGroup, False)
        for id, model in self._models.items():
            text = f"{model.card.title} {self._translator.purpose(model.card)}".casefold()
            fits = all(term in text for term in terms)
            self._rows[id].setVisible(fits)
            has_match[self._groups[id]] |= fits
        for group, head in self._group_titles.items():
            head.setVisible(has_match[group])

    def _show_strip(self) -> None:
        """Show the running import above the list, as an imported file has no row yet."""
        running = self._tasks.running
        source = running.source if running and running.model not in self._rows else None
        self._import_label.setText(
            self.tr("Importing {name}…").format(name=source.name if source else "")
        )
        for part in (self._import_label, self._bar, self._stop_import):
            part.setVisible(source is not None)
        self._strip.setVisible(source is not None or bool(self._message.text()))

    def _cancel_import(self) -> None:
        if self._tasks.running is not None:
            self.stopped.emit(self._tasks.running)

    def _make_strip(self) -> None:
        self._strip, inside = card("notice")
        self._message = label("", "warning", wraps=True)
        self._import_label = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop_import = button(self.tr("Cancel"), "chip")
        self._stop_import.setToolTip(self.tr("Stop and discard it"))
        self._stop_import.clicked.connect(self._cancel_import)
        inside.addWidget(self._message)
        inside.addLayout(row(self._import_label, self._bar, self._stop_import))
        self.tell("")

    def _group_names(self) -> dict[ModelGroup, str]:
        return {
            ModelGroup.RECOMMENDED: self.tr("Recommended: free for any use, quick, better"),
            ModelGroup.FACES: self.tr("Better faces"),
            ModelGroup.LARGER: self.tr("Larger pictures"),
            ModelGroup.CLEANER: self.tr("Less noise, grain and JPEG blocks"),
            ModelGroup.SHARPER: self.tr("Sharper pictures"),
            ModelGroup.COLOURS: self.tr("Light and colours"),
            ModelGroup.DAMAGE: self.tr("Scratches and holes"),
            ModelGroup.REBUILD: self.tr("Rebuild everything (needs a graphics card)"),
            ModelGroup.PARTS: self.tr("Parts that other models need"),
        }

    @staticmethod
    def _group_title(text: str) -> QLabel:
        made = label(text, "head")
        made.setContentsMargins(4, 8, 0, 0)
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.setSpacing(8)
        for group, column in self._columns.items():
            column.setSpacing(8)
            cards.addWidget(self._group_titles[group])
            cards.addLayout(column)
        cards.addStretch(1)
        bring = button(self.tr("Import file…"), "main", "open")
        bring.setToolTip(self.tr("Import a file of weights; you can also drop it on this window"))
        bring.clicked.connect(lambda: self.file_wanted.emit(""))
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        promise = label(
            self.tr("Nothing is downloaded before you press Get it, and no photo is ever sent."),
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
