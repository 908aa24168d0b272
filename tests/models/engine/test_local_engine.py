"""Local engine, with real sessions of toy networks."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from onnx import helper

from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.errors import DeviceUnavailable, ModelMissing, NothingRestored
from models.core.pixels import MaskArray, Pixels, Raster, Rect, as_pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Notice, Progress, TileLeftUnchanged
from models.core.protocols import Restorer
from models.engine.local_engine import LocalEngine, make_local_engine
from tests.fakes import FakeParams, FakeRestorer, card, identity_network, onnx_network

STEP = Step("fake", {}, ("toy",))


def engine(file: Path, settings: EngineSettings | None = None) -> LocalEngine:
    catalog = Catalog((card("toy", "restore", {file.name: file}),))
    restorers: Mapping[str, Restorer[Any]] = {"fake": FakeRestorer("toy")}
    return LocalEngine(catalog, Store(file.parent), settings or EngineSettings(), restorers)


def photo(height: int, width: int) -> Raster:
    return np.random.default_rng(2).integers(0, 65536, (height, width, 3)).astype(np.uint16)


def run(local: LocalEngine, image: Raster, progress: Progress | None = None) -> Pixels:
    """Run the step and return the restored photo."""
    out = np.full(image.shape, np.nan, np.float32)
    for rect, pixels in restored_tiles(
        local.run(RunRequest(STEP, image, (0, 0)), progress or Progress())
    ):
        out[rect.slices] = pixels
    local.close()
    return out


@pytest.mark.parametrize("size", [(1, 1), (31, 33), (100, 7), (90, 140)])
def test_an_identity_network_leaves_the_photo_unchanged(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    image = photo(*size)
    out = run(engine(identity_network(tmp_path / "a.onnx")), image)
    assert np.array_equal(out, as_pixels(image))


def test_a_network_is_applied_to_every_pixel(tmp_path: Path) -> None:
    half = np.full((1, 1, 1, 1), 0.5, np.float32)
    node = helper.make_node("Mul", ["image", "half"], ["restored"])
    image = photo(70, 90)
    out = run(engine(onnx_network(tmp_path / "a.onnx", node, half=half)), image)
    assert np.array_equal(out, as_pixels(image) * np.float32(0.5))


def test_nan_everywhere_from_a_network_is_a_failure(tmp_path: Path) -> None:
    nothing = np.full((1, 1, 1, 1), np.nan, np.float32)
    node = helper.make_node("Mul", ["image", "nothing"], ["restored"])
    image, notices = photo(20, 20), list[Notice]()
    local = engine(onnx_network(tmp_path / "a.onnx", node, nothing=nothing))
    with pytest.raises(NothingRestored):
        run(local, image, Progress(on_notice=notices.append))
    assert notices == [TileLeftUnchanged(Rect(0, 0, 20, 20), "nan")]


class FakePieceRestorer(FakeRestorer):
    """Restorer that wants the middle of the photo as a whole."""

    piece = Rect(20, 20, 30, 30)

    def pieces(self, mask: MaskArray, params: FakeParams) -> list[Rect]:
        """Return the middle."""
        return [self.piece]


def test_a_masked_piece_that_crosses_tiles_is_run_as_a_whole(tmp_path: Path) -> None:
    file, restorer = identity_network(tmp_path / "a.onnx"), FakePieceRestorer("toy", halo=0)
    catalog = Catalog((card("toy", "restore", {file.name: file}),))
    local = LocalEngine(catalog, Store(tmp_path), EngineSettings(tile=32), {"fake": restorer})
    mask = np.zeros((70, 70), np.float32)
    mask[25:45, 25:45] = mask[60:, 60:] = 1
    rects = [
        rect
        for rect, _ in restored_tiles(
            local.run(RunRequest(STEP, photo(70, 70), (0, 0), mask), Progress())
        )
    ]
    local.close()
    assert rects[-1] == restorer.piece
    assert all(rect.clipped(Rect(60, 60, 10, 10)).area for rect in rects[:-1])


def test_the_tile_side_of_the_settings_overrides_the_card(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"), EngineSettings(tile=10))
    results = local.run(RunRequest(STEP, photo(40, 40), (0, 0)), Progress())
    assert next(restored_tiles(results))[0] == Rect(0, 0, 10, 10)


def test_choosing_an_unavailable_device_raises(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"))
    missing = next(device for device in Device if device not in (*local.probe(), Device.AUTO))
    local = engine(identity_network(tmp_path / "a.onnx"), EngineSettings(missing))
    with pytest.raises(DeviceUnavailable):
        run(local, photo(4, 4))


def test_a_missing_model_file_raises_model_missing(tmp_path: Path) -> None:
    file = identity_network(tmp_path / "a.onnx")
    local = engine(file)
    file.unlink()
    with pytest.raises(ModelMissing):
        run(local, photo(4, 4))


def test_a_cancelled_step_raises_cancelled(tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        run(engine(identity_network(tmp_path / "a.onnx")), photo(4, 4), Progress(stop=stop))


def test_closing_the_result_iterator_releases_its_networks(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"))
    results = local.run(RunRequest(STEP, photo(90, 90), (0, 0)), Progress())
    next(iter(results))
    results.close()  # type: ignore[attr-defined]
    local.close()
    assert np.array_equal(run(local, photo(9, 9)), as_pixels(photo(9, 9)))


def test_the_default_engine_has_its_devices_and_bundled_cards() -> None:
    local = make_local_engine(EngineSettings(device=Device.CPU))
    assert local.probe() == (Device.CPU,)
    assert {card.id for card in Catalog.read()} >= {"heirloom-instruct", "heirloom-language"}


@pytest.mark.parametrize("memory", [0, 1 << 30])
def test_the_memory_budget_does_not_change_the_result(tmp_path: Path, memory: int) -> None:
    file, image = identity_network(tmp_path / "a.onnx"), photo(40, 40)
    for _ in range(2):
        local = engine(file, EngineSettings(memory=memory))
        assert np.array_equal(run(local, image), as_pixels(image))


@pytest.mark.parametrize("wish", ["fading", "low_light"])
def test_light_and_colour_are_judged_inside_the_frame_alone(wish: str) -> None:
    step = Step("tone", {"wish": wish, "clause": "bring the colours back"}, ("heirloom-tone",))
    frame = Rect(30, 20, 90, 60)
    bordered = np.full((110, 160, 3), 65535, np.uint16)
    bordered[frame.slices] = photo(frame.h, frame.w) // 4 + 9000
    local = make_local_engine(EngineSettings(device=Device.CPU))
    framed = run_step(local, RunRequest(step, bordered, (0, 0), frame=frame))
    alone = run_step(local, RunRequest(step, bordered[frame.slices].copy(), (0, 0)))
    local.close()
    assert np.allclose(framed[frame.slices], alone, atol=1e-5)


def test_a_frame_beside_the_photo_counts_as_none(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"))
    request = RunRequest(STEP, photo(30, 30), (0, 0), frame=Rect(500, 500, 10, 10))
    assert np.array_equal(run_step(local, request), as_pixels(photo(30, 30)))
    local.close()


def run_step(local: LocalEngine, request: RunRequest) -> Pixels:
    """Run a request and return the restored photo."""
    out = np.zeros(request.image.shape, np.float32)
    for rect, pixels in restored_tiles(local.run(request, Progress())):
        out[rect.slices] = pixels
    return out
