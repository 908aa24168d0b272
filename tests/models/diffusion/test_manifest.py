"""Tests of which files are parts of a generative model."""

from pathlib import Path

import pytest

from models.diffusion.files.manifest import are_system_parts, file_name, find_part_files


def create_files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_single_network_is_not_a_system_part(tmp_path: Path) -> None:
    for name in ("NAFNet-SIDD-width32.pth", "anime_v2.pth", "BSRNet.pth", "twice.onnx"):
        assert not are_system_parts([create_files(tmp_path, name) / name])


@pytest.mark.parametrize(
    "name",
    [
        "DiffBIR_v2.1.pt",
        "v2.pth",
        "DAPE.pth",
        "ram_swin_large_14m.pth",
        "osediff.pkl",
        "pisa_sr.pkl",
    ],
)
def test_part_is_recognised_by_its_name(tmp_path: Path, name: str) -> None:
    assert are_system_parts([create_files(tmp_path, name) / name])


def test_sentence_encoder_folder_is_not_a_system(tmp_path: Path) -> None:
    assert not are_system_parts([create_files(tmp_path, "tokenizer.json", "model.safetensors")])
    (tmp_path / "tokenizer.json").unlink()
    assert are_system_parts([tmp_path])


def test_one_file_is_found_for_the_same_weights(tmp_path: Path) -> None:
    create_files(
        tmp_path,
        "unet/diffusion_pytorch_model.bin",
        "unet/diffusion_pytorch_model.safetensors",
        "unet/diffusion_pytorch_model.fp16.safetensors",
        "unet/config.json",
        "text_encoder/pytorch_model.bin",
        "ram/data/ram_tag_list.txt",
        "ram/data/ram_tag_list_chinese.txt",
        "README.md",
        "other.pkl",
        "osediff.pkl",
    )
    found = [file.relative_to(tmp_path).as_posix() for file in find_part_files([tmp_path])]
    assert found == [
        "osediff.pkl",
        "ram/data/ram_tag_list.txt",
        "text_encoder/pytorch_model.bin",
        "unet/diffusion_pytorch_model.safetensors",
    ]


def test_part_file_names_begin_with_the_model_id() -> None:
    assert file_name("seesr", "tags") == "seesr-tags.tsv"
    assert file_name("diffbir-v2.1", "unet") == "diffbir-v2.1-unet.safetensors"
