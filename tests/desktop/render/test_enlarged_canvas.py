"""Rendering of documents with an enlarging layer."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer, Mask, Patch
from desktop.document.photo import Photo
from desktop.render.document_renderer import DocumentRenderer, size_at
from desktop.render.layer_blending import average
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import Pixels, Rect, as_pixels
from models.core.plan import Step
from models.imaging.upscaling import upscale_rect

RANDOM = np.random.default_rng(6)
SHAPE = (21, 34, 3)
PHOTO = Photo(Path("a.png"), "abc", RANDOM.integers(0, 256, SHAPE, np.uint8))


def plain(id: str = "plain", opacity: float = 1.0) -> Layer:
    patch = Patch(f"patch {id}", RANDOM.integers(0, 65536, SHAPE, np.uint16))
    return Layer(id, id, Step("denoise", {}), opacity=opacity, patch=patch)


def enlarging(scale: int, id: str = "up") -> Layer:
    height, width, _ = SHAPE
    levels = RANDOM.integers(0, 65536, (height * scale, width * scale, 3), np.uint16)
    return Layer(id, id, Step("network", {"scale": scale}), patch=Patch(f"patch {id}", levels))


def whole(document: Document) -> Pixels:
    rows = DocumentRenderer(TileCache(1 << 20)).rows(document)
    return np.concatenate([pixels for _, pixels in rows])


def enlarged_photo(by: int) -> Pixels:
    return upscale_rect(PHOTO.pixels, Rect.of(PHOTO.pixels).scaled(by), by)


@pytest.mark.parametrize("scale", [2, 3, 4])
def test_enlarging_layer_shows_exactly_its_patch(scale: int) -> None:
    document = Document(PHOTO, (plain(), enlarging(scale)))
    assert np.array_equal(whole(document), as_pixels(document.layers[1].patch.pixels))


def test_enlarging_layer_of_low_opacity_approaches_the_interpolated_photo() -> None:
    document = Document(PHOTO, (enlarging(2).faded(1e-6),))
    assert np.allclose(whole(document), enlarged_photo(2), atol=0.03)


def test_hiding_the_enlarging_layer_restores_the_size_of_the_photo() -> None:
    document = Document(PHOTO, (enlarging(2).with_visible(False),))
    assert np.array_equal(whole(document), as_pixels(PHOTO.pixels))


def test_outside_its_mask_an_enlarging_layer_shows_the_interpolated_photo() -> None:
    mask = np.zeros(SHAPE[:2], np.float32)
    mask[:, 20:] = 1
    layer = replace(enlarging(2), mask=Mask.of(mask))
    seen = whole(Document(PHOTO, (layer,)))
    assert np.allclose(seen[:, :30], enlarged_photo(2)[:, :30], atol=0.03)
    assert np.allclose(seen[:, 50:], as_pixels(layer.patch.pixels)[:, 50:], atol=1e-6)


@pytest.mark.parametrize("level", [0, 1, 2])
def test_levels_from_0_up_show_the_averaged_enlarged_picture(level: int) -> None:
    document = Document(PHOTO, (enlarging(2),))
    inside = size_at(document, level)
    seen = DocumentRenderer(TileCache(1 << 20)).tile(document, level, inside)
    assert seen.shape[:2] == (inside.h, inside.w)
    assert np.allclose(seen, average(whole(document), 2 << level), atol=1e-5)


@pytest.mark.parametrize("scale", [1, 2, 3, 4])
def test_enlargement_of_a_document_is_the_scale_of_its_layer(scale: int) -> None:
    assert Document(PHOTO, (enlarging(scale),)).enlargement == scale


def test_negative_levels_show_all_enlarged_pixels() -> None:
    document = Document(PHOTO, (enlarging(4),))
    renderer = DocumentRenderer(TileCache(1 << 20))
    assert np.array_equal(renderer.tile(document, -2, size_at(document, -2)), whole(document))
    half = renderer.tile(document, -1, size_at(document, -1))
    assert np.allclose(half, average(whole(document), 2), atol=1e-6)


def test_new_layers_go_below_the_enlarging_layer() -> None:
    document = Document(PHOTO).with_layer(enlarging(2)).with_layer(plain())
    assert [layer.id for layer in document.layers] == ["plain", "up"]
    assert [layer.id for layer in document.moved("up", 0).layers] == ["plain", "up"]


def test_document_keeps_one_enlarging_layer() -> None:
    document = Document(PHOTO).with_layer(enlarging(2)).with_layer(enlarging(4, "larger"))
    assert [layer.id for layer in document.layers] == ["larger"]
    assert document.canvas == Rect(0, 0, 4 * SHAPE[1], 4 * SHAPE[0])


@pytest.mark.parametrize("scale", [2, 3])
def test_turned_crop_shows_the_pixels_of_the_enlarged_picture(scale: int) -> None:
    plain_one = Document(PHOTO, (enlarging(scale),))
    cropped = plain_one.with_transform(CropTransform(Rect(3, 4, 10, 12), 1))
    turned = np.rot90(whole(plain_one), -1)
    crop = Rect(3, 4, 10, 12).scaled(scale)
    assert np.array_equal(whole(cropped), turned[crop.slices])
