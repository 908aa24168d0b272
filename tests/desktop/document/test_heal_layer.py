"""Spots that are painted over."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from desktop.document.document import Document
from desktop.document.heal_layer import completed_strokes, painted_on, strokes_of, with_heal_stroke
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.mask_shapes import Brush, stroke
from desktop.document.recipe import Recipe
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, run_layer
from models.core.engine_run import RestoredTile, RunRequest, RunResult, restored_tiles
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

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        assert request.mask is not None
        self.masks = [*getattr(self, "masks", []), request.mask]
        for rect, tile in restored_tiles(super().run(request, progress)):
            if request.mask[rect.slices].any():
                yield RestoredTile(rect, tile)


def painted(document: Document, mark: Stroke) -> Document:
    piece = stroke(mark.points, Brush(mark.radius, 0.7), document.photo.whole)
    made = with_heal_stroke(document, mark, piece)
    known = any(each.id == made.id for each in document.layers)
    return document.replaced(made) if known else document.with_layer(made)


def run(document: Document, engine: FakeEngine) -> Document:
    top = document.layers[-1]
    bench = LayerContext(engine, DocumentRenderer(TileCache(0)), InMemory())
    patch = run_layer(document, top, bench, (0, 0), Progress(), lambda *_: None)
    return document.replaced(top.restored(patch))


def test_strokes_after_each_other_are_one_layer() -> None:
    document = painted(painted(Document(photo()), FIRST), SECOND)
    (made,) = document.layers
    assert len(strokes_of(made)) == 2
    assert made.region
    assert made.region.values[8, 8] == made.region.values[24, 40] == 1
    assert made.region.values[16, 24] == 0


def test_a_layer_above_begins_another() -> None:
    document = painted(Document(photo()), FIRST).with_layer(layer("noise"))
    assert painted_on(document) is None
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
    grown = document.layers[0].masked(Mask.constant(600, 400, 255))
    assert painted_on(document) is not None
    assert painted_on(document.replaced(grown)) is None


def test_a_change_below_runs_all_strokes_again() -> None:
    engine = Counting()
    document = run(painted(Document(photo()), FIRST), engine)
    below = Document(photo(), (layer("noise").restored(document.layers[0].patch), *document.layers))
    again = painted(below, SECOND)
    assert completed_strokes(again, again.layers[-1]) == ()


def test_what_was_painted_stays_with_its_photo_and_is_told() -> None:
    document = painted(Document(photo(), (layer("noise"),)), FIRST)
    assert [each.name for each in Recipe.of(document).steps] == ["noise"]
    told = Recipe.told_of(document).steps[-1].step
    assert "strokes" not in told.params
    assert told.models == ("heirloom-fill",)


def test_strokes_that_a_file_garbles_are_none() -> None:
    made = painted(Document(photo()), FIRST).layers[0]
    step = replace(made.step, params={"strokes": "5:oops"})
    assert strokes_of(replace(made, step=step)) == ()
    assert isinstance(made, Layer)
    assert made.scope == Rect(0, 0, 48, 32)
