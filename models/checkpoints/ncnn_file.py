"""Reading of Real-ESRGAN networks from ncnn file pairs.

A `.param` file describes the layers, a `.bin` file holds their numbers in the same order. RRDBNet
and SRVGG are supported, which the programs built on ncnn are distributed with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.checkpoints.state_dict import StateDict
from models.core.errors import ModelFileDamaged, ModelFileUnknown, ModelFileUnsafe

MAGIC: Final = b"7767517"
"""First bytes of an ncnn `.param` file."""
HALF_TAG: Final = 0x01306B47
"""Tag (32-bit integer) before the weights of a convolution in half precision."""
SINGLE_TAGS: Final = (0, 0x0002C056)
"""Tags (32-bit integers) before the weights of a convolution in single precision."""

MAX_PARAM_BYTES: Final = 4 * 2**20
"""Largest accepted size of a `.param` file in bytes."""

OUTPUTS, KERNEL, BIASED, COUNT, ACTIVATION = "0", "1", "5", "6", "9"
"""Numbers of the fields that describe a convolution in a `.param` file."""

LEAKY_RELU: Final = 2
"""Value of the activation field that means a leaky ReLU."""

WEIGHTLESS_LAYERS: Final = {
    "Input",
    "Split",
    "Concat",
    "Eltwise",
    "BinaryOp",
    "Interp",
    "PixelShuffle",
}
"""Types of ncnn layers that have no numbers in the `.bin` file."""


@dataclass(frozen=True, slots=True)
class NcnnLayer:
    """One layer of an ncnn network: a line of a `.param` file."""

    kind: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Convolution:
    """Weights of a convolution, and whether a leaky ReLU follows."""

    weight: Tensor
    bias: Tensor
    leaky: bool


def read(file: Path) -> object:
    """Read the weights of a pair, given either file, under torch's names.

    Raises: ModelFileUnknown, ModelFileDamaged, ModelFileUnsafe.
    """
    param_file, bin_file = file.with_suffix(".param"), file.with_suffix(".bin")
    if not param_file.is_file() or not bin_file.is_file():
        raise ModelFileUnknown(str(file), "its .param or .bin file is missing")
    layers = _parse_layers(param_file)
    unknown = next(
        (x.kind for x in layers if x.kind not in WEIGHTLESS_LAYERS | {"Convolution", "PReLU"}), None
    )
    if unknown is not None:
        raise ModelFileUnknown(str(file), f"a layer {unknown}")
    try:
        return _name_weights(file, list(_read_weights(layers, bin_file)))
    except (ValueError, KeyError, OverflowError) as error:
        raise ModelFileDamaged(str(file), "description and numbers differ") from error


def _parse_layers(param_file: Path) -> list[NcnnLayer]:
    if param_file.stat().st_size > MAX_PARAM_BYTES:
        raise ModelFileUnsafe(str(param_file), "a description of more than 4 megabytes")
    try:
        magic, counts, *lines = param_file.read_text("ascii").splitlines()
        layers = [_parse_layer(line) for line in lines if line.strip()]
        if magic.encode() != MAGIC or len(layers) != int(counts.split()[0]):
            raise ModelFileDamaged(str(param_file), "description")
    except (ValueError, IndexError) as error:
        raise ModelFileDamaged(str(param_file), "description") from error
    return layers


def _parse_layer(line: str) -> NcnnLayer:
    """Parse a `.param` line of the form `kind name inputs outputs ..blobs.. field=value ...`."""
    kind, _, inputs, outputs, *rest = line.split()
    fields = rest[int(inputs) + int(outputs) :]
    return NcnnLayer(kind, dict(field.split("=", 1) for field in fields))


def _read_weights(layers: list[NcnnLayer], bin_file: Path) -> Iterator[Convolution | Tensor]:
    """Yield convolutions and PReLU slopes in order.

    Raises: ValueError unless all bytes of the file are used.
    """
    content, offset = bin_file.read_bytes(), 0
    for layer in layers:
        if layer.kind == "Convolution":
            convolution, offset = _read_convolution(layer.fields, content, offset)
            yield convolution
        elif layer.kind == "PReLU":
            slopes, offset = _read_array(content, offset, int(layer.fields["0"]), np.float32)
            yield slopes
    if offset != len(content):
        raise ValueError(f"{len(content) - offset} bytes left")


def _read_convolution(
    fields: dict[str, str], content: bytes, offset: int
) -> tuple[Convolution, int]:
    outputs, kernel, count = (int(fields[name]) for name in (OUTPUTS, KERNEL, COUNT))
    if fields.get(BIASED) != "1" or min(outputs, kernel, count) < 1:
        raise ValueError("convolution")
    tag = int.from_bytes(content[offset : offset + 4], "little")
    if tag != HALF_TAG and tag not in SINGLE_TAGS:
        raise ValueError(f"weights of kind {tag:#x}")
    weight, offset = _read_array(
        content, offset + 4, count, np.float16 if tag == HALF_TAG else np.float32
    )
    bias, offset = _read_array(content, offset, outputs, np.float32)
    shaped = weight.reshape(outputs, -1, kernel, kernel)
    return Convolution(shaped, bias, fields.get(ACTIVATION) == str(LEAKY_RELU)), offset


def _read_array(
    content: bytes, offset: int, count: int, kind: type[np.float16 | np.float32]
) -> tuple[Tensor, int]:
    """Read `count` numbers at `offset` and return them with the next offset, aligned to 4 bytes."""
    values: NDArray[np.float32] = np.frombuffer(content, kind, count, offset).astype(np.float32)
    end = offset + values.size * np.dtype(kind).itemsize
    return torch.from_numpy(values), end + -end % 4


def _name_weights(file: Path, parts: list[Convolution | Tensor]) -> StateDict:
    names = _srvgg_names(len(parts)) if _has_slopes(parts) else _rrdb_names(file, len(parts))
    state: StateDict = {}
    for name, part in zip(names, parts, strict=True):
        if isinstance(part, Tensor):
            state[f"{name}.weight"] = part
        elif part.leaky != (not _has_slopes(parts) and _is_leaky(name)):
            raise ModelFileUnknown(str(file), "another order of layers")
        else:
            state[f"{name}.weight"], state[f"{name}.bias"] = part.weight, part.bias
    return state


def _has_slopes(parts: list[Convolution | Tensor]) -> bool:
    return any(isinstance(part, Tensor) for part in parts)


def _srvgg_names(count: int) -> list[str]:
    return [f"body.{number}" for number in range(count)]


def _rrdb_names(file: Path, count: int) -> list[str]:
    blocks, remainder = divmod(count - 6, 15)
    if remainder or blocks < 1:
        raise ModelFileUnknown(str(file), f"{count} convolutions")
    trunk = [
        f"RRDB_trunk.{block}.RDB{dense}.conv{number}"
        for block in range(blocks)
        for dense in (1, 2, 3)
        for number in (1, 2, 3, 4, 5)
    ]
    return ["conv_first", *trunk, "trunk_conv", "upconv1", "upconv2", "HRconv", "conv_last"]


def _is_leaky(name: str) -> bool:
    last = name.rsplit(".", 1)[-1]
    return last in ("conv1", "conv2", "conv3", "conv4", "upconv1", "upconv2", "HRconv")
