"""Row of one model in the model library."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout

from desktop.session.library.model_manager import ModelAction
from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import button, label, percent, row
from models.catalog.catalog import ModelCard
from models.catalog.inventory import InstalledModel, InstallState
from models.core.device import Device
from models.planning.model_selection import MOST_ON_CPU


@dataclass(frozen=True, slots=True)
class ModelRowState:
    """Task of a model.

    `waits`: other tasks run before it; `failed`: sentence about the last failure, or empty.
    """

    deed: ModelAction | None = None
    waits: bool = False
    failed: str = ""


class ModelRow(QFrame):
    """Row with a model's description, state and buttons; emits the action that is asked for."""

    wanted = Signal(object)
    paused = Signal()
    cancelled = Signal()
    file_wanted = Signal()

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self.setObjectName("card")
        self._words = words
        self._doing: ModelAction | None = None
        self._title = label("", "head-line", wraps=True)
        self._state = label("", "small")
        self._purpose = label("", wraps=True)
        self._facts = label("", "small", wraps=True)
        self._licence = label("", "small", wraps=True)
        self._paper = label("", "small", wraps=True)
        self._lacks = label("", "warning", wraps=True)
        self._failed = label("", "warning", wraps=True)
        for text in (self._licence, self._paper, self._lacks):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badge = label(self.tr("non-commercial"), "badge")
        self._badge.setToolTip(self.tr("Its licence forbids commercial use; you are asked once"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._make_buttons()
        self._lay_out()
        self._source = QUrl()

    def show_holding(
        self, held: InstalledModel, doing: ModelRowState, titles: tuple[str, ...]
    ) -> None:
        """Show a model; `titles` are those of the models that it needs and that are missing."""
        card = held.card
        self._title.setText(card.title)
        self._purpose.setText(self._words.purpose(card))
        self._facts.setText(" · ".join(self._facts_of(held)))
        self._licence.setText(self.tr("Licence: {licence}").format(licence=card.licence))
        paper = card.published.paper if card.published else ""
        self._paper.setText(paper or self._where(card))
        self._badge.setVisible(card.consent)
        lacks = self.tr("Also needs: {titles}").format(titles=" · ".join(titles))
        self._tell(self._lacks, lacks if titles else "")
        self._tell(self._failed, doing.failed)
        self._state.setText(self._state_words(held, doing))
        self._source = QUrl(card.source if card.source.startswith("https://") else "")
        self._show_work(doing)
        self._show_buttons(held, doing)
        for each in self._buttons:
            each.setAccessibleName(f"{each.text().rstrip('…')}: {card.title}")

    def show_progress(self, done: float) -> None:
        """Show the progress, 0 to 1; at 0 the bar only shows activity."""
        self._bar.setRange(0, 1000 if done > 0 else 0)
        self._bar.setValue(round(1000 * done))
        if self._doing and done > 0:
            self._state.setText(f"{self._doing_words(self._doing)} {percent(done)}")

    def _facts_of(self, held: InstalledModel) -> tuple[str, ...]:
        published = held.card.published
        count = held.size or (published.size if published else 0)
        size = QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        return (*((size,) if count else ()), self._device(held.card))

    def _device(self, card: ModelCard) -> str:
        if card.backend == Device.CUDA:
            return self.tr("For NVIDIA's graphics cards")
        if card.backend == "diffusion":
            return self.tr("For a graphics card; a processor takes very long")
        if card.work > MOST_ON_CPU:
            return self.tr("Better on a graphics card; a processor takes minutes for a photo")
        return self.tr("Runs on any computer")

    def _where(self, card: ModelCard) -> str:
        return "" if card.files and card.published is None else card.source

    def _state_words(self, held: InstalledModel, doing: ModelRowState) -> str:
        if doing.deed is not None:
            return self.tr("Waiting") if doing.waits else self._doing_words(doing.deed)
        if held.downloaded and held.state is InstallState.MISSING:
            return self.tr("Paused")
        if held.bundled:
            return self.tr("Comes with Heirloom")
        return {
            InstallState.INSTALLED: self.tr("Installed"),
            InstallState.INCOMPLETE: self.tr("Not complete"),
            InstallState.MISSING: self.tr("Not installed"),
            InstallState.DAMAGED: self.tr("Damaged"),
        }[held.state]

    def _doing_words(self, deed: ModelAction) -> str:
        return {
            ModelAction.DOWNLOAD: self.tr("Downloading…"),
            ModelAction.VERIFY: self.tr("Reading every byte…"),
        }.get(deed, self.tr("Working…"))

    def _show_work(self, doing: ModelRowState) -> None:
        runs = doing.deed is not None and not doing.waits
        self._doing = doing.deed if runs else None
        if runs and self._bar.isHidden():
            self._bar.setRange(0, 0)
        self._bar.setVisible(runs)
        self._pause.setVisible(runs and doing.deed is ModelAction.DOWNLOAD)
        self._stop.setVisible(doing.deed is not None)

    def _show_buttons(self, held: InstalledModel, doing: ModelRowState) -> None:
        free, missing = doing.deed is None, held.state is InstallState.MISSING
        published = held.card.published
        fetched = published is not None and bool(published.url)
        is_file = published is not None and bool(published.file)
        self._get.setText(self.tr("Go on") if held.downloaded else self.tr("Download"))
        self._get.setVisible(free and missing and fetched)
        self._drop.setVisible(free and missing and held.downloaded > 0)
        self._bring.setVisible(free and missing and is_file)
        self._page.setVisible(free and missing and not self._source.isEmpty())
        self._check.setVisible(free and not missing)
        self._remove.setVisible(free and not missing and not held.bundled)

    @staticmethod
    def _tell(where: QLabel, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))

    def _make_buttons(self) -> None:
        self._get = self._button(self.tr("Download"), ModelAction.DOWNLOAD)
        self._get.setToolTip(self.tr("Fetch it from its publisher and bring it in"))
        self._drop = self._button(self.tr("Discard download"), ModelAction.DROP)
        self._drop.setToolTip(self.tr("Remove what has come of it"))
        self._check = self._button(self.tr("Verify"), ModelAction.VERIFY)
        self._check.setToolTip(self.tr("Read every byte and compare it with what was published"))
        self._remove = self._button(self.tr("Remove"), ModelAction.REMOVE)
        self._remove.setToolTip(self.tr("Take it out and free the disk"))
        self._bring = button(self.tr("Import file…"), "chip")
        self._bring.setToolTip(self.tr("Bring in its file, which you have already"))
        self._bring.clicked.connect(self.file_wanted)
        self._page = button(self.tr("Publisher's page"), "chip")
        self._page.setToolTip(self.tr("Open it in your browser"))
        self._page.clicked.connect(lambda: QDesktopServices.openUrl(self._source))
        self._pause = button(self.tr("Pause"), "chip")
        self._pause.setToolTip(self.tr("Stop; what has come is kept, and it goes on there"))
        self._pause.clicked.connect(self.paused)
        self._stop = button(self.tr("Cancel"), "chip")
        self._stop.setToolTip(self.tr("Stop, and keep nothing of it"))
        self._stop.clicked.connect(self.cancelled)
        parts = (self._get, self._bring, self._page, self._check, self._remove, self._drop)
        self._buttons = (*parts, self._pause, self._stop)

    def _button(self, text: str, deed: ModelAction) -> QPushButton:
        made = button(text, "chip")
        made.clicked.connect(lambda: self.wanted.emit(deed))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        top = row(self._title, self._badge, self._state, spacing=12)
        top.setStretch(0, 1)
        column.addLayout(top)
        for part in (self._purpose, self._facts, self._licence, self._paper):
            column.addWidget(part)
        column.addWidget(self._lacks)
        column.addWidget(self._failed)
        column.addWidget(self._bar)
        column.addSpacing(4)
        column.addLayout(row(*self._buttons, None))
