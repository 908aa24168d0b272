"""The tiles of one picture that are on screen, drawn off the UI thread."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage

from models.core.pixels import Pixels, Raster, Rect, as_levels

DrawTile = Callable[[int, Rect], QImage]
"""Level, rectangle of that level -> a picture for the screen."""

DrawBackdrop = Callable[[], QImage]
"""The whole picture, coarse and soon."""


@dataclass(frozen=True, slots=True)
class TileId:
    """Which tile: a rectangle of a level."""

    level: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class ViewTile:
    """A tile as it was in an edition of the sheet; without an image when nobody wanted it any
    more when its turn came."""

    tile_id: TileId
    generation: int
    image: QImage | None


@dataclass(frozen=True, slots=True)
class _Order:
    """What the threads read: replaced as a whole, never changed."""

    draw: DrawTile | None = None
    rough: DrawBackdrop | None = None
    key: object = None
    edition: int = 0
    wanted: frozenset[TileId] = frozenset()


SOON = 1
"""Before the tiles that wait."""


class TileView(QObject):
    """Keeps old tiles until new ones come. Of each tile one drawing at most is under way; it
    shows the picture as it is when its turn comes, so that a drag of a slider is followed as
    fast as this computer can."""

    changed = Signal()
    _drawn = Signal(object)
    _sketched = Signal(int, object)

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._order = _Order()
        self._first = 0
        self._tiles: dict[TileId, ViewTile] = {}
        self._asked: set[TileId] = set()
        self._sketching = False
        self.backdrop: QImage | None = None
        self._drawn.connect(self._take)
        self._sketched.connect(self._take_backdrop)

    @property
    def generation(self) -> int:
        """Grows with each picture that is shown."""
        return self._order.edition

    @property
    def is_complete(self) -> bool:
        """Whether all that is wanted is there, as the picture is now."""
        return all(self._current(place) for place in self._order.wanted)

    def set_picture(self, key: object, draw: DrawTile, rough: DrawBackdrop | None = None) -> None:
        """From now on show this picture; the tiles in view stay for a moment. Pictures of equal
        keys look the same. `rough` is for pictures whose tiles take long: it stands behind them
        until they are there."""
        wanted = self._order.wanted
        if self._order.draw is not None and key == self._order.key:
            return
        self._order = _Order(draw, rough, key, self.generation + 1, wanted)
        self._tiles = {place: tile for place, tile in self._tiles.items() if place in wanted}
        if rough is not None and not self._sketching:
            self._sketching = True
            self._pool.start(self._sketch, SOON)

    def clear(self) -> None:
        """Forget all tiles: what comes next is another photo."""
        self._first = self.generation + 1
        self._order, self._tiles, self.backdrop = _Order(edition=self._first), {}, None

    def request_tiles(self, places: tuple[TileId, ...]) -> None:
        """Draw what is missing of these, first things first, and forget all others once these
        are there."""
        order = self._order
        self._order = replace(order, wanted=frozenset(places))
        for place in places:
            if not self._current(place) and place not in self._asked:
                self._asked.add(place)
                self._pool.start(lambda place=place: self._make(place))
        if self.is_complete:
            self._tiles = {place: self._tiles[place] for place in places}

    def tiles(self) -> tuple[ViewTile, ...]:
        """In the order in which they cover each other, lowest first."""
        wanted = self._order.wanted
        order = sorted(self._tiles.values(), key=lambda tile: -tile.tile_id.level)
        return tuple(sorted(order, key=lambda tile: tile.tile_id in wanted))

    def _current(self, place: TileId) -> bool:
        return place in self._tiles and self._tiles[place].generation == self.generation

    def _make(self, place: TileId) -> None:
        order, image = self._order, None
        if order.draw is not None and place in order.wanted:
            image = order.draw(place.level, place.rect)
        self._drawn.emit(ViewTile(place, order.edition, image))

    def _sketch(self) -> None:
        order = self._order
        self._sketched.emit(order.edition, order.rough() if order.rough else None)

    @Slot(int, object)
    def _take_backdrop(self, edition: int, image: QImage | None) -> None:
        self._sketching = False
        if edition >= self._first and image is not None:
            self.backdrop = image
            self.changed.emit()

    @Slot(object)
    def _take(self, tile: ViewTile) -> None:
        self._asked.discard(tile.tile_id)
        if tile.image is not None and tile.generation >= self._first:
            self._tiles[tile.tile_id] = tile
        if tile.tile_id in self._order.wanted:
            self.changed.emit()


def to_qimage(pixels: Pixels) -> QImage:
    """8 bits, four bytes a pixel in the order that is painted fastest, with memory of its own."""
    return raster_to_qimage(as_levels(pixels, np.dtype(np.uint8)))


def raster_to_qimage(levels: Raster) -> QImage:
    """The same from 8 bits."""
    height, width = levels.shape[:2]
    padded = np.full((height, width, 4), 255, np.uint8)
    padded[..., :3] = levels[..., ::-1] if sys.byteorder == "little" else levels
    little = QImage.Format.Format_RGB32
    format = little if sys.byteorder == "little" else QImage.Format.Format_RGBX8888
    return QImage(padded.data, width, height, format).copy()
