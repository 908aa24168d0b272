"""Dialog with all keyboard shortcuts and mouse gestures."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.ui.common.small_widgets import button, label, row, scrolling

COLUMNS = 2
"""Number of columns of pairs (key, command) in the dialog of shortcuts."""


TITLE_BAR = 40
"""Estimated height in logical pixels that the window frame of the system takes."""


class ShortcutsDialog(QDialog):
    """Dialog that lists every shortcut of a window and what the mouse does."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Keys"))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        pairs = [*self._mouse_rows(), *_shortcut_rows(window.actions())]
        rows = -(-len(pairs) // COLUMNS)
        for number, (keys, what) in enumerate(pairs):
            across, down = 2 * (number // rows), number % rows
            key_label = label(keys, "key")
            key_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(key_label, down, across)
            grid.addWidget(label(what), down, across + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        close = button(self.tr("Close"), "main")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Keys and mouse"), "title"))
        self._area = scrolling(sheet)
        column.addWidget(self._area, 1)
        column.addLayout(row(None, close))
        self._fit(sheet.sizeHint())

    def _fit(self, content: QSize) -> None:
        """Resize the dialog so that every row is visible, as far as the screen allows."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(content.width() + bar)
        surrounding = self.sizeHint().height() - self._area.sizeHint().height()
        available = self.screen().availableSize().height() - TITLE_BAR
        self.resize(self.sizeHint().width(), min(surrounding + content.height(), available))

    def _mouse_rows(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Wheel"), self.tr("Zoom at the pointer")),
            (self.tr("Space + drag, middle drag"), self.tr("Move the photo")),
            (self.tr("Double click"), self.tr("Zoom to the whole photo or to 100 %")),
            (self.tr("Hold \\"), self.tr("The original")),
            (self.tr("← → ↑ ↓"), self.tr("Move the divider, or the photo")),
            (self.tr("Hold Alt"), self.tr("Swap adding and subtracting")),
            (self.tr("Enter, Backspace"), self.tr("Close a polygon, remove its last corner")),
            (self.tr("Ctrl+Enter"), self.tr("Run the plan")),
            (self.tr("Double click on a slider"), self.tr("Back to 100 %")),
        )


def _shortcut_rows(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """Return shortcut and name of each action that has a shortcut, in the user's language."""
    native = QKeySequence.SequenceFormat.NativeText
    shown = (each for each in actions if not each.shortcut().isEmpty())
    return [(each.shortcut().toString(native), each.text().rstrip("…")) for each in shown]
