"""Where the photo is cropped, straightened and turned: it lies under a crop that hands draw."""

from dataclasses import replace
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from desktop.document.transform import MOST_ANGLE, MOST_TILT, CropTransform
from desktop.ui.canvas.crop_geometry import (
    ASPECT_CHOICES,
    CROP_HANDLES,
    CropHandle,
    aspect_of,
    drag_handle,
    fit_to_aspect,
    rect_with_aspect,
)
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.qt_transform import to_qtransform
from desktop.ui.canvas.tile_view import raster_to_qimage
from models.core.pixels import Raster, Rect

MARGIN = 48
REACH = 14.0
"""Canvas units around a handle that take hold of it."""

ARM = 18.0
STRIDE = 100
"""A key moves a crop by the long side of the photo divided by this."""

INK = QColor(255, 255, 255, 235)
SHADE = QColor(0, 0, 0, 150)
BEYOND = QColor(20, 20, 22, 165)
THIRDS = QColor(255, 255, 255, 90)

CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
}


class CropView(QWidget):
    """Shows the photo as a frame would have it, and what the frame leaves out, darkened. Drags of
    handles and sides crop, inside they move, outside they turn. It changes no document: `frame` is
    what the person has in mind."""

    changed = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop_transform, self._photo = CropTransform(Rect(0, 0, 1, 1)), Rect(0, 0, 1, 1)
        self._choice = ASPECT_CHOICES[0]
        self._drawn_crop = self.crop_transform.crop
        self._picture: QImage | None = None
        self.display_transform = DisplayTransform()
        """Of the screen, for the next picture."""
        self._held: tuple[CropHandle | None, QPointF, CropTransform] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Crop"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the crop, with Shift they size it, Enter applies it.")
        )

    def set_photo(self, frame: CropTransform, photo: Rect) -> None:
        """A photo of that size, looked at in this way."""
        self._picture, self._choice, self._photo = None, ASPECT_CHOICES[0], photo
        self._set(frame)

    def show_picture(self, levels: Raster) -> None:
        """The whole photo without its frame, of any size, at 8 bits."""
        self._picture = raster_to_qimage(self.display_transform.apply(levels))
        self.update()

    @property
    def aspect_choice(self) -> float:
        """One of `SHAPES`."""
        return self._choice

    def set_aspect_choice(self, choice: float) -> None:
        """Keep to one of `SHAPES` from now on."""
        self._choice = choice
        if self._shape:
            self._set(fit_to_aspect(self.crop_transform, self._photo, self._shape))

    def swap_orientation(self) -> None:
        """Lying to standing, and back."""
        crop = self.crop_transform.crop
        self._set(fit_to_aspect(self.crop_transform, self._photo, crop.h / crop.w))

    def straighten(self, angle: float) -> None:
        """In degrees, clockwise. What was drawn comes back as far as it fits."""
        angle = round(min(max(angle, -MOST_ANGLE), MOST_ANGLE), 2)
        self._bend(replace(self.crop_transform, angle=angle))

    def set_tilt(self, across: float, down: float) -> None:
        """As in Frame."""
        across, down = (min(max(each, -MOST_TILT), MOST_TILT) for each in (across, down))
        self._bend(replace(self.crop_transform, across=across, down=down))

    def turn(self, quarters: int) -> None:
        """Clockwise."""
        self._set(self.crop_transform.turned(self._photo, quarters))

    def reset(self) -> None:
        """All of the photo, as it lies."""
        self._choice = ASPECT_CHOICES[0]
        self._set(CropTransform(self._photo))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        bent = (
            to_qtransform(self.crop_transform.plane_to_photo(self._photo)).inverted()[0]
            * self._plane()
        )
        whole, box = QRectF(0, 0, self._photo.w, self._photo.h), self._box()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setTransform(bent, combine=True)
            painter.drawImage(whole, self._picture)
            painter.restore()
        beyond, kept = QPainterPath(), QPainterPath()
        beyond.addPolygon(bent.map(QPolygonF(whole)))
        kept.addRect(box)
        painter.fillPath(beyond.subtracted(kept), BEYOND)
        self._paint_box(painter, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position()
            self._held = (self._grip(at), at, self.crop_transform)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._held is None:
            grip = self._grip(at)
        else:
            grip, start, frame = self._held
            self._drag(grip, start, at, frame)
        self._show_cursor(grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self._show_cursor(self._grip(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._box().contains(event.position()):
            self.accepted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        steps |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() in steps:
            by = max(max(self._photo.w, self._photo.h) // STRIDE, 1)
            across, down = steps[Qt.Key(event.key())]
            sizes = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            grip = CropHandle(abs(across), abs(down)) if sizes else CropHandle()
            self._pull(self.crop_transform, grip, (by * across, by * down))
        else:
            super().keyPressEvent(event)

    @property
    def _shape(self) -> float:
        """Width by height; 0: any."""
        return aspect_of(
            self._choice, self.crop_transform.crop, self.crop_transform.upright(self._photo)
        )

    def _set(self, frame: CropTransform) -> None:
        """As the hand has drawn it."""
        self._drawn_crop = frame.crop
        self._show(frame)

    def _bend(self, frame: CropTransform) -> None:
        held = frame.cropped(self._drawn_crop).clamped_to(self._photo)
        if self._shape:
            held = held.cropped(rect_with_aspect(held.crop, CropHandle(1, 1), self._shape))
        self._show(held)

    def _show(self, frame: CropTransform) -> None:
        self.crop_transform = frame
        self.changed.emit()
        self.update()

    def _drag(
        self, grip: CropHandle | None, start: QPointF, at: QPointF, frame: CropTransform
    ) -> None:
        if grip is None:
            middle = self._box().center()
            self.straighten(frame.angle + _angle(at - middle) - _angle(start - middle))
        else:
            way = (at - start) / self._scale()
            self._pull(frame, grip, (round(way.x()), round(way.y())))

    def _pull(self, frame: CropTransform, grip: CropHandle, by: tuple[int, int]) -> None:
        shape = aspect_of(self._choice, frame.crop, frame.upright(self._photo))
        self._set(drag_handle(frame, self._photo, grip, by, shape))

    def _scale(self) -> float:
        whole = self.crop_transform.upright(self._photo)
        room = max(self.width() - 2 * MARGIN, 1), max(self.height() - 2 * MARGIN, 1)
        return min(room[0] / whole.w, room[1] / whole.h)

    def _plane(self) -> QTransform:
        """From the plane of the crop to this widget."""
        whole, scale = self.crop_transform.upright(self._photo), self._scale()
        x, y = (self.width() - whole.w * scale) / 2, (self.height() - whole.h * scale) / 2
        return QTransform(scale, 0, 0, scale, x, y)

    def _box(self) -> QRectF:
        crop = self.crop_transform.crop
        return self._plane().mapRect(QRectF(crop.x, crop.y, crop.w, crop.h))

    def _grip(self, at: QPointF) -> CropHandle | None:
        """What a press there would hold; None: the photo, to turn it."""
        box = self._box()
        near = [(_far(_place(box, grip), at), grip) for grip in CROP_HANDLES]
        distance, grip = min(near, key=lambda pair: pair[0])
        if distance <= REACH:
            return grip
        return CropHandle() if box.contains(at) else None

    def _show_cursor(self, grip: CropHandle | None) -> None:
        if grip is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            way = 1 if grip.across >= 0 else -1
            self.setCursor(
                CURSORS[abs(grip.across), grip.down * way if grip.across else abs(grip.down)]
            )

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(THIRDS, 1))
        for part in (1, 2):
            x, y = box.left() + box.width() * part / 3, box.top() + box.height() * part / 3
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(SHADE, 3), QPen(INK, 1.2)):
            painter.setPen(pen)
            painter.drawRect(box)
        arm = min(ARM, box.width() / 3, box.height() / 3)
        for colour, width in ((SHADE, 6), (INK, 3.5)):
            pen = QPen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for grip in CROP_HANDLES:
                _paint_grip(painter, _place(box, grip), grip, arm)


def _paint_grip(painter: QPainter, at: QPointF, grip: CropHandle, arm: float) -> None:
    if grip.across:
        end = -grip.down * arm if grip.down else arm / 2
        start = QPointF(0, 0) if grip.down else QPointF(0, -arm / 2)
        painter.drawLine(at + start, at + QPointF(0, end))
    if grip.down:
        end = -grip.across * arm if grip.across else arm / 2
        start = QPointF(0, 0) if grip.across else QPointF(-arm / 2, 0)
        painter.drawLine(at + start, at + QPointF(end, 0))


def _place(box: QRectF, grip: CropHandle) -> QPointF:
    middle = box.center()
    return QPointF(
        middle.x() + grip.across * box.width() / 2, middle.y() + grip.down * box.height() / 2
    )


def _far(here: QPointF, there: QPointF) -> float:
    return hypot(here.x() - there.x(), here.y() - there.y())


def _angle(way: QPointF) -> float:
    return degrees(atan2(way.y(), way.x()))
