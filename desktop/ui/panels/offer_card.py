"""Cards of models that can be installed for the wishes of a plan, with their download in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.ui.common.small_widgets import (
    button,
    clear_layout,
    label,
    percent,
    plain,
    row,
    with_line_breaks,
)
from desktop.ui.common.theme import SPACE
from desktop.ui.common.translator import Translator
from models.core.plan import Offer


@dataclass(frozen=True, slots=True)
class OfferState:
    """State of the tasks of an offer.

    `done` is the progress, 0 to 1; `failed` the sentence about the last failure, empty without one.
    `is_partial` tells that a part of the download is on the disk."""

    is_running: bool = False
    is_waiting: bool = False
    done: float = 0.0
    is_installing: bool = False
    is_partial: bool = False
    failed: str = ""


class OfferCard(QFrame):
    """Card of an offer: what it does and costs, and its download; emits what the user wants."""

    wanted = Signal()
    paused = Signal()
    cancelled = Signal()
    file_wanted = Signal()
    refused = Signal()

    def __init__(self, offer: Offer, translator: Translator) -> None:
        super().__init__()
        self.setObjectName("card")
        self.offer = offer
        self._status = label("", "small", wraps=True)
        self._failure = label("", "warning", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._make_buttons(offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(label(offer.title, "head-line", wraps=True))
        column.addWidget(label(" ".join(translator.benefits(offer)), "small", wraps=True))
        facts = label(" · ".join(translator.offer_facts(offer)), "small", wraps=True)
        facts.setToolTip(plain(translator.licence(offer.licence)))
        column.addWidget(facts)
        for part in (self._failure, self._status, self._bar):
            column.addWidget(part)
        column.addLayout(
            row(self._get, self._import, self._pause, self._cancel, None, self._refuse)
        )
        self.show_state(OfferState())

    def show_state(self, state: OfferState) -> None:
        """Show the progress of the download, or why it failed."""
        is_busy = state.is_running or state.is_waiting
        _set_text(self._status, self._status_text(state))
        _set_text(self._failure, "" if is_busy else with_line_breaks(state.failed))
        self._bar.setValue(round(1000 * state.done))
        self._bar.setVisible(is_busy)
        self._get.setText(self.tr("Go on") if state.is_partial else self.tr("Get it"))
        self._get.setVisible(not is_busy)
        self._refuse.setVisible(not is_busy)
        self._import.setVisible(not is_busy and bool(state.failed))
        self._pause.setVisible(is_busy and not state.is_installing)
        self._cancel.setVisible(is_busy)

    def _status_text(self, state: OfferState) -> str:
        if state.is_installing:
            return self.tr("Installing…")
        if state.is_running:
            template = self.tr("Downloading: {share}")
            return template.format(share=percent(state.done))
        if state.is_waiting:
            return self.tr("Waiting for another download")
        return self.tr("Paused") if state.is_partial and not state.failed else ""

    def _make_buttons(self, offer: Offer) -> None:
        self._get = self._button(self.tr("Get it"), "", self.wanted)
        self._get.setToolTip(
            self.tr("Download it from its publisher and install it; then the plan is made again")
        )
        self._import = self._button(self.tr("Import file…"), "chip", self.file_wanted)
        self._import.setToolTip(self.tr("Import a file that you already have"))
        self._pause = self._button(self.tr("Pause"), "chip", self.paused)
        self._pause.setToolTip(self.tr("Stop; the partial download is kept and can be continued"))
        self._cancel = self._button(self.tr("Cancel"), "chip", self.cancelled)
        self._cancel.setToolTip(self.tr("Stop and discard it"))
        self._refuse = self._button(self.tr("Not now"), "link", self.refused)
        self._refuse.setToolTip(self.tr("Hide this until the program is started again"))
        for each in (self._get, self._import, self._pause, self._cancel, self._refuse):
            each.setAccessibleName(f"{each.text().rstrip('…')}: {offer.title}")

    def _button(self, text: str, look: str, clicked: SignalInstance) -> QPushButton:
        made = button(text, look)
        made.clicked.connect(clicked)
        return made


class OfferList(QWidget):
    """Cards of the offers of a plan, without those that the user has put off."""

    shown = Signal()
    wanted = Signal(object)
    paused = Signal(object)
    cancelled = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator, self._is_allowed = translator, True
        self._put_off = set[tuple[str, ...]]()
        self.cards: tuple[OfferCard, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)

    def forbid(self) -> None:
        """Show no offers any more."""
        self._is_allowed = False

    def show_offers(self, offers: Iterable[Offer]) -> None:
        """Show a card for each offer."""
        clear_layout(self._column)
        allowed = (each for each in offers if self._is_allowed)
        self.cards = tuple(
            self._create_card(each) for each in allowed if each.models not in self._put_off
        )
        self.setVisible(bool(self.cards))
        self.shown.emit()

    def _create_card(self, offer: Offer) -> OfferCard:
        made = OfferCard(offer, self._translator)
        made.wanted.connect(lambda: self.wanted.emit(offer))
        made.paused.connect(lambda: self.paused.emit(offer))
        made.cancelled.connect(lambda: self.cancelled.emit(offer))
        made.file_wanted.connect(lambda: self.file_wanted.emit(offer))
        made.refused.connect(lambda: self._put_off_offer(made))
        self._column.addWidget(made)
        return made

    def _put_off_offer(self, card: OfferCard) -> None:
        self._put_off.add(card.offer.models)
        card.hide()
        self.cards = tuple(each for each in self.cards if each is not card)
        self.setVisible(bool(self.cards))


def _set_text(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
