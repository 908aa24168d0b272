"""Tests that malformed and hostile files are refused by type and run no code."""

import builtins
import os
import subprocess
from pathlib import Path

import pytest
import torch
from torch import nn

from desktop.i18n.english_messages import format_message
from models.checkpoints.checkpoint_loader import read_network
from models.checkpoints.onnx_validation import read_onnx
from models.core.errors import ModelError, ModelFileDamaged, ModelFileUnknown, ModelFileUnsafe
from tests.models.checkpoints import hostile_files as h

UNSAFE: dict[str, h.Make] = {
    "a pickled module": h.save_torch(nn.Linear(2, 2)),
    "a pickled module, old": h.save_torch(nn.Linear(2, 2), old=True),
    "code among weights": h.save_torch({**h.weights(), "x": h.CanaryPickle()}),
    "code among weights, old": h.save_torch({**h.weights(), "x": h.CanaryPickle()}, old=True),
    "code in a wrapper": h.save_torch({"state_dict": h.weights(), "epoch": h.CanaryPickle()}),
    "code in a list": h.save_torch([h.CanaryPickle()]),
    "the shell": h.save_torch(h.CallPickle(os.system, h.TOUCH)),
    "the shell, old": h.save_torch(h.CallPickle(os.system, h.TOUCH), old=True),
    "a process": h.save_torch(h.CallPickle(subprocess.check_output, ["sh", "-c", h.TOUCH])),
    "eval": h.save_torch(h.CallPickle(builtins.eval, "1")),
    "exec": h.save_torch(h.CallPickle(builtins.exec, h.PYTHON)),
    "exec in a bare pickle": h.bare_pickle(h.CallPickle(builtins.exec, h.PYTHON), 2),
    "a bare pickle of protocol 4": h.bare_pickle(h.CanaryPickle(), 4),
    "a bare pickle of protocol 5": h.bare_pickle(h.ordered(h.CanaryPickle()), 5),
    "code for the structure": h.with_structure(b"cos\nsystem\n(S'" + h.TOUCH.encode() + b"'\ntR."),
    "a script": h.with_entry("archive/code/__torch__.py"),
    "a function of torch": h.save_torch(h.CallPickle(torch.hub.load, "a/b", "c")),
    "two structures": h.two_pickles,
    "an entry above": h.with_entry("../../evil.py"),
    "an absolute entry": h.with_entry("/etc/evil"),
    "an entry on a drive": h.with_entry("C:evil"),
    "an entry with backslashes": h.with_entry("archive\\..\\evil"),
    "an archive that unpacks": h.change_archive(lambda e: {**e, "a/z": bytes(10**7)}, packed=True),
    "code beside the weights": h.with_entry("archive/code/evil.py", h.PYTHON.encode()),
    "a weight larger than the file": h.save_torch(h.with_oversized_weight()),
    "a header of 100 MB": h.write_safetensors({}, length=100 * 2**20),
    "a header that is 100 MB": h.write_safetensors(b"{" + b" " * 100 * 2**20 + b"}"),
    "a header of all bytes there are": h.write_bytes(b"\xff" * 8 + b"{}", "a.safetensors"),
    "a long description": h.write_ncnn("7767517\n" + " " * 5 * 2**20),
    "numbers above": h.write_onnx(h.external_weight("../secret")),
    "numbers far above": h.write_onnx(h.external_weight("../../../../etc/passwd")),
    "numbers at an absolute path": h.write_onnx(h.external_weight("/etc/passwd")),
    "numbers on a drive": h.write_onnx(h.external_weight("C:\\secret")),
    "numbers in a folder": h.write_onnx(h.external_weight("folder/secret")),
    "numbers nowhere": h.write_onnx(h.external_weight("")),
    "numbers behind a link": h.linked_weight,
    "numbers of a constant above": h.write_onnx(h.external_constant),
    "numbers in a branch": h.write_onnx(h.external_in_branch),
}

DAMAGED: dict[str, h.Make] = {
    "empty": h.write_bytes(b""),
    "half an archive": h.change_bytes(lambda b: b[: len(b) // 2]),
    "an archive without its end": h.change_bytes(lambda b: b[:-10]),
    "the beginning of an archive": h.change_bytes(lambda b: b[:4]),
    "an archive with another structure": h.with_structure(b"\x80\x02garbage"),
    "an archive with no structure": h.with_structure(b""),
    "an archive without its numbers": h.change_archive(
        lambda e: {k: v for k, v in e.items() if "/data/" not in k}
    ),
    "an archive with half its numbers": h.change_archive(
        lambda e: {k: v[: len(v) // 2] if "/data/" in k else v for k, v in e.items()}
    ),
    "half an old file": h.write_bytes(b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M"),
    "a pickle that says too much": h.write_bytes(b"\x80\x02X\xff\xff\xff\xff"),
    "random numbers after a pickle's beginning": h.write_bytes(b"\x80" + bytes(range(200))),
    "a pickle by itself": h.write_bytes(h.nested_lists()),
    "not a number": h.save_torch(h.with_weight("body.0.bias", torch.full((8,), torch.nan))),
    "endless": h.save_torch(h.with_weight("body.0.bias", torch.full((8,), torch.inf))),
    "a header without an end": h.write_safetensors({}, b"", 1000),
    "a header that is no JSON": h.write_safetensors(b"{nonsense"),
    "a header without depth": h.write_safetensors(b'{"a":' * 10**5),
    "numbers beyond the end": h.write_safetensors({"a": h.header_entry(0, 4096, [1024])}),
    "numbers before the beginning": h.write_safetensors({"a": h.header_entry(-4, 0, [1])}),
    "numbers that overlap": h.write_safetensors(
        {"a": h.header_entry(0, 64, [16]), "b": h.header_entry(0, 64, [16])}
    ),
    "another shape than numbers": h.write_safetensors({"a": h.header_entry(0, 64, [10**12])}),
    "numbers of no kind": h.write_safetensors({"a": h.header_entry(0, 64, [16], "F7")}),
    "half a safetensors file": h.write_bytes(h.safe_bytes()[:-100], "a.safetensors"),
    "a description of nothing": h.write_ncnn("7767517"),
    "a description with fewer layers": h.write_ncnn("7767517\n5 5\n" + h.CONV),
    "a layer without fields": h.write_ncnn(h.param_text("Convolution c 1 1 a b"), bytes(100)),
    "a convolution without numbers": h.write_ncnn(h.param_text(h.CONV)),
    "a convolution of another kind": h.write_ncnn(h.param_text(h.CONV), b"abcd" + bytes(1000)),
    "a convolution of minus one": h.write_ncnn(
        h.param_text(h.CONV.replace("6=216", "6=-1")), bytes(99)
    ),
    "a convolution of all memory": h.write_ncnn(
        h.param_text(h.CONV.replace("=216", f"={2**62}")), bytes(9)
    ),
    "an empty ONNX file": h.write_bytes(b"", "a.onnx"),
    "random numbers as ONNX": h.write_bytes(bytes(range(256)), "a.onnx"),
    "ONNX numbers that are missing": h.write_onnx(h.external_weight("weights.data")),
    "ONNX numbers beyond the end": h.write_onnx(
        h.external_weight("weights.data", offset="0", length="99"), bytes(4)
    ),
    "ONNX numbers before the beginning": h.write_onnx(
        h.external_weight("weights.data", offset="-1", length="4"), bytes(4)
    ),
    "an operator that there is not": h.write_onnx(h.unknown_operator),
}

UNKNOWN: dict[str, h.Make] = {
    "a directory": h.directory,
    "nothing": h.absent,
    "a pipe": h.pipe,
    "text": h.write_bytes(b"hello, this is no model", "a.txt"),
    "a picture": h.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "an array file": h.array_file,
    "another network": h.save_torch(nn.Linear(2, 2).state_dict()),
    "no weights": h.save_torch({"state_dict": {}}),
    "a list": h.save_torch([torch.ones(1)]),
    "a number": h.save_torch(3),
    "wrapped too deep": h.save_torch(h.nest_wrappers(9)),
    "a weight too many": h.save_torch(h.with_weight("body.9.weight", torch.ones(1))),
    "a weight too few": h.save_torch({k: v for k, v in h.weights().items() if k != "body.0.bias"}),
    "another shape": h.save_torch(h.with_weight("body.0.weight", torch.ones(8, 3, 5, 5))),
    "no axes": h.save_torch(h.with_weight("body.0.weight", torch.tensor(1.0))),
    "a sparse weight": h.save_torch(h.with_sparse_weight()),
    "complex numbers": h.save_torch(
        h.with_weight("body.0.bias", torch.ones(8, dtype=torch.complex64))
    ),
    "lists of lists of lists": h.with_structure(h.nested_lists()),
    "a layer that is not read": h.write_ncnn(h.param_text("LSTM a 1 1 a b 0=1")),
    "a description alone": h.write_bytes(b"7767517\n1 1\n", "a.param"),
    "numbers alone": h.write_bytes(bytes(100), "a.bin"),
    "foreign operators": h.write_onnx(h.custom_operator),
    "ONNX without pictures": h.write_onnx(h.without_image_axes),
}

FILES = [
    *((name, make, ModelFileUnsafe) for name, make in UNSAFE.items()),
    *((name, make, ModelFileDamaged) for name, make in DAMAGED.items()),
    *((name, make, ModelFileUnknown) for name, make in UNKNOWN.items()),
]


@pytest.fixture
def canary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(h.CANARY, str(tmp_path / "canary"))
    return tmp_path / "canary"


@pytest.mark.parametrize(("name", "make", "kind"), FILES, ids=[name for name, _, _ in FILES])
def test_hostile_file_is_refused_and_runs_no_code(
    name: str, make: h.Make, kind: type[ModelError], tmp_path: Path, canary: Path
) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    file = make(folder)
    with pytest.raises(kind) as refusal:
        read_onnx(file) if file.suffix == ".onnx" else read_network(file)
    assert not canary.exists()
    assert not (tmp_path / "evil.py").exists()
    message = format_message(refusal.value)
    assert message.endswith(".")
    assert "\n" not in message


def test_more_than_sixty_files_are_tested() -> None:
    assert len(FILES) > 60


def test_canary_appears_if_code_runs(canary: Path, tmp_path: Path) -> None:
    file = UNSAFE["code among weights"](tmp_path)
    torch.load(file, weights_only=False)
    assert canary.exists()


@pytest.mark.parametrize("external_data", [None, bytes(4)])
def test_valid_onnx_file_is_accepted(external_data: bytes | None, tmp_path: Path) -> None:
    change = h.external_weight("weights.data", length="4") if external_data else lambda model: None
    found = read_onnx(h.write_onnx(change, external_data)(tmp_path))
    assert found.inputs == ("x",)
    assert found.outputs == ("y",)
    assert [file.name for file in found.files] == [
        "a.onnx",
        *(["weights.data"] if external_data else []),
    ]
