"""Overlays to judge a restoration: differences and invention maps, one at a time."""

from dataclasses import replace
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.render.document_renderer import effective_layers, render_key
from desktop.ui.canvas import heatmap_colours
from desktop.ui.canvas.qt_transform import photo_to_canvas, rect_sides
from desktop.ui.canvas.tile_painter import Renderer, canvas_rect, visible_tiles
from desktop.ui.canvas.tile_view import TileView
from desktop.ui.canvas.view_navigation import ViewNavigation
from desktop.ui.canvas.viewport import Viewport
from models.core.invention_map import InventionMap
from models.core.pixels import Rect


class OverlayKind(Enum):
    """Kind of overlay that is shown over the result."""

    NOTHING = "nothing"
    DIFFERENCE = "difference"
    INVENTED = "invented"


class Overlays(QObject):
    """Painter of the chosen overlay; difference tiles are computed in a thread pool."""

    changed = Signal()

    def __init__(self, renderer: Renderer, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer, self._difference_view = renderer, TileView(pool, self)
        self._difference_view.changed.connect(self.changed)
        self._kind = OverlayKind.NOTHING
        self._identity: tuple[str, CropTransform | None] = ("", None)
        self._document: Document | None = None
        self._maps: dict[int, tuple[InventionMap, QImage]] = {}

    @property
    def kind(self) -> OverlayKind:
        """Kind of overlay that is chosen."""
        return self._kind

    def set_kind(self, overlay: OverlayKind) -> None:
        """Choose the kind of overlay to paint over the result."""
        self._kind = overlay
        self._prepare()
        self.changed.emit()

    def show_document(self, document: Document) -> None:
        """Set the document whose differences and invention maps are shown."""
        identity = document.photo.sha256, document.transform
        if identity != self._identity:
            self._identity = identity
            self._difference_view.clear()
        self._document = document
        self._prepare()

    def request_tiles(self, navigation: ViewNavigation) -> None:
        """Request the difference tiles in view, if the overlay shows differences."""
        needs_tiles = self._kind is OverlayKind.DIFFERENCE and self._document is not None
        self._difference_view.request_tiles(visible_tiles(navigation) if needs_tiles else ())

    def paint(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Paint the overlay into `part` of the canvas; `ratio` is device pixels per canvas unit."""
        painter.save()
        painter.setClipRect(part)
        if self._kind is OverlayKind.DIFFERENCE:
            for tile in self._difference_view.tiles():
                rect = canvas_rect(tile.tile_id.rect, view, tile.tile_id.level, ratio)
                painter.drawImage(rect, tile.image or QImage())
        elif self._kind is OverlayKind.INVENTED:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_invented(painter, view, ratio)
        painter.restore()

    def _paint_invented(self, painter: QPainter, view: Viewport, ratio: float) -> None:
        """Paint the invention maps inside the crop; `ratio` is device pixels per canvas unit."""
        document = self._document
        if document is not None:
            visible = canvas_rect(document.visible_rect, view, 0, ratio)
            painter.setClipRect(visible, Qt.ClipOperation.IntersectClip)
            to_canvas = photo_to_canvas(view, document.transform, document.photo.whole)
            painter.setTransform(to_canvas, combine=True)
            for invention_map, image in self._maps.values():
                painter.drawImage(QRectF(*rect_sides(invention_map.rect)), image)

    def _prepare(self) -> None:
        document = self._document
        if document is None:
            return
        if self._kind is OverlayKind.DIFFERENCE:
            self._difference_view.set_picture(
                render_key(document), partial(self._draw_difference, document)
            )
        elif self._kind is OverlayKind.INVENTED:
            known, maps = self._maps, invention_maps_of(document)
            self._maps = {
                id(each): known.get(id(each)) or (each, heatmap_colours.invention_colours(each))
                for each in maps
            }

    def _draw_difference(self, document: Document, level: int, rect: Rect) -> QImage:
        before = self._renderer.tile(replace(document, layers=()), level, rect)
        return heatmap_colours.difference_colours(
            before, self._renderer.tile(document, level, rect)
        )


def invention_maps_of(document: Document) -> tuple[InventionMap, ...]:
    """Return the invention maps of all layers that affect the result."""
    return tuple(
        each for layer in effective_layers(document) if layer.patch for each in layer.patch.evidence
    )
