"""Running one layer."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.mask import Mask, MaskMode, MaskPatch
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, layer_from_step, run_layer
from models.core.engine_run import (
    DetectedTags,
    RestoredTile,
    RunRequest,
    RunResult,
    restored_tiles,
)
from models.core.invention_map import InventionMap
from models.core.pixels import Rect, as_pixels
from models.core.plan import PlannedStep, Step
from models.core.progress import DetailInvented, LittleDamageFound, Progress, TagsRecognised
from models.core.wish import HIGH_SENSITIVITY, LOW_SENSITIVITY, Wish
from tests.desktop.documents import FakeEngine, a_plan, document, layer, photo


def test_a_layer_is_run_where_the_selection_lies() -> None:
    piece = MaskPatch(Rect(10, 10, 5, 5), np.full((5, 5), 255, np.uint8))
    region = Mask.constant(600, 600, 0).combined(piece, MaskMode.ADD)
    made = layer_from_step(a_plan(Wish.NOISE).steps[0], region)
    assert made.region == region
    assert made.scope == Rect(0, 0, 256, 256)


def test_outside_its_scope_a_layer_changes_nothing() -> None:
    one = replace(layer("a"), scope=Rect(0, 0, 16, 16))
    plain = document().with_layer(one)

    class Obedient(FakeEngine):
        """Leaves out what is masked, as engines do."""

        def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
            assert request.mask is not None
            for rect, pixels in restored_tiles(super().run(request, progress)):
                if request.mask[rect.slices].any():
                    yield RestoredTile(rect, pixels)

    with Scratch() as scratch:
        bench = LayerContext(Obedient(), DocumentRenderer(TileCache(0)), scratch)
        made = run_layer(plain, one, bench, (0, 0), Progress(), lambda *_: None)
    assert (made.pixels[:16, :16] == 155 * 257).all()
    assert (made.pixels[16:] == 100 * 257).all()
    assert (made.pixels[:, 16:] == 100 * 257).all()


@pytest.mark.parametrize(
    ("touched", "sensitivity", "told"),
    [
        (0, HIGH_SENSITIVITY, [0.0]),
        (1, HIGH_SENSITIVITY, [1 / 3072]),
        (9, HIGH_SENSITIVITY, []),
        (9, LOW_SENSITIVITY, [81 / 3072]),
    ],
)
def test_it_is_told_when_little_damage_was_certain(
    touched: int, sensitivity: float, told: list[float]
) -> None:
    step = Step("scratches", {"sensitivity": sensitivity})
    mends = layer_from_step(PlannedStep(Wish.SCRATCHES, step, 1.0, 1.0), None)

    class Careful(FakeEngine):
        """Changes a small square."""

        def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
            tile = as_pixels(request.image)
            tile[:touched, :touched] = 1
            yield RestoredTile(Rect.of(request.image), tile)

    notices = list[object]()
    with Scratch() as scratch:
        bench = LayerContext(Careful(), DocumentRenderer(TileCache(0)), scratch)
        progress = Progress(on_notice=notices.append)
        plain = Document(photo(64, 48)).with_layer(mends)
        run_layer(plain, mends, bench, (0, 0), progress, lambda *_: None)
    assert [each.share for each in notices if isinstance(each, LittleDamageFound)] == told


def test_inventions_and_tags_of_a_run_are_kept_in_the_patch_and_announced() -> None:
    found = InventionMap(Rect(0, 0, 64, 48), 0.25, np.zeros((4, 4), np.uint8))
    notices, shown = list[object](), list[RunResult]()

    class Inventive(FakeEngine):
        """Yields tags, tiles and an invention map."""

        def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
            yield DetectedTags(("ship", "sea"))
            yield from super().run(request, progress)
            yield found

    with Scratch() as scratch:
        bench = LayerContext(Inventive(), DocumentRenderer(TileCache(0)), scratch)
        one = layer("a")
        plain, progress = (
            Document(photo(64, 48)).with_layer(one),
            Progress(on_notice=notices.append),
        )
        patch = run_layer(plain, one, bench, (0, 0), progress, shown.append)
    assert (patch.evidence, patch.tags) == ((found,), ("ship", "sea"))
    assert notices == [TagsRecognised(("ship", "sea")), DetailInvented(0.25)]
    assert shown[0] == DetectedTags(("ship", "sea"))
