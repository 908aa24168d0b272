"""Tests of ncnn descriptions that are run layer by layer, on generated pairs."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from models.checkpoints.checkpoint_loader import read_network
from models.checkpoints.onnx_export import export_onnx
from models.core.errors import ModelFileDamaged, ModelFileUnknown
from models.core.progress import Progress
from models.layers.input_padding import ImageNetwork
from models.library.model_installer import InstallOptions
from tests.models.checkpoints.ncnn_files import PairWriter, write_rrdb, write_srvgg
from tests.models.library.test_model_installer import UNPUBLISHED, installer

HALVED, THREE_QUARTERS = "0=3 1=5.0e-01 2=5.0e-01", "0=3 1=7.5e-01 2=7.5e-01"
"""Fields of the last layer of realesr-animevideov3-x2 and -x3."""


def read(file: Path) -> ImageNetwork:
    network = read_network(file).network
    assert isinstance(network, ImageNetwork)
    return network


@pytest.mark.parametrize(("tail", "scale"), [("", 4), (HALVED, 2), (THREE_QUARTERS, 3)])
def test_last_layer_decides_the_scale(tmp_path: Path, tail: str, scale: int) -> None:
    whole = read(write_srvgg(tmp_path / "x4.param"))
    network = read(write_srvgg(tmp_path / "a.param", tail))
    picture = torch.rand(1, 3, 12, 20)
    assert network.size_rule.scale == scale
    expected = F.interpolate(whole(picture), scale_factor=scale / 4, mode="bicubic")
    assert torch.allclose(network(picture), expected if tail else whole(picture), atol=1e-6)


@pytest.mark.timeout(600)
def test_network_with_a_bicubic_last_layer_is_exported(tmp_path: Path) -> None:
    export_onnx(read(write_srvgg(tmp_path / "a.param", HALVED)), tmp_path / "a.onnx")


def test_separate_leaky_relus_are_the_same_network(tmp_path: Path) -> None:
    fused = read_network(write_rrdb(tmp_path / "a.param"))
    apart = read_network(write_rrdb(tmp_path / "b.param", fused=False))
    picture = torch.rand(1, 3, 8, 12)
    assert (fused.architecture, apart.architecture) == ("rrdbnet", "rrdbnet")
    assert torch.equal(fused.network(picture), apart.network(picture))


def test_other_wiring_of_the_same_layers_gives_other_numbers(tmp_path: Path) -> None:
    found = read_network(write_rrdb(tmp_path / "a.param", swapped=True))
    usual = read_network(write_rrdb(tmp_path / "b.param"))
    picture = torch.rand(1, 3, 8, 12)
    assert found.architecture == "ncnn"
    assert not torch.allclose(found.network(picture), usual.network(picture), atol=1e-5)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("Deconvolution", ""),
        ("Interp", "0=1 1=2.0 2=2.0 6=1"),
        ("Interp", "0=2 3=64 4=64"),
        ("BinaryOp", "0=6 1=1 2=2.0"),
        ("PixelShuffle", "0=2 1=1"),
        ("Concat", "0=1"),
    ],
)
def test_layer_that_is_not_implemented_is_refused_by_name(
    tmp_path: Path, kind: str, fields: str
) -> None:
    pair = PairWriter()
    pair.add(kind, [pair.conv(pair.add("Input", [], output="data"), 3, 12)], fields)
    with pytest.raises(ModelFileUnknown) as refused:
        read_network(pair.write(tmp_path / "a.param"))
    assert kind in refused.value.detail


def test_two_ends_are_refused(tmp_path: Path) -> None:
    pair = PairWriter()
    data = pair.add("Input", [], output="data")
    pair.conv(data, 3, 3)
    pair.conv(data, 3, 3)
    with pytest.raises(ModelFileUnknown):
        read_network(pair.write(tmp_path / "a.param"))


def test_blob_that_no_layer_makes_is_damage(tmp_path: Path) -> None:
    pair = PairWriter()
    pair.add("Input", [], output="data")
    pair.conv("nothing", 3, 3)
    with pytest.raises(ModelFileDamaged):
        read_network(pair.write(tmp_path / "a.param"))


def test_bin_file_alone_is_refused_with_the_name_of_the_other_file(tmp_path: Path) -> None:
    write_srvgg(tmp_path / "a.param").unlink()
    with pytest.raises(ModelFileUnknown) as refused:
        read_network(tmp_path / "a.bin")
    assert ".param" in refused.value.detail


def test_descriptions_that_share_their_numbers_are_different_models(tmp_path: Path) -> None:
    models = installer(tmp_path, replace(UNPUBLISHED, scale=4))
    files = [
        write_srvgg(tmp_path / f"{name}.param", tail)
        for name, tail in (("anime-x4", ""), ("anime-x2", HALVED), ("anime-x3", THREE_QUARTERS))
    ]
    ids = [models.import_file(file, InstallOptions(), Progress()).id for file in files]
    assert ids == ["anime-x4", "anime-x2", "anime-x3"]
