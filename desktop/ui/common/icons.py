"""Stroke icons, drawn from SVG files in the colour of the theme when they are painted."""

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
"""Folder of the SVG files of the icons."""


class _StrokeIconEngine(QIconEngine):
    """Icon engine for an SVG whose `currentColor` becomes a role of the application palette."""

    def __init__(self, svg: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._svg, self._role = svg, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        render_icon(self._svg, self._colour(mode)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the pixmap from the cache of Qt, drawn once for each size and colour."""
        if size.isEmpty():
            return QPixmap()
        pixmap, key = QPixmap(size), f"{self._colour(mode).name()} {size.toTuple()} {self._svg}"
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
        return _StrokeIconEngine(self._svg, self._role)


def render_icon(svg: str, colour: QColor) -> QSvgRenderer:
    """Return a renderer of an SVG text with `currentColor` replaced by `colour`."""
    text = svg.replace("currentColor", colour.name())
    return QSvgRenderer(QByteArray(text.encode()))


@cache
def svg_source(name: str) -> str:
    """Load the SVG text of an icon by its name; it is cached."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """Return an icon that is drawn in the palette colour of `role`."""
    return QIcon(_StrokeIconEngine(svg_source(name), role))


def app_icon() -> QIcon:
    """Return the application icon, in its own colours."""
    return QIcon(_StrokeIconEngine(svg_source("heirloom"), QPalette.ColorRole.WindowText))
