"""Laws of previews: what is in view, as it is on the screen, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.transform import CropTransform
from desktop.files.storage.scratch import Scratch
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.layer_runner import LayerContext, layer_from_step
from desktop.restoration.preview import Scene, instant, preview
from models.core.engine_run import RunRequest, RunResult, restored_tiles
from models.core.pixels import MaskArray, Pixels, Raster, Rect
from models.core.plan import PlannedStep, Step
from models.core.progress import Cancelled, Progress
from models.core.wish import Wish
from tests.desktop.documents import FakeEngine, photo

VIEW = Scene(1, Rect(2, 3, 8, 6))


@dataclass
class Watched(FakeEngine):
    """Remembers what it saw and where it was to work."""

    seen: Raster | None = None
    mask: MaskArray | None = None

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        self.seen, self.mask = request.image, request.mask
        yield from super().run(request, progress)


def planned(restorer: str = "tone", strength: float = 1.0, **params: int) -> PlannedStep:
    return PlannedStep(Wish.FADING, Step(restorer, params), strength, 1.0)


def shown(
    folder: Path,
    *steps: PlannedStep,
    engine: FakeEngine | None = None,
    region: Mask | None = None,
    frame: CropTransform | None = None,
    progress: Progress | None = None,
) -> list[tuple[Rect, Pixels]]:
    results = list[RunResult]()
    layers = [layer_from_step(each, region) for each in steps]
    with Scratch(folder) as scratch:
        bench = LayerContext(engine or FakeEngine(), DocumentRenderer(TileCache(0)), scratch)
        document = Document(photo()).framed(frame)
        preview(document, layers, VIEW, bench, progress or Progress(), results.append)
    return list(restored_tiles(results))


def test_the_engine_sees_the_whole_photo_as_reduced_as_the_screen(tmp_path: Path) -> None:
    engine = Watched()
    shown(tmp_path, planned(), engine=engine)
    assert engine.seen is not None
    assert engine.seen.shape == (16, 24, 3)
    assert (engine.seen == 100).all()


def test_it_works_only_on_what_is_in_view(tmp_path: Path) -> None:
    engine = Watched()
    shown(tmp_path, planned(), engine=engine)
    assert engine.mask is not None
    assert engine.mask.sum() == VIEW.rect.area
    assert engine.mask[VIEW.rect.slices].all()


def test_what_is_shown_is_as_strong_as_planned(tmp_path: Path) -> None:
    (_, pixels), *_ = shown(tmp_path, planned(strength=0.5))
    assert np.allclose(pixels, 0.5, atol=1 / 255)


def test_steps_follow_each_other_and_the_last_one_is_shown(tmp_path: Path) -> None:
    once, twice = shown(tmp_path, planned()), shown(tmp_path, planned(), planned())
    assert len(once) == len(twice)
    assert np.allclose(twice[0][1], 100 / 255, atol=1 / 255)


def test_beyond_the_selection_the_photo_stays(tmp_path: Path) -> None:
    (_, pixels), *_ = shown(tmp_path, planned(), region=Mask.constant(48, 32, 0))
    assert np.allclose(pixels, 100 / 255, atol=1e-6)


def test_only_instant_steps_are_previewed() -> None:
    steps = (planned("tone"), planned("network"), planned("generate"), planned("tone", scale=2))
    assert instant(steps) == steps[:1]


def test_a_preview_can_be_cancelled(tmp_path: Path) -> None:
    stopped = Progress()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        shown(tmp_path, planned(), progress=stopped)


def test_huge_photos_are_previewed_more_reduced() -> None:
    pixels = np.broadcast_to(np.uint8(9), (10_000, 10_000, 3))
    huge = Document(Photo(Path("huge.png"), "huge", pixels))
    scene = Scene(0, Rect(500, 400, 200, 100)).fitting(huge)
    assert (scene.level, scene.rect) == (1, Rect(250, 200, 101, 51))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_selection_lies_where_the_frame_shows_it(tmp_path: Path, turns: int) -> None:
    values = np.zeros((32, 48), np.float32)
    values[:16, :24] = 1
    frame = CropTransform(Rect(0, 0, 48, 32)).turned(Rect(0, 0, 48, 32), turns)
    seen = {}
    for rect, pixels in shown(tmp_path, planned(), region=Mask.of(values), frame=frame):
        for y, x in np.ndindex(rect.h, rect.w):
            seen[rect.x + x, rect.y + y] = pixels[y, x, 0] > 0.5
    selected = np.rot90(values[::2, ::2], -turns) > 0.5
    assert seen
    assert all(selected[y, x] == changed for (x, y), changed in seen.items())
