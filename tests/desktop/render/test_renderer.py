"""Laws of rendering documents."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.transform import CropTransform
from desktop.render.renderer import DocumentRenderer, render_key, size_at
from desktop.render.tile_cache import TileCache
from models.core.pixels import Raster, Rect, as_levels, as_pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Progress

RANDOM = np.random.default_rng(5)
SHAPE = (37, 53, 3)


class InMemory:
    """Room for rasters."""

    def raster(
        self, height: int, width: int, dtype: np.dtype[Any], part: Rect | None = None
    ) -> Raster:
        raster: Raster = np.zeros((height, width, 3), dtype)
        return raster


def evaluator() -> DocumentRenderer:
    return DocumentRenderer(TileCache(1 << 20))


def photo(dtype: type = np.uint16) -> Photo:
    levels = RANDOM.integers(0, np.iinfo(dtype).max, SHAPE, dtype, endpoint=True)
    return Photo(Path("a.png"), "abc", levels)


def layer(id: str = "a", **changes: Any) -> Layer:
    patch = Patch(f"patch {id}", RANDOM.integers(0, 65536, SHAPE, np.uint16))
    return replace(Layer(id, id, Step("denoise", {}), patch=patch), **changes)


def whole(document: Document) -> Raster:
    strips = [pixels for _, pixels in evaluator().rows(document)]
    return as_levels(np.concatenate(strips), document.photo.pixels.dtype)


def hidden_layers() -> tuple[Layer, ...]:
    unseen = replace(layer("c"), patch=None)
    return layer("a", visible=False), layer("b", opacity=0.0), unseen


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_layers_that_do_not_act_leave_every_level_as_it_is(dtype: type) -> None:
    document = Document(photo(dtype), hidden_layers())
    assert np.array_equal(whole(document), document.photo.pixels)


def test_outside_a_mask_every_level_is_as_it_was() -> None:
    mask = np.zeros(SHAPE[:2], np.float32)
    mask[5:20, 8:30] = 1
    document = Document(photo(), (layer(mask=Mask.of(mask)),))
    assert np.array_equal(whole(document)[mask == 0], document.photo.pixels[mask == 0])


def test_a_full_layer_shows_exactly_its_patch() -> None:
    document = Document(photo(), (layer(),))
    assert np.array_equal(whole(document), document.layers[0].patch.pixels)


def test_higher_layers_lie_over_lower_ones() -> None:
    document = Document(photo(), (layer("a"), layer("b")))
    assert np.array_equal(whole(document), document.layers[1].patch.pixels)


def test_tiles_of_full_size_are_the_rows() -> None:
    document = Document(photo(), (layer(opacity=0.3),))
    rendered = np.zeros(SHAPE, np.float32)
    for tile in Rect.of(rendered).tiles(16):
        rendered[tile.slices] = evaluator().tile(document, 0, tile)
    assert np.array_equal(rendered, np.concatenate([p for _, p in evaluator().rows(document)]))


@pytest.mark.parametrize("level", [1, 2, 3, 7])
def test_reduced_tiles_meet_without_a_seam(level: int) -> None:
    document = Document(photo(), (layer(opacity=0.5),))
    inside = size_at(document, level)
    at_once = evaluator().tile(document, level, inside)
    for tile in inside.tiles(4):
        assert np.array_equal(at_once[tile.slices], evaluator().tile(document, level, tile))


def test_the_smallest_picture_is_the_mean_of_the_photo() -> None:
    document = Document(photo())
    pixel = evaluator().tile(document, 6, size_at(document, 6))
    assert np.allclose(pixel[0, 0], as_pixels(document.photo.pixels).mean((0, 1)), atol=1e-5)


def test_fading_a_layer_uses_what_was_reduced_before() -> None:
    cache = TileCache(1 << 20)
    document = Document(photo(), (layer(),))
    seen = DocumentRenderer(cache)
    seen.tile(document, 1, Rect(0, 0, 8, 8))
    before = len(cache)
    seen.tile(document.replaced(document.layers[0].faded(0.2)), 1, Rect(0, 0, 8, 8))
    assert len(cache) == before


def test_the_input_of_the_lowest_step_is_the_photo_itself() -> None:
    document = Document(photo(), (*hidden_layers(), layer("d")))
    assert evaluator().flatten(document, 3, InMemory(), Progress()) is document.photo.pixels


def test_the_input_of_a_step_is_what_lies_below_it() -> None:
    document = Document(photo(np.uint8), (layer("a"), layer("b")))
    below = evaluator().flatten(document, 1, InMemory(), Progress())
    assert np.array_equal(below, document.layers[0].patch.pixels)


def test_flattening_stops_when_asked() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        evaluator().flatten(Document(photo(), (layer(),)), 1, InMemory(), Progress(stop=stop))


def test_documents_that_look_the_same_have_one_render_key() -> None:
    assert render_key(Document(photo(), hidden_layers())) == render_key(Document(photo()))


def test_a_faded_layer_changes_the_render_key() -> None:
    document = Document(photo(), (layer(),))
    faded = document.replaced(document.layers[0].faded(0.5))
    assert render_key(document) != render_key(faded)


def test_a_glance_shows_what_every_so_many_pixels_show() -> None:
    mask = RANDOM.random(SHAPE[:2], np.float32)
    document = Document(photo(), (layer(opacity=0.4, mask=Mask.of(mask)),))
    exact = evaluator().tile(document, 0, Rect(0, 0, SHAPE[1], SHAPE[0]))
    assert np.allclose(evaluator().glance(document, 14), exact[::3, ::3], atol=1e-6)


@pytest.mark.parametrize(
    "frame", [CropTransform(Rect(4, 2, 30, 20), 3), CropTransform(Rect(5, 5, 20, 20), 0, 4.0)]
)
def test_every_level_of_a_framed_picture_shows_the_same(frame: CropTransform) -> None:
    slope = np.linspace(0, 65535, SHAPE[1]).astype(np.uint16)
    smooth = Photo(Path("a.png"), "abc", np.broadcast_to(slope[None, :, None], SHAPE))
    document = Document(smooth).with_transform(frame)
    full = evaluator().tile(document, 0, size_at(document, 0))
    half = evaluator().tile(document, 1, size_at(document, 1))
    assert np.abs(full.mean((0, 1)) - half.mean((0, 1))).max() < 0.01
    assert half.shape[0] == -(-full.shape[0] // 2)


def test_a_frame_changes_what_is_seen_and_no_patch() -> None:
    document = Document(photo(), (layer(),))
    framed = document.with_transform(CropTransform(Rect(0, 0, 10, 10)))
    assert render_key(framed) != render_key(document)
    assert framed.key("a") == document.key("a")
    assert evaluator().flatten(framed, 1, InMemory(), Progress()).shape == SHAPE
