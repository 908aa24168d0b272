"""View navigation: the viewport as changed by mouse, touch, keys and the size of the canvas."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal, Slot

from desktop.ui.canvas.viewport import Viewport

MARGIN = 24
"""Margin around a fitted photo, in canvas units."""

ZOOM_STEP = 1.25
"""Factor of one zoom command or wheel notch."""

PAN_STEP = 48.0
"""Distance of one arrow key press, in canvas units."""

MAX_FITTED_ZOOM = 4.0
"""Largest zoom of a fitted photo, in device pixels per photo pixel."""


class ViewNavigation(QObject):
    """Zoom and pan state of one photo in a pane of the canvas.

    `photo_size` and `pane_size` are (width, height) in photo pixels and canvas units; `pixel_ratio`
    is device pixels per canvas unit, `enlargement` the factor by which layers enlarge the photo's
    sides. `zoom_changed` carries device pixels per pixel of the result, `focus_changed` the focus
    (x, y) in photo pixels."""

    viewport_changed = Signal()
    zoom_changed = Signal(float)
    focus_changed = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.photo_size: tuple[int, int] | None = None
        self.pane_size = (1, 1)
        self.pixel_ratio = 1.0
        self.enlargement = 1
        self.is_fitted = True
        self._pointer: QPointF | None = None

    @property
    def centre(self) -> QPointF:
        """Centre of the pane, in canvas units."""
        return QPointF(self.pane_size[0] / 2, self.pane_size[1] / 2)

    @property
    def photo_rect(self) -> QRectF:
        """Rect of the whole photo on the canvas, in canvas units."""
        width, height = self.photo_size or (0, 0)
        scale = self.viewport.scale
        return QRectF(self.viewport.x, self.viewport.y, width * scale, height * scale)

    @property
    def visible_rect(self) -> QRectF:
        """Visible part of the photo, in photo pixels."""
        width, height = self.photo_size or (0, 0)
        left, top = self.viewport.to_photo(0, 0)
        right, bottom = self.viewport.to_photo(*self.pane_size)
        visible = QRectF(QPointF(left, top), QPointF(right, bottom))
        return visible.intersected(QRectF(0, 0, width, height))

    def set_photo_size(self, width: int, height: int) -> None:
        """Start to show a photo of `width` x `height` pixels, fitted to the pane."""
        self.photo_size = (width, height)
        self.fit()

    def set_enlargement(self, enlargement: int) -> None:
        """Set the factor by which layers enlarge the photo's sides; the view stays as it is."""
        if enlargement != self.enlargement:
            self.enlargement = enlargement
            self._apply(self.viewport)

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Set size (canvas units) and device pixel ratio of the pane; keep a photo fitted."""
        self.pane_size, self.pixel_ratio = (max(width, 1), max(height, 1)), ratio
        if self.is_fitted:
            self.fit()
        else:
            self._change_to(self.viewport)

    def to_pane(self, at: QPointF) -> QPointF:
        """Convert a canvas position to one of the left pane, where two show the same part."""
        return at - QPointF(self.pane_size[0], 0) if at.x() >= self.pane_size[0] else at

    def set_pointer(self, at: QPointF | None) -> None:
        """Set the pointer position in the pane, near which tiles come first; None is the centre."""
        self._pointer = at
        self._emit_focus()

    @Slot()
    def fit(self) -> None:
        """Fit the whole photo into the pane, at 400 % at most."""
        if self.photo_size:
            most = MAX_FITTED_ZOOM / self.pixel_ratio
            self.is_fitted = True
            self._apply(Viewport.fitted(self.photo_size, self.pane_size, MARGIN, most))

    @Slot()
    def zoom_to_100(self) -> None:
        """Zoom to one device pixel per pixel of the result."""
        self.zoom_to(self._full_scale, self.centre)

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in by one step around the centre of the pane."""
        self.zoom_to(self.viewport.scale * ZOOM_STEP, self.centre)

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out by one step around the centre of the pane."""
        self.zoom_to(self.viewport.scale / ZOOM_STEP, self.centre)

    def zoom_by_wheel(self, notches: float, at: QPointF) -> None:
        """Zoom by a number of wheel notches around the pane position `at`."""
        self.zoom_to(self.viewport.scale * ZOOM_STEP**notches, at)

    def toggle_fit(self, at: QPointF) -> None:
        """Toggle between the fitted photo and 100 % around the pane position `at`."""
        if self.is_fitted:
            self.zoom_to(self._full_scale, at)
        else:
            self.fit()

    def zoom_to(self, scale: float, at: QPointF) -> None:
        """Zoom to `scale` (canvas units per photo pixel) around the pane position `at`."""
        self._change_to(self.viewport.zoomed(scale, at.x(), at.y()))

    def pan(self, dx: float, dy: float) -> None:
        """Move the photo by (dx, dy) canvas units."""
        self._change_to(self.viewport.moved(dx, dy))

    def pan_step(self, dx: int, dy: int) -> None:
        """Pan by one key step in the direction (dx, dy), -1 to 1 each."""
        self.pan(-PAN_STEP * dx, -PAN_STEP * dy)

    def centre_on(self, x: float, y: float) -> None:
        """Move the photo point (x, y) to the centre of the pane."""
        if self.photo_size:
            self.is_fitted = False
            self._apply(self.viewport.centred(self.photo_size, self.pane_size, (x, y)))

    @property
    def _full_scale(self) -> float:
        """Scale of 100 %, in canvas units per photo pixel."""
        return self.enlargement / self.pixel_ratio

    def _change_to(self, view: Viewport) -> None:
        if self.photo_size:
            self.is_fitted = False
            self._apply(view.clamped(self.photo_size, self.pane_size))

    def _apply(self, view: Viewport) -> None:
        self.viewport = view
        self.zoom_changed.emit(view.scale / self._full_scale)
        self._emit_focus()
        self.viewport_changed.emit()

    def _emit_focus(self) -> None:
        at = self._pointer or self.centre
        self.focus_changed.emit(*self.viewport.to_photo(at.x(), at.y()))
