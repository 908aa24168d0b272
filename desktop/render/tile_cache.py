"""Tiles that were made before, as many as a budget holds."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from models.core.pixels import Pixels


class TileCache:
    """Keeps the tiles used last, up to `budget` bytes. Safe to share between threads."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._size = 0
        self._tiles: OrderedDict[Hashable, Pixels] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Pixels | None:
        with self._lock:
            if key not in self._tiles:
                return None
            self._tiles.move_to_end(key)
            return self._tiles[key]

    def put(self, key: Hashable, tile: Pixels) -> None:
        """A tile beyond the whole budget is not kept."""
        with self._lock:
            self._forget(key)
            self._tiles[key] = tile
            self._size += tile.nbytes
            while self._size > self._budget:
                self._forget(next(iter(self._tiles)))

    def __len__(self) -> int:
        return len(self._tiles)

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._size

    def _forget(self, key: Hashable) -> None:
        tile = self._tiles.pop(key, None)
        if tile is not None:
            self._size -= tile.nbytes
