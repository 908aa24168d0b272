"""Tile cache: lookup, eviction and budget."""

import numpy as np

from desktop.render.view_tile_cache import TileCache

TILE = np.zeros((10, 10, 3), np.float32)


def test_cached_tile_is_returned() -> None:
    cache = TileCache(10 * TILE.nbytes)
    cache.put("a", TILE)
    assert cache.get("a") is TILE


def test_unknown_key_gives_none() -> None:
    assert TileCache(100).get("a") is None


def test_the_budget_is_never_exceeded() -> None:
    cache = TileCache(3 * TILE.nbytes)
    for number in range(20):
        cache.put(number, TILE)
    assert (len(cache), cache.size) == (3, 3 * TILE.nbytes)


def test_least_recently_used_tile_is_evicted_first() -> None:
    cache = TileCache(2 * TILE.nbytes)
    cache.put("a", TILE)
    cache.put("b", TILE)
    cache.get("a")
    cache.put("c", TILE)
    assert (cache.get("a") is TILE, cache.get("b")) == (True, None)


def test_tile_put_twice_counts_once() -> None:
    cache = TileCache(10 * TILE.nbytes)
    cache.put("a", TILE)
    cache.put("a", TILE)
    assert cache.size == TILE.nbytes


def test_tile_larger_than_the_budget_is_not_kept() -> None:
    cache = TileCache(TILE.nbytes - 1)
    cache.put("a", TILE)
    assert (len(cache), cache.size) == (0, 0)
