"""Canvas widget: paints visible tiles of result and original and routes input events.

Mouse, wheel and key events go to navigation, the drawing tool or the split divider.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.ui.canvas.difference_overlays import Overlays
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.drawing_tool import DrawingTool
from desktop.ui.canvas.navigator_thumbnail import Navigator
from desktop.ui.canvas.overlay_legend import OverlayLegend
from desktop.ui.canvas.preview_overlay import PreviewOverlay
from desktop.ui.canvas.split_divider import SplitDivider
from desktop.ui.canvas.tile_painter import Renderer, TilePainter
from desktop.ui.canvas.touch_gestures import TouchGestures
from desktop.ui.canvas.view_navigation import ViewNavigation
from desktop.ui.canvas.viewport import ViewMode, Viewport
from models.core.pixels import Pixels, Rect


class Canvas(QWidget):
    """Widget that shows a document and its original, with overlays and drawing.

    `view_mode_changed` carries a ViewMode. While `takes_clicks` is set and no tool draws, `clicked`
    carries x and y of a click on the cropped picture, in pixels."""

    view_mode_changed = Signal(object)
    clicked = Signal(float, float)

    def __init__(
        self, renderer: Renderer, pool: QThreadPool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tile_painter = TilePainter(renderer, pool, self)
        self.overlays, self.preview_overlay = Overlays(renderer, pool, self), PreviewOverlay(self)
        self._legend = OverlayLegend(self.overlays, self)
        self.overlays.changed.connect(self.update)
        self.preview_overlay.changed.connect(self.update)
        self._divider = SplitDivider()
        self._identity: tuple[str, CropTransform | None] = ("", None)
        self._view_mode = ViewMode.SINGLE
        self._visible_photo = QRectF()
        self._pan_from: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self.takes_clicks = False
        self._focused_by_tab = False
        self._space_held = self._divider_dragged = self._shows_original = False
        self.navigation, self.drawing_tool = ViewNavigation(self), DrawingTool(self)
        self.navigator = Navigator(self.navigation, self)
        TouchGestures(self.navigation, self)
        self.isolated_layer = ""
        """Id of the layer that is shown without the others, or an empty string."""
        self._tile_painter.changed.connect(self.update)
        self.navigation.viewport_changed.connect(self.update)
        self.navigation.viewport_changed.connect(self._scale_brush)
        self.drawing_tool.changed.connect(self._update_drawing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Photo"))

    @property
    def view_mode(self) -> ViewMode:
        """How original and result are arranged on the canvas."""
        return self._view_mode

    @property
    def is_complete(self) -> bool:
        """Whether all visible tiles are drawn from the current document."""
        return self._tile_painter.is_complete

    @Slot()
    def _scale_brush(self) -> None:
        self.drawing_tool.set_scale(self.navigation.viewport.scale)

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show a document; zoom and position are kept unless the photo or its crop changed."""
        identity = document.photo.sha256, document.transform
        if identity != self._identity:
            self._identity = identity
            self._tile_painter.reset(document)
            self.preview_overlay.clear()
            self.navigation.set_photo_size(document.visible_rect.w, document.visible_rect.h)
        self.navigation.set_enlargement(document.enlargement)
        self._tile_painter.show_document(document.isolated(self.isolated_layer))
        self.overlays.show_document(document)
        self.navigator.show_document(document)
        self.update()

    @Slot(object)
    def set_display_transform(self, display_transform: DisplayTransform) -> None:
        """Redraw everything in the colours of the display."""
        self._tile_painter.set_display_transform(display_transform)
        self.preview_overlay.display_transform = display_transform
        self.navigator.set_display_transform(display_transform)
        self.update()

    def show_mask(self, mask: Mask | None, hidden: bool = False) -> None:
        """Show a mask over the photo, None for none; `hidden` tints the area outside of it."""
        self._tile_painter.show_mask(mask, hidden)
        self.update()

    @Slot(float)
    def expect_tiles(self, opacity: float) -> None:
        """Prepare for tiles of a layer that runs, to be drawn with this opacity."""
        self._tile_painter.begin_partial_patch(opacity)

    @Slot(object, object)
    def show_tile(self, rect: Rect, tile: Pixels) -> None:
        """Draw a finished tile of the running layer; `rect` is in pixels of the photo."""
        self._tile_painter.add_tile(rect, tile)
        self.update()

    @Slot()
    def commit_tiles(self) -> None:
        """Record that the current document contains the drawn tiles of the running layer."""
        self._tile_painter.commit_tiles()
        self.update()

    @Slot()
    def drop_tiles(self) -> None:
        """Remove tiles of an ended run that did not become part of the document."""
        self._tile_painter.drop_partial_patches()
        self.update()

    def set_view_mode(self, view: ViewMode) -> None:
        """Set how original and result are arranged on the canvas."""
        if view is not self._view_mode:
            self._view_mode = view
            self._update_layout()
            self.view_mode_changed.emit(view)
            self.update()

    @Slot(bool)
    def show_original(self, on: bool) -> None:
        """Show the original in all panes if `on`, else the result."""
        self._shows_original = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().dark())
        if self.navigation.photo_size is None:
            return
        both = self._shows_original or self._view_mode is not ViewMode.SINGLE
        self._tile_painter.request_tiles(
            self.navigation, after=not self._shows_original, before=both
        )
        self.overlays.request_tiles(self.navigation)
        view, ratio = self.navigation.viewport, self.navigation.pixel_ratio
        pane = QRectF(0, 0, *self.navigation.pane_size)
        self._visible_photo = visible = self.navigation.photo_rect.intersected(pane)
        if self._shows_original:
            self._tile_painter.paint_before(painter, view, visible, ratio)
            self._divider.paint_label(painter, visible, self.tr("Original"))
        elif self._view_mode is ViewMode.SPLIT:
            left, right = self._divider.halves(visible)
            self._tile_painter.paint_before(painter, view, left, ratio)
            self._tile_painter.paint_after(painter, view, right, ratio)
        elif self._view_mode is ViewMode.SIDE_BY_SIDE:
            self._paint_side_by_side(painter, view, visible, ratio)
        else:
            self._tile_painter.paint_after(painter, view, visible, ratio)
            if self.isolated_layer:
                self._divider.paint_label(painter, visible, self.tr("One layer alone"))
        if not self._shows_original:
            self._paint_overlays(painter, view, visible, ratio)
        if self._view_mode is ViewMode.SPLIT and not self._shows_original:
            self._divider.paint(painter, visible, (self.tr("Before"), self.tr("After")))

        self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        """Outline the canvas if it has keyboard focus from the Tab key."""
        if self.hasFocus() and self._focused_by_tab:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_tab = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
        self._focused_by_tab = event.reason() in by_tab
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._update_layout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        is_touchpad = event.phase() != Qt.ScrollPhase.NoScrollPhase and event.pixelDelta().y()
        if is_touchpad and not event.modifiers():
            self.navigation.pan(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            notches = event.angleDelta().y() / 120
            self.navigation.zoom_by_wheel(notches, self.navigation.to_pane(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        at = self.navigation.to_pane(event.position())
        self._divider_dragged = left and not self._space_held and self._on_divider(event.position())
        if (
            left
            and self.drawing_tool.is_active
            and not self._space_held
            and not self._divider_dragged
        ):
            self.drawing_tool.is_inverted = bool(
                event.modifiers() & Qt.KeyboardModifier.AltModifier
            )
            self.drawing_tool.press(
                self.navigation.viewport.to_photo(at.x(), at.y()), self.navigation.viewport.scale
            )
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position()
            self._pressed_at = event.position() if left and not self._space_held else None
        self._update_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.navigation.to_pane(event.position())
        if self._divider_dragged:
            self._divider = self._divider.moved_to(event.position().x(), self._visible_photo)
            self.update()
        elif self._pan_from is not None:
            moved = event.position() - self._pan_from
            self._pan_from = event.position()
            self.navigation.pan(moved.x(), moved.y())
        elif self.drawing_tool.is_active:
            self.drawing_tool.move(self.navigation.viewport.to_photo(at.x(), at.y()), at)
        self._update_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pan_from, self._divider_dragged = None, False
        self.drawing_tool.release(self.navigation.viewport.scale)
        self._report_click(event.position())
        self._update_cursor(event.position())

    def _report_click(self, released_at: QPointF) -> None:
        """Emit `clicked` if the button was released where it was pressed."""
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None or not self.takes_clicks:
            return
        if (released_at - pressed_at).manhattanLength() < QApplication.startDragDistance():
            at = self.navigation.to_pane(pressed_at)
            self.clicked.emit(*self.navigation.viewport.to_photo(at.x(), at.y()))

    def leaveEvent(self, event: QEvent) -> None:
        self.drawing_tool.leave()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.drawing_tool.is_active and not self.takes_clicks:
            self.navigation.toggle_fit(self.navigation.to_pane(event.position()))
        elif not self.drawing_tool.finish():
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        steps |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if event.key() == Qt.Key.Key_Space:
            self._space_held = True
        elif event.key() in steps:
            self._move_by_key(*steps[Qt.Key(event.key())])
        elif not self._edit_polygon(event):
            super().keyPressEvent(event)
        self._update_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _edit_polygon(self, event: QKeyEvent) -> bool:
        """Let a key finish the polygon or remove its last corner; return whether it did."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.drawing_tool.finish()
        return event.key() == Qt.Key.Key_Backspace and self.drawing_tool.remove_last_corner()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
        super().keyReleaseEvent(event)
        self._update_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _paint_side_by_side(
        self, painter: QPainter, view: Viewport, visible: QRectF, ratio: float
    ) -> None:
        """Paint original and result in two panes at `ratio` device pixels per canvas unit."""
        self._tile_painter.paint_before(painter, view, visible, ratio)
        self._divider.paint_label(painter, visible, self.tr("Before"))
        painter.save()
        painter.translate(self._right_pane_x(), 0)
        self._tile_painter.paint_after(painter, view, visible, ratio)
        self._divider.paint_label(painter, visible, self.tr("After"))
        painter.restore()
        painter.fillRect(
            QRectF(self._right_pane_x() - 1, 0, 1, self.height()), self.palette().mid()
        )

    def _paint_overlays(
        self, painter: QPainter, view: Viewport, visible: QRectF, ratio: float
    ) -> None:
        painter.save()
        if self._view_mode is ViewMode.SIDE_BY_SIDE:
            painter.translate(self._right_pane_x(), 0)
        part = self._result_part(visible)
        self.preview_overlay.paint(
            painter, view, part, ratio, below_label=self._view_mode is not ViewMode.SINGLE
        )
        self.overlays.paint(painter, view, part, ratio)
        self._tile_painter.paint_mask(painter, view, visible, ratio)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        self._tile_painter.paint_running_tile(painter, view, visible, accent)
        painter.setClipRect(QRectF(0, 0, *self.navigation.pane_size))
        self.drawing_tool.paint(painter, view)
        painter.restore()

    def _move_by_key(self, dx: int, dy: int) -> None:
        if self._view_mode is ViewMode.SPLIT and dx:
            self._divider = self._divider.stepped(dx)
            self.update()
        else:
            self.navigation.pan_step(dx, dy)

    def _update_layout(self) -> None:
        width = self.width() // 2 if self._view_mode is ViewMode.SIDE_BY_SIDE else self.width()
        self.navigation.resize(width, self.height(), self.devicePixelRatioF())
        self.navigator.move_to_corner(self.width())
        self._legend.move_to_corner()

    def _result_part(self, visible: QRectF) -> QRectF:
        """Return the part of the visible photo in which the result is drawn."""
        return self._divider.halves(visible)[1] if self._view_mode is ViewMode.SPLIT else visible

    def _right_pane_x(self) -> int:
        return self.width() // 2

    def _on_divider(self, at: QPointF) -> bool:
        is_shown = self._view_mode is ViewMode.SPLIT and not self._shows_original
        return is_shown and self._divider.contains(at, self._visible_photo)

    @Slot()
    def _update_drawing(self) -> None:
        self._update_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))
        self.update()

    def _update_cursor(self, at: QPointF) -> None:
        if self._divider_dragged or (
            self._pan_from is None and not self._space_held and self._on_divider(at)
        ):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._pan_from is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space_held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self.drawing_tool.is_active:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self.takes_clicks:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
