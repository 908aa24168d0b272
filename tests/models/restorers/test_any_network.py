"""Tests of the restorer that runs one network, with ONNX Runtime and toy networks."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.errors import NetworkFailed
from models.core.pixels import Pixels, Raster, as_pixels
from models.core.plan import Step
from models.core.progress import Progress
from models.engine.local_engine import LocalEngine
from models.restorers import RESTORERS
from tests.fakes import card, enlarging_network, picture_network


def photo(height: int, width: int) -> Raster:
    return np.random.default_rng(2).integers(0, 65536, (height, width, 3)).astype(np.uint16)


def run(model: ModelCard, folder: Path, image: Raster, scale: int = 1) -> Pixels:
    params = {"wish": "low_resolution", "model": model.id, "scale": scale}
    step = Step("network", params, (model.id,))
    settings = EngineSettings(Device.CPU)
    local = LocalEngine(Catalog((model,)), Store(folder), settings, RESTORERS)
    out = np.full((image.shape[0] * scale, image.shape[1] * scale, 3), np.nan, np.float32)
    for rect, pixels in restored_tiles(local.run(RunRequest(step, image, (0, 0)), Progress())):
        out[rect.slices] = pixels
    local.close()
    return out


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_photo_is_enlarged_by_the_scale_of_the_card(tmp_path: Path, scale: int) -> None:
    file = enlarging_network(tmp_path / "a.onnx", scale)
    model, image = card("up", "image", {file.name: file}, scale=scale), photo(70, 45)
    wanted = as_pixels(image).repeat(scale, axis=0).repeat(scale, axis=1)
    assert np.array_equal(run(model, tmp_path, image, scale), wanted)


def test_network_of_another_scale_than_the_step_fails(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "a.onnx", 2)
    model = card("up", "image", {file.name: file}, scale=4)
    with pytest.raises(NetworkFailed):
        run(model, tmp_path, photo(20, 20), 4)


def test_photo_without_colour_stays_grey(tmp_path: Path) -> None:
    tint = np.array([0.1, 0.0, -0.1], np.float32).reshape(1, 3, 1, 1)
    node = helper.make_node("Add", ["image", "tint"], ["restored"])
    file = picture_network(tmp_path / "a.onnx", node, tint=tint)
    grey = np.repeat(photo(20, 20)[..., :1], 3, axis=2)
    out = run(card("tinting", "image", {file.name: file}), tmp_path, grey)
    assert np.ptp(out, axis=2).max() == 0


def test_half_precision_network_with_other_names_runs(tmp_path: Path) -> None:
    x, y = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT16, [1, 3, "h", "w"]) for name in "xy"
    )
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "half", [x], [y])
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), tmp_path / "a.onnx")
    image = photo(20, 30)
    out = run(card("half", "image", {"a.onnx": tmp_path / "a.onnx"}), tmp_path, image)
    assert np.allclose(out, as_pixels(image), atol=1e-3)
