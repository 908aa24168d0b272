"""Where the person looks: the viewport as it follows hands, keys and the size of the canvas."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal, Slot

from desktop.ui.canvas.viewport import Viewport

MARGIN = 24
STEP = 1.25
STRIDE = 48.0
MOST_FITTED = 4.0


class ViewNavigation(QObject):
    """Zoom and pan over one photo in a pane of some size. `ratio` is device pixels for each unit
    of the canvas."""

    moved = Signal()
    zoomed = Signal(float)
    focus_changed = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = Viewport()
        self.photo: tuple[int, int] | None = None
        self.pane = (1, 1)
        self.ratio = 1.0
        self.fits = True
        self._pointer: QPointF | None = None

    @property
    def middle(self) -> QPointF:
        return QPointF(self.pane[0] / 2, self.pane[1] / 2)

    @property
    def frame(self) -> QRectF:
        """The whole photo on the canvas."""
        width, height = self.photo or (0, 0)
        scale = self.view.scale
        return QRectF(self.view.x, self.view.y, width * scale, height * scale)

    @property
    def seen(self) -> QRectF:
        """The part of the photo that is on the canvas, in pixels of the photo."""
        width, height = self.photo or (0, 0)
        left, top = self.view.on_photo(0, 0)
        right, bottom = self.view.on_photo(*self.pane)
        seen = QRectF(QPointF(left, top), QPointF(right, bottom))
        return seen.intersected(QRectF(0, 0, width, height))

    def begin(self, width: int, height: int) -> None:
        """Another photo, which is fitted."""
        self.photo = (width, height)
        self.fit()

    def resize(self, width: int, height: int, ratio: float) -> None:
        self.pane, self.ratio = (max(width, 1), max(height, 1)), ratio
        if self.fits:
            self.fit()
        else:
            self._go(self.view)

    def in_pane(self, at: QPointF) -> QPointF:
        """A place of the canvas, where two panes side by side look at the same place."""
        return at - QPointF(self.pane[0], 0) if at.x() >= self.pane[0] else at

    def point_at(self, at: QPointF | None) -> None:
        """The pointer is there, None: nowhere. What is under it is what the person looks at, and
        otherwise the middle."""
        self._pointer = at
        self._tell_place()

    @Slot()
    def fit(self) -> None:
        """The whole photo; small ones at most at 400 %."""
        if self.photo:
            most = MOST_FITTED / self.ratio
            self.fits = True
            self._tell(Viewport.fitted(self.photo, self.pane, MARGIN, most))

    @Slot()
    def zoom_to_100(self) -> None:
        """One pixel of the photo on one of the screen."""
        self.zoom(1 / self.ratio, self.middle)

    @Slot()
    def zoom_in(self) -> None:
        self.zoom(self.view.scale * STEP, self.middle)

    @Slot()
    def zoom_out(self) -> None:
        self.zoom(self.view.scale / STEP, self.middle)

    def zoom_by_wheel(self, turns: float, at: QPointF) -> None:
        """So many notches of the wheel, over that place."""
        self.zoom(self.view.scale * STEP**turns, at)

    def toggle(self, at: QPointF) -> None:
        """Between the whole photo and its pixels."""
        if self.fits:
            self.zoom(1 / self.ratio, at)
        else:
            self.fit()

    def zoom(self, scale: float, at: QPointF) -> None:
        """To that scale; what lies under `at` stays there."""
        self._go(self.view.zoomed(scale, at.x(), at.y()))

    def drag(self, dx: float, dy: float) -> None:
        self._go(self.view.moved(dx, dy))

    def pan_step(self, dx: int, dy: int) -> None:
        """A step of the arrow keys."""
        self.drag(-STRIDE * dx, -STRIDE * dy)

    def centre_on(self, x: float, y: float) -> None:
        """That place of the photo in the middle."""
        if self.photo:
            self.fits = False
            self._tell(self.view.centred(self.photo, self.pane, (x, y)))

    def _go(self, view: Viewport) -> None:
        if self.photo:
            self.fits = False
            self._tell(view.held(self.photo, self.pane))

    def _tell(self, view: Viewport) -> None:
        self.view = view
        self.zoomed.emit(view.scale * self.ratio)
        self._tell_place()
        self.moved.emit()

    def _tell_place(self) -> None:
        at = self._pointer or self.middle
        self.focus_changed.emit(*self.view.on_photo(at.x(), at.y()))
