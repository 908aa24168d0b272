"""Drawing on the photo: from the hand to a gesture, with what is drawn shown at once."""

from dataclasses import replace
from math import hypot
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.document.mask import MaskMode
from desktop.document.mask_shapes import Brush
from desktop.session.document.mask_editor import Gesture, Tool
from desktop.ui.canvas.viewport import Viewport
from models.core.strokes import Point

INK: Final = QColor(255, 255, 255, 240)
SHADE: Final = QColor(0, 0, 0, 150)
TINT: Final = QColor(44, 170, 200, 110)
TAKEN: Final = QColor(230, 90, 70, 110)
BRUSHES: Final = (Tool.BRUSH, Tool.HEAL)
POINTS: Final = (Tool.WAND, Tool.PICK)
CLOSE: Final = 10.0
"""Canvas units from the first corner within which a press closes a polygon."""

NEAR: Final = 4.0
"""Canvas units that the hand must move before a click is a drag."""

SIZE_STEP: Final = 1.2
LEAST, MOST = 1.0, 4000.0


class DrawingTool(QObject):
    """Holds the tool and how it draws. `swaps` (Alt) draws the opposite for a moment."""

    gesture_finished = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool = Tool.HAND
        self.mode = MaskMode.ADD
        self.brush = Brush()
        self.tolerance = 0.1
        self.is_inverted = False
        self._points: tuple[Point, ...] = ()
        self._lifted: tuple[Point, ...] = ()
        self._hover: QPointF | None = None
        self._tip: Point = (0.0, 0.0)

    @property
    def is_active(self) -> bool:
        """Whether pressing draws."""
        return self.tool is not Tool.HAND

    @property
    def is_drawing(self) -> bool:
        return bool(self._points)

    def set_tool(self, tool: Tool) -> None:
        self.tool, self._points = tool, ()
        self.changed.emit()

    @Slot()
    def larger(self) -> None:
        self.set_radius(self.brush.radius * SIZE_STEP)

    @Slot()
    def smaller(self) -> None:
        self.set_radius(self.brush.radius / SIZE_STEP)

    def set_radius(self, radius: float) -> None:
        """Of the brush, in pixels of the photo."""
        self.brush = replace(self.brush, radius=min(max(radius, LEAST), MOST))
        self.changed.emit()

    def set_hardness(self, hardness: float) -> None:
        """Of the brush, 0 to 1."""
        self.brush = replace(self.brush, hardness=min(max(hardness, 0.0), 1.0))
        self.changed.emit()

    def press(self, at: Point, scale: float = 1.0) -> None:
        """A corner more, or the beginning of a line; `scale` as in `release`."""
        if self.tool is not Tool.POLYGON:
            self._points = (at,)
        elif len(self._points) > 2 and hypot(*_way(at, self._points[0])) * scale <= CLOSE:
            self.finish()
        else:
            self._points = (*self._points, at)
        self._tip = at
        self.changed.emit()

    @Slot()
    def finish(self) -> bool:
        """Close a polygon; whether there was one."""
        points = tuple(dict.fromkeys(self._points))
        if self.tool is not Tool.POLYGON or len(points) < 3:
            return False
        self._points = ()
        self._tell(points)
        return True

    def remove_last_corner(self) -> bool:
        """Take the last corner of a polygon back; whether there was one."""
        was = self.tool is Tool.POLYGON and bool(self._points)
        self._points = self._points[:-1] if was else self._points
        self.changed.emit()
        return was

    def move(self, at: Point, on_canvas: QPointF) -> None:
        self._hover = on_canvas
        self._tip = at
        if self._points and self.tool is not Tool.POLYGON:
            freely = self.tool in (Tool.LASSO, Tool.BRUSH, Tool.HEAL)
            self._points = (*self._points, at) if freely else (self._points[0], at)
        self.changed.emit()

    def leave(self) -> None:
        """The pointer is no longer over the photo."""
        self._hover = None
        self.changed.emit()

    def release(self, scale: float) -> None:
        """The hand lifts; shapes too small to be meant (at that scale) draw nothing."""
        if self.tool is Tool.POLYGON:
            return
        points, self._points = self._points, ()
        if points and self._meant(points, scale):
            self._tell(points)
        self.changed.emit()

    def _tell(self, points: tuple[Point, ...]) -> None:
        mix = self._opposite(self.mode) if self.is_inverted else self.mode
        self._lifted = points
        self.gesture_finished.emit(Gesture(self.tool, points, mix, self.brush, self.tolerance))

    def clear_finished_gesture(self) -> None:
        """What was drawn last is part of the mask now."""
        self._lifted = ()
        self.changed.emit()

    def cancel(self) -> bool:
        """Forget what is being drawn; whether there was something."""
        was, self._points = bool(self._points), ()
        self.changed.emit()
        return was

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """What is being drawn, and the outline of the brush."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._points
        if self.tool is Tool.POLYGON and drawn:
            drawn = (*drawn, self._tip)
        for points in filter(None, (self._lifted, drawn)):
            self._paint_shape(painter, view, points)
        if self.tool in BRUSHES and self._hover is not None:
            radius = self.brush.radius * view.scale
            for pen in (QPen(SHADE, 3), QPen(INK, 1)):
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(self._hover, radius, radius)

    def _paint_shape(self, painter: QPainter, view: Viewport, drawn: tuple[Point, ...]) -> None:
        points = [QPointF(view.x + x * view.scale, view.y + y * view.scale) for x, y in drawn]
        taken = (self.mode is MaskMode.SUBTRACT) != self.is_inverted and self.tool is not Tool.HEAL
        path = QPainterPath(points[0])
        if self.tool is Tool.RECTANGLE:
            path.addRect(QRectF(points[0], points[-1]).normalized())
        elif self.tool is Tool.ELLIPSE:
            path.addEllipse(QRectF(points[0], points[-1]).normalized())
        else:
            for point in points[1:] or points:
                path.lineTo(point)
        if self.tool in BRUSHES:
            width = 2 * self.brush.radius * view.scale
            ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(QPen(TAKEN if taken else TINT, width, *ends))
            painter.drawPath(path)
        elif self.tool not in POINTS:
            painter.fillPath(path, TAKEN if taken else TINT)
            for pen in (QPen(SHADE, 3), QPen(INK, 1.2)):
                painter.strokePath(path, pen)

    def _meant(self, points: tuple[Point, ...], scale: float) -> bool:
        if self.tool in BRUSHES or self.tool in POINTS:
            return True
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return max(max(xs) - min(xs), max(ys) - min(ys)) * scale >= NEAR

    @staticmethod
    def _opposite(mix: MaskMode) -> MaskMode:
        return MaskMode.ADD if mix is MaskMode.SUBTRACT else MaskMode.SUBTRACT


def _way(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]
