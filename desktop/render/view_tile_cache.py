"""Cache of rendered tiles with a memory budget."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from models.core.pixels import Pixels


class TileCache:
    """Least-recently-used cache of tiles up to `budget` bytes; may be shared by threads."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._size = 0
        self._tiles: OrderedDict[Hashable, Pixels] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Pixels | None:
        """Return a cached tile and mark it as used last; None if it is not cached."""
        with self._lock:
            if key not in self._tiles:
                return None
            self._tiles.move_to_end(key)
            return self._tiles[key]

    def put(self, key: Hashable, tile: Pixels) -> None:
        """Add a tile and evict the least recently used; one larger than the budget is not kept."""
        with self._lock:
            self._evict(key)
            self._tiles[key] = tile
            self._size += tile.nbytes
            while self._size > self._budget:
                self._evict(next(iter(self._tiles)))

    def __len__(self) -> int:
        """Return the number of cached tiles."""
        return len(self._tiles)

    @property
    def size(self) -> int:
        """Total size of the cached tiles in bytes."""
        return self._size

    def _evict(self, key: Hashable) -> None:
        tile = self._tiles.pop(key, None)
        if tile is not None:
            self._size -= tile.nbytes
