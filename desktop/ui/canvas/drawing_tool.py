"""Drawing tool: brush size, pointer input as gestures, and the gesture that is being drawn."""

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
SUBTRACT_TINT: Final = QColor(230, 90, 70, 110)
BRUSHES: Final = (Tool.BRUSH, Tool.HEAL, Tool.COLOUR)
"""Tools that draw with the radius of the brush."""

POINT_TOOLS: Final = (Tool.WAND, Tool.PICK)
"""Tools that take a single point of the photo."""

CLOSE: Final = 10.0
"""Distance from the first corner within which a press closes a polygon, in canvas units."""

MIN_DRAG: Final = 4.0
"""Size from which on a shape counts as drawn, in canvas units."""

SIZE_STEP: Final = 1.2
"""Factor by which one command enlarges or shrinks the brush."""

FIRST_RADIUS: Final = 12.0
"""Radius of the brush on the canvas at the start, in canvas units."""

MIN_RADIUS, MAX_RADIUS = 1.0, 4000.0
"""Smallest and largest radius of the brush, in photo pixels."""


class DrawingTool(QObject):
    """Current drawing tool with its options and the gesture being drawn.

    `is_inverted` (Alt key) swaps adding and subtracting for one gesture. `gesture_finished` carries
    a Gesture. Points are in photo coordinates; `scale` is in canvas units per photo pixel. The
    brush keeps its size on the canvas, so that its radius in photo pixels follows the zoom.
    """

    gesture_finished = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool = Tool.HAND
        self.mode = MaskMode.ADD
        self.brush = Brush(FIRST_RADIUS)
        self.tolerance = 0.1
        self.is_inverted = False
        self._scale, self._canvas_radius = 1.0, FIRST_RADIUS
        self._points: tuple[Point, ...] = ()
        self._finished: tuple[Point, ...] = ()
        self._hover: QPointF | None = None
        self._tip: Point = (0.0, 0.0)

    @property
    def is_active(self) -> bool:
        """Whether a press draws, and so does not pan."""
        return self.tool is not Tool.HAND

    @property
    def is_drawing(self) -> bool:
        """Whether a gesture is being drawn."""
        return bool(self._points)

    def set_tool(self, tool: Tool) -> None:
        """Choose a tool and discard the gesture being drawn."""
        self.tool, self._points = tool, ()
        self.changed.emit()

    @Slot()
    def larger(self) -> None:
        """Enlarge the brush by one step."""
        self.set_radius(self.brush.radius * SIZE_STEP)

    @Slot()
    def smaller(self) -> None:
        """Shrink the brush by one step."""
        self.set_radius(self.brush.radius / SIZE_STEP)

    def set_radius(self, radius: float) -> None:
        """Set the radius of the brush in photo pixels."""
        self.brush = replace(self.brush, radius=_clamp_radius(radius))
        self._canvas_radius = self.brush.radius * self._scale
        self.changed.emit()

    def set_scale(self, scale: float) -> None:
        """Adapt the brush radius to a new scale, in canvas units per photo pixel."""
        if scale != self._scale and not self.is_drawing:
            self._scale = scale
            self.brush = replace(self.brush, radius=_clamp_radius(self._canvas_radius / scale))
            self.changed.emit()

    def set_hardness(self, hardness: float) -> None:
        """Set the hardness of the brush, 0 to 1."""
        self.brush = replace(self.brush, hardness=min(max(hardness, 0.0), 1.0))
        self.changed.emit()

    def press(self, at: Point, scale: float = 1.0) -> None:
        """Start a gesture `at` a point of the photo, or add a corner to a polygon or close it.

        `scale` is canvas units per photo pixel."""
        if self.tool is not Tool.POLYGON:
            self._points = (at,)
        elif len(self._points) > 2 and hypot(*_offset(at, self._points[0])) * scale <= CLOSE:
            self.finish()
        else:
            self._points = (*self._points, at)
        self._tip = at
        self.changed.emit()

    @Slot()
    def finish(self) -> bool:
        """Close the polygon being drawn; return whether there was one with 3 corners or more."""
        points = tuple(dict.fromkeys(self._points))
        if self.tool is not Tool.POLYGON or len(points) < 3:
            return False
        self._points = ()
        self._emit_gesture(points)
        return True

    def remove_last_corner(self) -> bool:
        """Remove the last corner of the polygon being drawn; return whether there was one."""
        had_corner = self.tool is Tool.POLYGON and bool(self._points)
        self._points = self._points[:-1] if had_corner else self._points
        self.changed.emit()
        return had_corner

    def move(self, at: Point, on_canvas: QPointF) -> None:
        """Continue the gesture at `at` in the photo; `on_canvas` is the pointer in the pane."""
        self._hover = on_canvas
        self._tip = at
        if self._points and self.tool is not Tool.POLYGON:
            is_freehand = self.tool in (Tool.LASSO, *BRUSHES)
            self._points = (*self._points, at) if is_freehand else (self._points[0], at)
        self.changed.emit()

    def leave(self) -> None:
        """Hide the outline of the brush, as the pointer has left the canvas."""
        self._hover = None
        self.changed.emit()

    def release(self, scale: float) -> None:
        """Finish the gesture, if it is no polygon; discard shapes smaller than `MIN_DRAG`.

        `scale` is canvas units per photo pixel."""
        if self.tool is Tool.POLYGON:
            return
        points, self._points = self._points, ()
        if points and self._is_large_enough(points, scale):
            self._emit_gesture(points)
        self.changed.emit()

    def _emit_gesture(self, points: tuple[Point, ...]) -> None:
        mode = self._opposite(self.mode) if self.is_inverted else self.mode
        self._finished = points
        self.gesture_finished.emit(Gesture(self.tool, points, mode, self.brush, self.tolerance))

    def clear_finished_gesture(self) -> None:
        """Stop painting the finished gesture, as the mask contains it now."""
        self._finished = ()
        self.changed.emit()

    def cancel(self) -> bool:
        """Discard the gesture being drawn; return whether there was one."""
        was_drawing, self._points = bool(self._points), ()
        self.changed.emit()
        return was_drawing

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Paint the gesture being drawn, the last finished one and the outline of the brush."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        photo_points = self._points
        if self.tool is Tool.POLYGON and photo_points:
            photo_points = (*photo_points, self._tip)
        for points in filter(None, (self._finished, photo_points)):
            self._paint_shape(painter, view, points)
        if self.tool in BRUSHES and self._hover is not None:
            radius = self.brush.radius * view.scale
            for pen in (QPen(SHADE, 3), QPen(INK, 1)):
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(self._hover, radius, radius)

    def _paint_shape(
        self, painter: QPainter, view: Viewport, photo_points: tuple[Point, ...]
    ) -> None:
        points = [
            QPointF(view.x + x * view.scale, view.y + y * view.scale) for x, y in photo_points
        ]
        subtracts = (self.mode is MaskMode.SUBTRACT) != self.is_inverted and self.tool not in (
            Tool.HEAL,
            Tool.COLOUR,
        )
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
            painter.setPen(QPen(SUBTRACT_TINT if subtracts else TINT, width, *ends))
            painter.drawPath(path)
        elif self.tool not in POINT_TOOLS:
            painter.fillPath(path, SUBTRACT_TINT if subtracts else TINT)
            for pen in (QPen(SHADE, 3), QPen(INK, 1.2)):
                painter.strokePath(path, pen)

    def _is_large_enough(self, points: tuple[Point, ...], scale: float) -> bool:
        if self.tool in BRUSHES or self.tool in POINT_TOOLS:
            return True
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return max(max(xs) - min(xs), max(ys) - min(ys)) * scale >= MIN_DRAG

    @staticmethod
    def _opposite(mode: MaskMode) -> MaskMode:
        return MaskMode.ADD if mode is MaskMode.SUBTRACT else MaskMode.SUBTRACT


def _offset(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def _clamp_radius(radius: float) -> float:
    """Limit the radius of a brush to what the user can set, in pixels of the photo."""
    return min(max(radius, MIN_RADIUS), MAX_RADIUS)
