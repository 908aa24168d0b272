"""Tests of ONNX networks of other ranges, sizes and channels, from import to run."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import NodeProto, TensorProto, helper, numpy_helper

from models.backends import BACKENDS
from models.backends.fixed_size_windows import run_in_windows, window_spans
from models.core.device import Device
from models.core.errors import ModelFileUnsupported
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.library.converter_client import ConversionRequest
from models.library.weight_conversion import convert_file
from tests.fakes import card

FREE = ("n", 3, "h", "w")


def write(
    file: Path, shape: tuple[int | str, ...], *nodes: NodeProto, half: bool = False, **values: float
) -> Path:
    """Write a network from `x` to `y` of one shape with constants."""
    kind = TensorProto.FLOAT16 if half else TensorProto.FLOAT
    ports = [helper.make_tensor_value_info(name, kind, shape) for name in ("x", "y")]
    stored = [
        numpy_helper.from_array(np.array(value, np.float16 if half else np.float32), name)
        for name, value in values.items()
    ]
    graph = helper.make_graph(list(nodes), "g", ports[:1], ports[1:], stored)
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), file)
    return file


def darkener(file: Path, low: float, high: float, *, half: bool = False) -> Path:
    """Write a network that darkens by a tenth of its range and keeps values in that range."""
    nodes = (
        helper.make_node("Sub", ["x", "tenth"], ["s"]),
        helper.make_node("Clip", ["s", "low", "high"], ["y"]),
    )
    tenth = (high - low) / 10
    return write(file, FREE, *nodes, half=half, tenth=tenth, low=low, high=high)


def restore(file: Path, image: Pixels) -> Pixels:
    """Import a network and run it as the engine does."""
    target = file.with_name("out.onnx")
    found = convert_file(ConversionRequest(file, target))
    known = card("a", "image", {"a.onnx": target}, scale=found.scale, multiple=found.multiple)
    answer: Pixels = BACKENDS["onnxrt"].load(known, (target,), Device.CPU)(
        image, progress=Progress()
    )
    return answer


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.0, 255.0)])
def test_network_of_any_range_restores_pictures_of_0_to_1(
    tmp_path: Path, low: float, high: float, half: bool
) -> None:
    image = np.random.default_rng(0).random((12, 10, 3), np.float32)
    answer = restore(darkener(tmp_path / "a.onnx", low, high, half=half), image)
    assert np.allclose(answer, (image - 0.1).clip(0, 1), atol=3e-3 if half else 1e-6)


def test_range_is_converted_where_a_branch_takes_the_picture(tmp_path: Path) -> None:
    port = helper.make_tensor_value_info("inner", TensorProto.FLOAT, FREE)
    inner = helper.make_node("Max", ["x", "tenth"], ["inner"])
    branch = helper.make_graph([inner], "branch", [], [port])
    nodes = (
        helper.make_node("Constant", [], ["yes"], value=numpy_helper.from_array(np.array(True))),
        helper.make_node("If", ["yes"], ["i"], then_branch=branch, else_branch=branch),
        helper.make_node("Clip", ["i", "low", "high"], ["y"]),
    )
    file = write(tmp_path / "a.onnx", FREE, *nodes, tenth=25.5, low=0.0, high=255.0)
    image = np.random.default_rng(0).random((12, 10, 3), np.float32)
    assert np.allclose(restore(file, image), image.clip(0.1, 1), atol=1e-6)


def test_network_whose_answers_are_no_photo_is_refused(tmp_path: Path) -> None:
    nodes = (
        helper.make_node("Neg", ["x"], ["n"]),
        helper.make_node("Mul", ["n", "many"], ["y"]),
    )
    with pytest.raises(ModelFileUnsupported) as refused:
        restore(write(tmp_path / "a.onnx", FREE, *nodes, many=40.0), np.zeros((4, 4, 3)))
    assert "255" in refused.value.detail


@pytest.mark.parametrize("size", [(20, 50), (64, 64), (150, 131)])
def test_network_of_a_fixed_size_restores_images_of_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    node = helper.make_node("Sqrt", ["x"], ["y"])
    image = np.random.default_rng(0).random((*size, 3), np.float32)
    answer = restore(write(tmp_path / "a.onnx", (1, 3, 64, 48), node), image)
    assert np.allclose(answer, np.sqrt(image), atol=1e-6)


@pytest.mark.parametrize("channels", [1, "c"])
def test_grey_network_restores_each_plane(tmp_path: Path, channels: int | str) -> None:
    weight = helper.make_node(
        "Constant", [], ["w"], value=numpy_helper.from_array(np.full((1, 1, 1, 1), 0.5, np.float32))
    )
    conv = helper.make_node("Conv", ["x", "w"], ["y"])
    file = write(tmp_path / "a.onnx", (1, channels, "h", "w"), weight, conv)
    image = np.random.default_rng(0).random((12, 10, 3), np.float32)
    assert np.allclose(restore(file, image), image / 2, atol=1e-6)


@pytest.mark.parametrize(("length", "side"), [(64, 64), (65, 64), (500, 64), (1000, 512), (7, 3)])
def test_windows_cover_each_pixel_once(length: int, side: int) -> None:
    spans = window_spans(length, side)
    taken = [pixel for _, first, end in spans for pixel in range(first, end)]
    assert taken == [*range(length)]
    assert all(start <= first and end <= start + side <= length for start, first, end in spans)


def test_windows_enlarge(tmp_path: Path) -> None:
    image = np.random.default_rng(0).random((90, 40, 3), np.float32)
    answer = run_in_windows(image, (64, 64), 2, lambda x: x.repeat(2, 0).repeat(2, 1))
    assert np.array_equal(answer, image.repeat(2, 0).repeat(2, 1))
