"""Tile painter: draws original, result, running tiles and mask onto the canvas."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.render.document_renderer import render_key
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.mask_overlay import mask_overlay_image
from desktop.ui.canvas.partial_patch import PartialPatch
from desktop.ui.canvas.qt_transform import photo_to_canvas, rect_sides
from desktop.ui.canvas.tile_view import TileId, TileView, ViewTile
from desktop.ui.canvas.view_navigation import ViewNavigation
from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Pixels, Rect

TILE = 512
"""Side of a view tile in pixels of its level."""

MIN_RUNNING_SIDE = 64
"""Smallest side of a finished tile that is outlined, in pixels.

Narrower ones only blend the seam between two tiles.
"""

BACKDROP_AREA = 8_000_000
"""Number of photo pixels above which a backdrop is shown before the tiles."""

BACKDROP_SIDE = 1024
"""Long side of the backdrop, in pixels."""

HARD_EDGES = 2.0
"""Device pixels per photo pixel from which on pixels are drawn as squares."""


class Renderer(Protocol):
    """Protocol of the document renderer; its methods are called from pool threads."""

    def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
        """Render the rect `tile` of the document reduced by 2^level, in its pixels."""
        ...

    def glance(self, document: Document, longest: int) -> Pixels:
        """Render the whole document quickly, with a long side of about `longest` pixels."""
        ...


class TilePainter(QObject):
    """Painter of the view tiles of original, result and mask.

    Tiles of a running layer are drawn over the result, the mask over both."""

    changed = Signal()

    def __init__(self, renderer: Renderer, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._after, self._before, self._mask = (TileView(pool, self) for _ in range(3))
        for tile_view in (self._after, self._before, self._mask):
            tile_view.changed.connect(self.changed)
        self.running_rect: Rect | None = None
        self._partial_patches: tuple[PartialPatch, ...] = ()
        self._photo = self._visible = Rect(0, 0, 1, 1)
        self._crop: CropTransform | None = None
        self._identity = ""
        self._shown_mask: tuple[Mask, bool] | None = None
        self._documents: dict[TileView, Document] = {}
        self._display_transform = DisplayTransform()

    @property
    def is_complete(self) -> bool:
        """Whether all requested tiles of result and original are drawn."""
        return self._after.is_complete and self._before.is_complete

    def reset(self, document: Document) -> None:
        """Drop all tiles for another photo or crop; the mask stays if the photo is the same."""
        mask = self._shown_mask if document.photo.sha256 == self._identity else None
        self._identity, self._crop = document.photo.sha256, document.transform
        self._photo, self._visible = document.photo.whole, document.visible_rect
        self._partial_patches = ()
        self._after.clear()
        self._before.clear()
        self._mask.clear()
        self._show(self._before, Document(document.photo, transform=document.transform))
        self.show_mask(*(mask or (None, False)))

    def set_display_transform(self, display_transform: DisplayTransform) -> None:
        """Redraw all tiles in the colours of the display."""
        self._display_transform = display_transform
        for tile_view, document in self._documents.items():
            self._show(tile_view, document)

    def show_document(self, document: Document) -> None:
        """Set the document whose result is drawn."""
        self._show(self._after, document)

    def show_mask(self, mask: Mask | None, hidden: bool) -> None:
        """Set the mask to draw, None for none; `hidden` tints the area outside of it."""
        self._shown_mask = None if mask is None else (mask, hidden)
        if mask is not None:
            draw = partial(mask_overlay_image, mask, hidden, self._crop)
            self._mask.set_picture((mask.key, hidden, self._crop), draw)

    def request_tiles(self, navigation: ViewNavigation, after: bool, before: bool) -> None:
        """Request tiles in view of the result (`after`) and the original (`before`)."""
        ids = visible_tiles(navigation)
        self._after.request_tiles(ids if after else ())
        self._before.request_tiles(ids if before else ())
        self._mask.request_tiles(ids if after and self._shown_mask else ())

    def begin_partial_patch(self, opacity: float) -> None:
        """Start to collect tiles of a layer that runs, to be drawn with this opacity."""
        patch = PartialPatch.for_photo(self._photo, opacity)
        self._partial_patches = (*self._partial_patches, patch)

    def add_tile(self, rect: Rect, tile: Pixels) -> None:
        """Draw a finished tile of the running layer; `rect` is in pixels of the photo."""
        if self._partial_patches:
            self._partial_patches[-1].add_tile(rect, tile, self._display_transform)
            if min(rect.w, rect.h) >= MIN_RUNNING_SIDE:
                self.running_rect = rect

    def commit_tiles(self) -> None:
        """Record that the current version of the result contains the finished tiles."""
        for patch in self._partial_patches:
            if patch.committed_generation is None:
                patch.committed_generation = self._after.generation

    def drop_partial_patches(self) -> None:
        """Drop the tiles of runs that did not become part of the document."""
        kept = (each for each in self._partial_patches if each.committed_generation is not None)
        self._partial_patches = tuple(kept)
        self.running_rect = None

    def paint_before(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Paint the original into `part`; `ratio` is device pixels per canvas unit."""
        self._prepare(painter, view, part, ratio)
        self._paint_backdrop(painter, view, self._before, ratio)
        for tile in self._before.tiles():
            _paint_tile(painter, view, tile, ratio)
        painter.restore()

    def paint_after(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Paint the result into `part`, with tiles of running layers over outdated ones.

        `ratio` is device pixels per canvas unit."""
        self._prepare(painter, view, part, ratio)
        if self._after.is_complete:
            self._drop_covered()
        self._paint_backdrop(painter, view, self._after, ratio)
        for tile in self._after.tiles():
            _paint_tile(painter, view, tile, ratio)
            self._paint_partial_patches(painter, view, tile, ratio)
        painter.restore()

    def paint_mask(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Paint the mask, if there is one, into `part` at `ratio` device pixels per unit."""
        if self._shown_mask is not None:
            self._prepare(painter, view, part, ratio)
            for tile in self._mask.tiles():
                _paint_tile(painter, view, tile, ratio)
            painter.restore()

    def paint_running_tile(
        self, painter: QPainter, view: Viewport, part: QRectF, colour: QColor
    ) -> None:
        """Outline the tile of the running layer that was finished last."""
        if self.running_rect is not None:
            painter.save()
            painter.setClipRect(part)
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect_on_canvas = QRectF(
                self.running_rect.x, self.running_rect.y, self.running_rect.w, self.running_rect.h
            )
            painter.drawPolygon(
                photo_to_canvas(view, self._crop, self._photo).map(QPolygonF(rect_on_canvas))
            )
            painter.restore()

    def _prepare(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        painter.save()
        painter.setClipRect(part)
        smooth = view.scale * ratio < HARD_EDGES
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)

    def _paint_backdrop(
        self, painter: QPainter, view: Viewport, tile_view: TileView, ratio: float
    ) -> None:
        if tile_view.backdrop is not None and not tile_view.is_complete:
            painter.drawImage(canvas_rect(self._visible, view, 0, ratio), tile_view.backdrop)

    def _paint_partial_patches(
        self, painter: QPainter, view: Viewport, tile: ViewTile, ratio: float
    ) -> None:
        full = tile.tile_id.rect.scaled(1 << tile.tile_id.level).clipped(self._visible)
        for patch in self._partial_patches:
            if patch.covers(tile.generation):
                painter.save()
                painter.setOpacity(patch.opacity)
                rect_on_canvas = canvas_rect(full, view, 0, ratio)
                if self._crop is None:
                    painter.drawImage(rect_on_canvas, patch.image, patch.to_image_rect(full))
                else:
                    painter.setClipRect(rect_on_canvas, Qt.ClipOperation.IntersectClip)
                    painter.setTransform(
                        photo_to_canvas(view, self._crop, self._photo), combine=True
                    )
                    painter.drawImage(QRectF(*rect_sides(self._photo)), patch.image)
                painter.restore()

    def _show(self, tile_view: TileView, document: Document) -> None:
        self._documents[tile_view] = document
        is_large, display_transform = self._photo.area > BACKDROP_AREA, self._display_transform
        draw_backdrop = (
            partial(self._draw_overview, document, display_transform) if is_large else None
        )
        key = render_key(document), display_transform
        tile_view.set_picture(
            key, partial(self._draw_tile, document, display_transform), draw_backdrop
        )

    def _draw_tile(
        self, document: Document, display_transform: DisplayTransform, level: int, rect: Rect
    ) -> QImage:
        return display_transform.to_qimage(self._renderer.tile(document, level, rect))

    def _draw_overview(self, document: Document, display_transform: DisplayTransform) -> QImage:
        return display_transform.to_qimage(self._renderer.glance(document, BACKDROP_SIDE))

    def _drop_covered(self) -> None:
        self._partial_patches = tuple(
            each for each in self._partial_patches if each.covers(self._after.generation)
        )


def _paint_tile(painter: QPainter, view: Viewport, tile: ViewTile, ratio: float) -> None:
    """Paint a tile where it lies on the canvas; `ratio` is device pixels per canvas unit."""
    rect = canvas_rect(tile.tile_id.rect, view, tile.tile_id.level, ratio)
    painter.drawImage(rect, tile.image or QImage())


def canvas_rect(rect: Rect, view: Viewport, level: int, ratio: float) -> QRectF:
    """Return the canvas rect of a rect in pixels of a level, aligned to device pixels.

    Neighbouring tiles then meet without gaps. `ratio` is device pixels per canvas unit."""
    unit = view.scale * 2**level * ratio
    left, top = round(view.x * ratio + rect.x * unit), round(view.y * ratio + rect.y * unit)
    right = round(view.x * ratio + (rect.x + rect.w) * unit)
    bottom = round(view.y * ratio + (rect.y + rect.h) * unit)
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)


def visible_level(navigation: ViewNavigation) -> tuple[int, Rect]:
    """Return the level that the canvas shows and the visible rect in its pixels."""
    level = navigation.viewport.level(navigation.pixel_ratio)
    whole = _level_rect(navigation, level)
    return level, navigation.viewport.visible_rect(whole, level, navigation.pane_size)


def visible_tiles(navigation: ViewNavigation) -> tuple[TileId, ...]:
    """List the tiles in view, those near the centre first."""
    level, visible = visible_level(navigation)
    whole = _level_rect(navigation, level)
    rects = [rect for rect in whole.tiles(TILE) if rect.clipped(visible).area]
    rects.sort(key=lambda rect: rect.distance_to(visible.centre))
    return tuple(TileId(level, rect) for rect in rects)


def _level_rect(navigation: ViewNavigation, level: int) -> Rect:
    width, height = navigation.photo_size or (0, 0)
    reduction = 1 << level
    return Rect(0, 0, -(-width // reduction), -(-height // reduction))
