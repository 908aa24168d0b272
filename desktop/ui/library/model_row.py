"""Row of one model in the model library."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout

from desktop.session.library.model_manager import ModelAction
from desktop.session.library.model_paces import ModelPace
from desktop.ui.common.small_widgets import button, label, percent, row
from desktop.ui.common.translator import Translator
from models.catalog.install_states import InstalledModel, InstallState
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.planning.model_offers import lacks_converter
from models.planning.model_selection import MAX_WORK_ON_CPU


@dataclass(frozen=True, slots=True)
class ModelRowState:
    """State of a model's task in the library.

    `waits` tells that other tasks run before it; `failed` is the sentence about the last failure,
    empty without one. `pace` is how long the model takes, None if that is unknown."""

    action: ModelAction | None = None
    waits: bool = False
    failed: str = ""
    pace: ModelPace | None = None


class ModelRow(QFrame):
    """Row with a model's description, state and buttons; emits the action that the user chose."""

    wanted = Signal(object)
    paused = Signal()
    cancelled = Signal()
    file_wanted = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.setObjectName("card")
        self._translator = translator
        self._running_action: ModelAction | None = None
        self._title = label("", "head-line", wraps=True)
        self._state = label("", "small")
        self._purpose = label("", wraps=True)
        self._facts = label("", "small", wraps=True)
        self._licence = label("", "small", wraps=True)
        self._paper = label("", "small", wraps=True)
        self._lacks = label("", "warning", wraps=True)
        self._failed = label("", "warning", wraps=True)
        self._details = button(self.tr("Details"), "link")
        self._details.setCheckable(True)
        self._details.setToolTip(self.tr("Show licence and origin"))
        self._details.toggled.connect(self._show_details)
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
        self, model: InstalledModel, state: ModelRowState, missing_titles: tuple[str, ...]
    ) -> None:
        """Show a model and its task's state; `missing_titles` are other models it needs."""
        card = model.card
        self._title.setText(card.title)
        self._purpose.setText(self._translator.purpose(card))
        self._facts.setText(" · ".join(self._describe(model, state.pace)))
        self._licence.setText(self.tr("Licence: {licence}").format(licence=card.licence))
        paper = card.published.paper if card.published else ""
        self._paper.setText(paper or self._source_text(card))
        self._badge.setVisible(card.consent)
        self._set_text(self._lacks, " ".join(self._needs(model, missing_titles)))
        self._set_text(self._failed, state.failed)
        self._state.setText(self._state_text(model, state))
        self._source = QUrl(card.source if card.source.startswith("https://") else "")
        self._show_task(state)
        self._show_buttons(model, state)
        for each in (*self._buttons, self._details):
            each.setAccessibleName(f"{each.text().rstrip('…')}: {card.title}")

    def show_progress(self, done: float) -> None:
        """Show how much, 0 to 1, of the model's task is done; at 0 the bar shows activity only."""
        self._bar.setRange(0, 1000 if done > 0 else 0)
        self._bar.setValue(round(1000 * done))
        if self._running_action and done > 0:
            self._state.setText(f"{self._action_text(self._running_action)} {percent(done)}")

    def _describe(self, model: InstalledModel, pace: ModelPace | None) -> Iterator[str]:
        """Yield size, licence in a few words, device, and time on this computer."""
        card, translator = model.card, self._translator
        if size := translator.size(model.size or card.download_size):
            is_exact = model.size or (card.published and card.published.size)
            yield size if is_exact else self.tr("about {size}").format(size=size)
        yield translator.licence_use(card.licence_use)
        yield self._device(card)
        if pace is not None:
            yield translator.pace(pace.seconds, pace.unit, is_measured=pace.is_measured)

    def _needs(self, model: InstalledModel, missing_titles: tuple[str, ...]) -> Iterator[str]:
        """Yield what a model needs that is not there."""
        if missing_titles:
            yield self.tr("Also needs: {titles}").format(titles=" · ".join(missing_titles))
        if model.state is InstallState.MISSING and lacks_converter(model.card):
            yield self.tr("Its file is converted by PyTorch: get the add-on first.")

    def _device(self, card: ModelCard) -> str:
        if card.backend == Device.CUDA:
            return self.tr("For NVIDIA's graphics cards")
        if card.backend == "diffusion":
            return self.tr("For a graphics card; a processor takes very long")
        if card.work > MAX_WORK_ON_CPU:
            return self.tr("Better on a graphics card; a processor takes minutes for a photo")
        return self.tr("Runs on any computer")

    def _source_text(self, card: ModelCard) -> str:
        return "" if card.files and card.published is None else card.source

    def _state_text(self, model: InstalledModel, state: ModelRowState) -> str:
        if state.action is not None:
            return self.tr("Waiting") if state.waits else self._action_text(state.action)
        if model.downloaded and model.state is InstallState.MISSING:
            return self.tr("Paused")
        if model.bundled:
            return self.tr("Included with Heirloom")
        return {
            InstallState.INSTALLED: self.tr("Installed"),
            InstallState.INCOMPLETE: self.tr("Not complete"),
            InstallState.MISSING: self.tr("Not installed"),
            InstallState.DAMAGED: self.tr("Damaged"),
        }[model.state]

    def _action_text(self, action: ModelAction) -> str:
        return {
            ModelAction.DOWNLOAD: self.tr("Downloading…"),
            ModelAction.VERIFY: self.tr("Verifying…"),
        }.get(action, self.tr("Working…"))

    def _show_task(self, state: ModelRowState) -> None:
        is_running = state.action is not None and not state.waits
        self._running_action = state.action if is_running else None
        if is_running and self._bar.isHidden():
            self._bar.setRange(0, 0)
        self._bar.setVisible(is_running)
        self._pause.setVisible(is_running and state.action is ModelAction.DOWNLOAD)
        self._stop.setVisible(state.action is not None)

    def _show_buttons(self, model: InstalledModel, state: ModelRowState) -> None:
        is_idle, missing = state.action is None, model.state is InstallState.MISSING
        published, is_downloadable = model.card.published, model.card.is_downloadable
        is_importable = published is not None and bool(published.file)
        is_ready = is_downloadable and not lacks_converter(model.card)
        self._download.setText(self.tr("Go on") if model.downloaded else self.tr("Get it"))
        self._download.setVisible(is_idle and missing and is_ready)
        self._discard.setVisible(is_idle and missing and model.downloaded > 0)
        self._import.setVisible(is_idle and missing and is_importable)
        self._publisher_page.setVisible(is_idle and missing and not self._source.isEmpty())
        self._verify.setVisible(is_idle and not missing)
        self._remove.setVisible(is_idle and not missing and not model.bundled)

    def _show_details(self, on: bool) -> None:
        for part in (self._licence, self._paper):
            part.setVisible(on)

    @staticmethod
    def _set_text(where: QLabel, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))

    def _make_buttons(self) -> None:
        self._download = self._button(self.tr("Get it"), ModelAction.DOWNLOAD)
        self._download.setToolTip(self.tr("Download the model from its publisher and install it"))
        self._discard = self._button(self.tr("Discard download"), ModelAction.DROP)
        self._discard.setToolTip(self.tr("Delete the partial download"))
        self._verify = self._button(self.tr("Verify"), ModelAction.VERIFY)
        self._verify.setToolTip(self.tr("Compare the hashes of all files with the published ones"))
        self._remove = self._button(self.tr("Remove"), ModelAction.REMOVE)
        self._remove.setToolTip(self.tr("Delete the model and free disk space"))
        self._import = button(self.tr("Import file…"), "chip")
        self._import.setToolTip(self.tr("Import a file that you already have"))
        self._import.clicked.connect(self.file_wanted)
        self._publisher_page = button(self.tr("Publisher's page"), "chip")
        self._publisher_page.setToolTip(self.tr("Open it in your browser"))
        self._publisher_page.clicked.connect(lambda: QDesktopServices.openUrl(self._source))
        self._pause = button(self.tr("Pause"), "chip")
        self._pause.setToolTip(self.tr("Stop; the partial download is kept and can be continued"))
        self._pause.clicked.connect(self.paused)
        self._stop = button(self.tr("Cancel"), "chip")
        self._stop.setToolTip(self.tr("Stop and discard it"))
        self._stop.clicked.connect(self.cancelled)
        parts = (
            self._download,
            self._import,
            self._publisher_page,
            self._verify,
            self._remove,
            self._discard,
        )
        self._buttons = (*parts, self._pause, self._stop)

    def _button(self, text: str, action: ModelAction) -> QPushButton:
        action_button = button(text, "chip")
        action_button.clicked.connect(lambda: self.wanted.emit(action))
        return action_button

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
        column.addLayout(row(*self._buttons, None, self._details))
        self._show_details(False)
