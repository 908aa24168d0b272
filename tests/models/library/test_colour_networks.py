"""Tests of networks for colours from their published form to the coloured photo."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper

from models.backends import onnx_backend
from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest
from models.core.errors import ModelFileUnsupported
from models.core.pixels import Pixels, Raster
from models.core.plan import Step
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.engine.local_engine import make_local_engine
from models.imaging.cielab import to_lab
from models.library.converter_client import ConversionRequest, ConversionResult
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from models.library.weight_conversion import convert_file
from models.networks.ddcolor import DDColor
from models.planning.model_selection import ModelSelector
from tests.models.networks.test_ddcolor import SMALL, published_state


def write_onnx(file: Path, nodes: list[onnx.NodeProto], channels: int) -> Path:
    """Write a network from a picture of any size to as large an answer of some channels."""
    picture = helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, "h", "w"])
    answer = helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, channels, "h", "w"])
    slices = [
        helper.make_tensor("begin", TensorProto.INT64, [1], [0]),
        helper.make_tensor("end", TensorProto.INT64, [1], [2]),
        helper.make_tensor("axis", TensorProto.INT64, [1], [1]),
        helper.make_tensor("factor", TensorProto.FLOAT, [3, 1, 1], [1.0, 0.5, 0.25]),
    ]
    graph = helper.make_graph(nodes, "network", [picture], [answer], slices)
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), file)
    return file


def chroma_of_lightness(file: Path) -> Path:
    """Write a network whose a* and b* are the first two planes of the picture."""
    nodes = [helper.make_node("Slice", ["input", "begin", "end", "axis"], ["output"])]
    return write_onnx(file, nodes, 2)


def reddened(file: Path) -> Path:
    """Write a network that returns the picture's levels with less green and blue."""
    return write_onnx(file, [helper.make_node("Mul", ["input", "factor"], ["output"])], 3)


def convert(source: Path, model: str | None = None) -> tuple[ConversionResult, Path]:
    target = source.with_name("made.onnx")
    return convert_file(ConversionRequest(source, target, model)), target


def chroma(model: str, file: Path, level: float) -> Pixels:
    """Return the colours that a network invents for a photo of one level of grey."""
    network = onnx_backend.load(Catalog.read()[model], (file,), Device.CPU)
    return network(np.full((30, 50, 3), level, np.float32), progress=Progress())


def install(tmp_path: Path) -> tuple[ModelCard, Path]:
    """Install a small DDColor with generated weights as its authors' files have them."""
    file, models = tmp_path / "colours.pth", tmp_path / "models"
    torch.save({"params": published_state(DDColor(SMALL))}, file)
    installer = ModelInstaller(models, lambda request, _: convert_file(request))
    return installer.import_file(file, InstallOptions(), Progress()), models


def run(step: Step, models: Path, photo: Raster) -> Raster:
    engine = make_local_engine(EngineSettings(Device.CPU, models))
    result = np.zeros_like(photo)
    for output in engine.run(RunRequest(step, photo, (0.0, 0.0)), Progress()):
        if isinstance(output, RestoredTile):
            scaled = output.pixels * np.iinfo(photo.dtype).max
            result[output.rect.slices] = np.round(scaled).astype(photo.dtype)
    return result


@pytest.mark.parametrize(
    ("name", "model"),
    [("ddcolor.onnx", "ddcolor"), ("ddcolor_artistic.onnx", "ddcolor-artistic")],
)
def test_published_ddcolor_gives_chroma_of_a_grey_of_the_same_lightness(
    tmp_path: Path, name: str, model: str
) -> None:
    found, file = convert(chroma_of_lightness(tmp_path / name))
    assert (found.model, found.task) == (model, "colours")
    colours = chroma(model, file, 0.4)
    assert colours.shape == (512, 512, 2)
    assert np.allclose(colours, 0.4, atol=1e-4)


def test_published_deoldify_gets_levels_and_its_picture_gives_the_chroma(tmp_path: Path) -> None:
    found, file = convert(reddened(tmp_path / "deoldify_artistic.onnx"))
    assert found.model == "deoldify-artistic"
    colours = chroma("deoldify-artistic", file, 0.8)
    expected = to_lab(np.array([[[0.8, 0.4, 0.2]]], np.float32))[0, 0, 1:]
    assert colours.shape == (256, 256, 2)
    assert np.allclose(colours, expected, atol=0.01)


def test_network_of_four_channels_is_refused_as_no_network_for_colours(tmp_path: Path) -> None:
    nodes = [
        helper.make_node("Slice", ["input", "begin", "end", "axis"], ["two"]),
        helper.make_node("Concat", ["two", "two"], ["output"], axis=1),
    ]
    with pytest.raises(ModelFileUnsupported, match="ddcolor"):
        convert(write_onnx(tmp_path / "ddcolor.onnx", nodes, 4))


def test_network_for_colours_of_another_name_is_told_how_it_is_imported(tmp_path: Path) -> None:
    file = chroma_of_lightness(tmp_path / "mine.onnx")
    with pytest.raises(ModelFileUnsupported) as refused:
        convert(file)
    assert "--as ddcolor" in refused.value.detail
    assert convert(file, "ddcolor")[0].model == "ddcolor"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_authors_file_is_imported_planned_and_run_with_the_luma_of_the_photo(
    tmp_path: Path,
) -> None:
    card, models = install(tmp_path)
    assert (card.task, card.wishes) == ("colours", ("colorize",))
    selector = ModelSelector.from_catalog(Catalog.read(models), Store.of(models), Device.CPU)
    best = selector.best(Wish.COLORIZE, "colour this photo")
    assert best is not None
    assert best[0] == Step("colorize", {"wish": "colorize", "model": card.id}, (card.id,))
    plane = np.random.default_rng(3).integers(0, 65536, (90, 120), np.uint16)
    photo = np.repeat(plane[..., None], 3, axis=2)
    coloured = run(best[0], models, photo)
    assert np.array_equal(np.round(coloured @ (0.299, 0.587, 0.114)), plane)
    assert np.ptp(coloured.astype(np.int64), axis=2).mean() > 100
