"""Panel that shows a plan before it is run."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.document.layer_content import repairs_damage
from desktop.ui.common.small_widgets import (
    Slider,
    button,
    card,
    clear_layout,
    label,
    percent,
    plain,
    row,
    share_label,
    small_button,
    with_line_breaks,
)
from desktop.ui.common.theme import SPACE
from desktop.ui.common.translator import Translator
from desktop.ui.panels.damage_row import DamageRow
from desktop.ui.panels.offer_card import OfferList
from models.core.pixels import Rect
from models.core.plan import CLEAR, LIKELY, Plan, PlannedStep, Step


class PlannedCard(QFrame):
    """Card of one planned step: whether to run it, how strongly, and why."""

    changed = Signal()
    moved = Signal(int)

    def __init__(self, planned: PlannedStep, rect: Rect, translator: Translator) -> None:
        """Create the card of a step that is to run in `rect` of the photo."""
        super().__init__()
        self._planned = planned
        self._damage_row: DamageRow | None = None
        self.setObjectName("card")
        name = translator.wish(planned.wish)
        self._check_box = QCheckBox(name)
        self._check_box.setChecked(True)
        self._check_box.setToolTip(self.tr("Do this"))
        self._check_box.toggled.connect(self._show_choice)
        self._slider = Slider(self.tr("Strength: {name}").format(name=name), planned.strength)
        self._share_label = share_label()
        self._slider.valueChanged.connect(self._show_share)
        confidence = label(self._confidence_text(planned.confidence), "small", wraps=True)
        template = self.tr("Confidence that this is meant: {share}")
        confidence.setToolTip(plain(template.format(share=percent(planned.confidence))))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        reason = label(with_line_breaks(translator.reason(planned)), "small", wraps=True)
        self._up = small_button("up", self.tr("Earlier: {name}").format(name=name))
        self._down = small_button("down", self.tr("Later: {name}").format(name=name))
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._size = label("", "small", wraps=True)
        self._size.hide()
        self._time = label("", "small")
        self._time.setToolTip(self.tr("Estimated from earlier runs on this computer"))
        self._time.hide()
        head = row(self._check_box, self._up, self._down, spacing=2)
        head.setStretch(0, 1)
        column.addLayout(head)
        line = row(reason, self._time)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self._size)
        if confidence.text():
            column.addWidget(confidence)
        if planned.effort:
            column.addWidget(label(translator.effort(planned.effort, rect), "small", wraps=True))
        column.addLayout(row(label(self.tr("Strength"), "small"), self._slider, self._share_label))
        text = self.tr("With {models}").format(models=", ".join(planned.step.models))
        models_text = text if planned.step.models else ""
        self.setToolTip(plain(models_text))
        reason.setToolTip(
            plain(translator.choice(planned.choice) if planned.choice else models_text)
        )
        self._show_share(self._slider.value())

    @property
    def chosen(self) -> PlannedStep | None:
        """Planned step with the strength set; None if the card is not ticked."""
        if not self._check_box.isChecked():
            return None
        row, step = self._damage_row, self._planned.step
        step = step if row is None or row.isHidden() else row.applied_to(step)
        return replace(self._planned, step=step, strength=self._slider.share)

    def add_damage_row(self) -> DamageRow:
        """Add a row about the damage that the step repairs; return it."""
        self._damage_row = DamageRow(self._planned.step)
        self._column.addWidget(self._damage_row)
        return self._damage_row

    def _confidence_text(self, confidence: float) -> str:
        """Return the confidence (0 to 1) in words, empty from `CLEAR` on."""
        if confidence >= CLEAR:
            return ""
        return self.tr("probably meant") if confidence >= LIKELY else self.tr("perhaps meant")

    @property
    def step(self) -> Step:
        """Step of the card, with the parameters that the plan proposed."""
        return self._planned.step

    def show_time(self, text: str) -> None:
        """Show the expected duration; an empty text hides it."""
        self._time.setText(text)
        self._time.setVisible(bool(text))

    def show_size(self, before: Rect) -> None:
        """Show to which size a step that enlarges brings a picture of the size `before`."""
        factor = self._planned.step.scale
        text = self.tr("{factor}×: from {old} to {new} pixels")
        old, new = (f"{each.w} × {each.h}" for each in (before, before.scaled(factor)))
        self._size.setText(text.format(factor=factor, old=old, new=new))
        self._size.setVisible(factor > 1)

    def show_position(self, index: int, count: int) -> None:
        """Enable the move buttons of the card at `index` among `count` cards."""
        self._up.setEnabled(index > 0)
        self._down.setEnabled(index < count - 1)

    def _show_choice(self, on: bool) -> None:
        self._slider.setEnabled(on)
        self.changed.emit()

    def _show_share(self, value: int) -> None:
        self._share_label.setText(percent(value / 100))
        self.changed.emit()


class PlanPanel(QWidget):
    """List of planned steps with their reasons; emits the steps that the user accepted.

    `damage_changed` is emitted when `searched` or `is_marking` may have changed."""

    accepted = Signal(object)
    dismissed = Signal()
    changed = Signal()
    damage_changed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._cards: tuple[PlannedCard, ...] = ()
        self._damage_card: PlannedCard | None = None
        self.damage_row: DamageRow | None = None
        self._steps = QVBoxLayout()
        self._steps.setSpacing(SPACE)
        self._plan, self._selected = Plan(()), False
        self.offers = OfferList(translator)
        self._picture = Rect(0, 0, 0, 0)
        self._message_card, inside = card("notice")
        self._message = label("", "small", wraps=True)
        inside.addWidget(self._message)
        self._run = button(self.tr("Restore"), "main", "restore")
        self._run.setToolTip(self.tr("Run the ticked steps (Ctrl+Enter)"))
        self._run.setShortcut("Ctrl+Return")
        self._run.clicked.connect(self.accept)
        close = small_button("cancel", self.tr("Close the plan"))
        close.clicked.connect(self.dismissed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(row(_title(self.tr("Plan")), None, close))
        column.addLayout(self._steps)
        column.addWidget(self._message_card)
        column.addWidget(self.offers)
        column.addWidget(self._run)
        self.hide()

    def show_plan(self, plan: Plan, rect: Rect) -> None:
        """Show a plan that is to run in `rect` of the photo."""
        clear_layout(self._steps)
        self._cards = tuple(PlannedCard(planned, rect, self._translator) for planned in plan.steps)
        for each in self._cards:
            each.changed.connect(self._update_run_button)
            each.changed.connect(self.changed)
            each.moved.connect(partial(self._move, each))
            each.show_size(self._picture)
            self._steps.addWidget(each)
        self._plan = plan
        self._add_damage_row()
        self._show_messages()
        self._update_positions()
        self._update_run_button()
        self.offers.show_offers(plan.offers)
        self.show()
        self.damage_changed.emit()

    @Slot()
    def focus_run(self) -> None:
        """Give keyboard focus to the button that runs the steps."""
        self._run.setFocus()

    @Slot()
    def close_plan(self) -> None:
        """Hide the plan, which ends the display of its damage."""
        self.hide()
        self.damage_changed.emit()

    @property
    def searched(self) -> PlannedStep | None:
        """Ticked step of the open plan that repairs detected damage; None without one."""
        is_open = not self.isHidden() and self.damage_row and not self.damage_row.isHidden()
        return self._damage_card.chosen if self._damage_card and is_open else None

    @property
    def is_marking(self) -> bool:
        """Whether damage is to be displayed for correction."""
        return bool(self.searched and self.damage_row and self.damage_row.is_shown)

    @property
    def previewed(self) -> tuple[PlannedStep, ...]:
        """Ticked steps to preview, without the repair of damage while that is displayed."""
        is_marking = self.is_marking
        return tuple(x for x in self.chosen if not (is_marking and repairs_damage(x.step)))

    def _add_damage_row(self) -> None:
        """Add a damage row to the card of the first step that repairs damage."""
        repairing = (each for each in self._cards if repairs_damage(each.step))
        self._damage_card = next(repairing, None)
        self.damage_row = self._damage_card.add_damage_row() if self._damage_card else None
        if self._damage_card and self.damage_row:
            self.damage_row.toggled.connect(self.damage_changed)
            self._damage_card.changed.connect(self.damage_changed)
            self._show_damage_row()

    def _show_damage_row(self) -> None:
        """Hide the damage row if the step fills the selection without detection."""
        if self._damage_card and self.damage_row:
            fills = self._selected and self._damage_card.step.masked
            self.damage_row.setVisible(not fills)

    def show_picture_size(self, picture: Rect) -> None:
        """Set the size of the picture that steps may enlarge."""
        if picture != self._picture:
            self._picture = picture
            for each in self._cards:
                each.show_size(picture)

    def show_times(self, time_of: Callable[[Step], str]) -> None:
        """Show the expected duration of each step, the text that `time_of` returns, maybe empty."""
        for each in self._cards:
            each.show_time(time_of(each.step))

    def _move(self, card: PlannedCard, step: int) -> None:
        """Move a card by `step` positions; steps run in the order of the cards."""
        cards = list(self._cards)
        index = cards.index(card)
        cards.insert(min(max(index + step, 0), len(cards) - 1), cards.pop(index))
        self._cards = tuple(cards)
        for position, each in enumerate(cards):
            self._steps.insertWidget(position, each)
        self._update_positions()
        self.changed.emit()

    def _update_positions(self) -> None:
        for index, each in enumerate(self._cards):
            each.show_position(index, len(self._cards))

    @Slot(bool)
    def show_selected(self, on: bool) -> None:
        """Set whether a selection exists, to which the steps will be limited."""
        self._selected = on
        self._show_damage_row()
        self._show_messages()

    def _show_messages(self) -> None:
        self._message.setText("\n\n".join(self._message_texts(self._plan)))
        self._message_card.setVisible(bool(self._message.text()))

    def _message_texts(self, plan: Plan) -> Iterator[str]:
        if plan.locations and not self._selected:
            yield self._location_message(plan).format(places=self._quote(plan.locations))
        yield from (with_line_breaks(self._translator.note(note)) for note in plan.notes)
        if plan.unexplained:
            clauses = self._quote(plan.unexplained)
            yield self.tr("Not understood: {clauses}").format(clauses=clauses)
        elif not (plan.steps or plan.locations or plan.notes):
            yield self.tr("There is nothing to do.")

    def _quote(self, clauses: tuple[str, ...]) -> str:
        return with_line_breaks(", ".join(map(self._translator.quoted, clauses)))

    def _location_message(self, plan: Plan) -> str:
        if plan.steps:
            return self.tr(
                "{places}: an instruction cannot choose a part of the photo. Select "
                "it first with a tool on the left, or the whole photo is changed."
            )
        return self.tr(
            "{places}: an instruction cannot choose a part of the photo. Select it "
            "first with a tool on the left, then say what to do there."
        )

    @Slot()
    def _update_run_button(self) -> None:
        count = sum(each.chosen is not None for each in self._cards)
        self._run.setVisible(bool(self._cards))
        self._run.setEnabled(count > 0)

    @property
    def chosen(self) -> tuple[PlannedStep, ...]:
        """Ticked steps in order, with the strengths that were set."""
        return tuple(each.chosen for each in self._cards if each.chosen is not None)

    @Slot()
    def accept(self) -> None:
        """Emit `accepted` with the ticked steps, if there are any."""
        if self.chosen:
            self.accepted.emit(self.chosen)


def _title(text: str) -> QLabel:
    return label(text, "title")
