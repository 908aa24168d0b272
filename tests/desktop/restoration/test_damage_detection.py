"""Laws of damage that is found, corrected by hand, and mended."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.mask import Mask, MaskMode, MaskPatch
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.damage_detection import found_damage
from desktop.restoration.layer_runner import LayerContext, layer_from_step, run_layer
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.pixels import MaskArray, Rect
from models.core.plan import PlannedStep, Step
from models.core.progress import Cancelled, Progress, TileLeftUnchanged
from models.core.wish import Wish
from models.planning.planner import damage_step
from tests.desktop.documents import FakeEngine, photo

SPOT = Rect(10, 8, 4, 2)


@dataclass
class Finder(FakeEngine):
    """Takes one spot for damaged where it is told to be ready, and remembers where it was told to
    work."""

    broken: bool = False
    mask: MaskArray | None = None

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        progress.report(0.5)
        self.mask, image = request.mask, request.image
        sound = np.ones((*image.shape[:2], 3), np.float32)
        sound[SPOT.slices] = request.step.params["sensitivity"] != 0.5
        if self.broken:
            progress.notice(TileLeftUnchanged(Rect.of(image), "nan"))
        yield RestoredTile(Rect.of(image), sound)


def found(engine: Finder, sensitivity: float = 0.5, progress: Progress | None = None) -> Mask:
    picture = photo().pixels
    return found_damage(picture, sensitivity, engine, (0, 0), progress or Progress())


def region() -> Mask:
    levels = np.full((SPOT.h, SPOT.w), 255, np.uint8)
    return Mask.constant(48, 32, 0).combined(MaskPatch(SPOT, levels), MaskMode.ADD)


def test_what_is_found_is_marked() -> None:
    marked = found(Finder()).values > 0
    assert marked[SPOT.slices].all()
    assert marked.sum() == SPOT.area


def test_a_careful_search_finds_less() -> None:
    assert found(Finder(), sensitivity=0.2).empty


def test_where_the_finder_failed_nothing_is_taken_for_damaged() -> None:
    assert found(Finder(broken=True)).empty


def test_a_search_can_be_cancelled() -> None:
    stopped = Progress()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        found(Finder(), progress=stopped)


def test_mending_fills_what_the_mask_says() -> None:
    layer = layer_from_step(damage_step(), region(), damage=True)
    assert layer.step.masked
    assert layer.region == region()


def test_a_drawn_selection_is_where_to_look_and_not_what_is_damaged() -> None:
    assert not layer_from_step(damage_step(), region()).step.masked


def test_other_wishes_are_not_confined_to_the_damage() -> None:
    noise = PlannedStep(Wish.NOISE, Step("instruct", {}), 1.0, 1.0)
    assert layer_from_step(noise, region(), damage=True).region is None


def test_the_engine_is_told_every_masked_pixel_and_no_other(tmp_path: Path) -> None:
    layer, engine = layer_from_step(damage_step(), region(), damage=True), Finder()
    document = Document(photo()).with_layer(layer)
    with Scratch(tmp_path) as scratch:
        bench = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
        run_layer(document, layer, bench, (0, 0), Progress(), lambda *_: None)
    assert np.array_equal(engine.mask, region().values)


def test_painting_into_the_damage_makes_the_layer_stale() -> None:
    layer = layer_from_step(damage_step(), region(), damage=True)
    document = Document(photo()).with_layer(layer)
    painted = document.replaced(layer.masked(region().inverted()))
    assert painted.key(layer.id) != document.key(layer.id)


def test_painting_another_layer_in_and_out_needs_no_new_run() -> None:
    layer = replace(layer_from_step(damage_step(), region()), scope=None)
    document = Document(photo()).with_layer(layer)
    painted = document.replaced(layer.masked(region().inverted()))
    assert painted.key(layer.id) == document.key(layer.id)
