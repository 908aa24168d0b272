"""A small picture of the whole photo that shows which part of it is on the canvas."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.document.document import Document
from desktop.document.resample import resample_through, size_of
from desktop.document.transform import CropTransform
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.navigation import ViewNavigation
from models.core.pixels import Pixels, Raster, as_pixels

SIDE: Final = 168
GAP: Final = 16
FRAME: Final = QColor(255, 255, 255, 235)
SHADE: Final = QColor(0, 0, 0, 110)


class Navigator(QWidget):
    """There only while something lies beyond the canvas; a press goes there."""

    def __init__(self, looking: ViewNavigation, parent: QWidget) -> None:
        super().__init__(parent)
        self._looking = looking
        self._picture = QPixmap()
        self._identity: tuple[str, CropTransform | None, DisplayTransform] = (
            "",
            None,
            DisplayTransform(),
        )
        self._colours = DisplayTransform()
        self._document: Document | None = None
        self.setAccessibleName(self.tr("Navigator"))
        self.setToolTip(self.tr("The whole photo; press to go somewhere else"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        looking.moved.connect(self._follow)
        self.hide()

    def show_document(self, document: Document) -> None:
        identity = document.photo.sha256, document.transform, self._colours
        self._document = document
        if identity != self._identity:
            self._identity, shown = identity, document.visible_rect
            self._picture = QPixmap.fromImage(self._colours.picture(_glanced(document)))
            size = (
                QRectF(0, 0, shown.w, shown.h)
                .size()
                .scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            )
            self.resize(max(round(size.width()), 24), max(round(size.height()), 24))
            self._follow()

    def show_in(self, colours: DisplayTransform) -> None:
        """The colours of the screen from now on."""
        self._colours = colours
        if self._document is not None:
            self.show_document(self._document)

    def settle(self, width: int) -> None:
        """In the upper right corner of a canvas so wide."""
        self.move(width - self.width() - GAP, GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
        seen, scale = self._looking.seen, self._scale()
        frame = QRectF(seen.topLeft() * scale, seen.size() * scale)
        for beside in _beside(QRectF(self.rect()), frame):
            painter.fillRect(beside, SHADE)
        painter.setPen(QPen(FRAME, 1.5))
        painter.drawRect(frame.adjusted(0.75, 0.75, -0.75, -0.75))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _go(self, at: QPointF) -> None:
        self._looking.centre_on(at.x() / self._scale(), at.y() / self._scale())

    def _scale(self) -> float:
        return self.width() / max(self._looking.photo[0] if self._looking.photo else 1, 1)

    @Slot()
    def _follow(self) -> None:
        width, height = self._looking.photo or (0, 0)
        seen = self._looking.seen
        beyond = seen.width() < width - 0.5 or seen.height() < height - 0.5
        parent = self.parentWidget()
        if parent is not None:
            self.settle(parent.width())
        self.setVisible(beyond)
        self.update()


def sample_overview(raster: Raster, side: int) -> Raster:
    """About every so many pixels, so that the longer side is at least `side` where it can be:
    cheap at any size."""
    step = sampling_grid(raster, side)
    fine: Raster = raster[::step, ::step].copy()
    return fine


def sampling_grid(raster: Raster, side: int) -> int:
    """Every which pixel that is."""
    return max(int(max(raster.shape[:2])) // (2 * side), 1)


def _glanced(document: Document) -> Pixels:
    """The photo in its frame, roughly."""
    photo, step = document.photo, sampling_grid(document.photo.pixels, SIDE)
    picture = as_pixels(photo.pixels[::step, ::step].copy())
    if document.transform is None:
        return picture
    frame = document.transform
    return resample_through(
        frame, photo.whole, step, size_of(frame, step), lambda at: picture[at.slices]
    )


def _beside(whole: QRectF, frame: QRectF) -> tuple[QRectF, ...]:
    return (
        QRectF(whole.left(), whole.top(), whole.width(), frame.top()),
        QRectF(whole.left(), frame.bottom(), whole.width(), whole.bottom() - frame.bottom()),
        QRectF(whole.left(), frame.top(), frame.left(), frame.height()),
        QRectF(frame.right(), frame.top(), whole.right() - frame.right(), frame.height()),
    )
