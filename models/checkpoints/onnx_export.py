"""Export of networks to ONNX files that accept pictures of any size.

Inputs are `image` (1 x 3 x H x W) and, for networks with instructions, `text` (1 x 256); the output
is `restored`. Inpainting networks also have the input `hole` (1 x 1 x H x W). A language head maps
`sentences` (N x 384) to `text` and `logits`, a sentence encoder `ids` and `mask` (N x T) to
`embeddings`. DDColor maps `image`, of one size only, to `chroma` (1 x 2 x H x W). Edges are padded
inside the graph as the network's size rule demands.
"""

import copy
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from models.checkpoints.onnx_metadata_removal import strip_metadata
from models.core.errors import ExportInexact
from models.layers.input_padding import ImageNetwork, SizeRule, pad_to_multiple
from models.networks.bert import SentenceBert
from models.networks.ddcolor import SIDE, DDColor
from models.networks.hole_inpainting import FillNet
from models.networks.instructir import InstructIR, LanguageHead
from models.networks.mprnet import MPRNet
from models.networks.tone_curves import ToneCurves
from models.onnx_runtime import ort

TOLERANCE: Final = 1e-4
"""Largest accepted difference from torch, relative to the largest absolute output."""

OPSET: Final = 18
"""ONNX operator set; from 17 on a channel norm is one LayerNormalization node."""

HALF_SUFFIX: Final = ".half"
"""Suffix of the names of weights that are stored in half precision."""

LOG_FATAL_ONLY: Final = 4
"""Severity level of ONNX Runtime's log at which only fatal errors are written."""

TRIAL_SIZES: Final = ((48, 64), (61, 37), (1, 1), (9, 401))
"""Heights and widths at which an export is compared with torch on random pictures.

The last one is wider than any window of local means.
"""

TRIAL_PHOTO: Final = Path(__file__).parents[2] / "resources" / "samples" / "nagasaki-boats.jpg"
"""Sample photo of the program, on a crop of which an export is compared with torch as well."""

TRIAL_CROP: Final = (400, 300, 496, 373)
"""Left, top, right and lower edge in pixels of the crop on which an export is compared."""


@dataclass(frozen=True, slots=True, eq=False)
class OnnxPorts:
    """Example inputs of a network by name, their dynamic axes, and the names of its outputs."""

    inputs: dict[str, Tensor]
    dynamic_axes: tuple[dict[int, Any] | None, ...]
    outputs: tuple[str, ...]


class PaddedNetwork(nn.Module):
    """Wrapper of a network that pads pictures to its size rule and crops its final result."""

    def __init__(self, network: ImageNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> Tensor:
        """Run on N x 3 x H x W; the result has `scale` times these sides."""
        rule = self.network.size_rule
        restored = self.network(pad_to_multiple(image, rule))
        final: Tensor = restored[0] if isinstance(restored, list) else restored
        height, width = (side * rule.scale for side in image.shape[2:])
        return final[:, :, :height, :width]


def export_onnx(network: nn.Module, file: Path, *, half: bool = False) -> None:
    """Write a network as an ONNX file and compare it with torch.

    `half` stores weights in half precision; computation stays in single precision. Raises:
    ExportInexact if results differ by more than `TOLERANCE`."""
    network = fold_batch_norms(network.eval())
    network = round_to_half(network) if half else network
    padded = _with_padding(network.eval())
    _write_onnx(padded, _make_ports(network, *TRIAL_SIZES[0]), file)
    model = strip_metadata(onnx.load(file))
    onnx.save(store_exact_halves(model) if half else model, file)
    for inputs in trial_inputs(network):
        check_export(padded, file, inputs)


def trial_inputs(network: nn.Module) -> Iterator[dict[str, Tensor]]:
    """Yield the inputs on which an export is compared with torch.

    These are random numbers of each size in `TRIAL_SIZES` and, for an input `image`, a crop of a
    photo."""
    is_fixed = isinstance(network, DDColor)
    for size in TRIAL_SIZES[:1] if is_fixed else TRIAL_SIZES:
        yield _make_ports(network, *size).inputs
    with Image.open(TRIAL_PHOTO) as photo:
        piece = photo.convert("RGB").crop(TRIAL_CROP)
        crop = np.asarray(piece.resize((SIDE, SIDE)) if is_fixed else piece, np.float32) / 255
    inputs = _make_ports(network, *crop.shape[:2]).inputs
    if "image" in inputs:
        yield {**inputs, "image": torch.from_numpy(crop).permute(2, 0, 1)[None]}


def fold_batch_norms(network: nn.Module) -> nn.Module:
    """Return a copy of a network with its batch norms folded into the convolutions before them."""
    network = copy.deepcopy(network)
    for module in [module for module in network.modules() if isinstance(module, nn.Sequential)]:
        for index, (layer, norm) in enumerate(pairwise(list(module))):
            if isinstance(layer, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                module[index], module[index + 1] = fuse_conv_bn_eval(layer, norm), nn.Identity()
    return network


def round_to_half(network: nn.Module) -> nn.Module:
    """Return a copy of a network with matrices and kernels rounded to half precision.

    Vectors (biases, norms) keep single precision: they are small, and their errors are visible."""
    state = {name: _round_weight(value) for name, value in network.state_dict().items()}
    network = copy.deepcopy(network)
    network.load_state_dict(state)
    return network


def _round_weight(value: Tensor) -> Tensor:
    return value.half().float() if value.is_floating_point() and value.ndim > 1 else value


def _with_padding(network: nn.Module) -> nn.Module:
    if not isinstance(network, ImageNetwork):
        return network
    is_free = network.size_rule.multiple == SizeRule().multiple and not isinstance(network, MPRNet)
    return network if is_free else PaddedNetwork(network)


def _make_ports(network: nn.Module, height: int, width: int) -> OnnxPorts:
    dynamic = torch.export.Dim.DYNAMIC
    if isinstance(network, LanguageHead):
        sentences = torch.randn(height, network.fc1.in_features)
        return OnnxPorts({"sentences": sentences}, ({0: dynamic},), ("text", "logits"))
    if isinstance(network, SentenceBert):
        length = min(width, network.max_tokens)
        ids = torch.randint(1, network.vocabulary_size, (2, length))
        mask = (torch.arange(length) < torch.tensor([[length], [height]])).long()
        axes = {0: dynamic, 1: dynamic}
        return OnnxPorts({"ids": ids, "mask": mask}, (axes, axes), ("embeddings",))
    if isinstance(network, DDColor):
        return OnnxPorts({"image": torch.rand(1, 3, SIDE, SIDE)}, (None,), ("chroma",))
    image = {"image": torch.rand(1, 3, height, width)}
    if isinstance(network, InstructIR | ToneCurves):
        text = nn.functional.normalize(torch.randn(1, network.text_width))
        return OnnxPorts({**image, "text": text}, ({2: dynamic, 3: dynamic}, None), ("restored",))
    if isinstance(network, FillNet):
        hole = {"hole": (torch.rand(1, 1, height, width) > 0.5).float()}
        return OnnxPorts({**image, **hole}, ({2: dynamic, 3: dynamic},) * 2, ("restored",))
    return OnnxPorts(image, ({2: dynamic, 3: dynamic},), ("restored",))


def _write_onnx(network: nn.Module, ports: OnnxPorts, file: Path) -> None:
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)  # it tells that torchvision is missing
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the exporter warns about its own internals
        torch.onnx.export(
            network,
            tuple(ports.inputs.values()),
            file,
            input_names=list(ports.inputs),
            output_names=list(ports.outputs),
            dynamic_shapes=ports.dynamic_axes,
            opset_version=OPSET,
            external_data=False,
            dynamo=True,
            verbose=False,
        )


def store_exact_halves(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store weights that float16 represents exactly as float16 with a Cast; changes `model`."""
    graph, casts = model.graph, []
    for weight in graph.initializer:
        if weight.data_type != TensorProto.FLOAT or not _is_exact_in_half(
            numpy_helper.to_array(weight)
        ):
            continue
        name, values = weight.name, numpy_helper.to_array(weight).astype(np.float16)
        weight.CopyFrom(numpy_helper.from_array(values, f"{name}{HALF_SUFFIX}"))
        casts.append(helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def _is_exact_in_half(values: np.ndarray[Any, np.dtype[np.float32]]) -> bool:
    with np.errstate(over="ignore"):
        return bool(np.array_equal(values.astype(np.float16).astype(np.float32), values))


def check_export(network: nn.Module, file: Path, inputs: dict[str, Tensor]) -> float:
    """Return the largest relative difference of an ONNX file to torch for `inputs` by name.

    Raises: ExportInexact."""
    options = ort.SessionOptions()
    options.log_severity_level = LOG_FATAL_ONLY  # errors are raised as well
    session = ort.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    actual = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    with torch.no_grad():
        expected = network(*inputs.values())
    references = expected if isinstance(expected, tuple) else (expected,)
    pairs = zip(actual, (picture.numpy() for picture in references), strict=True)
    deviation = max(float(np.abs(a - b).max() / np.abs(b).max()) for a, b in pairs)
    if not deviation <= TOLERANCE:
        raise ExportInexact(file.stem, deviation)
    return deviation
