"""Histogram widget: how many pixels of the result have which tone, in each colour."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

HEIGHT: Final = 72
"""Height of the widget in device-independent pixels."""

COLOURS: Final = (QColor(214, 60, 50), QColor(60, 160, 60), QColor(60, 110, 220))
"""Colours of the three channels, which add up where they overlap."""

GROUND: Final = QColor(24, 25, 27)
"""Background in both themes: colours of light can only add up on a dark one."""


class Histogram(QWidget):
    """Area chart of the tones of three channels, black at the left, white at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: NDArray[np.float64] | None = None
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Histogram"))
        self.setToolTip(
            self.tr("How many pixels are dark (left) and light (right), in red, green and blue")
        )

    @Slot(object)
    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Show pixel counts, 3 channels x tones; high peaks at both ends are cut."""
        inner = counts[:, 1:-1]
        most = max(float(np.quantile(inner, 0.99)) if inner.any() else float(counts.max()), 1.0)
        self._heights = np.minimum(counts / most, 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        painter.fillRect(area, GROUND)
        if self._heights is None:
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for colour, heights in zip(COLOURS, self._heights, strict=True):
            fill = QColor(colour)
            fill.setAlpha(170)
            painter.setPen(colour)
            painter.setBrush(fill)
            step, bottom = area.width() / (len(heights) - 1), area.height()
            tops = [QPointF(i * step, bottom - h * (bottom - 4)) for i, h in enumerate(heights)]
            corners = [QPointF(0, bottom), *tops, QPointF(area.width(), bottom)]
            painter.drawPolygon(QPolygonF(corners))
