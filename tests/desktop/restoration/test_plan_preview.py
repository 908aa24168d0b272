"""Previews: only the visible part is restored, at the level of the view."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, layer_from_step
from desktop.restoration.plan_preview import Scene, instant_steps, run_preview
from models.core.engine_run import RunRequest, RunResult
from models.core.pixels import MaskArray, Pixels, Raster, Rect
from models.core.plan import PlannedStep, Step
from models.core.progress import Cancelled, Progress
from models.core.wish_table import Wish
from tests.desktop.documents import FakeEngine, photo

VIEW = Scene(1, Rect(2, 3, 8, 6))


@dataclass
class RecordingEngine(FakeEngine):
    """Engine that records its image and mask."""

    seen: Raster | None = None
    mask: MaskArray | None = None

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        self.seen, self.mask = request.image, request.mask
        yield from super().run(request, progress)


def planned(restorer: str = "tone", strength: float = 1.0, **params: int) -> PlannedStep:
    return PlannedStep(Wish.FADING, Step(restorer, params), strength, 1.0)


def preview_tiles(
    folder: Path,
    *steps: PlannedStep,
    engine: FakeEngine | None = None,
    mask: Mask | None = None,
    transform: CropTransform | None = None,
    progress: Progress | None = None,
) -> list[tuple[Rect, Pixels]]:
    found: list[tuple[Rect, Pixels]] = []
    layers = [layer_from_step(each, mask) for each in steps]
    with Scratch(folder) as scratch:
        context = LayerContext(engine or FakeEngine(), DocumentRenderer(TileCache(0)), scratch)
        show = lambda result: found.append((result.rect, result.pixels))  # noqa: E731
        document = Document(photo()).with_transform(transform)
        run_preview(document, layers, VIEW, context, progress or Progress(), show)
    return found


def test_engine_gets_the_whole_photo_at_the_level_of_the_view(tmp_path: Path) -> None:
    engine = RecordingEngine()
    preview_tiles(tmp_path, planned(), engine=engine)
    assert engine.seen is not None
    assert engine.seen.shape == (16, 24, 3)
    assert (engine.seen == 100).all()


def test_engine_mask_covers_only_the_visible_rect(tmp_path: Path) -> None:
    engine = RecordingEngine()
    preview_tiles(tmp_path, planned(), engine=engine)
    assert engine.mask is not None
    assert engine.mask.sum() == VIEW.rect.area
    assert engine.mask[VIEW.rect.slices].all()


def test_preview_uses_the_planned_strength(tmp_path: Path) -> None:
    (_, pixels), *_ = preview_tiles(tmp_path, planned(strength=0.5))
    assert np.allclose(pixels, 0.5, atol=1 / 255)


def test_steps_run_in_order_and_only_the_last_is_shown(tmp_path: Path) -> None:
    once, twice = preview_tiles(tmp_path, planned()), preview_tiles(tmp_path, planned(), planned())
    assert len(once) == len(twice)
    assert np.allclose(twice[0][1], 100 / 255, atol=1 / 255)


def test_preview_changes_nothing_outside_the_selection(tmp_path: Path) -> None:
    (_, pixels), *_ = preview_tiles(tmp_path, planned(), mask=Mask.constant(48, 32, 0))
    assert np.allclose(pixels, 100 / 255, atol=1e-6)


def test_only_fast_steps_are_previewed() -> None:
    steps = (planned("tone"), planned("network"), planned("generate"), planned("tone", scale=2))
    assert instant_steps(steps) == steps[:1]


def test_a_preview_can_be_cancelled(tmp_path: Path) -> None:
    stopped = Progress()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        preview_tiles(tmp_path, planned(), progress=stopped)


def test_huge_photos_are_previewed_at_a_higher_level() -> None:
    pixels = np.broadcast_to(np.uint8(9), (10_000, 10_000, 3))
    huge = Document(Photo(Path("huge.png"), "huge", pixels))
    scene = Scene(0, Rect(500, 400, 200, 100)).fitting(huge)
    assert (scene.level, scene.rect) == (1, Rect(250, 200, 101, 51))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_selection_is_seen_through_the_crop_transform(tmp_path: Path, turns: int) -> None:
    values = np.zeros((32, 48), np.float32)
    values[:16, :24] = 1
    transform = CropTransform(Rect(0, 0, 48, 32)).turned(Rect(0, 0, 48, 32), turns)
    seen = {}
    for rect, pixels in preview_tiles(
        tmp_path, planned(), mask=Mask.of(values), transform=transform
    ):
        for y, x in np.ndindex(rect.h, rect.w):
            seen[rect.x + x, rect.y + y] = pixels[y, x, 0] > 0.5
    selected = np.rot90(values[::2, ::2], -turns) > 0.5
    assert seen
    assert all(selected[y, x] == changed for (x, y), changed in seen.items())
