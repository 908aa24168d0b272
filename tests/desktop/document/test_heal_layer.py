"""Spots that are painted over."""

from dataclasses import replace

import numpy as np

from desktop.document.document import Document
from desktop.document.heal_layer import (
    completed_strokes,
    current_heal_layer,
    with_heal_stroke,
)
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.mask_shapes import Brush, stroke
from desktop.document.recipe import Recipe
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, run_layer
from models.core.pixels import Raster, Rect
from models.core.progress import Progress
from models.core.strokes import Stroke
from tests.desktop.documents import FakeEngine, layer, photo

FIRST = Stroke(((8.0, 8.0),), 2.0)
SECOND = Stroke(((40.0, 24.0), (42.0, 25.0)), 2.0)


class InMemory:
    def raster(
        self, height: int, width: int, dtype: np.dtype[np.generic], part: Rect | None = None
    ) -> Raster:
        raster: Raster = np.zeros((height, width, 3), dtype)
        return raster


class Counting(FakeEngine):
    """Notes where it was asked to look."""

    def run(self, step, image, focus, mask, progress):  # type: ignore[no-untyped-def]
        self.masks = [*getattr(self, "masks", []), mask]
        for rect, tile in super().run(step, image, focus, mask, progress):
            if mask[rect.slices].any():
                yield rect, tile


def painted(document: Document, mark: Stroke) -> Document:
    piece = stroke(mark.points, Brush(mark.radius, 0.7), document.photo.whole)
    made = with_heal_stroke(document, mark, piece)
    known = any(each.id == made.id for each in document.layers)
    return document.replaced(made) if known else document.with_layer(made)


def run(document: Document, engine: FakeEngine) -> Document:
    top = document.layers[-1]
    bench = LayerContext(engine, DocumentRenderer(TileCache(0)), InMemory())
    patch = run_layer(document, top, bench, (0, 0), Progress(), lambda *_: None)
    return document.replaced(top.with_patch(patch))


def test_strokes_after_each_other_are_one_layer() -> None:
    document = painted(painted(Document(photo()), FIRST), SECOND)
    (made,) = document.layers
    assert len(made.strokes) == 2
    assert made.mask
    assert made.mask.values[8, 8] == made.mask.values[24, 40] == 1
    assert made.mask.values[16, 24] == 0


def test_a_layer_above_begins_another() -> None:
    document = painted(Document(photo()), FIRST).with_layer(layer("noise"))
    assert current_heal_layer(document) is None
    assert len(painted(document, SECOND).layers) == 3


def test_nothing_is_written_beyond_the_scope_for_which_room_was_taken() -> None:
    document = run(painted(Document(photo()), FIRST), FakeEngine())
    (made,) = document.layers
    assert made.patch
    assert made.scope
    outside = np.ones(made.patch.pixels.shape[:2], np.bool_)
    outside[made.scope.slices] = False
    assert not made.patch.pixels[outside].any()


def test_one_stroke_more_runs_only_where_it_is() -> None:
    engine = Counting()
    document = run(painted(Document(photo()), FIRST), engine)
    document = run(painted(document, SECOND), engine)
    assert engine.masks[1][8, 8] == 0
    assert engine.masks[1][24, 41] == 1
    patch = document.layers[0].patch
    assert patch
    assert patch.pixels[8, 8, 0] == patch.pixels[24, 41, 0] == 155 * 257
    assert not document.is_stale(document.layers[0].id)


def test_a_mask_painted_beyond_the_strokes_begins_another_layer() -> None:
    wide = Document(photo(600, 400))
    document = painted(wide, FIRST)
    grown = document.layers[0].with_mask(Mask.constant(600, 400, 255))
    assert current_heal_layer(document) is not None
    assert current_heal_layer(document.replaced(grown)) is None


def test_a_change_below_runs_all_strokes_again() -> None:
    engine = Counting()
    document = run(painted(Document(photo()), FIRST), engine)
    below = Document(
        photo(), (layer("noise").with_patch(document.layers[0].patch), *document.layers)
    )
    again = painted(below, SECOND)
    assert completed_strokes(again, again.layers[-1]) == ()


def test_what_was_painted_stays_with_its_photo_and_is_told() -> None:
    document = painted(Document(photo(), (layer("noise"),)), FIRST)
    assert [each.name for each in Recipe.of(document).steps] == ["noise"]
    told = Recipe.without_stroke_data(document).steps[-1].step
    assert "strokes" not in told.params
    assert told.models == ("heirloom-fill",)


def test_strokes_that_a_file_garbles_are_none() -> None:
    made = painted(Document(photo()), FIRST).layers[0]
    step = replace(made.step, params={"strokes": "5:oops"})
    assert made.with_step(step).strokes == ()
    assert isinstance(made, Layer)
    assert made.scope == Rect(0, 0, 48, 32)
