"""Documents as pixels, any piece at any reduction.

Level n is the photo reduced by 2**n, by averaging; its size is rounded up. Level 0 is full size.
"""

from collections.abc import Iterator
from typing import Any, Final, Protocol

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Region
from desktop.render.cache import TileCache
from desktop.render.compose import averaged, blended
from models.pixels import Mask, Pixels, Raster, Rect, as_levels, as_pixels
from models.progress import Progress

STRIP: Final = 1 << 21
"""Pixels in a strip of `rows`, about: 24 MB as Pixels."""


class Room(Protocol):
    """Where large rasters can be put."""

    def raster(self, height: int, width: int, dtype: np.dtype[Any]) -> Raster: ...


def size_at(document: Document, level: int) -> Rect:
    """The whole picture at that level."""
    by = 1 << level
    return Rect(0, 0, -(-document.photo.width // by), -(-document.photo.height // by))


def acting(document: Document) -> tuple[tuple[Layer, Patch], ...]:
    """The layers that change what is seen, with their patches; stale ones too."""
    return tuple(
        (layer, layer.patch)
        for layer in document.layers
        if layer.visible and layer.opacity > 0 and layer.patch is not None
    )


def render_key(document: Document) -> tuple[object, ...]:
    """Equal for documents that look the same."""
    layers = (
        (patch.key, layer.opacity, layer.region and layer.region.key)
        for layer, patch in acting(document)
    )
    return (document.photo.sha256, *layers)


class Evaluator:
    """Renders documents; keeps the reduced pieces of photos and patches, so that fading a layer
    blends and does not average again."""

    def __init__(self, cache: TileCache) -> None:
        self._cache = cache

    def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
        """`tile` is in pixels of that level and lies inside `size_at`."""
        if level == 0:
            return _composed(document, tile)
        photo = document.photo
        picture = self._piece(photo.sha256, photo.pixels, level, tile)
        for layer, patch in acting(document):
            over = self._piece(patch.key, patch.pixels, level, tile)
            picture = blended(picture, over, layer.opacity, self._mask(layer, level, tile))
        return picture

    def glance(self, document: Document, longest: int) -> Pixels:
        """The whole picture, roughly and at once: every so many pixels are taken and the others
        left out, so that the long side is about `longest`."""
        photo = document.photo
        step = max(max(photo.width, photo.height) // longest, 1)
        picture = as_pixels(_sampled(photo.pixels, step))
        for layer, patch in acting(document):
            over = as_pixels(_sampled(patch.pixels, step))
            mask = _sampled_mask(layer.region, step) if layer.region else None
            picture = blended(picture, over, layer.opacity, mask)
        return picture

    def rows(self, document: Document) -> Iterator[tuple[Rect, Pixels]]:
        """The full-size picture from top to bottom, in strips of full width."""
        whole = Rect.of(document.photo.pixels)
        height = max(STRIP // whole.w, 1)
        for top in range(0, whole.h, height):
            strip = Rect(0, top, whole.w, min(height, whole.h - top))
            yield strip, _composed(document, strip)

    def flattened(self, document: Document, upto: int, room: Room, progress: Progress) -> Raster:
        """What the lowest `upto` layers make of the photo, at 16 bits: the input of the next
        step. The photo's own raster where none of them acts. Raises Cancelled."""
        below = Document(document.photo, document.layers[:upto])
        if not acting(below):
            return document.photo.pixels
        photo = document.photo
        raster = room.raster(photo.height, photo.width, np.dtype(np.uint16))
        for strip, pixels in self.rows(below):
            progress.report(strip.y / photo.height)
            raster[strip.slices] = as_levels(pixels, raster.dtype)
        return raster

    def _piece(self, key: str, raster: Raster, level: int, tile: Rect) -> Pixels:
        known = self._cache.get((key, level, tile))
        if known is None:
            known = averaged(raster[_full(tile, level, Rect.of(raster)).slices], 1 << level)
            known /= np.float32(np.iinfo(raster.dtype).max)
            self._cache.put((key, level, tile), known)
        return known

    def _mask(self, layer: Layer, level: int, tile: Rect) -> Mask | None:
        if layer.region is None:
            return None
        key = (layer.region.key, level, tile)
        known = self._cache.get(key)
        if known is None:
            known = mask_at(layer.region, level, tile)
            self._cache.put(key, known)
        return known


def _sampled(raster: Raster, step: int) -> Raster:
    fine: Raster = raster[::step, ::step].copy()
    return fine


def _sampled_mask(region: Region, step: int) -> Mask:
    whole = region.whole
    rows = (region.mask(Rect(0, y, whole.w, 1))[:, ::step] for y in range(0, whole.h, step))
    return np.concatenate(list(rows))


def _composed(document: Document, rect: Rect) -> Pixels:
    """Full size, which needs no averaging and no cache."""
    picture = as_pixels(document.photo.pixels[rect.slices])
    for layer, patch in acting(document):
        mask = layer.region.mask(rect) if layer.region else None
        over = as_pixels(patch.pixels[rect.slices])
        picture = blended(picture, over, layer.opacity, mask)
    return picture


def mask_at(region: Region, level: int, tile: Rect) -> Mask:
    """A piece of a mask, reduced; `tile` is in pixels of that level."""
    full = _full(tile, level, region.whole)
    return region.mask(full) if level == 0 else averaged(region.mask(full), 1 << level)


def _full(tile: Rect, level: int, whole: Rect) -> Rect:
    """What the tile covers at full size."""
    by = 1 << level
    return Rect(tile.x * by, tile.y * by, tile.w * by, tile.h * by).clipped(whole)
