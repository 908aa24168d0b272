"""Documents as pixels, any piece at any reduction.

Level n is the photo reduced by 2**n, by averaging; its size is rounded up. Level 0 is the photo's
own size. Where layers have enlarged the picture, levels below 0 show more of it, down to `finest`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.resample import resample_through, size_of
from desktop.document.tone import apply_tone
from desktop.render.blending import average, blend
from desktop.render.tile_cache import TileCache
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_levels, as_pixels
from models.core.progress import Progress
from models.imaging.upscaling import source_rect, upscale

STRIP: Final = 1 << 21
"""Pixels in a strip of `rows`, about: 24 MB as Pixels."""


class RasterAllocator(Protocol):
    """Where large rasters can be put."""

    def raster(
        self, height: int, width: int, dtype: np.dtype[Any], part: Rect | None = None
    ) -> Raster:
        """Zero; with `part` only that is to be written. See desktop.files.storage.scratch."""


def size_at(document: Document, level: int) -> Rect:
    """The whole picture at that level."""
    if level < 0:
        return document.visible_rect.scaled(1 << -level)
    by, shown = 1 << level, document.visible_rect
    return Rect(0, 0, -(-shown.w // by), -(-shown.h // by))


def effective_layers(document: Document) -> tuple[Layer, ...]:
    """The layers that change what is seen; stale ones too."""
    return tuple(layer for layer in document.layers if layer.is_effective)


def render_key(document: Document) -> tuple[object, ...]:
    """Equal for documents that look the same."""
    layers = (
        (
            layer.patch.key if layer.patch else layer.step.canonical,
            layer.opacity,
            layer.mask and layer.mask.key,
        )
        for layer in effective_layers(document)
    )
    return (document.photo.sha256, document.transform, *layers)


class DocumentRenderer:
    """Renders documents; keeps the reduced pieces of photos and patches, so that fading a layer
    blends and does not average again."""

    def __init__(self, cache: TileCache) -> None:
        self._cache = cache

    def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
        """`tile` is in pixels of that level and lies inside `size_at`."""
        if document.transform is not None:
            plain = replace(document, transform=None)
            frame, full = document.transform, document.photo.whole
            return resample_through(
                frame, full, 2.0**level, tile, lambda at: self.tile(plain, level, at)
            )
        if level < 0:
            by = document.enlargement >> -level
            return average(_composed(document, tile.scaled(by)), by)
        photo, by = document.photo, 1 << level
        picture = self._piece(photo.sha256, photo.pixels, by, tile)
        for layer in effective_layers(document):
            mask = self._mask(layer, level, tile)
            by *= layer.scale
            reduced = partial(self._reduced_patch, by=by, tile=tile)
            over = _over(layer, picture, reduced)
            picture = blend(picture, over, layer.opacity, mask)
        return picture

    def glance(self, document: Document, longest: int) -> Pixels:
        """The whole picture, roughly and at once: every so many pixels are taken and the others
        left out, so that the long side is about `longest`."""
        photo = document.photo
        step = max(max(photo.width, photo.height) // longest, 1)
        picture = as_pixels(_sampled(photo.pixels, step))
        for layer in effective_layers(document):
            mask = _sampled_mask(layer.mask, step) if layer.mask else None
            sampled = partial(_sampled_patch, step=step * layer.scale)
            over = _over(layer, picture, sampled)
            picture = blend(picture, over, layer.opacity, mask)
        if document.transform is None:
            return picture
        shown = size_of(document.transform, step)
        return resample_through(
            document.transform, photo.whole, step, shown, lambda at: picture[at.slices]
        )

    def rows(self, document: Document) -> Iterator[tuple[Rect, Pixels]]:
        """The picture with all its pixels from top to bottom, in strips of full width."""
        whole = document.canvas
        height = max(STRIP // whole.w, 1)
        for top in range(0, whole.h, height):
            strip = Rect(0, top, whole.w, min(height, whole.h - top))
            yield strip, _composed(document, strip)

    def flatten(
        self, document: Document, upto: int, room: RasterAllocator, progress: Progress
    ) -> Raster:
        """What the lowest `upto` layers make of the photo, at 16 bits: the input of the next
        step. The photo's own raster where none of them acts. Raises Cancelled."""
        below = Document(document.photo, document.layers[:upto])
        if not effective_layers(below):
            return document.photo.pixels
        whole = below.canvas
        raster = room.raster(whole.h, whole.w, np.dtype(np.uint16))
        for strip, pixels in self.rows(below):
            progress.report(strip.y / whole.h)
            raster[strip.slices] = as_levels(pixels, raster.dtype)
        return raster

    def _reduced_patch(self, patch: Patch, by: int, tile: Rect) -> Pixels:
        return self._piece(patch.key, patch.pixels, by, tile)

    def _piece(self, key: str, raster: Raster, by: int, tile: Rect) -> Pixels:
        """`tile` of a raster that is reduced by `by`."""
        if by == 1:
            return as_pixels(raster[tile.slices])
        known = self._cache.get((key, by, tile))
        if known is None:
            known = average(raster[_full(tile, by, raster)], by)
            known /= np.float32(np.iinfo(raster.dtype).max)
            self._cache.put((key, by, tile), known)
        return known

    def _mask(self, layer: Layer, level: int, tile: Rect) -> MaskArray | None:
        if layer.mask is None:
            return None
        by = 1 << level
        if by == 1:
            return layer.mask.mask(tile)
        key = (layer.mask.key, by, tile)
        known = self._cache.get(key)
        if known is None:
            known = mask_at(layer.mask, by, tile)
            self._cache.put(key, known)
        return known


def _over(layer: Layer, below: Pixels, piece: Callable[[Patch], Pixels]) -> Pixels:
    """What a layer lays over `below`: a piece of its patch, or the same in another light."""
    if layer.tone is not None:
        return apply_tone(below, layer.tone)
    return piece(layer.patch) if layer.patch is not None else below


def _sampled_patch(patch: Patch, step: int) -> Pixels:
    return as_pixels(_sampled(patch.pixels, step))


def _sampled(raster: Raster, step: int) -> Raster:
    fine: Raster = raster[::step, ::step].copy()
    return fine


def _sampled_mask(region: Mask, step: int) -> MaskArray:
    whole = region.whole
    rows = (region.mask(Rect(0, y, whole.w, 1))[:, ::step] for y in range(0, whole.h, step))
    return np.concatenate(list(rows))


def _composed(document: Document, rect: Rect) -> Pixels:
    """With all pixels, which needs no averaging and no cache."""
    if document.transform is not None:
        plain, by = replace(document, transform=None), 1 / document.enlargement
        frame, photo = document.transform, document.photo.whole
        return resample_through(frame, photo, by, rect, lambda at: _composed(plain, at))
    layers = effective_layers(document)
    top = layers[-1].patch if layers else None
    if document.enlargement == 1 or top is None:
        return _at_full_size(document, layers, rect)
    layer, below, by = layers[-1], layers[:-1], document.enlargement
    shown = as_pixels(top.pixels[rect.slices])
    if layer.opacity == 1 and layer.mask is None:
        return shown
    place = source_rect(rect, by, Rect.of(document.photo.pixels))
    picture = upscale(_at_full_size(document, below, place), place, rect, by)
    if layer.mask is None:
        return blend(picture, shown, layer.opacity, None)
    mask = upscale(layer.mask.mask(place), place, rect, by)
    return blend(picture, shown, layer.opacity, mask)


def _at_full_size(document: Document, layers: tuple[Layer, ...], rect: Rect) -> Pixels:
    picture = as_pixels(document.photo.pixels[rect.slices])
    for layer in layers:
        mask = layer.mask.mask(rect) if layer.mask else None
        over = _over(layer, picture, lambda patch: as_pixels(patch.pixels[rect.slices]))
        picture = blend(picture, over, layer.opacity, mask)
    return picture


def mask_at(region: Mask, by: int, tile: Rect) -> MaskArray:
    """A piece of a mask, reduced by `by`; `tile` is in reduced pixels."""
    full = tile.scaled(by).clipped(region.whole)
    return region.mask(full) if by == 1 else average(region.mask(full), by)


def _full(tile: Rect, by: int, array: np.ndarray[Any, Any]) -> tuple[slice, slice]:
    """What the tile covers without reduction."""
    return tile.scaled(by).clipped(Rect.of(array)).slices
