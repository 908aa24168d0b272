"""Widget that edits one tone curve through its control points."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from desktop.document.tone_curves import Curve, CurvePoint

HEIGHT: Final = 168
"""Height of the editor in logical pixels; its minimum width is 40 less."""

MARGIN: Final = 8
"""Logical pixels between the edge of the widget and the plot."""

GRAB_DISTANCE: Final = 14.0
"""Manhattan distance in logical pixels within which a press takes hold of a point."""

REMOVAL_DISTANCE: Final = 28.0
"""Logical pixels outside of the plot beyond which a dragged inner point is removed."""

FINE: Final = 2
"""Logical pixels between two samples of the drawn curve."""

KEY_STEP: Final = 0.01
"""Tone, of 0 to 1, by which an arrow key moves a point; with Shift ten times as much."""

ARROWS: Final = {
    Qt.Key.Key_Left: (-KEY_STEP, 0.0),
    Qt.Key.Key_Right: (KEY_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, KEY_STEP),
    Qt.Key.Key_Down: (0.0, -KEY_STEP),
}

POINT_STEPS: Final = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
REMOVES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
HANDLED_KEYS: Final = (*ARROWS, *POINT_STEPS, *REMOVES, Qt.Key.Key_Insert)
"""Keys that the editor handles itself, before the shortcuts of the window."""


class CurveEditor(QWidget):
    """Editor of one tone curve: draws it, and moves, adds and removes its points.

    `changed` carries the new curve and whether it continues a drag; `chosen` the index of the
    chosen point."""

    changed = Signal(object, bool)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve, self._index = Curve(), 1
        self._colour: QColor | None = None
        self._is_pressed = self._continues_drag = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(HEIGHT - 40)
        self.setAccessibleName(self.tr("Curve"))
        self.setToolTip(
            self.tr(
                "Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page "
                "Down choose a point, arrows move it, Insert adds one, Delete removes it."
            )
        )

    @property
    def at(self) -> int:
        """Index of the chosen point of the curve, counted from the left."""
        return self._index

    def show_curve(self, curve: Curve, colour: QColor | None) -> None:
        """Show a curve in the colour of its channel; None gives the colour of text."""
        self._curve, self._colour = curve, colour
        self.choose(min(self._index, len(curve.points) - 1))

    def choose(self, index: int) -> None:
        """Choose the point `index` of the curve and describe it to screen readers."""
        self._index = index
        x, y = self._curve.points[index]
        fields = {
            "at": index + 1,
            "count": len(self._curve.points),
            "x": f"{x:.1%}",
            "y": f"{y:.1%}",
        }
        description = self.tr("Point {at} of {count}: {x} becomes {y}").format(**fields)
        self.setAccessibleDescription(description)
        self.chosen.emit(index)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, palette = QPainter(self), self._box(), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, palette.alternateBase())
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        for part in (1, 2, 3):
            x, y = box.left() + box.width() * part / 4, box.top() + box.height() * part / 4
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.drawLine(box.bottomLeft(), box.topRight())
        edge = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(edge), 1))
        painter.drawRect(box)
        self._paint_curve(painter, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        near = self._near(event.position())
        self._is_pressed, self._continues_drag = True, False
        if near is not None:
            self.choose(near)
            return
        point = self._tones_at(event.position())
        curve = self._curve.with_point(point)
        if curve != self._curve:
            self._index = _nearest_index(curve, point[0])
            self._emit_change(curve)
        else:
            self._is_pressed = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_pressed:
            over = self._near(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)
        elif self._is_removal(event.position()):
            self._is_pressed = False
            self._remove()
        else:
            self._emit_change(self._curve.moved(self._index, self._tones_at(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_pressed = self._continues_drag = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Remove the point of the curve that was double-clicked."""
        if (near := self._near(event.position())) is not None:
            self.choose(near)
            self._remove()

    def event(self, event: QEvent) -> bool:
        """Accept the editor's keys, so that they do not trigger shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = Qt.Key(event.key()) in HANDLED_KEYS
            event.setAccepted(own)
            return own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self._curve.points)
        if key in ARROWS:
            factor = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            (x, y), (dx, dy) = self._curve.points[self._index], ARROWS[key]
            self.move_to((x + factor * dx, y + factor * dy))
        elif key in POINT_STEPS:
            self.choose((self._index + POINT_STEPS[key]) % count)
        elif key == Qt.Key.Key_Insert:
            self._insert()
        elif key in REMOVES:
            self._remove()
        else:
            super().keyPressEvent(event)

    def move_to(self, point: CurvePoint) -> None:
        """Move the chosen point to (input tone, output tone), each 0 to 1."""
        self._continues_drag = False
        self._emit_change(self._curve.moved(self._index, point))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _insert(self) -> None:
        """Insert a point on the curve half way from the chosen point to the next."""
        points = self._curve.points
        left = min(self._index, len(points) - 2)
        point = self._curve.middle(left)
        curve = self._curve.with_point(point)
        if curve != self._curve:
            self._index = left + 1
            self._continues_drag = False
            self._emit_change(curve)

    def _remove(self) -> None:
        curve = self._curve.without(self._index)
        self._index = min(self._index, len(curve.points) - 1)
        self._emit_change(curve)

    def _emit_change(self, curve: Curve) -> None:
        if curve != self._curve:
            self._curve = curve
            self.changed.emit(curve, self._continues_drag)
            self._continues_drag = self._is_pressed

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _to_widget(self, point: CurvePoint) -> QPointF:
        box = self._box()
        return QPointF(box.left() + point[0] * box.width(), box.bottom() - point[1] * box.height())

    def _tones_at(self, position: QPointF) -> CurvePoint:
        box = self._box()
        return (position.x() - box.left()) / box.width(), (
            box.bottom() - position.y()
        ) / box.height()

    def _near(self, position: QPointF) -> int | None:
        """Return the index of the point that a press at a position grabs, None if none is near."""
        distances = [
            (self._to_widget(point) - position).manhattanLength() for point in self._curve.points
        ]
        nearest = min(range(len(distances)), key=lambda index: distances[index])
        return nearest if distances[nearest] <= GRAB_DISTANCE else None

    def _is_removal(self, position: QPointF) -> bool:
        inner = 0 < self._index < len(self._curve.points) - 1
        return inner and not self._box().adjusted(
            -REMOVAL_DISTANCE, -REMOVAL_DISTANCE, REMOVAL_DISTANCE, REMOVAL_DISTANCE
        ).contains(position)

    def _paint_curve(self, painter: QPainter, box: QRectF) -> None:
        text = self.palette().color(QPalette.ColorRole.WindowText)
        colour = self._colour or text
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(
            QPolygonF([self._to_widget(s) for s in self._curve.sample(int(box.width()) // FINE)])
        )
        for index, point in enumerate(self._curve.points):
            painter.setBrush(colour if index == self._index else self.palette().alternateBase())
            painter.drawEllipse(self._to_widget(point), 4.0, 4.0)


def _nearest_index(curve: Curve, x: float) -> int:
    """Return the index of the point of a curve whose input tone is nearest to `x`."""
    return min(range(len(curve.points)), key=lambda index: abs(curve.points[index][0] - x))
