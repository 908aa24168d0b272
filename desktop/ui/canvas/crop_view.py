"""Crop view: the widget in which the photo is cropped, straightened and turned."""

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

from desktop.document.crop_transform import MOST_ANGLE, MOST_TILT, CropTransform
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
"""Width of the margin around the photo, in canvas units."""

REACH = 14.0
"""Largest distance of a press from a handle that grabs it, in canvas units."""

HANDLE_LENGTH = 18.0
"""Length of the painted handles, in canvas units."""

KEY_DIVISOR = 100
"""An arrow key moves the crop by the long side of the photo divided by this number."""

INK = QColor(255, 255, 255, 235)
SHADE = QColor(0, 0, 0, 150)
OUTSIDE = QColor(20, 20, 22, 165)
THIRDS = QColor(255, 255, 255, 90)

CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
}


class CropView(QWidget):
    """Widget that shows the photo under an editable crop transform, with the outside darkened.

    Dragging a handle or side crops, dragging inside moves the crop and dragging outside rotates the
    photo. `crop_transform` is a proposal; `accepted` asks to apply it to the document."""

    changed = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop_transform, self._photo = CropTransform(Rect(0, 0, 1, 1)), Rect(0, 0, 1, 1)
        self._aspect_choice = ASPECT_CHOICES[0]
        self._drawn_crop = self.crop_transform.crop
        self._picture: QImage | None = None
        self.display_transform = DisplayTransform()
        """Colour conversion to the display for the next picture."""
        self._dragged: tuple[CropHandle | None, QPointF, CropTransform] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Crop"))
        keys = self.tr("Arrow keys move the crop, with Shift they size it, Enter applies it.")
        self.setAccessibleDescription(keys)

    def set_photo(self, transform: CropTransform, photo: Rect) -> None:
        """Start to edit the crop transform of a photo with the rect `photo`."""
        self._picture, self._aspect_choice, self._photo = None, ASPECT_CHOICES[0], photo
        self._set(transform)

    def show_picture(self, levels: Raster) -> None:
        """Set the image of the whole, uncropped photo: 8-bit RGB, of any size."""
        self._picture = raster_to_qimage(self.display_transform.apply(levels))
        self.update()

    @property
    def aspect_choice(self) -> float:
        """Aspect ratio that dragging keeps, one of `ASPECT_CHOICES`."""
        return self._aspect_choice

    def set_aspect_choice(self, choice: float) -> None:
        """Set the aspect ratio to keep, one of `ASPECT_CHOICES`, and apply it to the crop."""
        self._aspect_choice = choice
        if self._aspect:
            self._set(fit_to_aspect(self.crop_transform, self._photo, self._aspect))

    def swap_orientation(self) -> None:
        """Swap landscape and portrait orientation of the crop."""
        crop = self.crop_transform.crop
        self._set(fit_to_aspect(self.crop_transform, self._photo, crop.h / crop.w))

    def straighten(self, angle: float) -> None:
        """Set the rotation in degrees, clockwise, within `MOST_ANGLE`; the crop is fitted again."""
        angle = round(min(max(angle, -MOST_ANGLE), MOST_ANGLE), 2)
        self._set_keeping_drawn_crop(replace(self.crop_transform, angle=angle))

    def set_tilt(self, across: float, down: float) -> None:
        """Set the tilt `across` (right) and `down`, each within -`MOST_TILT` to `MOST_TILT`."""
        across, down = (min(max(each, -MOST_TILT), MOST_TILT) for each in (across, down))
        self._set_keeping_drawn_crop(replace(self.crop_transform, across=across, down=down))

    def turn(self, quarters: int) -> None:
        """Rotate the photo clockwise by a number of quarter turns."""
        self._set(self.crop_transform.turned(self._photo, quarters))

    def reset(self) -> None:
        """Reset to the whole photo without rotation."""
        self._aspect_choice = ASPECT_CHOICES[0]
        self._set(CropTransform(self._photo))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        to_widget = (
            to_qtransform(self.crop_transform.plane_to_photo(self._photo)).inverted()[0]
            * self._plane_to_widget()
        )
        whole, rect = QRectF(0, 0, self._photo.w, self._photo.h), self._crop_rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setTransform(to_widget, combine=True)
            painter.drawImage(whole, self._picture)
            painter.restore()
        outside, kept = QPainterPath(), QPainterPath()
        outside.addPolygon(to_widget.map(QPolygonF(whole)))
        kept.addRect(rect)
        painter.fillPath(outside.subtracted(kept), OUTSIDE)
        self._paint_crop(painter, rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position()
            self._dragged = (self._handle_at(at), at, self.crop_transform)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._dragged is None:
            handle = self._handle_at(at)
        else:
            handle, start, transform = self._dragged
            self._drag(handle, start, at, transform)
        self._show_cursor(handle)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self._show_cursor(self._handle_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._crop_rect().contains(event.position()):
            self.accepted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        steps |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() in steps:
            step = max(max(self._photo.w, self._photo.h) // KEY_DIVISOR, 1)
            across, down = steps[Qt.Key(event.key())]
            resizes = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            handle = CropHandle(abs(across), abs(down)) if resizes else CropHandle()
            self._drag_crop(self.crop_transform, handle, (step * across, step * down))
        else:
            super().keyPressEvent(event)

    @property
    def _aspect(self) -> float:
        """Aspect ratio to keep, width by height; 0 if it is free."""
        return aspect_of(
            self._aspect_choice, self.crop_transform.crop, self.crop_transform.upright(self._photo)
        )

    def _set(self, transform: CropTransform) -> None:
        """Set a crop transform whose crop the user drew, which later rotations keep fitting."""
        self._drawn_crop = transform.crop
        self._show(transform)

    def _set_keeping_drawn_crop(self, transform: CropTransform) -> None:
        clamped = transform.cropped(self._drawn_crop).clamped_to(self._photo)
        if self._aspect:
            clamped = clamped.cropped(
                rect_with_aspect(clamped.crop, CropHandle(1, 1), self._aspect)
            )
        self._show(clamped)

    def _show(self, transform: CropTransform) -> None:
        self.crop_transform = transform
        self.changed.emit()
        self.update()

    def _drag(
        self, handle: CropHandle | None, start: QPointF, at: QPointF, transform: CropTransform
    ) -> None:
        if handle is None:
            centre = self._crop_rect().center()
            self.straighten(transform.angle + _angle(at - centre) - _angle(start - centre))
        else:
            moved = (at - start) / self._scale()
            self._drag_crop(transform, handle, (round(moved.x()), round(moved.y())))

    def _drag_crop(
        self, transform: CropTransform, handle: CropHandle, step: tuple[int, int]
    ) -> None:
        aspect = aspect_of(self._aspect_choice, transform.crop, transform.upright(self._photo))
        self._set(drag_handle(transform, self._photo, handle, step, aspect))

    def _scale(self) -> float:
        whole = self.crop_transform.upright(self._photo)
        available = max(self.width() - 2 * MARGIN, 1), max(self.height() - 2 * MARGIN, 1)
        return min(available[0] / whole.w, available[1] / whole.h)

    def _plane_to_widget(self) -> QTransform:
        """Return the transform from the plane in which the crop lies to this widget."""
        whole, scale = self.crop_transform.upright(self._photo), self._scale()
        x, y = (self.width() - whole.w * scale) / 2, (self.height() - whole.h * scale) / 2
        return QTransform(scale, 0, 0, scale, x, y)

    def _crop_rect(self) -> QRectF:
        crop = self.crop_transform.crop
        return self._plane_to_widget().mapRect(QRectF(crop.x, crop.y, crop.w, crop.h))

    def _handle_at(self, at: QPointF) -> CropHandle | None:
        """Return the handle that a press at `at` grabs; None if it rotates the photo."""
        rect = self._crop_rect()
        candidates = [
            (_distance(_handle_position(rect, handle), at), handle) for handle in CROP_HANDLES
        ]
        distance, handle = min(candidates, key=lambda pair: pair[0])
        if distance <= REACH:
            return handle
        return CropHandle() if rect.contains(at) else None

    def _show_cursor(self, handle: CropHandle | None) -> None:
        if handle is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            side = 1 if handle.across >= 0 else -1
            self.setCursor(
                CURSORS[
                    abs(handle.across), handle.down * side if handle.across else abs(handle.down)
                ]
            )

    def _paint_crop(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(THIRDS, 1))
        for part in (1, 2):
            x, y = rect.left() + rect.width() * part / 3, rect.top() + rect.height() * part / 3
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(SHADE, 3), QPen(INK, 1.2)):
            painter.setPen(pen)
            painter.drawRect(rect)
        arm = min(HANDLE_LENGTH, rect.width() / 3, rect.height() / 3)
        for colour, width in ((SHADE, 6), (INK, 3.5)):
            pen = QPen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for handle in CROP_HANDLES:
                _paint_handle(painter, _handle_position(rect, handle), handle, arm)


def _paint_handle(painter: QPainter, at: QPointF, handle: CropHandle, arm: float) -> None:
    if handle.across:
        end = -handle.down * arm if handle.down else arm / 2
        start = QPointF(0, 0) if handle.down else QPointF(0, -arm / 2)
        painter.drawLine(at + start, at + QPointF(0, end))
    if handle.down:
        end = -handle.across * arm if handle.across else arm / 2
        start = QPointF(0, 0) if handle.across else QPointF(-arm / 2, 0)
        painter.drawLine(at + start, at + QPointF(end, 0))


def _handle_position(rect: QRectF, handle: CropHandle) -> QPointF:
    centre = rect.center()
    return QPointF(
        centre.x() + handle.across * rect.width() / 2, centre.y() + handle.down * rect.height() / 2
    )


def _distance(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())


def _angle(direction: QPointF) -> float:
    return degrees(atan2(direction.y(), direction.x()))
