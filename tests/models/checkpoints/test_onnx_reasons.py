"""Tests of the reasons for which networks in ONNX files are refused."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import NodeProto, TensorProto, helper, numpy_helper

from models.core.errors import ModelFileUnknown
from models.library.converter_client import ConversionRequest
from models.library.weight_conversion import convert_file

Shape = list[int | str]

ANY: Shape = ["n", "c", "h", "w"]
"""Shape of a picture of which the file says nothing."""


def write_network(
    file: Path, taken: Shape, returned: Shape, *nodes: NodeProto, kind: int = TensorProto.FLOAT
) -> Path:
    """Write a network from `x` to `y`; without nodes `y` is `x`."""
    ports = (
        helper.make_tensor_value_info(name, kind, shape)
        for name, shape in (("x", taken), ("y", returned))
    )
    image, answer = ports
    weights = {"one": np.ones((1, 1, 1, 1)), "first": np.eye(3)[None, 0].reshape(1, 3, 1, 1)}
    used = {name for node in nodes for name in node.input}
    stored = [
        numpy_helper.from_array(w.astype(np.float32), k) for k, w in weights.items() if k in used
    ]
    graph = helper.make_graph(
        list(nodes) or [helper.make_node("Identity", ["x"], ["y"])], "g", [image], [answer], stored
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), file)
    return file


def reason_for(file: Path) -> str:
    with pytest.raises(ModelFileUnknown) as refused:
        convert_file(ConversionRequest(file, file.with_name("out.onnx")))
    return refused.value.detail


@pytest.mark.parametrize(
    ("taken", "reason"),
    [
        ([1, 4, "h", "w"], "it takes pictures of 4 channel(s) instead of 3"),
        ([1, "h", "w", 3], "it takes pictures with channels last (NHWC) instead of first (NCHW)"),
        ([1, 64, 64, 3], "it takes pictures with channels last (NHWC) instead of first (NCHW)"),
        (["n", "h", "w", 1], "it takes pictures with channels last (NHWC) instead of first (NCHW)"),
        (["n", 3], "no picture goes in and comes out"),
    ],
)
def test_reason_names_what_the_network_takes(taken: Shape, reason: str, tmp_path: Path) -> None:
    assert reason_for(write_network(tmp_path / "a.onnx", taken, taken)) == reason


def test_network_of_whole_numbers_is_refused_with_their_type(tmp_path: Path) -> None:
    shape: Shape = [1, 3, "h", "w"]
    file = write_network(tmp_path / "a.onnx", shape, shape, kind=TensorProto.UINT8)
    assert reason_for(file) == "it takes numbers of type uint8 instead of float"


def test_network_from_colour_to_grey_is_refused_for_what_it_returns(tmp_path: Path) -> None:
    nodes = helper.make_node("Conv", ["x", "first"], ["y"])
    file = write_network(tmp_path / "a.onnx", [1, 3, "h", "w"], [1, 1, "h", "w"], nodes)
    assert reason_for(file) == "it returns pictures of 1 channel(s) instead of 3"


def test_channels_last_are_found_by_a_trial_where_the_type_is_open(tmp_path: Path) -> None:
    nodes = (
        helper.make_node("Transpose", ["x"], ["t"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["t", "first"], ["c"]),
        helper.make_node("Transpose", ["c"], ["y"], perm=[0, 2, 3, 1]),
    )
    file = write_network(tmp_path / "a.onnx", ANY, ANY, *nodes)
    assert reason_for(file) == "it takes pictures with channels last (NHWC) instead of first (NCHW)"
