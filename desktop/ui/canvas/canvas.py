"""The photo: what is seen of it, before and after, and how hands move it and draw on it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.transform import CropTransform
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.drawing_tool import DrawingTool
from desktop.ui.canvas.navigation import ViewNavigation
from desktop.ui.canvas.navigator import Navigator
from desktop.ui.canvas.overlay_legend import OverlayLegend
from desktop.ui.canvas.overlays import Overlays
from desktop.ui.canvas.preview_overlay import PreviewOverlay
from desktop.ui.canvas.split_divider import SplitDivider
from desktop.ui.canvas.tile_painter import Renderer, TilePainter
from desktop.ui.canvas.touch_gestures import TouchGestures
from desktop.ui.canvas.viewport import View, Viewport
from models.core.pixels import Pixels, Rect


class Canvas(QWidget):
    """Paints the tiles of a document and of its photo. Only what is visible is rendered."""

    viewed = Signal(object)

    def __init__(
        self, renderer: Renderer, pool: QThreadPool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._painting = TilePainter(renderer, pool, self)
        self.overlays, self.glimpses = Overlays(renderer, pool, self), PreviewOverlay(self)
        self._legend = OverlayLegend(self.overlays, self)
        self.overlays.changed.connect(self.update)
        self.glimpses.changed.connect(self.update)
        self._divider = SplitDivider()
        self._identity: tuple[str, CropTransform | None] = ("", None)
        self._view = View.ONE
        self._seen = QRectF()
        self._hand: QPointF | None = None
        self._space = self._sliding = self._original = False
        self.looking, self.pen = ViewNavigation(self), DrawingTool(self)
        self.navigator = Navigator(self.looking, self)
        TouchGestures(self.looking, self)
        self.alone = ""
        """The layer that is shown without the others, if one is."""
        self._painting.changed.connect(self.update)
        self.looking.moved.connect(self.update)
        self.pen.changed.connect(self._show_pen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Photo"))

    @property
    def settled(self) -> bool:
        """Whether all that is to be seen is there."""
        return self._painting.settled

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """The same photo in the same frame stays where it is; another one is fitted."""
        identity = document.photo.sha256, document.transform
        if identity != self._identity:
            self._identity = identity
            self._painting.begin(document)
            self.glimpses.drop()
            self.looking.begin(document.visible_rect.w, document.visible_rect.h)
        self._painting.show(document.isolated(self.alone))
        self.overlays.show_document(document)
        self.navigator.show_document(document)
        self.update()

    @Slot(object)
    def show_in(self, colours: DisplayTransform) -> None:
        """The colours of the screen from now on."""
        self._painting.show_in(colours)
        self.glimpses.colours = colours
        self.navigator.show_in(colours)
        self.update()

    def show_region(self, region: Mask | None, hidden: bool = False) -> None:
        """Lay this mask over the photo; None: nothing. `hidden` shows what it leaves out."""
        self._painting.show_mask(region, hidden)
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

    def show_view(self, view: View) -> None:
        """How before and after are shown."""
        if view is not self._view:
            self._view = view
            self._resize()
            self.viewed.emit(view)
            self.update()

    @Slot(bool)
    def show_original(self, on: bool) -> None:
        """Show the photo as it was, everywhere."""
        self._original = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        if self.looking.photo is None:
            return
        both = self._original or self._view is not View.ONE
        self._painting.want(self.looking, after=not self._original, before=both)
        self.overlays.want(self.looking)
        view, ratio = self.looking.view, self.looking.ratio
        pane = QRectF(0, 0, *self.looking.pane)
        self._seen = seen = self.looking.frame.intersected(pane)
        if self._original:
            self._painting.before(painter, view, seen, ratio)
            self._divider.label(painter, seen, self.tr("Original"))
        elif self._view is View.SPLIT:
            left, right = self._divider.halves(seen)
            self._painting.before(painter, view, left, ratio)
            self._painting.after(painter, view, right, ratio)
        elif self._view is View.SIDE:
            self._paint_sides(painter, view, seen, ratio)
        else:
            self._painting.after(painter, view, seen, ratio)
            if self.alone:
                self._divider.label(painter, seen, self.tr("One layer alone"))
        if not self._original:
            self._paint_mask(painter, view, seen, ratio)
        if self._view is View.SPLIT and not self._original:
            self._divider.paint(painter, seen, (self.tr("Before"), self.tr("After")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resize()

    def wheelEvent(self, event: QWheelEvent) -> None:
        by_finger = event.phase() != Qt.ScrollPhase.NoScrollPhase and event.pixelDelta().y()
        if by_finger and not event.modifiers():
            self.looking.drag(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            turns = event.angleDelta().y() / 120
            self.looking.zoom_by_wheel(turns, self.looking.in_pane(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        at = self.looking.in_pane(event.position())
        self._sliding = left and not self._space and self._on_divider(event.position())
        if left and self.pen.active and not self._space and not self._sliding:
            self.pen.swaps = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.pen.press(self.looking.view.on_photo(at.x(), at.y()), self.looking.view.scale)
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._hand = event.position()
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.looking.in_pane(event.position())
        if self._sliding:
            self._divider = self._divider.moved_to(event.position().x(), self._seen)
            self.update()
        elif self._hand is not None:
            way = event.position() - self._hand
            self._hand = event.position()
            self.looking.drag(way.x(), way.y())
        elif self.pen.active:
            self.pen.move(self.looking.view.on_photo(at.x(), at.y()), at)
        self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand, self._sliding = None, False
        self.pen.release(self.looking.view.scale)
        self._show_cursor(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.pen.leave()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.pen.active:
            if not self.pen.finish():
                self.mousePressEvent(event)
        else:
            self.looking.toggle(self.looking.in_pane(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        steps |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if event.key() == Qt.Key.Key_Space:
            self._space = True
        elif event.key() in steps:
            self._step(*steps[Qt.Key(event.key())])
        elif not self._corner(event):
            super().keyPressEvent(event)
        self._show_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _corner(self, event: QKeyEvent) -> bool:
        """What a key does to a polygon that is being drawn; whether it does something."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.pen.finish()
        return event.key() == Qt.Key.Key_Backspace and self.pen.step_back()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
        super().keyReleaseEvent(event)
        self._show_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _paint_sides(self, painter: QPainter, view: Viewport, seen: QRectF, ratio: float) -> None:
        """Two panes that look at the same place."""
        self._painting.before(painter, view, seen, ratio)
        self._divider.label(painter, seen, self.tr("Before"))
        painter.save()
        painter.translate(self._aside(), 0)
        self._painting.after(painter, view, seen, ratio)
        self._divider.label(painter, seen, self.tr("After"))
        painter.restore()
        painter.fillRect(QRectF(self._aside() - 1, 0, 1, self.height()), self.palette().mid())

    def _paint_mask(self, painter: QPainter, view: Viewport, seen: QRectF, ratio: float) -> None:
        painter.save()
        if self._view is View.SIDE:
            painter.translate(self._aside(), 0)
        part = self._result(seen)
        self.glimpses.paint(painter, view, part, ratio, below_label=self._view is not View.ONE)
        self.overlays.paint(painter, view, part, ratio)
        self._painting.mask(painter, view, seen, ratio)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        self._painting.work(painter, view, seen, accent)
        painter.setClipRect(QRectF(0, 0, *self.looking.pane))
        self.pen.paint(painter, view)
        painter.restore()

    def _step(self, dx: int, dy: int) -> None:
        if self._view is View.SPLIT and dx:
            self._divider = self._divider.stepped(dx)
            self.update()
        else:
            self.looking.pan_step(dx, dy)

    def _resize(self) -> None:
        width = self.width() // 2 if self._view is View.SIDE else self.width()
        self.looking.resize(width, self.height(), self.devicePixelRatioF())
        self.navigator.settle(self.width())
        self._legend.settle()

    def _result(self, seen: QRectF) -> QRectF:
        """The part of the canvas that shows the result."""
        return self._divider.halves(seen)[1] if self._view is View.SPLIT else seen

    def _aside(self) -> int:
        return self.width() // 2

    def _on_divider(self, at: QPointF) -> bool:
        return self._view is View.SPLIT and not self._original and self._divider.hit(at, self._seen)

    @Slot()
    def _show_pen(self) -> None:
        self._show_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))
        self.update()

    def _show_cursor(self, at: QPointF) -> None:
        if self._sliding or (self._hand is None and not self._space and self._on_divider(at)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._hand is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self.pen.active:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
