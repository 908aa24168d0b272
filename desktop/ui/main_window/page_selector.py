"""Which picture of a file is open, where it holds several."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.common.actions import Actions
from desktop.ui.common.widgets import choice, fill, label


class PageSelector(QWidget):
    """Shows what it is told; says which picture is wanted, counted from 0."""

    page_requested = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._choice = choice()
        self._choice.setAccessibleName(self.tr("Picture of the file"))
        self._choice.setToolTip(self.tr("This file holds several pictures (Page Up, Page Down)"))
        self._choice.setProperty("slim", True)
        self._choice.currentIndexChanged.connect(self.page_requested)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        fill(inside, label(self.tr("Picture"), "small"), self._choice)
        actions.next_page.triggered.connect(lambda: self._turn(1))
        actions.previous_page.triggered.connect(lambda: self._turn(-1))
        self.show_page(0, 1)

    @property
    def page_count(self) -> int:
        """How many pictures the file holds."""
        return self._choice.count()

    @Slot(int, int)
    def show_page(self, page: int, pages: int) -> None:
        """`page`, from 0, of so many is open."""
        self._choice.blockSignals(True)
        self._choice.clear()
        text = self.tr("{page} of {pages}")
        self._choice.addItems([text.format(page=n + 1, pages=pages) for n in range(pages)])
        self._choice.setCurrentIndex(page)
        self._choice.blockSignals(False)
        self.setVisible(pages > 1)
        self._actions.next_page.setEnabled(page + 1 < pages)
        self._actions.previous_page.setEnabled(page > 0)

    def _turn(self, way: int) -> None:
        self._choice.setCurrentIndex(self._choice.currentIndex() + way)
