"""Running of single layers."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.mask import Mask, MaskMode, MaskPatch
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, layer_from_step, run_layer
from models.core.engine_run import (
    RestoredTile,
    RunRequest,
    RunResult,
    restored_tiles,
)
from models.core.pixels import Rect, as_pixels
from models.core.plan import PlannedStep, Step
from models.core.progress import LittleDamageFound, Progress
from models.core.wish_table import HIGH_SENSITIVITY, LOW_SENSITIVITY, Wish
from tests.desktop.documents import FakeEngine, a_plan, document, layer, photo


def test_scope_of_a_new_layer_is_the_bounds_of_its_mask() -> None:
    patch = MaskPatch(Rect(10, 10, 5, 5), np.full((5, 5), 255, np.uint8))
    mask = Mask.constant(600, 600, 0).combined(patch, MaskMode.ADD)
    made = layer_from_step(a_plan(Wish.NOISE).steps[0], mask)
    assert made.mask == mask
    assert made.scope == Rect(0, 0, 256, 256)


def test_layer_changes_nothing_outside_its_scope() -> None:
    one = replace(layer("a"), scope=Rect(0, 0, 16, 16))
    plain = document().with_layer(one)

    class MaskedEngine(FakeEngine):
        """Engine that yields only tiles inside the mask, as real ones do."""

        def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
            assert request.mask is not None
            for rect, pixels in restored_tiles(super().run(request, progress)):
                if request.mask[rect.slices].any():
                    yield RestoredTile(rect, pixels)

    with Scratch() as scratch:
        context = LayerContext(MaskedEngine(), DocumentRenderer(TileCache(0)), scratch)
        made = run_layer(plain, one, context, (0, 0), Progress(), lambda *_: None)
    assert (made.pixels[:16, :16] == 155 * 257).all()
    assert (made.pixels[16:] == 100 * 257).all()
    assert (made.pixels[:, 16:] == 100 * 257).all()


@pytest.mark.parametrize(
    ("touched", "sensitivity", "shares"),
    [
        (0, HIGH_SENSITIVITY, [0.0]),
        (1, HIGH_SENSITIVITY, [1 / 3072]),
        (9, HIGH_SENSITIVITY, []),
        (9, LOW_SENSITIVITY, [81 / 3072]),
    ],
)
def test_notice_reports_little_or_only_certain_damage(
    touched: int, sensitivity: float, shares: list[float]
) -> None:
    step = Step("scratches", {"sensitivity": sensitivity})
    repair = layer_from_step(PlannedStep(Wish.SCRATCHES, step, 1.0, 1.0), None)

    class SmallChangeEngine(FakeEngine):
        """Engine that changes a small square."""

        def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
            tile = as_pixels(request.image)
            tile[:touched, :touched] = 1
            yield RestoredTile(Rect.of(request.image), tile)

    notices = list[object]()
    with Scratch() as scratch:
        context = LayerContext(SmallChangeEngine(), DocumentRenderer(TileCache(0)), scratch)
        progress = Progress(on_notice=notices.append)
        plain = Document(photo(64, 48)).with_layer(repair)
        run_layer(plain, repair, context, (0, 0), progress, lambda *_: None)
    assert [each.share for each in notices if isinstance(each, LittleDamageFound)] == shares
