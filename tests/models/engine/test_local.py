"""Steps run by the engine in this process, with real sessions of toy networks."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from onnx import helper

from models.catalog.catalog import Catalog
from models.catalog.store import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.errors import DeviceUnavailable, ModelMissing
from models.core.pixels import Pixels, Raster, Rect, as_pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Notice, Progress, TileLeftUnchanged
from models.core.protocols import Restorer
from models.engine.local import LocalEngine, make_local_engine
from tests.fakes import FakeRestorer, card, identity_network, onnx_network

STEP = Step("fake", {}, ("toy",))


def engine(file: Path, settings: EngineSettings | None = None) -> LocalEngine:
    catalog = Catalog((card("toy", "restore", {file.name: file}),))
    restorers: Mapping[str, Restorer[Any]] = {"fake": FakeRestorer("toy")}
    return LocalEngine(catalog, Store(file.parent), settings or EngineSettings(), restorers)


def photo(height: int, width: int) -> Raster:
    return np.random.default_rng(2).integers(0, 65536, (height, width, 3)).astype(np.uint16)


def ran(local: LocalEngine, image: Raster, progress: Progress | None = None) -> Pixels:
    out = np.full(image.shape, np.nan, np.float32)
    for rect, pixels in restored_tiles(
        local.run(RunRequest(STEP, image, (0, 0)), progress or Progress())
    ):
        out[rect.slices] = pixels
    local.close()
    return out


@pytest.mark.parametrize("size", [(1, 1), (31, 33), (100, 7), (90, 140)])
def test_an_identity_network_changes_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    image = photo(*size)
    out = ran(engine(identity_network(tmp_path / "a.onnx")), image)
    assert np.array_equal(out, as_pixels(image))


def test_a_network_reaches_every_pixel(tmp_path: Path) -> None:
    half = np.full((1, 1, 1, 1), 0.5, np.float32)
    node = helper.make_node("Mul", ["image", "half"], ["restored"])
    image = photo(70, 90)
    out = ran(engine(onnx_network(tmp_path / "a.onnx", node, half=half)), image)
    assert np.array_equal(out, as_pixels(image) * np.float32(0.5))


def test_a_network_that_gives_nan_is_told_and_the_photo_kept(tmp_path: Path) -> None:
    nothing = np.full((1, 1, 1, 1), np.nan, np.float32)
    node = helper.make_node("Mul", ["image", "nothing"], ["restored"])
    image, notices = photo(20, 20), list[Notice]()
    local = engine(onnx_network(tmp_path / "a.onnx", node, nothing=nothing))
    out = ran(local, image, Progress(on_notice=notices.append))
    assert np.array_equal(out, as_pixels(image))
    assert notices == [TileLeftUnchanged(Rect(0, 0, 20, 20), "nan")]


def test_the_person_s_tile_side_goes_before_the_card_s(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"), EngineSettings(tile=10))
    pieces = local.run(RunRequest(STEP, photo(40, 40), (0, 0)), Progress())
    assert next(restored_tiles(pieces))[0] == Rect(0, 0, 10, 10)


def test_a_device_that_is_not_here_is_an_error_when_it_was_asked_for(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"))
    missing = next(device for device in Device if device not in (*local.probe(), Device.AUTO))
    asking = engine(identity_network(tmp_path / "a.onnx"), EngineSettings(missing))
    with pytest.raises(DeviceUnavailable):
        ran(asking, photo(4, 4))


def test_a_missing_model_is_an_error(tmp_path: Path) -> None:
    file = identity_network(tmp_path / "a.onnx")
    local = engine(file)
    file.unlink()
    with pytest.raises(ModelMissing):
        ran(local, photo(4, 4))


def test_a_cancelled_step_stops(tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        ran(engine(identity_network(tmp_path / "a.onnx")), photo(4, 4), Progress(stop=stop))


def test_a_closed_iterator_gives_its_networks_back(tmp_path: Path) -> None:
    local = engine(identity_network(tmp_path / "a.onnx"))
    pieces = local.run(RunRequest(STEP, photo(90, 90), (0, 0)), Progress())
    next(iter(pieces))
    pieces.close()  # type: ignore[attr-defined]
    local.close()
    assert np.array_equal(ran(local, photo(9, 9)), as_pixels(photo(9, 9)))


def test_the_shipped_engine_knows_its_restorers_and_cards() -> None:
    local = make_local_engine(EngineSettings(device=Device.CPU))
    assert local.probe() == (Device.CPU,)
    assert {card.id for card in Catalog.read()} >= {"heirloom-instruct", "heirloom-sentence"}


@pytest.mark.parametrize("memory", [0, 1 << 30])
def test_a_photo_comes_out_the_same_whatever_may_stay_loaded(tmp_path: Path, memory: int) -> None:
    file, image = identity_network(tmp_path / "a.onnx"), photo(40, 40)
    for _ in range(2):
        local = engine(file, EngineSettings(memory=memory))
        assert np.array_equal(ran(local, image), as_pixels(image))
