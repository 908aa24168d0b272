"""Which picture of a file is open, where it holds several."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop.ui.actions import Actions
from desktop.ui.parts import fill, label


class Pages(QWidget):
    """Shows what it is told; says which picture is wanted, counted from 0."""

    turned = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._number = QSpinBox()
        self._number.setAccessibleName(self.tr("Picture of the file"))
        self._number.setToolTip(self.tr("This file holds several pictures (Page Up, Page Down)"))
        self._number.setKeyboardTracking(False)
        self._number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setProperty("slim", True)
        self._number.setFixedWidth(40)
        self._number.valueChanged.connect(lambda value: self.turned.emit(value - 1))
        self._of = label("", "small")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        fill(inside, label(self.tr("Picture"), "small"), self._number, self._of)
        actions.next_page.triggered.connect(self._number.stepUp)
        actions.previous_page.triggered.connect(self._number.stepDown)
        self.show_page(0, 1)

    @property
    def count(self) -> int:
        """How many pictures the file holds."""
        return self._number.maximum()

    @Slot(int, int)
    def show_page(self, page: int, pages: int) -> None:
        """`page`, from 0, of so many is open."""
        self._number.blockSignals(True)
        self._number.setRange(1, pages)
        self._number.setValue(page + 1)
        self._number.blockSignals(False)
        self._of.setText(self.tr("of {pages}").format(pages=pages))
        self.setVisible(pages > 1)
        self._actions.next_page.setEnabled(page + 1 < pages)
        self._actions.previous_page.setEnabled(page > 0)
