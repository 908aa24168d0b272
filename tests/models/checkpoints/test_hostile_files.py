"""Files that are broken, odd or evil are refused by type, and nothing in them is run."""

import builtins
import os
import subprocess
from pathlib import Path

import pytest
import torch
from torch import nn

from desktop.i18n.formatting import format_message
from models.checkpoints.loader import read_network
from models.checkpoints.onnx_file import read_onnx
from models.core.errors import ModelError, ModelFileDamaged, ModelFileUnknown, ModelFileUnsafe
from tests.models.checkpoints import hostile_files as h

UNSAFE: dict[str, h.Make] = {
    "a pickled module": h.saved(nn.Linear(2, 2)),
    "a pickled module, old": h.saved(nn.Linear(2, 2), old=True),
    "code among weights": h.saved({**h.weights(), "x": h.Singer()}),
    "code among weights, old": h.saved({**h.weights(), "x": h.Singer()}, old=True),
    "code in a wrapper": h.saved({"state_dict": h.weights(), "epoch": h.Singer()}),
    "code in a list": h.saved([h.Singer()]),
    "the shell": h.saved(h.Shell(os.system, h.TOUCH)),
    "the shell, old": h.saved(h.Shell(os.system, h.TOUCH), old=True),
    "a process": h.saved(h.Shell(subprocess.check_output, ["sh", "-c", h.TOUCH])),
    "eval": h.saved(h.Shell(builtins.eval, "1")),
    "exec": h.saved(h.Shell(builtins.exec, h.PYTHON)),
    "exec in a bare pickle": h.bare_pickle(h.Shell(builtins.exec, h.PYTHON), 2),
    "a bare pickle of protocol 4": h.bare_pickle(h.Singer(), 4),
    "a bare pickle of protocol 5": h.bare_pickle(h.ordered(h.Singer()), 5),
    "code for the structure": h.with_structure(b"cos\nsystem\n(S'" + h.TOUCH.encode() + b"'\ntR."),
    "a script": h.with_entry("archive/code/__torch__.py"),
    "a function of torch": h.saved(h.Shell(torch.hub.load, "a/b", "c")),
    "two structures": h.twice_the_structure,
    "an entry above": h.with_entry("../../evil.py"),
    "an absolute entry": h.with_entry("/etc/evil"),
    "an entry on a drive": h.with_entry("C:evil"),
    "an entry with backslashes": h.with_entry("archive\\..\\evil"),
    "an archive that unpacks": h.archived(lambda e: {**e, "a/z": bytes(10**7)}, packed=True),
    "code beside the weights": h.with_entry("archive/code/evil.py", h.PYTHON.encode()),
    "a weight larger than the file": h.saved(h.larger()),
    "a header of 100 MB": h.tensors({}, length=100 * 2**20),
    "a header that is 100 MB": h.tensors(b"{" + b" " * 100 * 2**20 + b"}"),
    "a header of all bytes there are": h.raw(b"\xff" * 8 + b"{}", "a.safetensors"),
    "a long description": h.ncnn("7767517\n" + " " * 5 * 2**20),
    "numbers above": h.network(h.outside("../secret")),
    "numbers far above": h.network(h.outside("../../../../etc/passwd")),
    "numbers at an absolute place": h.network(h.outside("/etc/passwd")),
    "numbers on a drive": h.network(h.outside("C:\\secret")),
    "numbers in a folder": h.network(h.outside("folder/secret")),
    "numbers nowhere": h.network(h.outside("")),
    "numbers behind a link": h.linked,
    "numbers of a constant above": h.network(h.in_constant),
    "numbers in a branch": h.network(h.in_branch),
}

DAMAGED: dict[str, h.Make] = {
    "empty": h.raw(b""),
    "half an archive": h.changed(lambda b: b[: len(b) // 2]),
    "an archive without its end": h.changed(lambda b: b[:-10]),
    "the beginning of an archive": h.changed(lambda b: b[:4]),
    "an archive with another structure": h.with_structure(b"\x80\x02garbage"),
    "an archive with no structure": h.with_structure(b""),
    "an archive without its numbers": h.archived(
        lambda e: {k: v for k, v in e.items() if "/data/" not in k}
    ),
    "an archive with half its numbers": h.archived(
        lambda e: {k: v[: len(v) // 2] if "/data/" in k else v for k, v in e.items()}
    ),
    "half an old file": h.raw(b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M"),
    "a pickle that says too much": h.raw(b"\x80\x02X\xff\xff\xff\xff"),
    "random numbers after a pickle's beginning": h.raw(b"\x80" + bytes(range(200))),
    "a pickle by itself": h.raw(h.doubling()),
    "not a number": h.saved(h.odd("body.0.bias", torch.full((8,), torch.nan))),
    "endless": h.saved(h.odd("body.0.bias", torch.full((8,), torch.inf))),
    "a header without an end": h.tensors({}, b"", 1000),
    "a header that is no JSON": h.tensors(b"{nonsense"),
    "a header without depth": h.tensors(b'{"a":' * 10**5),
    "numbers beyond the end": h.tensors({"a": h.entry(0, 4096, [1024])}),
    "numbers before the beginning": h.tensors({"a": h.entry(-4, 0, [1])}),
    "numbers that overlap": h.tensors({"a": h.entry(0, 64, [16]), "b": h.entry(0, 64, [16])}),
    "another shape than numbers": h.tensors({"a": h.entry(0, 64, [10**12])}),
    "numbers of no kind": h.tensors({"a": h.entry(0, 64, [16], "F7")}),
    "half a safetensors file": h.raw(h.safe_bytes()[:-100], "a.safetensors"),
    "a description of nothing": h.ncnn("7767517"),
    "a description with fewer layers": h.ncnn("7767517\n5 5\n" + h.CONV),
    "a layer without fields": h.ncnn(h.layers("Convolution c 1 1 a b"), bytes(100)),
    "a convolution without numbers": h.ncnn(h.layers(h.CONV)),
    "a convolution of another kind": h.ncnn(h.layers(h.CONV), b"abcd" + bytes(1000)),
    "a convolution of minus one": h.ncnn(h.layers(h.CONV.replace("6=216", "6=-1")), bytes(99)),
    "a convolution of all memory": h.ncnn(h.layers(h.CONV.replace("=216", f"={2**62}")), bytes(9)),
    "an empty ONNX file": h.raw(b"", "a.onnx"),
    "random numbers as ONNX": h.raw(bytes(range(256)), "a.onnx"),
    "ONNX numbers that are missing": h.network(h.outside("weights.data")),
    "ONNX numbers beyond the end": h.network(
        h.outside("weights.data", offset="0", length="99"), bytes(4)
    ),
    "ONNX numbers before the beginning": h.network(
        h.outside("weights.data", offset="-1", length="4"), bytes(4)
    ),
    "an operator that there is not": h.network(h.unknown_operator),
}

UNKNOWN: dict[str, h.Make] = {
    "a directory": h.directory,
    "nothing": h.absent,
    "a pipe": h.pipe,
    "text": h.raw(b"hello, this is no model", "a.txt"),
    "a picture": h.raw(b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "an array file": h.array_file,
    "another network": h.saved(nn.Linear(2, 2).state_dict()),
    "no weights": h.saved({"state_dict": {}}),
    "a list": h.saved([torch.ones(1)]),
    "a number": h.saved(3),
    "wrapped too deep": h.saved(h.deep(9)),
    "a weight too many": h.saved(h.odd("body.9.weight", torch.ones(1))),
    "a weight too few": h.saved({k: v for k, v in h.weights().items() if k != "body.0.bias"}),
    "another shape": h.saved(h.odd("body.0.weight", torch.ones(8, 3, 5, 5))),
    "no axes": h.saved(h.odd("body.0.weight", torch.tensor(1.0))),
    "a sparse weight": h.saved(h.sparse()),
    "complex numbers": h.saved(h.odd("body.0.bias", torch.ones(8, dtype=torch.complex64))),
    "lists of lists of lists": h.with_structure(h.doubling()),
    "a layer that is not read": h.ncnn(h.layers("LSTM a 1 1 a b 0=1")),
    "a description alone": h.raw(b"7767517\n1 1\n", "a.param"),
    "numbers alone": h.raw(bytes(100), "a.bin"),
    "foreign operators": h.network(h.custom),
    "ONNX without pictures": h.network(h.no_picture),
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
def test_a_bad_file_is_refused_and_nothing_of_it_runs(
    name: str, make: h.Make, kind: type[ModelError], tmp_path: Path, canary: Path
) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    file = make(folder)
    with pytest.raises(kind) as refusal:
        read_onnx(file) if file.suffix == ".onnx" else read_network(file)
    assert not canary.exists()
    assert not (tmp_path / "evil.py").exists()
    told = format_message(refusal.value)
    assert told.endswith(".")
    assert "\n" not in told


def test_there_are_more_than_sixty() -> None:
    assert len(FILES) > 60


def test_the_canary_would_sing(canary: Path, tmp_path: Path) -> None:
    file = UNSAFE["code among weights"](tmp_path)
    torch.load(file, weights_only=False)
    assert canary.exists()


@pytest.mark.parametrize("beside", [None, bytes(4)])
def test_a_sound_onnx_file_is_taken(beside: bytes | None, tmp_path: Path) -> None:
    change = h.outside("weights.data", length="4") if beside else lambda model: None
    found = read_onnx(h.network(change, beside)(tmp_path))
    assert found.inputs == ("x",)
    assert found.outputs == ("y",)
    assert [file.name for file in found.files] == ["a.onnx", *(["weights.data"] if beside else [])]
