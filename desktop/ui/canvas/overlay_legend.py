"""Legend of the colour overlay on the canvas."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.canvas import heatmap_colours
from desktop.ui.canvas.difference_overlays import OverlayKind, Overlays
from desktop.ui.common.small_widgets import label, percent, row

WIDTH = 248
"""Width of the legend, in device-independent pixels."""

GAP = 16
"""Distance to the edges of the canvas, in device-independent pixels."""


class OverlayLegend(QFrame):
    """Colour scale of an overlay with captions, in the lower left corner of the canvas."""

    def __init__(self, overlays: Overlays, canvas: QWidget) -> None:
        super().__init__(canvas)
        overlays.changed.connect(lambda: self.show_overlay(overlays.kind))
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._scale = label("", "head-line"), _Scale()
        self._low, self._high = label("", "small"), label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._scale)
        column.addLayout(row(self._low, None, self._high))
        self.setFixedWidth(WIDTH)
        self.hide()

    def show_overlay(self, overlay: OverlayKind) -> None:
        """Show the colour scale of an overlay; hide it for no overlay."""
        if overlay is OverlayKind.DIFFERENCE:
            most = self.tr("{share} or more").format(share=percent(heatmap_colours.MAX_DIFFERENCE))
            texts = (self.tr("Changed by the restoration"), self.tr("unchanged"), most)
            self._scale.stops = heatmap_colours.DIFFERENCE_STOPS
        else:
            texts = (self.tr("Restored or invented"), self.tr("restored"), self.tr("invented"))
            self._scale.stops = heatmap_colours.INVENTION_STOPS
        for part, text in zip((self._title, self._low, self._high), texts, strict=True):
            part.setText(text)
        self.setAccessibleName(": ".join((texts[0], " – ".join(texts[1:]))))
        self.setVisible(overlay is not OverlayKind.NOTHING)
        self.move_to_corner()

    def move_to_corner(self) -> None:
        """Move to the lower left corner of the canvas."""
        self.adjustSize()
        if (parent := self.parentWidget()) is not None:
            self.move(GAP, parent.height() - self.height() - GAP)


class _Scale(QWidget):
    """Horizontal bar with the colours of a scale."""

    def __init__(self) -> None:
        super().__init__()
        self.stops: heatmap_colours.Stops = heatmap_colours.DIFFERENCE_STOPS
        self.setFixedHeight(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = QLinearGradient(0, 0, self.width(), 0)
        for index, stop in enumerate(self.stops):
            colours.setColorAt(index / (len(self.stops) - 1), QColor(*stop))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
