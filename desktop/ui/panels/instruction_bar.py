"""Bar with the line edit for instructions."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.i18n.example_sentences import TEXTS
from desktop.ui.common.flow_layout import FlowLayout
from desktop.ui.common.recent_files import stored_strings
from desktop.ui.common.small_widgets import button, clear_layout, row
from desktop.ui.common.translator import translate
from models.core.plan import MAX_INSTRUCTION, Finding
from models.core.wish_table import Wish

HISTORY_LENGTH = 50
"""Number of instructions that are kept; the oldest are dropped."""

HISTORY_KEY = "instructions"
"""Key of the stored instructions in `QSettings`."""

MOST_OFFERED = 6
"""Number of sentences that are offered at once while the user types."""

EXAMPLES_SHOWN = 4
"""Number of example instructions below the line edit."""


COMMON: Final = (Wish.SCRATCHES, Wish.FADING, Wish.NOISE, Wish.LOW_LIGHT)
"""Wishes that concern most old photos; their examples are shown first."""

EXAMPLES: Final[Mapping[Wish, str]] = {
    wish: wish.spec.example for wish in (*COMMON, *Wish) if wish.spec.example
}
"""Example instructions by wish, in English; they are shown in the language of the window."""


class InstructionBar(QWidget):
    """Line edit for instructions with history (Up, Down) and clickable examples.

    Enter asks for a plan. While the user types, it offers example sentences that contain the
    text."""

    said = Signal(str)
    diagnosis_wanted = Signal()
    sentences_wanted = Signal()

    def __init__(self, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._history = stored_strings(memory.value(HISTORY_KEY))
        self._index = len(self._history)
        self._said = ""
        self._line = QLineEdit()
        self._line.setObjectName("instruction")
        self._line.setMaxLength(MAX_INSTRUCTION)
        self._line.setPlaceholderText(self.tr("Say what is wrong with this photo…"))
        self._line.setAccessibleName(self.tr("Instruction"))
        self._line.setToolTip(
            self.tr("Enter shows the plan; Up and Down recall earlier instructions")
        )
        self._line.setClearButtonEnabled(False)
        self._line.returnPressed.connect(self.say)
        self._line.installEventFilter(self)
        self._line.setCompleter(self._completer())
        self._plan = button(self.tr("Plan"), "main", "send")
        self._plan.setToolTip(self.tr("Show what would be done, before anything runs (Enter)"))
        self._plan.clicked.connect(self.say)
        self._suggest = button(self.tr("Suggest"), "", "diagnose")
        self._suggest.setToolTip(
            self.tr("Plan from the diagnosis of the photo, without an instruction")
        )
        self._suggest.clicked.connect(self.diagnosis_wanted)
        self._sentences = button(self.tr("What you can say"), "chip")
        self._sentences.setToolTip(self.tr("Show sentences that this program understands"))
        self._sentences.clicked.connect(self.sentences_wanted)
        self._lay_out()

    def begin(self) -> None:
        """Clear the line for another photo; earlier instructions stay in the history."""
        self._line.clear()
        self._index = len(self._history)
        self.show_findings(())

    @Slot()
    def forget(self) -> None:
        """Forget all earlier instructions, including those of earlier runs of the program."""
        self._history, self._index = [], 0
        self._memory.remove(HISTORY_KEY)

    @Slot()
    def say(self) -> None:
        """Emit `said` with the text of the line, unless it is empty."""
        if text := self._line.text().strip():
            self._said = self._line.text()
            self._remember(text)
            self.said.emit(text)

    @property
    def is_edited(self) -> bool:
        """Whether the text of the line differs from the one emitted last."""
        return self._line.text() != self._said

    @Slot()
    def focus_line(self) -> None:
        """Give the line edit keyboard focus and select its text."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    @Slot(object)
    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show example instructions for the findings, and then common ones."""
        clear_layout(self._examples)
        for example in example_instructions(findings):
            chip = button(example, "chip")
            chip.setToolTip(self.tr("Put this into the line"))
            chip.clicked.connect(lambda _=False, text=example: self.insert(text))
            self._examples.addWidget(chip)
        self._order_focus()

    @Slot(bool)
    def show_thinking(self, on: bool) -> None:
        """Show whether a plan is being made; the button is disabled meanwhile."""
        self._plan.setText(self.tr("Thinking…") if on else self.tr("Plan"))
        self._plan.setEnabled(not on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            if event.key() in steps:
                self._recall(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _recall(self, step: int) -> None:
        self._index = min(max(self._index + step, 0), len(self._history))
        self._line.setText(self._history[self._index] if self._index < len(self._history) else "")

    def _remember(self, text: str) -> None:
        others = [earlier for earlier in self._history if earlier != text]
        self._history = [*others, text][-HISTORY_LENGTH:]
        self._index = len(self._history)
        self._memory.setValue(HISTORY_KEY, self._history)

    def _lay_out(self) -> None:
        self._examples = FlowLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(row(self._line, self._plan, self._suggest))
        chips = QHBoxLayout()
        chips.addLayout(self._examples, 1)
        chips.addWidget(self._sentences, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(chips)
        self.show_findings(())

    def _order_focus(self) -> None:
        """Let the Tab key lead from the buttons to the examples, which are created later."""
        before: QWidget = self._suggest
        for index in range(self._examples.count()):
            item = self._examples.itemAt(index)
            chip = item.widget() if item is not None else None
            if chip is not None:
                QWidget.setTabOrder(before, chip)
                before = chip
        QWidget.setTabOrder(before, self._sentences)

    def _completer(self) -> QCompleter:
        """Make the completer that offers example sentences containing the text."""
        completer = QCompleter([translate(text) for text in TEXTS], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_OFFERED)
        return completer

    @Slot(str)
    def insert(self, text: str) -> None:
        """Put a text into the line, for the user to change or send."""
        self._line.setText(text)
        self._line.setFocus()


def example_instructions(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return example instructions for the findings worth repairing, then for common defects."""
    kinds = [each.kind for each in findings if each.is_worth_repairing]
    wishes = dict.fromkeys([*(wish for wish in kinds if wish in EXAMPLES), *EXAMPLES])
    return tuple(translate(EXAMPLES[wish]) for wish in list(wishes)[:EXAMPLES_SHOWN])
