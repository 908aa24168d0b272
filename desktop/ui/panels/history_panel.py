"""Panel that lists the entries of the history."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.document.history import History
from desktop.ui.common.small_widgets import plain


class HistoryPanel(QWidget):
    """List of the history's entries; a click emits the index of an entry."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("History"))
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentRowChanged.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._list)

    @Slot(object)
    def show_history(self, history: History[Document]) -> None:
        """Show the entries of a history, those that were undone in a dim colour."""
        self._list.blockSignals(True)
        self._list.clear()
        for index, entry in enumerate(history.entries):
            item = QListWidgetItem(entry.label)
            item.setToolTip(plain(entry.label))
            if index > history.at:
                item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
            self._list.addItem(item)
        self._list.setCurrentRow(history.at)
        self._list.blockSignals(False)
