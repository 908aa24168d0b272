"""The photo: what is seen of it, before and after, and how hands move it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.document.document import Document
from desktop.ui.divider import Divider
from desktop.ui.painting import Painting
from desktop.ui.sheet import Place, Render, Sheet
from desktop.ui.viewport import Viewport
from models.pixels import Pixels, Rect

MARGIN = 24
TILE = 512
STEP = 1.25


class Canvas(QWidget):
    """Paints the tiles of a document and of its photo. Only what is visible is rendered."""

    zoomed = Signal(float)
    looked_at = Signal(float, float)
    compared = Signal(bool)

    def __init__(self, render: Render, pool: QThreadPool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after, self._before = Sheet(render, pool, self), Sheet(render, pool, self)
        self._painting = Painting(self._after, self._before)
        self._divider = Divider()
        self._photo: tuple[int, int] | None = None
        self._identity = ""
        self._view, self._fits = Viewport(), True
        self._seen = QRectF()
        self._hand: QPointF | None = None
        self._space = self._sliding = self._original = self._comparing = False
        for sheet in (self._after, self._before):
            sheet.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Photo"))

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """The same photo stays where it is; another one is fitted."""
        if document.photo.sha256 != self._identity:
            self._identity = document.photo.sha256
            self._photo = (document.photo.width, document.photo.height)
            self._painting.begin(*self._photo)
            self._before.show(Document(document.photo))
            self.fit()
        self._after.show(document)
        self.update()

    @Slot(float)
    def expect_tiles(self, opacity: float) -> None:
        """A layer with that opacity is about to arrive, tile by tile."""
        self._painting.expect(opacity)

    @Slot(object, object)
    def show_tile(self, rect: Rect, tile: Pixels) -> None:
        """A finished tile of the running job."""
        self._painting.add(rect, tile)
        self.update()

    @Slot()
    def settle(self) -> None:
        """What arrived is part of the document now."""
        self._painting.settle()
        self.update()

    @Slot()
    def drop_tiles(self) -> None:
        """The job has ended; what did not become part of the document goes."""
        self._painting.drop()
        self.update()

    @Slot(bool)
    def compare(self, on: bool) -> None:
        """Show the photo as it was on the left of a divider."""
        if on != self._comparing:
            self._comparing = on
            self.compared.emit(on)
            self.update()

    @Slot(bool)
    def show_original(self, on: bool) -> None:
        """Show the photo as it was, everywhere."""
        self._original = on
        self.update()

    @Slot()
    def fit(self) -> None:
        """The whole photo; small ones at most at 400 %."""
        if self._photo:
            most = 4 / self.devicePixelRatioF()
            self._fits = True
            self._look(Viewport.fitted(self._photo, self._size(), MARGIN, most))

    @Slot()
    def zoom_to_pixels(self) -> None:
        """One pixel of the photo on one of the screen."""
        self._zoom(1 / self.devicePixelRatioF(), self._middle())

    @Slot()
    def zoom_in(self) -> None:
        self._zoom(self._view.scale * STEP, self._middle())

    @Slot()
    def zoom_out(self) -> None:
        self._zoom(self._view.scale / STEP, self._middle())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        if self._photo is None:
            return
        self._want(self._photo)
        photo = QRectF(self._view.x, self._view.y, 0, 0)
        photo.setWidth(self._photo[0] * self._view.scale)
        photo.setHeight(self._photo[1] * self._view.scale)
        seen = photo.intersected(QRectF(self.rect()))
        ratio = self.devicePixelRatioF()
        if self._original:
            self._painting.before(painter, self._view, seen, ratio)
            self._divider.label(painter, seen, self.tr("Original"))
        elif self._comparing:
            left, right = self._divider.halves(seen)
            self._painting.before(painter, self._view, left, ratio)
            self._painting.after(painter, self._view, right, ratio)
            self._divider.paint(painter, seen, (self.tr("Before"), self.tr("After")))
        else:
            self._painting.after(painter, self._view, seen, ratio)
        self._seen = seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fits:
            self.fit()
        elif self._photo:
            self._look(self._view.held(self._photo, self._size()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        self._zoom(self._view.scale * STEP**turns, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._sliding = left and not self._space and self._on_divider(event.position())
        if left or event.button() == Qt.MouseButton.MiddleButton:
            self._hand = event.position()
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._sliding:
            self._divider = self._divider.moved_to(event.position().x(), self._seen)
            self.update()
        elif self._hand is not None and self._photo:
            way = event.position() - self._hand
            self._hand, self._fits = event.position(), False
            self._look(self._view.moved(way.x(), way.y()).held(self._photo, self._size()))
        self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand, self._sliding = None, False
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._fits:
            self._zoom(1 / self.devicePixelRatioF(), event.position())
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        steps |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if event.key() == Qt.Key.Key_Space:
            self._space = True
        elif event.key() in steps:
            self._step(*steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
        self._show_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
        super().keyReleaseEvent(event)
        self._show_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _step(self, dx: int, dy: int) -> None:
        if self._comparing and dx:
            self._divider = self._divider.stepped(dx)
            self.update()
        elif self._photo:
            self._fits = False
            moved = self._view.moved(-48.0 * dx, -48.0 * dy)
            self._look(moved.held(self._photo, self._size()))

    def _zoom(self, scale: float, at: QPointF) -> None:
        if self._photo:
            self._fits = False
            zoomed = self._view.zoomed(scale, at.x(), at.y())
            self._look(zoomed.held(self._photo, self._size()))

    def _look(self, view: Viewport) -> None:
        self._view = view
        middle = self._middle()
        self.zoomed.emit(view.scale * self.devicePixelRatioF())
        self.looked_at.emit(*view.on_photo(middle.x(), middle.y()))
        self.update()

    def _want(self, photo: tuple[int, int]) -> None:
        """Ask for the visible tiles, those in the middle first."""
        level = self._view.level(self.devicePixelRatioF())
        by = 1 << level
        whole = Rect(0, 0, -(-photo[0] // by), -(-photo[1] // by))
        seen = self._view.seen(whole, level, self._size())
        x, y = seen.centre
        rects = [rect for rect in whole.tiles(TILE) if rect.clipped(seen).area]
        rects.sort(key=lambda rect: (rect.centre[0] - x) ** 2 + (rect.centre[1] - y) ** 2)
        places = tuple(Place(level, rect) for rect in rects)
        self._after.want(() if self._original else places)
        self._before.want(places if self._original or self._comparing else ())

    def _on_divider(self, at: QPointF) -> bool:
        return self._comparing and not self._original and self._divider.hit(at, self._seen)

    def _show_cursor(self, at: QPointF) -> None:
        if self._sliding or (self._hand is None and not self._space and self._on_divider(at)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._hand is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _size(self) -> tuple[int, int]:
        return self.width(), self.height()

    def _middle(self) -> QPointF:
        return QPointF(self.rect().center() + QPoint(1, 1))
