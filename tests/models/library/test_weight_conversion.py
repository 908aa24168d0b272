"""Tests of what the converter refuses before its work, and of how it names a file."""

import hashlib
from dataclasses import replace
from pathlib import Path

import onnx
import pytest
import torch
from onnx import TensorProto, helper
from torch import nn

from models.catalog.model_cards import Catalog
from models.checkpoints import onnx_export
from models.checkpoints.model_identification import identify_model
from models.core.errors import LicenceNotAccepted, ModelFileUnclear, ModelFileUnsupported
from models.core.wish_table import Wish
from models.library.converter_client import ConversionRequest
from models.library.install_options import InstallOptions
from models.library.weight_conversion import convert_file
from models.networks import create
from models.networks.nafnet import NAFNet

VARIANT = "realesr-general-x4v3"
"""Published network that is small enough for a test."""


@pytest.fixture
def exported(monkeypatch: pytest.MonkeyPatch) -> list[nn.Module]:
    """Return the networks that are exported, which takes minutes for large ones."""
    networks = list[nn.Module]()
    monkeypatch.setattr(
        onnx_export, "export_onnx", lambda network, *_, **__: networks.append(network)
    )
    return networks


def request_for(file: Path, options: InstallOptions) -> ConversionRequest:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return ConversionRequest(file, file.with_name("out"), sha256=sha256, options=options)


def write(network: nn.Module, file: Path) -> Path:
    torch.save(network.state_dict(), file)
    return file


def test_missing_wish_is_told_before_the_export(tmp_path: Path, exported: list[nn.Module]) -> None:
    file = write(NAFNet(4, (1,), 1, (1,)), tmp_path / "mine.pth")
    with pytest.raises(ModelFileUnclear):
        convert_file(request_for(file, InstallOptions()))
    assert not exported
    convert_file(request_for(file, InstallOptions(wishes=(Wish.NOISE,))))
    assert len(exported) == 1


def test_licence_is_asked_before_the_export(tmp_path: Path, exported: list[nn.Module]) -> None:
    file = write(create("mprnet-deraining"), tmp_path / "model_deraining.pth")
    with pytest.raises(LicenceNotAccepted):
        convert_file(request_for(file, InstallOptions()))
    assert not exported


def test_published_file_is_known_by_its_hash_whatever_its_name(tmp_path: Path) -> None:
    file = write(create(VARIANT), tmp_path / "renamed.pth")
    catalog, sha256 = catalog_with_hash(VARIANT, file)
    assert identify_model(file, catalog, None, sha256).model == VARIANT
    assert identify_model(file, catalog, None, "0" * 64).model is None


def test_copy_of_a_browser_is_known_by_its_name(tmp_path: Path) -> None:
    file = write(create(VARIANT), tmp_path / "realesr-general-x4v3 (1).pth")
    assert identify_model(file, Catalog.read(), None).model == VARIANT


def catalog_with_hash(id: str, file: Path) -> tuple[Catalog, str]:
    """Return the catalogue with the hash of `file` on the card of a published model."""
    card, sha256 = Catalog.read()[id], hashlib.sha256(file.read_bytes()).hexdigest()
    assert card.published is not None
    card = replace(card, published=replace(card.published, sha256=sha256))
    return Catalog((card,)), sha256


def face_network(file: Path, channels: int = 3) -> Path:
    """Write a network of two inputs, a face and a fidelity, as CodeFormer's is published."""
    face = helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, channels, 512, 512])
    weight = helper.make_tensor_value_info("weight", TensorProto.DOUBLE, [1])
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, channels, 512, 512])
    nodes = [
        helper.make_node("Cast", ["weight"], ["w"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["input", "w"], ["output"]),
    ]
    graph = helper.make_graph(nodes, "g", [face, weight], [output])
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), file)
    return file


def test_published_face_network_in_onnx_is_imported_under_its_card(tmp_path: Path) -> None:
    file = face_network(tmp_path / "codeformer (2).onnx")
    result = convert_file(ConversionRequest(file, tmp_path / "out"))
    assert (result.model, result.task) == ("codeformer", "face")


def test_other_network_under_the_name_of_a_face_network_is_refused(tmp_path: Path) -> None:
    file = face_network(tmp_path / "codeformer.onnx", channels=5)
    with pytest.raises(ModelFileUnsupported):
        convert_file(ConversionRequest(file, tmp_path / "out"))
