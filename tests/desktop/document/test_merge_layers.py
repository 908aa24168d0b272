"""Two layers made one."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.merge_layers import can_merge, merge_layers
from desktop.document.recipe import Recipe
from desktop.document.tone import LEVELS, ToneAdjustment
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
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


def run() -> Document:
    document = made_of("noise", "blur")
    for id, level in (("noise", 180), ("blur", 60)):
        document = document.replaced(document.layer(id).with_patch(patch(document, id, level)))
    return document.replaced(document.layer("blur").faded(0.5))


def evaluator() -> DocumentRenderer:
    return DocumentRenderer(TileCache(1 << 20))


def whole(document: Document) -> Pixels:
    return np.concatenate([pixels for _, pixels in evaluator().rows(document)])


def made_one(document: Document, id: str) -> Document:
    upto = document.index_of(id) + 1
    picture = evaluator().flatten(document, upto, InMemory(), Progress())
    return merge_layers(document, id, picture)


def test_merged_layers_look_as_they_did() -> None:
    document = run()
    one = made_one(document, "blur")
    assert len(one.layers) == 1
    assert whole(one) == pytest.approx(whole(document), abs=1 / 65535)


def test_merged_layers_stay_when_what_is_below_changes() -> None:
    one = made_one(run(), "blur")
    below = replace(one, layers=(made_of("haze").layers[0], *one.layers))
    assert not below.is_stale(below.layers[1].id)


def test_levels_are_merged_too() -> None:
    document = run().with_layer(Layer("light", LEVELS, ToneAdjustment(0.1, 0.9)))
    one = made_one(document, "light")
    assert whole(one) == pytest.approx(whole(document), abs=1 / 65535)


def test_where_neither_showed_the_one_does_not_show() -> None:
    document = run()
    left, right = np.zeros((2, 32, 48), np.float32)
    left[:, :10], right[:, 8:20] = 1, 0.5
    for id, mask in (("noise", left), ("blur", right)):
        document = document.replaced(replace(document.layer(id), mask=Mask.of(mask)))
    document = document.replaced(document.layer("blur").with_patch(patch(document, "blur", 60)))
    one = made_one(document, "blur")
    region = one.layers[0].mask
    assert region
    assert np.array_equal(region.values, (left + right > 0).astype(np.float32))
    assert whole(one) == pytest.approx(whole(document), abs=1 / 65535)


def test_only_what_is_seen_as_it_is_can_be_merged() -> None:
    document = run()
    assert can_merge(document, "blur")
    assert not can_merge(document, "noise")
    assert not can_merge(document.replaced(document.layer("noise").with_visible(False)), "blur")
    assert not can_merge(made_of("noise", "blur"), "blur")


def test_a_recipe_tells_merged_steps_one_by_one() -> None:
    document = run()
    assert Recipe.of(made_one(document, "blur")) == Recipe.of(document)
