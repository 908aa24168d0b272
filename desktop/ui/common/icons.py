"""Our own stroke icons, drawn in the colour of the theme at the moment of painting."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

ICONS: Final = Path(__file__).parents[3] / "resources" / "icons"


class _Stroke(QIconEngine):
    """One SVG whose `currentColor` follows a role of the application's palette."""

    def __init__(self, drawing: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._drawing, self._role = drawing, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        render_icon(self._drawing, self._colour(mode)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Drawn once for each size and colour."""
        if size.isEmpty():
            return QPixmap()
        pixmap, key = QPixmap(size), f"{self._colour(mode).name()} {size.toTuple()} {self._drawing}"
        if not QPixmapCache.find(key, pixmap):
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _colour(self, mode: QIcon.Mode) -> QColor:
        group = QPalette.ColorGroup.Normal
        if mode == QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        return QGuiApplication.palette().color(group, self._role)

    def clone(self) -> QIconEngine:
        return _Stroke(self._drawing, self._role)


def render_icon(drawing: str, colour: QColor) -> QSvgRenderer:
    """The drawing in that colour."""
    text = drawing.replace("currentColor", colour.name())
    return QSvgRenderer(QByteArray(text.encode()))


@cache
def svg_source(name: str) -> str:
    """The SVG text of one of our icons."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    return QIcon(_Stroke(svg_source(name), role))


def app_icon() -> QIcon:
    """The program's own picture, in its own colours."""
    return QIcon(_Stroke(svg_source("heirloom"), QPalette.ColorRole.WindowText))
