"""Navigator widget: a thumbnail of the whole photo with the visible part outlined."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.document.crop_resampling import resample_through, size_of
from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.view_navigation import ViewNavigation
from models.core.pixels import Pixels, Raster, as_pixels

SIDE: Final = 168
"""Long side of the thumbnail, in device-independent pixels."""

GAP: Final = 16
"""Distance to the edges of the canvas, in device-independent pixels."""

OUTLINE: Final = QColor(255, 255, 255, 235)
SHADE: Final = QColor(0, 0, 0, 110)


Identity = tuple[str, CropTransform | None, DisplayTransform]
"""Key of the photo, its crop transform and the colours that a thumbnail was made with."""


class Navigator(QWidget):
    """Thumbnail of the photo, visible while a part of it is outside of the canvas.

    A press or drag centres the canvas on that point of the photo."""

    def __init__(self, navigation: ViewNavigation, parent: QWidget) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._thumbnail = QPixmap()
        self._identity: Identity = ("", None, DisplayTransform())
        self._display_transform = DisplayTransform()
        self._document: Document | None = None
        self.setAccessibleName(self.tr("Navigator"))
        self.setToolTip(self.tr("The whole photo; click to move the view"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        navigation.viewport_changed.connect(self._update_visibility)
        self.hide()

    def show_document(self, document: Document) -> None:
        """Show the photo of a document; rebuild the thumbnail only if photo or crop changed."""
        identity = document.photo.sha256, document.transform, self._display_transform
        self._document = document
        if identity != self._identity:
            self._identity, visible = identity, document.visible_rect
            self._thumbnail = QPixmap.fromImage(
                self._display_transform.to_qimage(_thumbnail_pixels(document))
            )
            size = (
                QRectF(0, 0, visible.w, visible.h)
                .size()
                .scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            )
            self.resize(max(round(size.width()), 24), max(round(size.height()), 24))
            self._update_visibility()

    def set_display_transform(self, display_transform: DisplayTransform) -> None:
        """Convert the thumbnail to the colours of the display and redraw it."""
        self._display_transform = display_transform
        if self._document is not None:
            self.show_document(self._document)

    def move_to_corner(self, width: int) -> None:
        """Move to the upper right corner of a canvas of this width in canvas units."""
        self.move(width - self.width() - GAP, GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._thumbnail)
        visible, scale = self._navigation.visible_rect, self._scale()
        outline = QRectF(visible.topLeft() * scale, visible.size() * scale)
        for outside in _rects_around(QRectF(self.rect()), outline):
            painter.fillRect(outside, SHADE)
        painter.setPen(QPen(OUTLINE, 1.5))
        painter.drawRect(outline.adjusted(0.75, 0.75, -0.75, -0.75))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._centre_on(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._centre_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _centre_on(self, at: QPointF) -> None:
        self._navigation.centre_on(at.x() / self._scale(), at.y() / self._scale())

    def _scale(self) -> float:
        return self.width() / max(
            self._navigation.photo_size[0] if self._navigation.photo_size else 1, 1
        )

    @Slot()
    def _update_visibility(self) -> None:
        width, height = self._navigation.photo_size or (0, 0)
        visible = self._navigation.visible_rect
        is_partial = visible.width() < width - 0.5 or visible.height() < height - 0.5
        parent = self.parentWidget()
        if parent is not None:
            self.move_to_corner(parent.width())
        self.setVisible(is_partial)
        self.update()


def sampling_step(raster: Raster, side: int) -> int:
    """Return the distance in pixels, 1 or more, of the samples for a long side of `side`."""
    return max(int(max(raster.shape[:2])) // (2 * side), 1)


def _thumbnail_pixels(document: Document) -> Pixels:
    """Return a reduced picture of the photo after its crop transform."""
    photo, step = document.photo, sampling_step(document.photo.pixels, SIDE)
    picture = as_pixels(photo.pixels[::step, ::step].copy())
    if document.transform is None:
        return picture
    crop = document.transform
    return resample_through(
        crop, photo.whole, step, size_of(crop, step), lambda at: picture[at.slices]
    )


def _rects_around(whole: QRectF, inner: QRectF) -> tuple[QRectF, ...]:
    return (
        QRectF(whole.left(), whole.top(), whole.width(), inner.top()),
        QRectF(whole.left(), inner.bottom(), whole.width(), whole.bottom() - inner.bottom()),
        QRectF(whole.left(), inner.top(), inner.left(), inner.height()),
        QRectF(inner.right(), inner.top(), whole.right() - inner.right(), inner.height()),
    )
