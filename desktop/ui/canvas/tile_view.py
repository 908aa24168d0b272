"""Tile view: the visible tiles of one picture, drawn in a thread pool."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage

from models.core.pixels import Raster, Rect

DrawTile = Callable[[int, Rect], QImage]
"""Function that draws one tile in display colours from a level and a rect in its pixels."""

DrawBackdrop = Callable[[], QImage]
"""Function that draws the whole picture at a low resolution."""


@dataclass(frozen=True, slots=True)
class TileId:
    """Identity of a view tile: a rect in pixels of a level (reduced by 2^level)."""

    level: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class ViewTile:
    """Drawn view tile of one version (generation) of the picture.

    `image` is None if the tile had left the view when its turn came."""

    tile_id: TileId
    generation: int
    image: QImage | None


@dataclass(frozen=True, slots=True)
class _State:
    """Immutable state that pool threads read; it is replaced, never changed."""

    draw: DrawTile | None = None
    draw_backdrop: DrawBackdrop | None = None
    key: object = None
    generation: int = 0
    wanted: frozenset[TileId] = frozenset()


BACKDROP_PRIORITY = 1
"""Thread pool priority of backdrops, above that of tiles (0)."""


class TileView(QObject):
    """Cache of the visible tiles of one picture that keeps old tiles until new ones are drawn.

    Each tile is drawn at most once at a time, from the picture that is current when its turn comes,
    so that outdated pictures are skipped while a slider is dragged."""

    changed = Signal()
    _drawn = Signal(object)
    _backdrop_drawn = Signal(int, object)

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._state = _State()
        self._first_generation = 0
        self._tiles: dict[TileId, ViewTile] = {}
        self._pending: set[TileId] = set()
        self._backdrop_pending = False
        self.backdrop: QImage | None = None
        self._drawn.connect(self._store_tile)
        self._backdrop_drawn.connect(self._store_backdrop)

    @property
    def generation(self) -> int:
        """Number of the current picture, one more for each that is set."""
        return self._state.generation

    @property
    def is_complete(self) -> bool:
        """Whether all requested tiles are drawn from the current picture."""
        return all(self._is_current(tile_id) for tile_id in self._state.wanted)

    def set_picture(
        self, key: object, draw: DrawTile, draw_backdrop: DrawBackdrop | None = None
    ) -> None:
        """Set the picture to draw; tiles in view stay until their new versions are drawn.

        Nothing happens if `key` equals the last one. `draw_backdrop` draws a coarse version, shown
        until the tiles are complete."""
        wanted = self._state.wanted
        if self._state.draw is not None and key == self._state.key:
            return
        self._state = _State(draw, draw_backdrop, key, self.generation + 1, wanted)
        self._tiles = {tile_id: tile for tile_id, tile in self._tiles.items() if tile_id in wanted}
        if draw_backdrop is not None and not self._backdrop_pending:
            self._backdrop_pending = True
            self._pool.start(self._draw_backdrop, BACKDROP_PRIORITY)

    def clear(self) -> None:
        """Remove picture, tiles and backdrop, before another photo is shown."""
        self._first_generation = self.generation + 1
        self._state = _State(generation=self._first_generation)
        self._tiles, self.backdrop = {}, None

    def request_tiles(self, ids: tuple[TileId, ...]) -> None:
        """Draw missing tiles of `ids` in this order; drop all others when they are done."""
        state = self._state
        self._state = replace(state, wanted=frozenset(ids))
        for tile_id in ids:
            if not self._is_current(tile_id) and tile_id not in self._pending:
                self._pending.add(tile_id)
                self._pool.start(lambda tile_id=tile_id: self._draw_tile(tile_id))
        if self.is_complete:
            self._tiles = {tile_id: self._tiles[tile_id] for tile_id in ids}

    def tiles(self) -> tuple[ViewTile, ...]:
        """Return the tiles in painting order: no longer requested, then coarse before fine."""
        wanted = self._state.wanted
        by_level = sorted(self._tiles.values(), key=lambda tile: -tile.tile_id.level)
        return tuple(sorted(by_level, key=lambda tile: tile.tile_id in wanted))

    def _is_current(self, tile_id: TileId) -> bool:
        return tile_id in self._tiles and self._tiles[tile_id].generation == self.generation

    def _draw_tile(self, tile_id: TileId) -> None:
        state, image = self._state, None
        if state.draw is not None and tile_id in state.wanted:
            image = state.draw(tile_id.level, tile_id.rect)
        self._drawn.emit(ViewTile(tile_id, state.generation, image))

    def _draw_backdrop(self) -> None:
        state = self._state
        self._backdrop_drawn.emit(
            state.generation, state.draw_backdrop() if state.draw_backdrop else None
        )

    @Slot(int, object)
    def _store_backdrop(self, generation: int, image: QImage | None) -> None:
        self._backdrop_pending = False
        if generation >= self._first_generation and image is not None:
            self.backdrop = image
            self.changed.emit()

    @Slot(object)
    def _store_tile(self, tile: ViewTile) -> None:
        self._pending.discard(tile.tile_id)
        if tile.image is not None and tile.generation >= self._first_generation:
            self._tiles[tile.tile_id] = tile
        if tile.tile_id in self._state.wanted:
            self.changed.emit()


def raster_to_qimage(levels: Raster) -> QImage:
    """Convert 8-bit RGB (height x width x 3) to a 32-bit QImage with memory of its own."""
    height, width = levels.shape[:2]
    is_little = sys.byteorder == "little"
    padded = np.full((height, width, 4), 255, np.uint8)
    padded[..., :3] = levels[..., ::-1] if is_little else levels
    format = QImage.Format.Format_RGB32 if is_little else QImage.Format.Format_RGBX8888
    return QImage(padded.data, width, height, format).copy()
