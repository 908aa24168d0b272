"""Tag editor: tags as chips that can be struck out, and a line edit to add more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.common.flow_layout import FlowLayout
from desktop.ui.common.small_widgets import button, clear_layout
from models.core.generation import tags_to_list, tags_to_text


class TagEditor(QWidget):
    """Editor of a generative step's tags, as buttons that can be switched off.

    `changed` carries the active tags as text, whenever the user changes them."""

    changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._chip_area = QWidget()
        self._chips = FlowLayout(self._chip_area)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Add what is missing"))
        self._line.setAccessibleName(self.tr("Add to: {name}").format(name=name))
        self._line.returnPressed.connect(self._add_tags)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chip_area)
        column.addWidget(self._line)

    def show_tags(self, text: str, proposed: tuple[str, ...]) -> None:
        """Show the tags of `text` as active and the other proposed tags as switched off.

        Without a text all proposed tags are active. `changed` is not emitted."""
        edited = tags_to_list(text)
        active = proposed if edited is None else edited
        tags = tuple(dict.fromkeys((*proposed, *active)))
        if tags != self._tags:
            self._tags = tags
            clear_layout(self._chips)
            for tag in tags:
                self._chips.addWidget(self._make_chip(tag))
        for chip in self._buttons:
            chip.blockSignals(True)
            chip.setChecked(chip.text() in active)
            self._update_chip(chip)
            chip.blockSignals(False)
        self._chip_area.setVisible(bool(tags))

    @property
    def _buttons(self) -> list[QPushButton]:
        widgets = (self._chips.itemAt(index) for index in range(self._chips.count()))
        chips = (item.widget() for item in widgets if item is not None)
        return [widget for widget in chips if isinstance(widget, QPushButton)]

    def _make_chip(self, tag: str) -> QPushButton:
        chip = button(tag, "chip")
        chip.setCheckable(True)
        chip.toggled.connect(self._emit_changed)
        return chip

    def _update_chip(self, chip: QPushButton) -> None:
        """Strike out the text of a switched-off tag, and fit the tooltip to its state."""
        active = chip.isChecked()
        font = chip.font()
        font.setStrikeOut(not active)
        chip.setFont(font)
        chip.setToolTip(self.tr("Leave out this tag") if active else self.tr("Use this tag again"))

    def _emit_changed(self) -> None:
        for chip in self._buttons:
            self._update_chip(chip)
        self.changed.emit(tags_to_text(chip.text() for chip in self._buttons if chip.isChecked()))

    def _add_tags(self) -> None:
        if added := tags_to_list(self._line.text()):
            active = [chip.text() for chip in self._buttons if chip.isChecked()]
            self._line.clear()
            self.changed.emit(tags_to_text(dict.fromkeys((*active, *added))))
