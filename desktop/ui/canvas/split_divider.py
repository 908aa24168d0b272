"""The line between before and after."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

REACH = 18
RADIUS = 16.0
INK = QColor(255, 255, 255, 235)
SHADE = QColor(0, 0, 0, 130)


@dataclass(frozen=True, slots=True)
class SplitDivider:
    """`at` is the share, 0 to 1, of the visible photo that lies on its left."""

    at: float = 0.5

    def moved_to(self, x: float, seen: QRectF) -> "SplitDivider":
        """`seen` is the visible part of the photo, on the canvas."""
        share = (x - seen.left()) / max(seen.width(), 1)
        return replace(self, at=min(max(share, 0.0), 1.0))

    def stepped(self, direction: int) -> "SplitDivider":
        return replace(self, at=min(max(self.at + 0.02 * direction, 0.0), 1.0))

    def hit(self, at: QPointF, seen: QRectF) -> bool:
        return seen.contains(at) and abs(at.x() - self._x(seen)) <= REACH

    def halves(self, seen: QRectF) -> tuple[QRectF, QRectF]:
        left = QRectF(seen.left(), seen.top(), self._x(seen) - seen.left(), seen.height())
        right = QRectF(self._x(seen), seen.top(), seen.right() - self._x(seen), seen.height())
        return left, right

    def paint(self, painter: QPainter, seen: QRectF, words: tuple[str, str]) -> None:
        """The line, its handle, and a label in each half that has room for it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.halves(seen)
        self.paint_label(painter, left, words[0])
        self.paint_label(painter, right, words[1], on_right=True)
        x, middle = self._x(seen), seen.center().y()
        painter.setPen(QPen(SHADE, 4))
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        painter.setPen(QPen(INK, 2))
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        painter.setBrush(QColor(30, 30, 32, 220))
        painter.drawEllipse(QPointF(x, middle), RADIUS, RADIUS)
        for way in (-1, 1):
            tip = QPointF(x + way * 9, middle)
            painter.drawLine(tip, QPointF(x + way * 5, middle - 4))
            painter.drawLine(tip, QPointF(x + way * 5, middle + 4))

    def paint_label(
        self, painter: QPainter, half: QRectF, word: str, on_right: bool = False
    ) -> None:
        """A pill with a word in an upper corner of that half."""
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(word) + 20.0
        if width + 40 > half.width():
            return
        x = half.right() - width - 12 if on_right else half.left() + 12
        pill = QRectF(x, half.top() + 12, width, 24)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 22, 190))
        painter.drawRoundedRect(pill, 12, 12)
        painter.setPen(INK)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)

    def _x(self, seen: QRectF) -> float:
        return round(seen.left() + self.at * seen.width())
