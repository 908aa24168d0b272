"""Flow layout: small widgets side by side in as many lines as needed.

Own code because superqt's QFlowLayout would add a package with three dependencies for 70 lines.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 6
"""Distance between widgets and between lines, in device-independent pixels."""


class FlowLayout(QLayout):
    """Layout that starts a new line when the next widget does not fit.

    Heights are cached by width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            rects = self._item_rects(QRect(0, 0, width, 0))
            self._heights[width] = max((rect.bottom() + 1 for rect in rects), default=0)
        return self._heights[width]

    def invalidate(self) -> None:
        """Drop cached heights, as an item was added, removed or resized."""
        self._heights = {}
        super().invalidate()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, item_rect in zip(self._items, self._item_rects(rect), strict=True):
            item.setGeometry(item_rect)

    def _item_rects(self, area: QRect) -> list[QRect]:
        """Return the rects of all items; those of a line are centred on it."""
        rects, y = list[QRect](), area.y()
        for line in self._lines(area.width()):
            height, x = max(each.sizeHint().height() for each in line), area.x()
            for item in line:
                size = item.sizeHint()
                rects.append(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += 0 if item.isEmpty() else size.width() + GAP
            y += height + GAP
        return rects

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Divide the items into lines of at most `width` pixels; hidden items take no room."""
        lines, used = [list[QLayoutItem]()], 0
        for item in self._items:
            needed = 0 if item.isEmpty() else item.sizeHint().width()
            if used and used + needed > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed + GAP if needed else 0
        return [line for line in lines if line]
