"""Renders any rect of a document at any level.

Level n is the photo reduced by 2**n by averaging, its size rounded up; level 0 is the size of the
photo. If layers have enlarged the picture, levels below 0 show more of its pixels.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol

import numpy as np

from desktop.document.crop_resampling import resample_through, size_of
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.tone_adjustment import apply_tone
from desktop.render.hidden_colours import read_spread
from desktop.render.layer_blending import average, blend
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_levels, as_pixels
from models.core.progress import Progress
from models.imaging.upscaling import source_rect, upscale

STRIP: Final = 1 << 21
"""Approximate number of pixels in a strip of `rows`: 24 MB as float32 RGB."""


class RasterAllocator(Protocol):
    """Protocol of allocators of large rasters, in memory or in scratch files."""

    def raster(
        self, height: int, width: int, dtype: np.dtype[Any], part: Rect | None = None
    ) -> Raster:
        """Return a zeroed raster, height x width x 3; only `part` will be written (None: all)."""


def size_at(document: Document, level: int) -> Rect:
    """Return the rect, from 0, 0, of the whole picture at a level (reduced by 2^level)."""
    if level < 0:
        return document.visible_rect.scaled(1 << -level)
    by, whole = 1 << level, document.visible_rect
    return Rect(0, 0, -(-whole.w // by), -(-whole.h // by))


def effective_layers(document: Document) -> tuple[Layer, ...]:
    """Return the layers that change the displayed picture, including those with stale patches."""
    return tuple(layer for layer in document.layers if layer.is_effective)


def render_key(document: Document) -> tuple[object, ...]:
    """Return a value that is equal for documents that look the same."""
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
    """Renderer of documents to pixels (float32, H x W x 3, 0 to 1); may be shared by threads.

    Reduced tiles of photos and patches are cached, so that changing an opacity only blends."""

    def __init__(self, cache: TileCache) -> None:
        self._cache = cache

    def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
        """Render the rect `tile` of the picture reduced by 2^level, in its pixels."""
        if document.transform is not None:
            plain = replace(document, transform=None)
            transform, full = document.transform, document.photo.whole
            return resample_through(
                transform, full, 2.0**level, tile, lambda at: self.tile(plain, level, at)
            )
        if level < 0:
            by = document.enlargement >> -level
            return average(_compose(document, tile.scaled(by)), by)
        photo, by = document.photo, 1 << level
        picture = self._reduced_tile(photo.sha256, photo.pixels, by, tile)
        for layer in effective_layers(document):
            mask = self._mask(layer, level, tile)
            by *= layer.scale
            reduced = partial(self._reduced_patch, by=by, tile=tile)
            over = _layer_pixels(layer, picture, reduced)
            picture = blend(picture, over, layer.opacity, mask)
        return picture

    def glance(self, document: Document, longest: int) -> Pixels:
        """Render the picture quickly from every n-th pixel, without averaging.

        The long side of the result is about `longest` pixels."""
        photo = document.photo
        step = max(max(photo.width, photo.height) // longest, 1)
        picture = as_pixels(_sample(photo.pixels, step))
        for layer in effective_layers(document):
            mask = _sample_mask(layer.mask, step) if layer.mask else None
            sampled = partial(_sample_patch, step=step * layer.scale)
            over = _layer_pixels(layer, picture, sampled)
            picture = blend(picture, over, layer.opacity, mask)
        if document.transform is None:
            return picture
        size = size_of(document.transform, step)
        return resample_through(
            document.transform, photo.whole, step, size, lambda at: picture[at.slices]
        )

    def rows(self, document: Document) -> Iterator[tuple[Rect, Pixels]]:
        """Render the picture at full size, in strips of full width from top to bottom."""
        whole = document.canvas
        height = max(STRIP // whole.w, 1)
        for top in range(0, whole.h, height):
            strip = Rect(0, top, whole.w, min(height, whole.h - top))
            yield strip, _compose(document, strip)

    def flatten(
        self, document: Document, upto: int, allocator: RasterAllocator, progress: Progress
    ) -> Raster:
        """Render the photo with its lowest `upto` layers, uint16, as the input of the next step.

        Returns the photo's own raster if none of the layers is effective. Raises: Cancelled."""
        below = Document(document.photo, document.layers[:upto])
        if not effective_layers(below):
            return document.photo.pixels
        whole = below.canvas
        raster = allocator.raster(whole.h, whole.w, np.dtype(np.uint16))
        for strip, pixels in self.rows(below):
            progress.report(strip.y / whole.h)
            raster[strip.slices] = as_levels(pixels, raster.dtype)
        return raster

    def _reduced_patch(self, patch: Patch, by: int, tile: Rect) -> Pixels:
        return self._reduced_tile(patch.key, patch.pixels, by, tile)

    def _reduced_tile(self, key: str, raster: Raster, by: int, tile: Rect) -> Pixels:
        """Return `tile` of a raster reduced by `by`, from the cache if it holds it under `key`."""
        if by == 1:
            return as_pixels(raster[tile.slices])
        reduced = self._cache.get((key, by, tile))
        if reduced is None:
            reduced = average(raster[_full_size_slices(tile, by, raster)], by)
            reduced /= np.float32(np.iinfo(raster.dtype).max)
            self._cache.put((key, by, tile), reduced)
        return reduced

    def _mask(self, layer: Layer, level: int, tile: Rect) -> MaskArray | None:
        if layer.mask is None:
            return None
        by = 1 << level
        if by == 1:
            return layer.mask.mask(tile)
        key = (layer.mask.key, by, tile)
        reduced = self._cache.get(key)
        if reduced is None:
            reduced = mask_at(layer.mask, by, tile)
            self._cache.put(key, reduced)
        return reduced


def _layer_pixels(layer: Layer, below: Pixels, pixels_of: Callable[[Patch], Pixels]) -> Pixels:
    """Return what a layer shows: pixels of its patch, or `below` with its tone adjustment."""
    if layer.tone is not None:
        return apply_tone(below, layer.tone)
    return pixels_of(layer.patch) if layer.patch is not None else below


def _sample_patch(patch: Patch, step: int) -> Pixels:
    return as_pixels(_sample(patch.pixels, step))


def _sample(raster: Raster, step: int) -> Raster:
    sampled: Raster = raster[::step, ::step].copy()
    return sampled


def _sample_mask(mask: Mask, step: int) -> MaskArray:
    whole = mask.whole
    rows = (mask.mask(Rect(0, y, whole.w, 1))[:, ::step] for y in range(0, whole.h, step))
    return np.concatenate(list(rows))


def _compose(document: Document, rect: Rect, *, spread: bool = False) -> Pixels:
    """Render a rect of the picture at full size, without averaging and cache.

    With `spread`, or where pixels are interpolated, pixels of alpha 0 get colours nearby."""
    if document.transform is not None:
        plain, by = replace(document, transform=None), 1 / document.enlargement
        transform, photo = document.transform, document.photo.whole
        compose = partial(_compose, plain, spread=not transform.is_straight)
        return resample_through(transform, photo, by, rect, compose)
    layers = effective_layers(document)
    top = layers[-1].patch if layers else None
    if document.enlargement == 1 or top is None:
        return _compose_layers(document, layers, rect, spread=spread)
    layer, below, by = layers[-1], layers[:-1], document.enlargement
    enlarged = as_pixels(top.pixels[rect.slices])
    if layer.opacity == 1 and layer.mask is None:
        return enlarged
    source = source_rect(rect, by, Rect.of(document.photo.pixels))
    picture = _compose_layers(document, below, source, spread=True)
    picture = upscale(picture, source, rect, by)
    if layer.mask is None:
        return blend(picture, enlarged, layer.opacity, None)
    mask = upscale(layer.mask.mask(source), source, rect, by)
    return blend(picture, enlarged, layer.opacity, mask)


def _compose_layers(
    document: Document, layers: tuple[Layer, ...], rect: Rect, *, spread: bool
) -> Pixels:
    photo = document.photo
    picture = read_spread(photo, rect) if spread else as_pixels(photo.pixels[rect.slices])
    for layer in layers:
        mask = layer.mask.mask(rect) if layer.mask else None
        over = _layer_pixels(layer, picture, lambda patch: as_pixels(patch.pixels[rect.slices]))
        picture = blend(picture, over, layer.opacity, mask)
    return picture


def mask_at(mask: Mask, by: int, tile: Rect) -> MaskArray:
    """Return the rect `tile`, in reduced pixels, of a mask reduced by `by`."""
    full = tile.scaled(by).clipped(mask.whole)
    return mask.mask(full) if by == 1 else average(mask.mask(full), by)


def _full_size_slices(tile: Rect, by: int, array: np.ndarray[Any, Any]) -> tuple[slice, slice]:
    """Return the slices of a full-size array that a tile of its copy, reduced `by`, covers."""
    return tile.scaled(by).clipped(Rect.of(array)).slices
