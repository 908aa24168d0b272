"""Damage: its map, and the repair of exactly what a mask marks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.mask import Levels, Mask, MaskMode, MaskPatch
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.damage_detection import detect_damage
from desktop.restoration.layer_runner import LayerContext, layer_from_step, run_layer
from models.core.engine_run import RestoredTile, RunRequest, RunResult
from models.core.pixels import MaskArray, Rect
from models.core.plan import PlannedStep, Step, damage_step
from models.core.progress import Cancelled, Progress, TileLeftUnchanged
from models.core.wish_table import Wish
from tests.desktop.documents import FakeEngine, photo

SPOT = Rect(10, 8, 4, 2)


@dataclass
class DetectorEngine(FakeEngine):
    """Engine that is half certain of one damaged spot, and records its mask."""

    broken: bool = False
    mask: MaskArray | None = None

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        progress.report(0.5)
        self.mask, image = request.mask, request.image
        sound = np.ones((*image.shape[:2], 3), np.float32)
        sound[SPOT.slices] = 0.5
        if self.broken:
            progress.notice(TileLeftUnchanged(Rect.of(image), "nan"))
        yield RestoredTile(Rect.of(image), sound)


def detect(engine: DetectorEngine, progress: Progress | None = None) -> Levels:
    return detect_damage(photo().pixels, engine, (0, 0), progress or Progress()).levels


def spot_mask() -> Mask:
    levels = np.full((SPOT.h, SPOT.w), 255, np.uint8)
    return Mask.constant(48, 32, 0).combined(MaskPatch(SPOT, levels), MaskMode.ADD)


def test_map_holds_the_probability_of_damage() -> None:
    levels = detect(DetectorEngine())
    assert (levels[SPOT.slices] == 128).all()
    assert np.count_nonzero(levels) == SPOT.area


def test_tiles_left_unchanged_have_no_damage() -> None:
    assert not detect(DetectorEngine(broken=True)).any()


def test_damage_detection_can_be_cancelled() -> None:
    stopped = Progress()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        detect(DetectorEngine(), progress=stopped)


def test_damage_mask_makes_the_repair_step_masked() -> None:
    layer = layer_from_step(damage_step(), spot_mask(), damage=True)
    assert layer.step.masked
    assert layer.mask == spot_mask()


def test_plain_selection_does_not_make_the_repair_step_masked() -> None:
    assert not layer_from_step(damage_step(), spot_mask()).step.masked


def test_faint_values_of_a_mask_are_not_repaired(tmp_path: Path) -> None:
    layer, engine = layer_from_step(damage_step(), spot_mask(), damage=True), DetectorEngine()
    noise = np.where(spot_mask().values > 0, 1, 0.05).astype(np.float32)
    document = Document(photo()).with_layer(layer.with_mask(Mask.of(noise)))
    with Scratch(tmp_path) as scratch:
        context = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
        run_layer(document, document.layers[0], context, (0, 0), Progress(), lambda *_: None)
    assert np.array_equal(engine.mask, spot_mask().values)


def test_other_steps_get_no_mask_from_a_damage_mask() -> None:
    noise = PlannedStep(Wish.NOISE, Step("instruct", {}), 1.0, 1.0)
    assert layer_from_step(noise, spot_mask(), damage=True).mask is None


def test_engine_mask_equals_the_damage_mask(tmp_path: Path) -> None:
    layer, engine = layer_from_step(damage_step(), spot_mask(), damage=True), DetectorEngine()
    document = Document(photo()).with_layer(layer)
    with Scratch(tmp_path) as scratch:
        context = LayerContext(engine, DocumentRenderer(TileCache(0)), scratch)
        run_layer(document, layer, context, (0, 0), Progress(), lambda *_: None)
    assert np.array_equal(engine.mask, spot_mask().values)


def test_changed_damage_mask_changes_the_patch_key() -> None:
    layer = layer_from_step(damage_step(), spot_mask(), damage=True)
    document = Document(photo()).with_layer(layer)
    painted = document.replaced(layer.with_mask(spot_mask().inverted()))
    assert painted.key(layer.id) != document.key(layer.id)


def test_changed_mask_of_another_layer_keeps_the_patch_key() -> None:
    layer = replace(layer_from_step(damage_step(), spot_mask()), scope=None)
    document = Document(photo()).with_layer(layer)
    painted = document.replaced(layer.with_mask(spot_mask().inverted()))
    assert painted.key(layer.id) == document.key(layer.id)
