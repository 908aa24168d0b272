"""How tiles become a picture on the canvas."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.transform import CropTransform
from desktop.render.renderer import render_key
from desktop.ui.canvas.display_transform import DisplayTransform
from desktop.ui.canvas.mask_overlay import mask_overlay_image
from desktop.ui.canvas.navigation import ViewNavigation
from desktop.ui.canvas.partial_patch import PartialPatch
from desktop.ui.canvas.qt_transform import photo_to_canvas, sides
from desktop.ui.canvas.tile_view import TileId, TileView, ViewTile
from desktop.ui.canvas.viewport import Viewport
from models.core.pixels import Pixels, Rect

TILE = 512
"""Side of a tile, in pixels of its level."""

SEAM = 64
"""Narrower pieces only mend where two meet."""

HUGE = 8_000_000
"""Pixels from which on a photo is shown roughly first."""

GLANCE = 1024
"""Long side of that rough picture."""

HARD_EDGES = 2.0
"""Device pixels for each photo pixel from which on pixels are drawn as squares."""


class Renderer(Protocol):
    """What the canvas shows comes from here, in threads of a pool."""

    def tile(self, document: Document, level: int, tile: Rect) -> Pixels: ...

    def glance(self, document: Document, longest: int) -> Pixels: ...


class TilePainter(QObject):
    """Draws the two sheets, over the one with the result what is just arriving, and over that
    the mask that is being drawn."""

    changed = Signal()

    def __init__(self, renderer: Renderer, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._after, self._before, self._mask = (TileView(pool, self) for _ in range(3))
        for sheet in (self._after, self._before, self._mask):
            sheet.changed.connect(self.changed)
        self.running: Rect | None = None
        self._arrivals: tuple[PartialPatch, ...] = ()
        self._photo = self._shown = Rect(0, 0, 1, 1)
        self._frame: CropTransform | None = None
        self._identity = ""
        self._drawn_mask: tuple[Mask, bool] | None = None
        self._documents: dict[TileView, Document] = {}
        self._colours = DisplayTransform()

    @property
    def settled(self) -> bool:
        """Whether all that is to be seen is there."""
        return self._after.complete and self._before.complete

    def begin(self, document: Document) -> None:
        """Forget the tiles of another photo, or of another frame."""
        mask = self._drawn_mask if document.photo.sha256 == self._identity else None
        self._identity, self._frame = document.photo.sha256, document.transform
        self._photo, self._shown = document.photo.whole, document.visible_rect
        self._arrivals = ()
        self._after.clear()
        self._before.clear()
        self._mask.clear()
        self._show(self._before, Document(document.photo, transform=document.transform))
        self.show_mask(*(mask or (None, False)))

    def show_in(self, colours: DisplayTransform) -> None:
        """The colours of the screen from now on."""
        self._colours = colours
        for sheet, document in self._documents.items():
            self._show(sheet, document)

    def show(self, document: Document) -> None:
        """What the result looks like from now on."""
        self._show(self._after, document)

    def show_mask(self, region: Mask | None, hidden: bool) -> None:
        """Lay this mask over the result; None: nothing. `hidden` shows what it leaves out."""
        self._drawn_mask = None if region is None else (region, hidden)
        if region is not None:
            drawn = partial(mask_overlay_image, region, hidden, self._frame)
            self._mask.show((region.key, hidden, self._frame), drawn)

    def want(self, looking: ViewNavigation, after: bool, before: bool) -> None:
        """Ask for the tiles in view of what is shown, those in the middle first."""
        places = visible(looking)
        self._after.want(places if after else ())
        self._before.want(places if before else ())
        self._mask.want(places if after and self._drawn_mask else ())

    def expect(self, opacity: float) -> None:
        """Tiles of a layer with that opacity come from now on."""
        arrival = PartialPatch.over(self._photo, opacity)
        self._arrivals = (*self._arrivals, arrival)

    def add(self, rect: Rect, tile: Pixels) -> None:
        if self._arrivals:
            self._arrivals[-1].add(rect, tile, self._colours)
            if min(rect.w, rect.h) >= SEAM:
                self.running = rect

    def settle(self) -> None:
        """The sheet with the result holds from this edition on what has arrived."""
        for arrival in self._arrivals:
            if arrival.settled is None:
                arrival.settled = self._after.generation

    def drop(self) -> None:
        """Forget what has not been settled."""
        self._arrivals = tuple(each for each in self._arrivals if each.settled is not None)
        self.running = None

    def before(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """The photo as it was, in that part of the canvas."""
        self._prepare(painter, view, part, ratio)
        self._draw_backdrop(painter, view, self._before, ratio)
        for tile in self._before.tiles():
            place = target(tile.place.rect, view, tile.place.level, ratio)
            painter.drawImage(place, tile.image or QImage())
        painter.restore()

    def after(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """The result, with what arrives over the tiles that do not hold it yet."""
        self._prepare(painter, view, part, ratio)
        if self._after.complete:
            self._forget_settled()
        self._draw_backdrop(painter, view, self._after, ratio)
        for tile in self._after.tiles():
            place = target(tile.place.rect, view, tile.place.level, ratio)
            painter.drawImage(place, tile.image or QImage())
            self._draw_arrivals(painter, view, tile, ratio)
        painter.restore()

    def mask(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        """Where the person has selected, or where a layer acts."""
        if self._drawn_mask is None:
            return
        self._prepare(painter, view, part, ratio)
        for tile in self._mask.tiles():
            place = target(tile.place.rect, view, tile.place.level, ratio)
            painter.drawImage(place, tile.image or QImage())
        painter.restore()

    def work(self, painter: QPainter, view: Viewport, part: QRectF, colour: QColor) -> None:
        """A frame around the piece that arrived last."""
        if self.running is not None:
            painter.save()
            painter.setClipRect(part)
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = QRectF(self.running.x, self.running.y, self.running.w, self.running.h)
            painter.drawPolygon(
                photo_to_canvas(view, self._frame, self._photo).map(QPolygonF(place))
            )
            painter.restore()

    def _prepare(self, painter: QPainter, view: Viewport, part: QRectF, ratio: float) -> None:
        painter.save()
        painter.setClipRect(part)
        smooth = view.scale * ratio < HARD_EDGES
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)

    def _draw_backdrop(
        self, painter: QPainter, view: Viewport, sheet: TileView, ratio: float
    ) -> None:
        if sheet.backdrop is not None and not sheet.complete:
            painter.drawImage(target(self._shown, view, 0, ratio), sheet.backdrop)

    def _draw_arrivals(
        self, painter: QPainter, view: Viewport, tile: ViewTile, ratio: float
    ) -> None:
        full = tile.place.rect.scaled(1 << tile.place.level).clipped(self._shown)
        for arrival in self._arrivals:
            if arrival.covers(tile.generation):
                painter.save()
                painter.setOpacity(arrival.opacity)
                place = target(full, view, 0, ratio)
                if self._frame is None:
                    painter.drawImage(place, arrival.image, arrival.reduced(full))
                else:
                    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
                    painter.setTransform(
                        photo_to_canvas(view, self._frame, self._photo), combine=True
                    )
                    painter.drawImage(QRectF(*sides(self._photo)), arrival.image)
                painter.restore()

    def _show(self, sheet: TileView, document: Document) -> None:
        self._documents[sheet] = document
        huge, colours = self._photo.area > HUGE, self._colours
        rough = partial(self._glanced, document, colours) if huge else None
        key = render_key(document), colours
        sheet.show(key, partial(self._drawn, document, colours), rough)

    def _drawn(
        self, document: Document, colours: DisplayTransform, level: int, rect: Rect
    ) -> QImage:
        return colours.picture(self._renderer.tile(document, level, rect))

    def _glanced(self, document: Document, colours: DisplayTransform) -> QImage:
        return colours.picture(self._renderer.glance(document, GLANCE))

    def _forget_settled(self) -> None:
        self._arrivals = tuple(
            each for each in self._arrivals if each.covers(self._after.generation)
        )


def target(rect: Rect, view: Viewport, level: int, ratio: float) -> QRectF:
    """Where a rectangle of a level lies on the canvas, on whole device pixels so that neighbours
    meet."""
    unit = view.scale * 2**level * ratio
    left, top = round(view.x * ratio + rect.x * unit), round(view.y * ratio + rect.y * unit)
    right = round(view.x * ratio + (rect.x + rect.w) * unit)
    bottom = round(view.y * ratio + (rect.y + rect.h) * unit)
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)


def seen_level(looking: ViewNavigation) -> tuple[int, Rect]:
    """The level that is on the canvas, and the part of it."""
    level = looking.view.level(looking.ratio)
    return level, looking.view.seen(_whole(looking, level), level, looking.pane)


def visible(looking: ViewNavigation) -> tuple[TileId, ...]:
    """The tiles on the canvas, those in the middle first."""
    level, seen = seen_level(looking)
    whole = _whole(looking, level)
    x, y = seen.centre
    rects = [rect for rect in whole.tiles(TILE) if rect.clipped(seen).area]
    rects.sort(key=lambda rect: (rect.centre[0] - x) ** 2 + (rect.centre[1] - y) ** 2)
    return tuple(TileId(level, rect) for rect in rects)


def _whole(looking: ViewNavigation, level: int) -> Rect:
    width, height = looking.photo or (0, 0)
    by = 1 << level
    return Rect(0, 0, -(-width // by), -(-height // by))
