"""Tests of networks of faces from their published form to the restored face."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from models.backends import onnx_backend
from models.catalog.model_cards import Catalog
from models.core.device import Device
from models.core.progress import Progress
from models.core.protocols import Array, Network
from models.library.converter_client import ConversionRequest, ConversionResult
from models.library.weight_conversion import convert_file

FACE = np.random.default_rng(6).random((512, 512, 3)).astype(np.float32)


def write_network(file: Path, nodes: list[onnx.NodeProto], **shapes: list[int | str]) -> Path:
    """Write a network; `shapes` are those of its ports, of which `output` is the only output.

    The input `weight` is a double, as in CodeFormer.
    """
    ports = {
        name: helper.make_tensor_value_info(
            name, TensorProto.DOUBLE if name == "weight" else TensorProto.FLOAT, shape
        )
        for name, shape in shapes.items()
    }
    output = ports.pop("output")
    graph = helper.make_graph(nodes, "network", list(ports.values()), [output])
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), file)
    return file


def same(file: Path) -> Path:
    """Write a network from a face to the same face."""
    nodes = [helper.make_node("Identity", ["input"], ["output"])]
    return write_network(file, nodes, input=[1, 3, 512, 512], output=[1, 3, 512, 512])


def weighted(file: Path) -> Path:
    """Write a network that multiplies a face, -1 to 1, by the fidelity."""
    nodes = [
        helper.make_node("Cast", ["weight"], ["single"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["input", "single"], ["output"]),
    ]
    sides: list[int | str] = [1, 3, 512, 512]
    return write_network(file, nodes, input=sides, weight=[1], output=sides)


def means(file: Path) -> Path:
    """Write a network from a small face to the means of its channels."""
    nodes = [
        helper.make_node("GlobalAveragePool", ["data"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["output"]),
    ]
    return write_network(file, nodes, data=[1, 3, 112, 112], output=[1, 3])


def convert(source: Path, model: str | None = None) -> tuple[ConversionResult, Path]:
    target = source.with_name("made.onnx")
    return convert_file(ConversionRequest(source, target, model)), target


def load(model: str, file: Path) -> Network:
    return onnx_backend.load(Catalog.read()[model], (file,), Device.CPU)


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("gfpgan_1.4.onnx", "gfpgan-v1.4"),
        ("GFPGANv1.4.onnx", "gfpgan-v1.4"),
        ("restoreformer_plus_plus.onnx", "restoreformer-plus-plus"),
        ("gpen_bfr_512.onnx", "gpen-bfr-512"),
        ("GPEN-BFR-512.onnx", "gpen-bfr-512"),
    ],
)
def test_published_network_is_recognised_and_returns_the_face(
    tmp_path: Path, name: str, model: str
) -> None:
    found, file = convert(same(tmp_path / name))
    assert (found.model, found.task) == (model, "face")
    restored = load(model, file)(FACE, np.array(0.5, np.float32), progress=Progress())
    assert np.allclose(restored, FACE, atol=1e-6)


def test_network_with_a_second_input_gets_the_fidelity(tmp_path: Path) -> None:
    found, file = convert(weighted(tmp_path / "codeformer.onnx"))
    assert found.model == "codeformer"
    restored = load("codeformer", file)(FACE, np.array(0.5, np.float32), progress=Progress())
    assert np.allclose(restored, 0.5 + (FACE - 0.5) * 0.5, atol=1e-6)


def test_network_under_another_name_is_imported_as_what_is_said(tmp_path: Path) -> None:
    assert convert(same(tmp_path / "mine.onnx"), "gfpgan-v1.4")[0].model == "gfpgan-v1.4"


def test_unknown_network_of_512_pixels_is_no_network_for_faces(tmp_path: Path) -> None:
    assert convert(same(tmp_path / "mine.onnx"))[0].task == "image"


def test_identity_network_gets_levels_of_255(tmp_path: Path) -> None:
    found, file = convert(means(tmp_path / "face_recognition_sface_2021dec.onnx"))
    assert (found.model, found.task) == ("face-sface", "identity")
    colours: Array = np.ones((112, 112, 3), np.float32) * np.array([0.2, 0.4, 1], np.float32)
    embedding = load("face-sface", file)(colours, progress=Progress())
    assert np.allclose(embedding, (51, 102, 255), atol=1e-3)
