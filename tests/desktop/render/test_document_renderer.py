"""Rendering of documents at all levels."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.render.document_renderer import DocumentRenderer, render_key, size_at
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import Raster, Rect, as_levels, as_pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Progress

RANDOM = np.random.default_rng(5)
SHAPE = (37, 53, 3)


class InMemory:
    """Allocator of rasters in memory."""

    def raster(
        self, height: int, width: int, dtype: np.dtype[Any], part: Rect | None = None
    ) -> Raster:
        raster: Raster = np.zeros((height, width, 3), dtype)
        return raster


def make_renderer() -> DocumentRenderer:
    return DocumentRenderer(TileCache(1 << 20))


def photo(dtype: type = np.uint16) -> Photo:
    levels = RANDOM.integers(0, np.iinfo(dtype).max, SHAPE, dtype, endpoint=True)
    return Photo(Path("a.png"), "abc", levels)


def layer(id: str = "a", **changes: Any) -> Layer:
    patch = Patch(f"patch {id}", RANDOM.integers(0, 65536, SHAPE, np.uint16))
    return replace(Layer(id, id, Step("denoise", {}), patch=patch), **changes)


def whole(document: Document) -> Raster:
    strips = [pixels for _, pixels in make_renderer().rows(document)]
    return as_levels(np.concatenate(strips), document.photo.pixels.dtype)


def hidden_layers() -> tuple[Layer, ...]:
    unseen = replace(layer("c"), patch=None)
    return layer("a", visible=False), layer("b", opacity=0.0), unseen


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_ineffective_layers_change_no_level(dtype: type) -> None:
    document = Document(photo(dtype), hidden_layers())
    assert np.array_equal(whole(document), document.photo.pixels)


def test_levels_outside_a_mask_are_unchanged() -> None:
    mask = np.zeros(SHAPE[:2], np.float32)
    mask[5:20, 8:30] = 1
    document = Document(photo(), (layer(mask=Mask.of(mask)),))
    assert np.array_equal(whole(document)[mask == 0], document.photo.pixels[mask == 0])


def test_opaque_layer_shows_exactly_its_patch() -> None:
    document = Document(photo(), (layer(),))
    assert np.array_equal(whole(document), document.layers[0].patch.pixels)


def test_higher_layers_cover_lower_ones() -> None:
    document = Document(photo(), (layer("a"), layer("b")))
    assert np.array_equal(whole(document), document.layers[1].patch.pixels)


def test_tiles_at_level_0_equal_the_rows() -> None:
    document = Document(photo(), (layer(opacity=0.3),))
    rendered = np.zeros(SHAPE, np.float32)
    for tile in Rect.of(rendered).tiles(16):
        rendered[tile.slices] = make_renderer().tile(document, 0, tile)
    assert np.array_equal(rendered, np.concatenate([p for _, p in make_renderer().rows(document)]))


@pytest.mark.parametrize("level", [1, 2, 3, 7])
def test_reduced_tiles_equal_the_reduced_whole(level: int) -> None:
    document = Document(photo(), (layer(opacity=0.5),))
    inside = size_at(document, level)
    at_once = make_renderer().tile(document, level, inside)
    for tile in inside.tiles(4):
        assert np.array_equal(at_once[tile.slices], make_renderer().tile(document, level, tile))


def test_single_pixel_level_is_the_mean_of_the_photo() -> None:
    document = Document(photo())
    pixel = make_renderer().tile(document, 6, size_at(document, 6))
    assert np.allclose(pixel[0, 0], as_pixels(document.photo.pixels).mean((0, 1)), atol=1e-5)


def test_changed_opacity_reuses_cached_tiles() -> None:
    cache = TileCache(1 << 20)
    document = Document(photo(), (layer(),))
    renderer = DocumentRenderer(cache)
    renderer.tile(document, 1, Rect(0, 0, 8, 8))
    before = len(cache)
    renderer.tile(document.replaced(document.layers[0].faded(0.2)), 1, Rect(0, 0, 8, 8))
    assert len(cache) == before


def test_flattened_document_without_effective_layers_is_the_raster_of_the_photo() -> None:
    document = Document(photo(), (*hidden_layers(), layer("d")))
    assert make_renderer().flatten(document, 3, InMemory(), Progress()) is document.photo.pixels


def test_flattened_document_contains_only_the_layers_below() -> None:
    document = Document(photo(np.uint8), (layer("a"), layer("b")))
    below = make_renderer().flatten(document, 1, InMemory(), Progress())
    assert np.array_equal(below, document.layers[0].patch.pixels)


def test_flattening_can_be_cancelled() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        make_renderer().flatten(Document(photo(), (layer(),)), 1, InMemory(), Progress(stop=stop))


def test_documents_that_look_the_same_have_equal_render_keys() -> None:
    assert render_key(Document(photo(), hidden_layers())) == render_key(Document(photo()))


def test_changed_opacity_changes_the_render_key() -> None:
    document = Document(photo(), (layer(),))
    faded = document.replaced(document.layers[0].faded(0.5))
    assert render_key(document) != render_key(faded)


def test_glance_equals_every_nth_pixel() -> None:
    mask = RANDOM.random(SHAPE[:2], np.float32)
    document = Document(photo(), (layer(opacity=0.4, mask=Mask.of(mask)),))
    exact = make_renderer().tile(document, 0, Rect(0, 0, SHAPE[1], SHAPE[0]))
    assert np.allclose(make_renderer().glance(document, 14), exact[::3, ::3], atol=1e-6)


@pytest.mark.parametrize(
    "transform", [CropTransform(Rect(4, 2, 30, 20), 3), CropTransform(Rect(5, 5, 20, 20), 0, 4.0)]
)
def test_levels_of_a_transformed_picture_agree(transform: CropTransform) -> None:
    slope = np.linspace(0, 65535, SHAPE[1]).astype(np.uint16)
    smooth = Photo(Path("a.png"), "abc", np.broadcast_to(slope[None, :, None], SHAPE))
    document = Document(smooth).with_transform(transform)
    full = make_renderer().tile(document, 0, size_at(document, 0))
    half = make_renderer().tile(document, 1, size_at(document, 1))
    assert np.abs(full.mean((0, 1)) - half.mean((0, 1))).max() < 0.01
    assert half.shape[0] == -(-full.shape[0] // 2)


def test_crop_transform_changes_the_picture_and_no_patch_key() -> None:
    document = Document(photo(), (layer(),))
    framed = document.with_transform(CropTransform(Rect(0, 0, 10, 10)))
    assert render_key(framed) != render_key(document)
    assert framed.key("a") == document.key("a")
    assert make_renderer().flatten(framed, 1, InMemory(), Progress()).shape == SHAPE
