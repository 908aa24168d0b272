"""A tone curve that hands draw."""

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

from desktop.document.curves import Curve, CurvePoint

SIDE: Final = 168
MARGIN: Final = 8
REACH: Final = 14.0
"""Units around a point that take hold of it."""

AWAY: Final = 28.0
"""A point that is pulled so far out of the box goes."""

FINE: Final = 2
"""Units from one drawn place of a curve to the next."""

KEY: Final = 0.01
"""A key moves a point by that much, with Shift ten times as far."""

ARROWS: Final = {
    Qt.Key.Key_Left: (-KEY, 0.0),
    Qt.Key.Key_Right: (KEY, 0.0),
    Qt.Key.Key_Up: (0.0, KEY),
    Qt.Key.Key_Down: (0.0, -KEY),
}

TURNS: Final = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
REMOVES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
OWN: Final = (*ARROWS, *TURNS, *REMOVES, Qt.Key.Key_Insert)


class CurveEditor(QWidget):
    """Shows the curve it is given, and the point that is chosen; says what the person makes of it,
    and whether that goes on with the same drag."""

    changed = Signal(object, bool)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve, self._at = Curve(), 1
        self._colour: QColor | None = None
        self._held = self._drags = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(SIDE)
        self.setMinimumWidth(SIDE - 40)
        self.setAccessibleName(self.tr("Curve"))
        self.setToolTip(
            self.tr(
                "Click to add a point, drag it, pull it out to remove it. Keys: Page Up and Page "
                "Down choose a point, arrows move it, Insert adds one, Delete removes it."
            )
        )

    @property
    def at(self) -> int:
        """The point that is chosen, counted from the left."""
        return self._at

    def show_curve(self, curve: Curve, colour: QColor | None) -> None:
        """`colour` is that of its channel; None: that of text."""
        self._curve, self._colour = curve, colour
        self.choose(min(self._at, len(curve.points) - 1))

    def choose(self, at: int) -> None:
        """This point from now on."""
        self._at = at
        x, y = self._curve.points[at]
        facts = {"at": at + 1, "count": len(self._curve.points), "x": f"{x:.1%}", "y": f"{y:.1%}"}
        told = self.tr("Point {at} of {count}: {x} becomes {y}").format(**facts)
        self.setAccessibleDescription(told)
        self.chosen.emit(at)
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
        self._held, self._drags = True, False
        if near is not None:
            self.choose(near)
            return
        spot = self._spot(event.position())
        curve = self._curve.with_point(spot)
        if curve != self._curve:
            self._at = _place(curve, spot[0])
            self._tell(curve)
        else:
            self._held = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            over = self._near(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)
        elif self._removes(event.position()):
            self._held = False
            self._remove()
        else:
            self._tell(self._curve.moved(self._at, self._spot(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = self._drags = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A point that is clicked twice goes."""
        near = self._near(event.position())
        if near is not None:
            self.choose(near)
            self._remove()

    def event(self, event: QEvent) -> bool:
        """Its own keys go before those of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = Qt.Key(event.key()) in OWN
            event.setAccepted(own)
            return own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self._curve.points)
        if key in ARROWS:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            (x, y), (dx, dy) = self._curve.points[self._at], ARROWS[key]
            self.move_to((x + far * dx, y + far * dy))
        elif key in TURNS:
            self.choose((self._at + TURNS[key]) % count)
        elif key == Qt.Key.Key_Insert:
            self._insert()
        elif key in REMOVES:
            self._remove()
        else:
            super().keyPressEvent(event)

    def move_to(self, spot: CurvePoint) -> None:
        """The chosen point."""
        self._drags = False
        self._tell(self._curve.moved(self._at, spot))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _insert(self) -> None:
        """In the middle between the chosen point and the next one, on the curve."""
        points = self._curve.points
        left = min(self._at, len(points) - 2)
        spot = self._curve.middle(left)
        curve = self._curve.with_point(spot)
        if curve != self._curve:
            self._at = left + 1
            self._drags = False
            self._tell(curve)

    def _remove(self) -> None:
        curve = self._curve.without(self._at)
        self._at = min(self._at, len(curve.points) - 1)
        self._tell(curve)

    def _tell(self, curve: Curve) -> None:
        if curve != self._curve:
            self._curve = curve
            self.changed.emit(curve, self._drags)
            self._drags = self._held

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _seen(self, spot: CurvePoint) -> QPointF:
        box = self._box()
        return QPointF(box.left() + spot[0] * box.width(), box.bottom() - spot[1] * box.height())

    def _spot(self, at: QPointF) -> CurvePoint:
        box = self._box()
        return (at.x() - box.left()) / box.width(), (box.bottom() - at.y()) / box.height()

    def _near(self, at: QPointF) -> int | None:
        """The point that a press there would take."""
        ways = [(self._seen(spot) - at).manhattanLength() for spot in self._curve.points]
        nearest = min(range(len(ways)), key=lambda place: ways[place])
        return nearest if ways[nearest] <= REACH else None

    def _removes(self, at: QPointF) -> bool:
        inner = 0 < self._at < len(self._curve.points) - 1
        return inner and not self._box().adjusted(-AWAY, -AWAY, AWAY, AWAY).contains(at)

    def _paint_curve(self, painter: QPainter, box: QRectF) -> None:
        text = self.palette().color(QPalette.ColorRole.WindowText)
        colour = self._colour or text
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(
            QPolygonF([self._seen(s) for s in self._curve.sample(int(box.width()) // FINE)])
        )
        for place, spot in enumerate(self._curve.points):
            painter.setBrush(colour if place == self._at else self.palette().alternateBase())
            painter.drawEllipse(self._seen(spot), 4.0, 4.0)


def _place(curve: Curve, x: float) -> int:
    """The point nearest to that tone."""
    return min(range(len(curve.points)), key=lambda place: abs(curve.points[place][0] - x))
