"""Preview overlay: finished tiles of a preview, drawn over the result."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPainter

from desktop.restoration.plan_preview import Scene
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.partial_patch import PartialPatch
from desktop.ui.canvas.split_divider import SplitDivider
from desktop.ui.canvas.tile_painter import canvas_rect
from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Pixels, Rect

LABEL = 32
"""Height of a label on the preview with the gap below it, in canvas units."""


@dataclass(frozen=True, slots=True)
class PreviewTile:
    """Finished pixels of one preview scene (a rect of the photo at one level)."""

    scene: Scene
    patch: PartialPatch

    @classmethod
    def empty(cls, scene: Scene) -> "PreviewTile":
        """Make the preview of a scene without finished pixels."""
        return cls(scene, PartialPatch.for_photo(Rect(0, 0, scene.rect.w, scene.rect.h), 1))


class PreviewOverlay(QObject):
    """Overlay that shows the scenes of a preview, the finer ones on top.

    A preview stays visible until the first tile of the next one arrives."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[PreviewTile, ...] = ()
        self._replace_on_next = True
        self.display_transform = DisplayTransform()
        """Colour conversion to the display for tiles that are added."""

    @property
    def has_preview(self) -> bool:
        """Whether a tile of a preview is shown."""
        return bool(self._tiles)

    @Slot()
    def begin_preview(self) -> None:
        """Start another preview, whose first tile replaces what is shown."""
        self._replace_on_next = True

    @Slot(object, object, object)
    def add_tile(self, scene: Scene, rect: Rect, pixels: Pixels) -> None:
        """Add a finished tile; `rect` is in pixels of the level of the scene."""
        if self._replace_on_next:
            self._tiles, self._replace_on_next = (), False
        if not self._tiles or self._tiles[-1].scene != scene:
            self._tiles = (*self._tiles, PreviewTile.empty(scene))
        self._tiles[-1].patch.add_tile(rect.relative_to(scene.rect), pixels, self.display_transform)
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Remove the preview, so that the document is visible."""
        self._tiles = ()
        self.changed.emit()

    def paint(
        self, painter: QPainter, view: Viewport, part: QRectF, ratio: float, *, below_label: bool
    ) -> None:
        """Paint the preview and its label into `part`, a rect of the canvas.

        `ratio` is device pixels per canvas unit; `below_label` moves the label below another
        one."""
        if not self._tiles:
            return
        painter.save()
        painter.setClipRect(part)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for tile in self._tiles:
            rect = canvas_rect(tile.scene.rect, view, tile.scene.level, ratio)
            painter.drawImage(rect, tile.patch.image)
        corner = part.translated(0, LABEL if below_label else 0)
        SplitDivider().paint_label(painter, corner, self.tr("Preview"), on_right=True)
        painter.restore()
