"""Heal layers: strokes, scope and partial runs."""

from collections.abc import Iterator
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
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
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


class MaskRecordingEngine(FakeEngine):
    """Engine that records its masks and yields only tiles inside them."""

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        assert request.mask is not None
        self.masks = [*getattr(self, "masks", []), request.mask]
        for rect, tile in restored_tiles(super().run(request, progress)):
            if request.mask[rect.slices].any():
                yield RestoredTile(rect, tile)


def with_stroke(document: Document, mark: Stroke) -> Document:
    piece = stroke(mark.points, Brush(mark.radius, 0.7), document.photo.whole)
    healed = with_heal_stroke(document, mark, piece)
    known = any(each.id == healed.id for each in document.layers)
    return document.replaced(healed) if known else document.with_layer(healed)


def run_top_layer(document: Document, engine: FakeEngine) -> Document:
    top = document.layers[-1]
    context = LayerContext(engine, DocumentRenderer(TileCache(0)), InMemory())
    patch = run_layer(document, top, context, (0, 0), Progress(), lambda *_: None)
    return document.replaced(top.with_patch(patch))


def test_successive_strokes_share_a_layer() -> None:
    document = with_stroke(with_stroke(Document(photo()), FIRST), SECOND)
    (healed,) = document.layers
    assert len(healed.strokes) == 2
    assert healed.mask
    assert healed.mask.values[8, 8] == healed.mask.values[24, 40] == 1
    assert healed.mask.values[16, 24] == 0


def test_stroke_below_another_layer_begins_a_new_heal_layer() -> None:
    document = with_stroke(Document(photo()), FIRST).with_layer(layer("noise"))
    assert current_heal_layer(document) is None
    assert len(with_stroke(document, SECOND).layers) == 3


def test_nothing_is_written_outside_the_allocated_scope() -> None:
    document = run_top_layer(with_stroke(Document(photo()), FIRST), FakeEngine())
    (healed,) = document.layers
    assert healed.patch
    assert healed.scope
    outside = np.ones(healed.patch.pixels.shape[:2], np.bool_)
    outside[healed.scope.slices] = False
    assert not healed.patch.pixels[outside].any()


def test_further_stroke_runs_only_where_it_is() -> None:
    engine = MaskRecordingEngine()
    document = run_top_layer(with_stroke(Document(photo()), FIRST), engine)
    document = run_top_layer(with_stroke(document, SECOND), engine)
    assert engine.masks[1][8, 8] == 0
    assert engine.masks[1][24, 41] == 1
    patch = document.layers[0].patch
    assert patch
    assert patch.pixels[8, 8, 0] == patch.pixels[24, 41, 0] == 155 * 257
    assert not document.is_stale(document.layers[0].id)


def test_mask_painted_beyond_the_strokes_begins_a_new_heal_layer() -> None:
    wide = Document(photo(600, 400))
    document = with_stroke(wide, FIRST)
    grown = document.layers[0].with_mask(Mask.constant(600, 400, 255))
    assert current_heal_layer(document) is not None
    assert current_heal_layer(document.replaced(grown)) is None


def test_change_below_leaves_no_stroke_completed() -> None:
    engine = MaskRecordingEngine()
    document = run_top_layer(with_stroke(Document(photo()), FIRST), engine)
    below = Document(
        photo(), (layer("noise").with_patch(document.layers[0].patch), *document.layers)
    )
    again = with_stroke(below, SECOND)
    assert completed_strokes(again, again.layers[-1]) == ()


def test_recipe_leaves_out_heal_layers_and_the_record_lists_them() -> None:
    document = with_stroke(Document(photo(), (layer("noise"),)), FIRST)
    assert [each.name for each in Recipe.of(document).steps] == ["noise"]
    record = Recipe.without_stroke_data(document).steps[-1].step
    assert "strokes" not in record.params
    assert record.models == ("heirloom-fill",)


def test_unreadable_strokes_of_a_file_are_empty() -> None:
    healed = with_stroke(Document(photo()), FIRST).layers[0]
    step = replace(healed.step, params={"strokes": "5:oops"})
    assert healed.with_step(step).strokes == ()
    assert isinstance(healed, Layer)
    assert healed.scope == Rect(0, 0, 48, 32)
