"""What has come of a preview, laid over the result."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPainter

from desktop.restoration.preview import Scene
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.partial_patch import PartialPatch
from desktop.ui.canvas.split_divider import SplitDivider
from desktop.ui.canvas.tile_painter import canvas_rect
from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Pixels, Rect

LABEL = 32
"""Height of a label with the room below it."""


@dataclass(frozen=True, slots=True)
class PreviewTile:
    """What has come of one scene."""

    scene: Scene
    patch: PartialPatch

    @classmethod
    def empty(cls, scene: Scene) -> "PreviewTile":
        """Of which nothing has come."""
        return cls(scene, PartialPatch.for_photo(Rect(0, 0, scene.rect.w, scene.rect.h), 1))


class PreviewOverlay(QObject):
    """Later scenes cover earlier ones, which are less fine. A preview stays until the first piece
    of the next one is there."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._glimpses: tuple[PreviewTile, ...] = ()
        self._renews = True
        self.display_transform = DisplayTransform()
        """Of the screen."""

    @property
    def has_preview(self) -> bool:
        """Whether something is to be seen."""
        return bool(self._glimpses)

    @Slot()
    def begin_preview(self) -> None:
        """The next piece is the first of another preview."""
        self._renews = True

    @Slot(object, object, object)
    def add_tile(self, scene: Scene, rect: Rect, pixels: Pixels) -> None:
        """A piece, in pixels of the scene's level."""
        if self._renews:
            self._glimpses, self._renews = (), False
        if not self._glimpses or self._glimpses[-1].scene != scene:
            self._glimpses = (*self._glimpses, PreviewTile.empty(scene))
        self._glimpses[-1].patch.add_tile(
            rect.relative_to(scene.rect), pixels, self.display_transform
        )
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Show the document again."""
        self._glimpses = ()
        self.changed.emit()

    def paint(
        self, painter: QPainter, view: Viewport, part: QRectF, ratio: float, *, below_label: bool
    ) -> None:
        """Over that part of the canvas, marked as a preview; `below_label`: its corner is taken."""
        if not self._glimpses:
            return
        painter.save()
        painter.setClipRect(part)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for glimpse in self._glimpses:
            place = canvas_rect(glimpse.scene.rect, view, glimpse.scene.level, ratio)
            painter.drawImage(place, glimpse.patch.image)
        corner = part.translated(0, LABEL if below_label else 0)
        SplitDivider().paint_label(painter, corner, self.tr("Preview"), on_right=True)
        painter.restore()
