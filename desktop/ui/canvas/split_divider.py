"""Divider line between the original and the result in split view."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

REACH = 18
"""Largest distance of a press from the divider that grabs it, in canvas units."""

RADIUS = 16.0
"""Radius of the handle, in canvas units."""

KEY_STEP = 0.02
"""Movement of one arrow key press, as a share of the width of the visible photo."""

INK = QColor(255, 255, 255, 235)
SHADE = QColor(0, 0, 0, 130)


@dataclass(frozen=True, slots=True)
class SplitDivider:
    """Divider between original and result on the canvas.

    `at` is the share, 0 to 1, of the visible photo left of it. `visible` is always the visible part
    of the photo in canvas units."""

    at: float = 0.5

    def moved_to(self, x: float, visible: QRectF) -> "SplitDivider":
        """Return the divider moved to the canvas coordinate `x`, within the visible photo."""
        share = (x - visible.left()) / max(visible.width(), 1)
        return replace(self, at=min(max(share, 0.0), 1.0))

    def stepped(self, direction: int) -> "SplitDivider":
        """Return the divider moved by one key step to the left (-1) or right (1)."""
        return replace(self, at=min(max(self.at + KEY_STEP * direction, 0.0), 1.0))

    def contains(self, at: QPointF, visible: QRectF) -> bool:
        """Return whether a press at a canvas position grabs the divider."""
        return visible.contains(at) and abs(at.x() - self._x(visible)) <= REACH

    def halves(self, visible: QRectF) -> tuple[QRectF, QRectF]:
        """Split the visible photo into the rects left and right of the divider."""
        x = self._x(visible)
        top, bottom = QPointF(x, visible.top()), QPointF(x, visible.bottom())
        return QRectF(visible.topLeft(), bottom), QRectF(top, visible.bottomRight())

    def paint(self, painter: QPainter, visible: QRectF, labels: tuple[str, str]) -> None:
        """Paint the line, its handle and a label in each half that is wide enough."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.halves(visible)
        self.paint_label(painter, left, labels[0])
        self.paint_label(painter, right, labels[1], on_right=True)
        x, middle = self._x(visible), visible.center().y()
        painter.setPen(QPen(SHADE, 4))
        painter.drawLine(QPointF(x, visible.top()), QPointF(x, visible.bottom()))
        painter.setPen(QPen(INK, 2))
        painter.drawLine(QPointF(x, visible.top()), QPointF(x, visible.bottom()))
        painter.setBrush(QColor(30, 30, 32, 220))
        painter.drawEllipse(QPointF(x, middle), RADIUS, RADIUS)
        for side in (-1, 1):
            tip = QPointF(x + side * 9, middle)
            painter.drawLine(tip, QPointF(x + side * 5, middle - 4))
            painter.drawLine(tip, QPointF(x + side * 5, middle + 4))

    def paint_label(
        self, painter: QPainter, half: QRectF, text: str, on_right: bool = False
    ) -> None:
        """Paint a rounded label in an upper corner of `half`, if it is wide enough.

        `on_right` is whether that is the right one."""
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + 20.0
        if width + 40 > half.width():
            return
        x = half.right() - width - 12 if on_right else half.left() + 12
        pill = QRectF(x, half.top() + 12, width, 24)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 22, 190))
        painter.drawRoundedRect(pill, 12, 12)
        painter.setPen(INK)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _x(self, visible: QRectF) -> float:
        return round(visible.left() + self.at * visible.width())
