"""What can be laid over the photo to judge a restoration, one at a time."""

from dataclasses import replace
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter

from desktop.document.document import Document
from desktop.document.transform import CropTransform
from desktop.render.renderer import effective_layers, render_key
from desktop.ui.canvas import heatmap
from desktop.ui.canvas.navigation import ViewNavigation
from desktop.ui.canvas.qt_transform import photo_to_canvas, sides
from desktop.ui.canvas.tile_painter import Renderer, target, visible
from desktop.ui.canvas.tile_view import TileView
from desktop.ui.canvas.viewport import Viewport
from models.core.invention_map import InventionMap
from models.core.pixels import Rect


class OverlayKind(Enum):
    """What is laid over the photo."""

    NOTHING = "nothing"
    DIFFERENCE = "difference"
    INVENTED = "invented"


class Overlays(QObject):
    """Paints the chosen one. Differences are made tile by tile, off the UI thread."""

    changed = Signal()

    def __init__(self, renderer: Renderer, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer, self._sheet = renderer, TileView(pool, self)
        self._sheet.changed.connect(self.changed)
        self._chosen = OverlayKind.NOTHING
        self._identity: tuple[str, CropTransform | None] = ("", None)
        self._document: Document | None = None
        self._maps: dict[int, tuple[InventionMap, QImage]] = {}

    @property
    def chosen(self) -> OverlayKind:
        return self._chosen

    def choose(self, overlay: OverlayKind) -> None:
        """Lay this over the photo from now on."""
        self._chosen = overlay
        self._prepare()
        self.changed.emit()

    def show_document(self, document: Document) -> None:
        identity = document.photo.sha256, document.transform
        if identity != self._identity:
            self._identity = identity
            self._sheet.clear()
        self._document = document
        self._prepare()

    def want(self, looking: ViewNavigation) -> None:
        """Ask for what is in view."""
        differs = self._chosen is OverlayKind.DIFFERENCE and self._document is not None
        self._sheet.want(visible(looking) if differs else ())

    def paint(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Over that part of the canvas."""
        painter.save()
        painter.setClipRect(part)
        if self._chosen is OverlayKind.DIFFERENCE:
            for tile in self._sheet.tiles():
                place = target(tile.place.rect, view, tile.place.level, ratio)
                painter.drawImage(place, tile.image or QImage())
        elif self._chosen is OverlayKind.INVENTED:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_invented(painter, view, ratio)
        painter.restore()

    def _paint_invented(self, painter: QPainter, view: Viewport, ratio: float) -> None:
        """Where the frame shows it."""
        document = self._document
        if document is not None:
            seen = target(document.visible_rect, view, 0, ratio)
            painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
            placed = photo_to_canvas(view, document.transform, document.photo.whole)
            painter.setTransform(placed, combine=True)
            for evidence, image in self._maps.values():
                painter.drawImage(QRectF(*sides(evidence.rect)), image)

    def _prepare(self) -> None:
        document = self._document
        if document is None:
            return
        if self._chosen is OverlayKind.DIFFERENCE:
            self._sheet.show(render_key(document), partial(self._difference, document))
        elif self._chosen is OverlayKind.INVENTED:
            known, found = self._maps, evidence_of(document)
            self._maps = {
                id(each): known.get(id(each)) or (each, heatmap.invention_colours(each))
                for each in found
            }

    def _difference(self, document: Document, level: int, rect: Rect) -> QImage:
        before = self._renderer.tile(replace(document, layers=()), level, rect)
        return heatmap.difference_colours(before, self._renderer.tile(document, level, rect))


def evidence_of(document: Document) -> tuple[InventionMap, ...]:
    """Of the layers that are seen."""
    return tuple(
        each for layer in effective_layers(document) if layer.patch for each in layer.patch.evidence
    )
