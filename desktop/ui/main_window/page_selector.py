"""Page selector: chooses one picture of a file that contains several."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.common.actions_and_shortcuts import Actions
from desktop.ui.common.small_widgets import choice, fill, label


class PageSelector(QWidget):
    """Combo box of the pages of the open file.

    `page_requested` carries the 0-based index of the page to open. The widget is hidden for files
    with a single page.
    """

    page_requested = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._combo_box = choice()
        self._combo_box.setAccessibleName(self.tr("Picture of the file"))
        self._combo_box.setToolTip(self.tr("This file holds several pictures (Page Up, Page Down)"))
        self._combo_box.setProperty("slim", True)
        self._combo_box.currentIndexChanged.connect(self.page_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        fill(layout, label(self.tr("Picture"), "small"), self._combo_box)
        actions.next_page.triggered.connect(lambda: self._request_relative(1))
        actions.previous_page.triggered.connect(lambda: self._request_relative(-1))
        self.show_page(0, 1)

    @property
    def page_count(self) -> int:
        """Number of pages of the open file."""
        return self._combo_box.count()

    @Slot(int, int)
    def show_page(self, page: int, pages: int) -> None:
        """Show that the 0-based `page` of `pages` pages is open."""
        self._combo_box.blockSignals(True)
        self._combo_box.clear()
        text = self.tr("{page} of {pages}")
        self._combo_box.addItems([text.format(page=n + 1, pages=pages) for n in range(pages)])
        self._combo_box.setCurrentIndex(page)
        self._combo_box.blockSignals(False)
        self.setVisible(pages > 1)
        self._actions.next_page.setEnabled(page + 1 < pages)
        self._actions.previous_page.setEnabled(page > 0)

    def _request_relative(self, step: int) -> None:
        self._combo_box.setCurrentIndex(self._combo_box.currentIndex() + step)
