"""Where the person looks: the viewport as it follows hands, keys and the size of the canvas."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal, Slot

from desktop.ui.canvas.viewport import Viewport

MARGIN = 24
ZOOM_STEP = 1.25
PAN_STEP = 48.0
MAX_FITTED_ZOOM = 4.0


class ViewNavigation(QObject):
    """Zoom and pan over one photo in a pane of some size. `ratio` is device pixels for each unit
    of the canvas."""

    viewport_changed = Signal()
    zoom_changed = Signal(float)
    focus_changed = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.photo_size: tuple[int, int] | None = None
        self.pane_size = (1, 1)
        self.pixel_ratio = 1.0
        self.is_fitted = True
        self._pointer: QPointF | None = None

    @property
    def centre(self) -> QPointF:
        return QPointF(self.pane_size[0] / 2, self.pane_size[1] / 2)

    @property
    def photo_rect(self) -> QRectF:
        """The whole photo on the canvas."""
        width, height = self.photo_size or (0, 0)
        scale = self.viewport.scale
        return QRectF(self.viewport.x, self.viewport.y, width * scale, height * scale)

    @property
    def visible_rect(self) -> QRectF:
        """The part of the photo that is on the canvas, in pixels of the photo."""
        width, height = self.photo_size or (0, 0)
        left, top = self.viewport.to_photo(0, 0)
        right, bottom = self.viewport.to_photo(*self.pane_size)
        seen = QRectF(QPointF(left, top), QPointF(right, bottom))
        return seen.intersected(QRectF(0, 0, width, height))

    def set_photo_size(self, width: int, height: int) -> None:
        """Another photo, which is fitted."""
        self.photo_size = (width, height)
        self.fit()

    def resize(self, width: int, height: int, ratio: float) -> None:
        self.pane_size, self.pixel_ratio = (max(width, 1), max(height, 1)), ratio
        if self.is_fitted:
            self.fit()
        else:
            self._go(self.viewport)

    def to_pane(self, at: QPointF) -> QPointF:
        """A place of the canvas, where two panes side by side look at the same place."""
        return at - QPointF(self.pane_size[0], 0) if at.x() >= self.pane_size[0] else at

    def set_pointer(self, at: QPointF | None) -> None:
        """The pointer is there, None: nowhere. What is under it is what the person looks at, and
        otherwise the middle."""
        self._pointer = at
        self._tell_place()

    @Slot()
    def fit(self) -> None:
        """The whole photo; small ones at most at 400 %."""
        if self.photo_size:
            most = MAX_FITTED_ZOOM / self.pixel_ratio
            self.is_fitted = True
            self._tell(Viewport.fitted(self.photo_size, self.pane_size, MARGIN, most))

    @Slot()
    def zoom_to_100(self) -> None:
        """One pixel of the photo on one of the screen."""
        self.zoom_to(1 / self.pixel_ratio, self.centre)

    @Slot()
    def zoom_in(self) -> None:
        self.zoom_to(self.viewport.scale * ZOOM_STEP, self.centre)

    @Slot()
    def zoom_out(self) -> None:
        self.zoom_to(self.viewport.scale / ZOOM_STEP, self.centre)

    def zoom_by_wheel(self, turns: float, at: QPointF) -> None:
        """So many notches of the wheel, over that place."""
        self.zoom_to(self.viewport.scale * ZOOM_STEP**turns, at)

    def toggle_fit(self, at: QPointF) -> None:
        """Between the whole photo and its pixels."""
        if self.is_fitted:
            self.zoom_to(1 / self.pixel_ratio, at)
        else:
            self.fit()

    def zoom_to(self, scale: float, at: QPointF) -> None:
        """To that scale; what lies under `at` stays there."""
        self._go(self.viewport.zoomed(scale, at.x(), at.y()))

    def pan(self, dx: float, dy: float) -> None:
        self._go(self.viewport.moved(dx, dy))

    def pan_step(self, dx: int, dy: int) -> None:
        """A step of the arrow keys."""
        self.pan(-PAN_STEP * dx, -PAN_STEP * dy)

    def centre_on(self, x: float, y: float) -> None:
        """That place of the photo in the middle."""
        if self.photo_size:
            self.is_fitted = False
            self._tell(self.viewport.centred(self.photo_size, self.pane_size, (x, y)))

    def _go(self, view: Viewport) -> None:
        if self.photo_size:
            self.is_fitted = False
            self._tell(view.clamped(self.photo_size, self.pane_size))

    def _tell(self, view: Viewport) -> None:
        self.viewport = view
        self.zoom_changed.emit(view.scale * self.pixel_ratio)
        self._tell_place()
        self.viewport_changed.emit()

    def _tell_place(self) -> None:
        at = self._pointer or self.centre
        self.focus_changed.emit(*self.viewport.to_photo(at.x(), at.y()))
