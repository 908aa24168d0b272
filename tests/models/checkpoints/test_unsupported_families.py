"""Tests of what is said about files and networks that cannot be used."""

from pathlib import Path

import pytest
import torch

from models.checkpoints.checkpoint_loader import read_network
from models.checkpoints.unsupported_families import describe_unknown
from models.core.errors import ModelFileUnsupported
from models.library.converter_client import ConversionRequest
from models.library.weight_conversion import convert_file


def refusal(file: Path) -> str:
    with pytest.raises(ModelFileUnsupported) as refused:
        read_network(file)
    return refused.value.detail


@pytest.mark.parametrize(
    ("name", "program"), [("ffdnet.mat", "MATLAB"), ("model.json", "TensorFlow.js")]
)
def test_file_of_another_program_is_refused_with_its_name(
    tmp_path: Path, name: str, program: str
) -> None:
    (tmp_path / name).write_bytes(b"some weights of another program")
    assert f"a file of {program}; give" in refusal(tmp_path / name)


def test_numbers_of_tensorflow_js_are_not_taken_for_ncnn(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text("{}")
    (tmp_path / "group1-shard1of1.bin").write_bytes(bytes(range(100)))
    assert "TensorFlow.js" in refusal(tmp_path / "group1-shard1of1.bin")


def test_folder_without_parts_is_refused_without_a_list_of_parts(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    torch.save({"a": torch.ones(2, 2)}, folder / "a.pth")
    with pytest.raises(ModelFileUnsupported) as refused:
        convert_file(ConversionRequest(folder, tmp_path / "out"))
    assert "none of its files" in refused.value.detail


@pytest.mark.parametrize(
    ("weight", "family"),
    [
        ("stylegan_decoder.style_mlp.1.weight", "GFPGAN restores single faces"),
        ("e_conv7.weight", "Zero-DCE is not supported"),
        ("res_conv1.0.weight", "PReNet is not supported"),
        (
            "decoder.color_decoder.query_feat.weight",
            "DDColor colours black-and-white photos, but not in this form",
        ),
    ],
)
def test_well_known_network_is_named(weight: str, family: str) -> None:
    assert describe_unknown([weight, "other.weight"]).startswith(family)
