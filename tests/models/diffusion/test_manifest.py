"""Which files are the parts of a generative model."""

from pathlib import Path

import pytest

from models.diffusion.files.manifest import are_system_parts, file_name, find_part_files


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_a_single_network_stands_alone(tmp_path: Path) -> None:
    for name in ("NAFNet-SIDD-width32.pth", "anime_v2.pth", "BSRNet.pth", "twice.onnx"):
        assert not are_system_parts([touched(tmp_path, name) / name])


@pytest.mark.parametrize(
    "name", ["DiffBIR_v2.1.pt", "v2.pth", "DAPE.pth", "ram_swin_large_14m.pth"]
)
def test_a_part_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert are_system_parts([touched(tmp_path, name) / name])


def test_the_folder_of_a_sentence_encoder_is_no_system(tmp_path: Path) -> None:
    assert not are_system_parts([touched(tmp_path, "tokenizer.json", "model.safetensors")])
    (tmp_path / "tokenizer.json").unlink()
    assert are_system_parts([tmp_path])


def test_of_the_same_weights_one_file_is_read(tmp_path: Path) -> None:
    touched(
        tmp_path,
        "unet/diffusion_pytorch_model.bin",
        "unet/diffusion_pytorch_model.safetensors",
        "unet/diffusion_pytorch_model.fp16.safetensors",
        "unet/config.json",
        "text_encoder/pytorch_model.bin",
        "ram/data/ram_tag_list.txt",
        "ram/data/ram_tag_list_chinese.txt",
        "README.md",
    )
    found = [file.relative_to(tmp_path).as_posix() for file in find_part_files([tmp_path])]
    assert found == [
        "ram/data/ram_tag_list.txt",
        "text_encoder/pytorch_model.bin",
        "unet/diffusion_pytorch_model.safetensors",
    ]


def test_parts_are_named_by_their_model() -> None:
    assert file_name("seesr", "tags") == "seesr-tags.tsv"
    assert file_name("diffbir-v2.1", "unet") == "diffbir-v2.1-unet.safetensors"
