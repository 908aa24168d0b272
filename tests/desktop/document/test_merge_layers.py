"""Merging of two layers."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.merge_layers import can_merge, merge_layers
from desktop.document.recipe import Recipe
from desktop.document.tone_adjustment import LEVELS, ToneAdjustment
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import Pixels, Raster, Rect
from models.core.progress import Progress
from tests.desktop.documents import document as made_of
from tests.desktop.documents import patch


class InMemory:
    def raster(
        self, height: int, width: int, dtype: np.dtype[np.generic], part: Rect | None = None
    ) -> Raster:
        raster: Raster = np.zeros((height, width, 3), dtype)
        return raster


def run_document() -> Document:
    document = made_of("noise", "blur")
    for id, level in (("noise", 180), ("blur", 60)):
        document = document.replaced(document.layer(id).with_patch(patch(document, id, level)))
    return document.replaced(document.layer("blur").faded(0.5))


def make_renderer() -> DocumentRenderer:
    return DocumentRenderer(TileCache(1 << 20))


def whole(document: Document) -> Pixels:
    return np.concatenate([pixels for _, pixels in make_renderer().rows(document)])


def merge(document: Document, id: str) -> Document:
    upto = document.index_of(id) + 1
    picture = make_renderer().flatten(document, upto, InMemory(), Progress())
    return merge_layers(document, id, picture)


def test_merging_does_not_change_the_picture() -> None:
    document = run_document()
    one = merge(document, "blur")
    assert len(one.layers) == 1
    assert whole(one) == pytest.approx(whole(document), abs=1 / 65535)


def test_merged_layer_is_not_stale_after_a_change_below() -> None:
    one = merge(run_document(), "blur")
    below = replace(one, layers=(made_of("haze").layers[0], *one.layers))
    assert not below.is_stale(below.layers[1].id)


def test_tone_adjustment_can_be_merged() -> None:
    document = run_document().with_layer(Layer("light", LEVELS, ToneAdjustment(0.1, 0.9)))
    one = merge(document, "light")
    assert whole(one) == pytest.approx(whole(document), abs=1 / 65535)


def test_merged_mask_is_the_union_of_both_masks() -> None:
    document = run_document()
    left, right = np.zeros((2, 32, 48), np.float32)
    left[:, :10], right[:, 8:20] = 1, 0.5
    for id, mask in (("noise", left), ("blur", right)):
        document = document.replaced(replace(document.layer(id), mask=Mask.of(mask)))
    document = document.replaced(document.layer("blur").with_patch(patch(document, "blur", 60)))
    one = merge(document, "blur")
    mask = one.layers[0].mask
    assert mask
    assert np.array_equal(mask.values, (left + right > 0).astype(np.float32))
    assert whole(one) == pytest.approx(whole(document), abs=1 / 65535)


def test_only_visible_layers_with_current_patches_can_be_merged() -> None:
    document = run_document()
    assert can_merge(document, "blur")
    assert not can_merge(document, "noise")
    assert not can_merge(document.replaced(document.layer("noise").with_visible(False)), "blur")
    assert not can_merge(made_of("noise", "blur"), "blur")


def test_recipe_lists_the_steps_of_a_merged_layer() -> None:
    document = run_document()
    assert Recipe.of(merge(document, "blur")) == Recipe.of(document)
