"""Flow layout: small widgets side by side in as many lines as needed.

Own code because superqt's QFlowLayout would add a package with three dependencies for 60 lines.
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
        rects, at, line_height = list[QRect](), area.topLeft(), 0
        for item in self._items:
            size = item.sizeHint()
            if at.x() > area.x() and at.x() + size.width() > area.x() + area.width():
                at, line_height = QPoint(area.x(), at.y() + line_height + GAP), 0
            rects.append(QRect(at, size))
            at += QPoint(size.width() + GAP, 0)
            line_height = max(line_height, size.height())
        return rects
