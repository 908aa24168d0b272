"""Networks of ncnn as torch modules that run every layer of the description.

A `.param` file lists layers with the names of their inputs and outputs ("blobs"). The fields of
each layer are those of ncnn's documentation; a layer or field value that is not implemented here
is refused, so a network computes what ncnn computes or is not built. Tensors are N x C x H x W.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork

ARRAY_KEYS: Final = -23300
"""Number from which the key of a field that is an array is subtracted."""

IGNORED_KEYS: Final = (30, 31)
"""Keys of the sizes of blobs and of switches for speed, which change no result."""

INPUT, SPLIT = "Input", "Split"
"""Kinds of layers that pass their blob on."""

INTERPOLATIONS: Final = {1: "nearest", 2: "bilinear", 3: "bicubic"}
"""Modes of torch by ncnn's numbers of interpolations."""


class UnsupportedLayer(Exception):
    """Error that a layer or the value of a field is not supported; its text names it."""


class Fields:
    """Fields of one ncnn layer; one that is never read makes the layer unsupported."""

    def __init__(self, kind: str, texts: Mapping[str, str]) -> None:
        self.kind = kind
        self._texts = {_plain_key(key): text for key, text in texts.items()}

    def integer(self, key: int, default: int = 0) -> int:
        """Read the field `key` as a whole number, `default` if it is missing."""
        return int(self._texts.pop(key, default))

    def number(self, key: int, default: float = 0.0) -> float:
        """Read the field `key` as a number, `default` if it is missing."""
        return float(self._texts.pop(key, default))

    def numbers(self, key: int) -> tuple[float, ...]:
        """Read a field as an array, stored after its length. Raises: ValueError."""
        count, *values = self._texts.pop(key, "0").split(",")
        if int(count) != len(values):
            raise ValueError(f"{self.kind} {key}")
        return tuple(map(float, values))

    def check_all_taken(self) -> None:
        """Raise UnsupportedLayer if a field was not read and is not zero."""
        left = {k: v for k, v in self._texts.items() if k not in IGNORED_KEYS and _is_set(v)}
        if left:
            raise UnsupportedLayer(
                f"{self.kind} with {next(iter(left))}={next(iter(left.values()))}"
            )


def _plain_key(key: str) -> int:
    number = int(key)
    return ARRAY_KEYS - number if number <= ARRAY_KEYS else number


def _is_set(text: str) -> bool:
    return any(float(part) for part in text.split(","))


@dataclass(frozen=True, slots=True)
class NcnnLayer:
    """One layer of an ncnn network: a line of a `.param` file."""

    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConvolutionSpec:
    """Shape of a convolution, whose weights are `outputs` x `count` / `outputs` numbers and biases.

    `pads` are the zeros at the left, right, top and bottom; `steps` are strides and `dilations`
    distances (height, width)."""

    outputs: int
    kernel: tuple[int, int]
    count: int
    biased: bool
    groups: int
    pads: tuple[int, int, int, int]
    steps: tuple[int, int]
    dilations: tuple[int, int]
    activation: int
    activation_numbers: tuple[float, ...]

    @classmethod
    def read(cls, fields: Fields) -> "ConvolutionSpec":
        """Read the fields of a layer `Convolution` or `ConvolutionDepthWise`."""
        width, left = fields.integer(1), fields.integer(4)
        top = fields.integer(14, left)
        dilation, step = fields.integer(2, 1), fields.integer(3, 1)
        spec = cls(
            fields.integer(0),
            (fields.integer(11, width), width),
            fields.integer(6),
            bool(fields.integer(5)),
            fields.integer(7, 1),
            (left, fields.integer(15, left), top, fields.integer(16, top)),
            (fields.integer(13, step), step),
            (fields.integer(12, dilation), dilation),
            fields.integer(9),
            fields.numbers(10),
        )
        fields.check_all_taken()
        if min(spec.outputs, *spec.kernel, spec.count, spec.groups) < 1:
            raise ValueError(fields.kind)
        if min(spec.pads) < 0:
            raise UnsupportedLayer(f"a layer {fields.kind} with automatic padding")
        return spec


class Convolution(nn.Module):
    """Convolution of ncnn with its padding and its built-in activation."""

    def __init__(self, spec: ConvolutionSpec, weight: Tensor, bias: Tensor | None) -> None:
        """Make the layer. Raises: ValueError for weights of another size; UnsupportedLayer."""
        super().__init__()
        self.spec = spec
        inward = spec.count // (spec.outputs * spec.kernel[0] * spec.kernel[1])
        self.weight = nn.Parameter(weight.reshape(spec.outputs, inward, *spec.kernel))
        self.bias = None if bias is None else nn.Parameter(bias)
        self.activate = _activation(spec.activation, spec.activation_numbers)

    def forward(self, x: Tensor) -> Tensor:
        """Run the layer: N x C x H x W to N x outputs x H' x W'."""
        spec = self.spec
        padded = F.pad(x, spec.pads) if any(spec.pads) else x
        steps, dilations = spec.steps, spec.dilations
        return self.activate(
            F.conv2d(padded, self.weight, self.bias, steps, 0, dilations, spec.groups)
        )


class Slopes(nn.Module):
    """PReLU of ncnn."""

    def __init__(self, slopes: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(slopes)

    def forward(self, x: Tensor) -> Tensor:
        """Run the layer on N x C x H x W."""
        return F.prelu(x, self.weight)


class Weightless(nn.Module):
    """Layer without weights: a function of one or several tensors."""

    def __init__(self, function: Callable[..., Tensor]) -> None:
        super().__init__()
        self.function = function

    def forward(self, *inputs: Tensor) -> Tensor:
        """Apply the function to the input tensors."""
        return self.function(*inputs)


class NcnnNetwork(ImageNetwork):
    """Network that runs the layers of an ncnn description in their order.

    `modules` are the layers' operations, None for layers that pass their input on."""

    def __init__(self, layers: Sequence[NcnnLayer], modules: Sequence[nn.Module | None]) -> None:
        """Make the network.

        `modules` has an operation for each of `layers`, None to pass the input on. Raises:
        ValueError; UnsupportedLayer for wrong connections."""
        super().__init__()
        self.layers = tuple(layers)
        self.operations = nn.ModuleList(each or nn.Identity() for each in modules)
        self.output = _check_wiring(self.layers)

    def forward(self, x: Tensor) -> Tensor:
        """Run the network on N x C x H x W."""
        blobs: dict[str, Tensor] = {}
        for layer, operation in zip(self.layers, self.operations, strict=True):
            result = operation(*(blobs[name] for name in layer.inputs) if layer.inputs else (x,))
            blobs.update(dict.fromkeys(layer.outputs, result))
        return blobs[self.output]


def _check_wiring(layers: Sequence[NcnnLayer]) -> str:
    """Return the name of the only output that no layer reads. Raises: ValueError."""
    known: set[str] = set()
    for layer in layers:
        fresh = set(layer.outputs)
        if not known.issuperset(layer.inputs) or known & fresh or len(fresh) < len(layer.outputs):
            raise ValueError(layer.kind)
        if (layer.kind == INPUT) != (not layer.inputs) or not fresh:
            raise ValueError(layer.kind)
        if len(fresh) > 1 and layer.kind != SPLIT:
            raise UnsupportedLayer(f"a layer {layer.kind} with {len(fresh)} outputs")
        known |= fresh
    ends = known.difference(*(layer.inputs for layer in layers))
    if sum(layer.kind == INPUT for layer in layers) != 1 or len(ends) != 1:
        raise UnsupportedLayer("several inputs or outputs")
    return ends.pop()


def make_weightless(kind: str, fields: Fields) -> nn.Module | None:
    """Make the operation of a layer of the type `kind` without weights; None to pass its input on.

    Raises: UnsupportedLayer."""
    if kind == INPUT:
        return None  # its fields are sizes, which are free here
    make = MAKERS.get(kind)
    if make is None:
        raise UnsupportedLayer(f"a layer {kind}")
    function = make(fields)
    fields.check_all_taken()
    return Weightless(function) if function else None


def _activation(kind: int, numbers: tuple[float, ...]) -> Callable[[Tensor], Tensor]:
    if kind == 0:
        return lambda x: x
    if kind == 1:
        return F.relu
    if kind == 2 and len(numbers) == 1:
        return lambda x: F.leaky_relu(x, numbers[0])
    if kind == 3 and len(numbers) == 2:
        return lambda x: x.clamp(*numbers)
    if kind == 4:
        return torch.sigmoid
    raise UnsupportedLayer(f"activation {kind}")


def _relu(fields: Fields) -> Callable[..., Tensor]:
    slope = fields.number(0)
    return lambda x: F.leaky_relu(x, slope)


def _clip(fields: Fields) -> Callable[..., Tensor]:
    low, high = fields.number(0, -1e38), fields.number(1, 1e38)
    return lambda x: x.clamp(low, high)


def _concat(_: Fields) -> Callable[..., Tensor]:
    return lambda *parts: torch.cat(parts, 1)  # axis 0, the default, are the channels


def _eltwise(fields: Fields) -> Callable[..., Tensor]:
    kind, factors = fields.integer(0), fields.numbers(1)
    if kind != 1:
        raise UnsupportedLayer(f"a layer Eltwise with 0={kind}")

    def add(*parts: Tensor) -> Tensor:
        scaled = [
            x * factor for x, factor in zip(parts, factors or (1.0,) * len(parts), strict=True)
        ]
        return reduce(torch.add, scaled)

    return add


BINARY: Final[Mapping[int, Callable[[Tensor, Tensor], Tensor]]] = {
    0: torch.add,
    1: torch.sub,
    2: torch.mul,
    3: torch.div,
    4: torch.maximum,
    5: torch.minimum,
}
"""Operations by ncnn's numbers."""


def _binary(fields: Fields) -> Callable[..., Tensor]:
    kind, has_number, number = fields.integer(0), fields.integer(1), fields.number(2)
    if kind not in BINARY:
        raise UnsupportedLayer(f"a layer BinaryOp with 0={kind}")

    def combine(*parts: Tensor) -> Tensor:
        first = parts[0]
        (second,) = (first.new_tensor(number),) if has_number else parts[1:]
        return BINARY[kind](first, second)

    return combine


def _interp(fields: Fields) -> Callable[..., Tensor]:
    kind, height, width = fields.integer(0), fields.number(1, 1.0), fields.number(2, 1.0)
    if kind not in INTERPOLATIONS or height != width or height <= 0:
        raise UnsupportedLayer(f"a layer Interp with 0={kind} 1={height} 2={width}")
    mode = INTERPOLATIONS[kind]
    corners = None if mode == "nearest" else False
    return lambda x: F.interpolate(x, scale_factor=height, mode=mode, align_corners=corners)


def _pixel_shuffle(fields: Fields) -> Callable[..., Tensor]:
    factor = fields.integer(0, 1)
    return lambda x: F.pixel_shuffle(x, factor)


def _reorg(fields: Fields) -> Callable[..., Tensor]:
    factor = fields.integer(0, 1)
    return lambda x: F.pixel_unshuffle(x, factor)


MAKERS: Final[Mapping[str, Callable[[Fields], Callable[..., Tensor] | None]]] = {
    SPLIT: lambda _: None,
    "BinaryOp": _binary,
    "Clip": _clip,
    "Concat": _concat,
    "Eltwise": _eltwise,
    "Interp": _interp,
    "PixelShuffle": _pixel_shuffle,
    "ReLU": _relu,
    "Reorg": _reorg,
    "Sigmoid": lambda _: torch.sigmoid,
    "Swish": lambda _: F.silu,
    "TanH": lambda _: torch.tanh,
}
"""Makers of the functions of weightless layers by kind; fields they leave must be zero."""
