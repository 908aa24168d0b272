"""A list of words, each a chip that can be struck out, and a line to add more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.common.flow_layout import FlowLayout
from desktop.ui.common.widgets import button, clear_layout
from models.core.generation import as_text, tags_to_list


class TagEditor(QWidget):
    """Says the list as text each time the person changes it."""

    changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._room = QWidget()
        self._chips = FlowLayout(self._room)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Add what is missing"))
        self._line.setAccessibleName(self.tr("Add to: {name}").format(name=name))
        self._line.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._room)
        column.addWidget(self._line)

    def show_tags(self, text: str, proposed: tuple[str, ...]) -> None:
        """The words of the text, and struck out those that were proposed and are not among them;
        all that was proposed where there is no text. Nobody is told."""
        own = tags_to_list(text)
        counted = proposed if own is None else own
        words = tuple(dict.fromkeys((*proposed, *counted)))
        if words != self._words:
            self._words = words
            clear_layout(self._chips)
            for word in words:
                self._chips.addWidget(self._chip(word))
        for chip in self._buttons:
            chip.blockSignals(True)
            chip.setChecked(chip.text() in counted)
            self._strike(chip)
            chip.blockSignals(False)
        self._room.setVisible(bool(words))

    @property
    def _buttons(self) -> list[QPushButton]:
        widgets = (self._chips.itemAt(place) for place in range(self._chips.count()))
        found = (item.widget() for item in widgets if item is not None)
        return [widget for widget in found if isinstance(widget, QPushButton)]

    def _chip(self, word: str) -> QPushButton:
        chip = button(word, "chip")
        chip.setCheckable(True)
        chip.toggled.connect(self._tell)
        return chip

    def _strike(self, chip: QPushButton) -> None:
        """As its state is; a screen reader tells the state by itself."""
        on = chip.isChecked()
        font = chip.font()
        font.setStrikeOut(not on)
        chip.setFont(font)
        chip.setToolTip(self.tr("Strike this out") if on else self.tr("Count this again"))

    def _tell(self) -> None:
        for chip in self._buttons:
            self._strike(chip)
        self.changed.emit(as_text(chip.text() for chip in self._buttons if chip.isChecked()))

    def _add(self) -> None:
        added = tags_to_list(self._line.text()) or ()
        if added:
            on = [chip.text() for chip in self._buttons if chip.isChecked()]
            self._line.clear()
            self.changed.emit(as_text(dict.fromkeys((*on, *added))))
