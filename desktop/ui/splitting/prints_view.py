"""Widget that shows a scan with the outlines of its prints, which can be dragged by handles."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from desktop.restoration import print_review as review
from desktop.restoration.print_review import Prints
from models.core.strokes import Point
from models.splitting.rotated_rect import RotatedRect

MARGIN: Final = 30
"""Width of the margin around the scan, in widget units."""

REACH: Final = 12.0
"""Largest distance of a press from a handle that grabs it, in widget units."""

STALK: Final = 24.0
"""Distance of the handle that rotates a print from its upper side, in widget units."""

BADGE: Final = 22.0
"""Side of the badge with the number of a print, in widget units."""

KEY_DIVISOR: Final = 200
"""An arrow key moves a print by the long side of the scan divided by this number."""

HANDLES: Final = tuple(
    (across, down) for across in (-1, 0, 1) for down in (-1, 0, 1) if across or down
)
"""Sides and corners that can be dragged: -1, 0 or 1 along the axes of a print."""

INK: Final = QColor(255, 255, 255, 235)
SHADE: Final = QColor(0, 0, 0, 150)

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Direction of each arrow key."""


@dataclass(frozen=True, slots=True)
class _Drag:
    """Gesture that began at `start` with these prints; `change` gives them for another point."""

    start: Point
    prints: Prints
    change: Callable[[Point], Prints]


class PrintsView(QWidget):
    """Scan with the outlines of the prints on it.

    Dragging inside a print moves it, dragging a handle resizes it, dragging the handle above it
    rotates it, and dragging beside all prints draws a new one. `edited` carries the new prints and
    whether the gesture has ended; `chosen` the set of indexes of the chosen prints."""

    edited = Signal(object, bool)
    chosen = Signal(object)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._factor = 1
        self._prints: Prints = ()
        self._chosen: frozenset[int] = frozenset()
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 320)
        self.setAccessibleName(self.tr("Scan"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the chosen prints, Delete removes them.")
        )

    def show_scan(self, picture: QImage | None, factor: int) -> None:
        """Show a scan that is reduced by `factor`; None for an empty view."""
        self._picture, self._factor, self._drag = picture, factor, None
        self.update()

    def show_prints(self, prints: Prints, chosen: frozenset[int]) -> None:
        """Show the prints, and those that are chosen with handles."""
        self._prints, self._chosen = prints, chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        if self._picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(self._picture_rect(), self._picture)
        for index, each in enumerate(self._prints):
            self._paint_outline(painter, index, each.place)
        for index in self._chosen:
            self._paint_handles(painter, self._prints[index].place)
        for index, each in enumerate(self._prints):
            self._paint_badge(painter, index, each.upright_place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._picture is None:
            return
        at = event.position()
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._drag = self._grab(at) or self._choose_and_move(self._to_scan(at), adds)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is None:
            self._show_cursor(at)
        elif self._to_scan(at) != self._drag.start:
            self.edited.emit(self._drag.change(self._to_scan(at)), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and self._prints != drag.prints:
            self.edited.emit(self._prints, True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif key in ARROWS and self._chosen and self._picture is not None:
            long_side = max(self._picture.width(), self._picture.height()) * self._factor
            step = max(long_side / KEY_DIVISOR, 1.0)
            across, down = ARROWS[Qt.Key(key)]
            self.edited.emit(self._moved(self._prints, across * step, down * step), True)
        else:
            super().keyPressEvent(event)

    def _grab(self, at: QPointF) -> _Drag | None:
        """Begin to resize or rotate a chosen print by one of its handles; None beside them."""
        start, prints = self._to_scan(at), self._prints
        for index in sorted(self._chosen):
            place = prints[index].place
            if _distance(self._stalk(place), at) <= REACH:
                return _Drag(start, prints, partial(_rotated, prints, index, start))
            handle = self._handle_at(place, at)
            if handle is not None:
                return _Drag(start, prints, partial(_resized, prints, index, handle))
        return None

    def _choose_and_move(self, start: Point, adds: bool) -> _Drag:
        """Choose the print at a point and begin to move it; begin a new one beside all prints."""
        prints = self._prints
        under = [i for i, each in enumerate(prints) if review.contains(each.place, start)]
        if not under:
            self.chosen.emit(frozenset())
            return _Drag(start, prints, lambda to: review.with_drawn(prints, start, to))
        index = min(under, key=lambda i: prints[i].place.area)
        if adds:
            self.chosen.emit(self._chosen ^ {index})
        elif index not in self._chosen:
            self.chosen.emit(frozenset({index}))
        return _Drag(
            start, prints, lambda to: self._moved(prints, to[0] - start[0], to[1] - start[1])
        )

    def _moved(self, prints: Prints, x: float, y: float) -> Prints:
        for index in self._chosen:
            prints = review.with_place(prints, index, review.moved(prints[index].place, x, y))
        return prints

    def _handle_at(self, place: RotatedRect, at: QPointF) -> tuple[int, int] | None:
        positions = {handle: self._handle(place, *handle) for handle in HANDLES}
        nearest = min(HANDLES, key=lambda handle: _distance(positions[handle], at))
        return nearest if _distance(positions[nearest], at) <= REACH else None

    def _handle(self, place: RotatedRect, across: int, down: int) -> QPointF:
        x, y = (across * place.w / 2, down * place.h / 2) @ place.axes + (place.x, place.y)
        return self._to_widget(float(x), float(y))

    def _stalk(self, place: RotatedRect) -> QPointF:
        """Return the position of the handle that rotates a print, in widget units."""
        top = self._handle(place, 0, -1)
        across, down = -place.axes[1] * STALK
        return top + QPointF(float(across), float(down))

    def _show_cursor(self, at: QPointF) -> None:
        places = [self._prints[index].place for index in self._chosen]
        shape = Qt.CursorShape.CrossCursor
        if any(_distance(self._stalk(each), at) <= REACH for each in places):
            shape = Qt.CursorShape.OpenHandCursor
        elif any(self._handle_at(each, at) for each in places):
            shape = Qt.CursorShape.SizeAllCursor
        elif any(review.contains(each.place, self._to_scan(at)) for each in self._prints):
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def _paint_outline(self, painter: QPainter, index: int, place: RotatedRect) -> None:
        polygon = QPolygonF([self._to_widget(float(x), float(y)) for x, y in place.corners])
        is_chosen = index in self._chosen
        accent = self.palette().highlight().color()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((SHADE, 4.0), (accent if is_chosen else INK, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawPolygon(polygon)

    def _paint_handles(self, painter: QPainter, place: RotatedRect) -> None:
        accent = self.palette().highlight().color()
        top, stalk = self._handle(place, 0, -1), self._stalk(place)
        painter.setPen(QPen(accent, 2.0))
        painter.drawLine(top, stalk)
        painter.setBrush(INK)
        painter.drawEllipse(stalk, 5.5, 5.5)
        for handle in HANDLES:
            at = self._handle(place, *handle)
            painter.drawRect(QRectF(at.x() - 4.5, at.y() - 4.5, 9, 9))

    def _paint_badge(self, painter: QPainter, index: int, upright: RotatedRect) -> None:
        """Paint the number of a print at its upper edge, as it will be turned."""
        edge = self._handle(upright, 0, -1)
        inwards = upright.axes[1] * BADGE
        centre = edge + QPointF(float(inwards[0]), float(inwards[1]))
        circle = QRectF(centre.x() - BADGE / 2, centre.y() - BADGE / 2, BADGE, BADGE)
        is_doubtful = self._prints[index].orientation.is_doubtful
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.brightText() if is_doubtful else SHADE)
        side = upright.axes[0] * BADGE / 2
        tip = edge + QPointF(*(float(each) for each in upright.axes[1] * 3))
        left, right = (
            centre + QPointF(float(sign * side[0]), float(sign * side[1])) for sign in (-1, 1)
        )
        painter.drawPolygon(QPolygonF([tip, right, left]))
        painter.drawEllipse(circle)
        painter.setPen(QColor("black") if is_doubtful else INK)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _picture_rect(self) -> QRectF:
        """Return the rect of the scan in the widget, as large as fits; empty without a scan."""
        if self._picture is None:
            return QRectF()
        w, h = self._picture.width(), self._picture.height()
        scale = min((self.width() - 2 * MARGIN) / w, (self.height() - 2 * MARGIN) / h)
        x, y = (self.width() - w * scale) / 2, (self.height() - h * scale) / 2
        return QRectF(x, y, w * scale, h * scale)

    def _scale(self) -> float:
        """Return the size of a pixel of the scan in widget units."""
        picture = self._picture
        return self._picture_rect().width() / (picture.width() * self._factor) if picture else 1.0

    def _to_widget(self, x: float, y: float) -> QPointF:
        return self._picture_rect().topLeft() + QPointF(x, y) * self._scale()

    def _to_scan(self, at: QPointF) -> Point:
        if self._picture is None:
            return 0.0, 0.0
        point = (at - self._picture_rect().topLeft()) / self._scale()
        return point.x(), point.y()


def _rotated(prints: Prints, index: int, start: Point, to: Point) -> Prints:
    return review.with_place(prints, index, review.rotated(prints[index].place, start, to))


def _resized(prints: Prints, index: int, handle: tuple[int, int], to: Point) -> Prints:
    return review.with_place(prints, index, review.resized(prints[index].place, *handle, to))


def _distance(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())
