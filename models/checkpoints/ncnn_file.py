"""Reading of networks from ncnn file pairs.

A `.param` file describes the layers, a `.bin` file holds their numbers in the same order. The two
are one network only together: programs for ncnn ship descriptions that share one `.bin` file.
"""

from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from models.checkpoints.ncnn_graph import (
    Convolution,
    ConvolutionSpec,
    Fields,
    NcnnLayer,
    NcnnNetwork,
    Slopes,
    UnsupportedLayer,
    make_weightless,
)
from models.checkpoints.state_dict import StateDict
from models.checkpoints.unsupported_families import describe_format
from models.core.errors import (
    ModelFileDamaged,
    ModelFileUnknown,
    ModelFileUnsafe,
    ModelFileUnsupported,
)

MAGIC: Final = b"7767517"
"""First bytes of an ncnn `.param` file."""
HALF_TAG: Final = 0x01306B47
"""Tag (32-bit integer) before the weights of a convolution in half precision."""
SINGLE_TAGS: Final = (0, 0x0002C056)
"""Tags (32-bit integers) before the weights of a convolution in single precision."""

INTEGER_TAG: Final = 0x000D4B38
"""Tag (32-bit integer) before the weights of a convolution in 8-bit whole numbers."""

MAX_PARAM_BYTES: Final = 4 * 2**20
"""Largest accepted size of a `.param` file in bytes."""

MISSING_PAIR: Final = (
    "a network of ncnn is a .param and a .bin file of one name; {suffix} is missing"
)
"""Reason for which one file of a pair is refused."""


def pair_of(file: Path) -> tuple[Path, Path]:
    """Return the `.param` and `.bin` file of a pair, given either. Raises: ModelFileUnknown."""
    pair = file.with_suffix(".param"), file.with_suffix(".bin")
    missing = next((each for each in pair if not each.is_file()), None)
    if missing is not None and (file.parent / "model.json").is_file():
        raise ModelFileUnsupported(str(file), describe_format(file.parent / "model.json"))
    if missing is not None:
        raise ModelFileUnknown(str(file), MISSING_PAIR.format(suffix=missing.suffix))
    return pair


def read_ncnn(file: Path) -> NcnnNetwork:
    """Read the network of an ncnn pair, given either file.

    Raises: ModelFileUnknown, ModelFileDamaged, ModelFileUnsafe, ModelFileUnsupported."""
    param_file, bin_file = pair_of(file)
    layers = _parse_layers(param_file)
    try:
        return NcnnNetwork(layers, _Numbers(bin_file.read_bytes()).read_modules(layers)).eval()
    except UnsupportedLayer as error:
        raise ModelFileUnsupported(str(file), f"an ncnn network with {error}") from error
    except (ValueError, KeyError, OverflowError, ZeroDivisionError, RuntimeError) as error:
        raise ModelFileDamaged(str(file), "description and numbers differ") from error


def name_weights(network: NcnnNetwork) -> StateDict:
    """Name the weights by their order as in SRVGG or RRDBNet; empty if none fits.

    The layers without weights are not compared, so that the network may still be another."""
    parts = [each for each in network.operations if isinstance(each, Convolution | Slopes)]
    is_chain = any(isinstance(each, Slopes) for each in parts)
    names = _srvgg_names(len(parts)) if is_chain else _rrdb_names(len(parts))
    return {
        f"{name}.{kind}": weight.detach()
        for name, part in zip(names, parts, strict=bool(names))
        for kind, weight in part.named_parameters()
    }


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
    first, last = int(inputs), int(inputs) + int(outputs)
    if first < 0 or last < first or len(rest) < last:
        raise ValueError(line[:80])
    fields = dict(field.split("=", 1) for field in rest[last:])
    return NcnnLayer(kind, tuple(rest[:first]), tuple(rest[first:last]), fields)


class _Numbers:
    """Content of a `.bin` file, which is read from front to back."""

    def __init__(self, content: bytes) -> None:
        self._content, self._offset = content, 0

    def read_modules(self, layers: list[NcnnLayer]) -> list[nn.Module | None]:
        """Make the operations of all layers. Raises: ValueError unless all bytes are used."""
        modules = [self._module(layer.kind, Fields(layer.kind, layer.fields)) for layer in layers]
        if self._offset != len(self._content):
            raise ValueError(f"{len(self._content) - self._offset} bytes left")
        return modules

    def _module(self, kind: str, fields: Fields) -> nn.Module | None:
        if kind in ("Convolution", "ConvolutionDepthWise"):
            return self._convolution(ConvolutionSpec.read(fields))
        if kind == "PReLU":
            slopes = self._array(fields.integer(0), np.float32)
            fields.check_all_taken()
            return Slopes(slopes)
        return make_weightless(kind, fields)

    def _convolution(self, spec: ConvolutionSpec) -> Convolution:
        tag = int.from_bytes(self._content[self._offset : self._offset + 4], "little")
        if tag == INTEGER_TAG:
            raise UnsupportedLayer("weights that are whole numbers")
        if tag != HALF_TAG and tag not in SINGLE_TAGS:
            raise ValueError(tag)
        self._offset += 4
        weight = self._array(spec.count, np.float16 if tag == HALF_TAG else np.float32)
        bias = self._array(spec.outputs, np.float32) if spec.biased else None
        return Convolution(spec, weight, bias)

    def _array(self, count: int, kind: type[np.float16 | np.float32]) -> Tensor:
        """Read `count` numbers, padded to a multiple of 4 bytes."""
        if count < 1:
            raise ValueError(count)
        stored = np.frombuffer(self._content, kind, count, self._offset)
        values: NDArray[np.float32] = stored.astype(np.float32)
        if not np.isfinite(values).all():
            raise ValueError("not a number")
        self._offset += stored.nbytes + -stored.nbytes % 4
        return torch.from_numpy(values)


def _srvgg_names(count: int) -> list[str]:
    return [f"body.{number}" for number in range(count)]


def _rrdb_names(count: int) -> list[str]:
    """Return the names of an RRDBNet's convolutions (two doublings); empty for another count."""
    blocks, remainder = divmod(count - 6, 15)
    if remainder or blocks < 1:
        return []
    trunk = [
        f"RRDB_trunk.{block}.RDB{dense}.conv{number}"
        for block in range(blocks)
        for dense in (1, 2, 3)
        for number in (1, 2, 3, 4, 5)
    ]
    return ["conv_first", *trunk, "trunk_conv", "upconv1", "upconv2", "HRconv", "conv_last"]
