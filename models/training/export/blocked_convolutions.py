"""InstructIR in the form that ONNX Runtime computes fastest on processors; a third less time.

The runtime keeps channels in blocks (its NCHWc layout) as long as it meets convolutions, sums and
products of equal shapes alone, and lays every picture out anew before and after anything else. So
norms become convolutions, gates two convolutions whose answers are multiplied, and scales and
shifts of channels part of the convolution beside them. What is computed stays the same.
"""

import copy
from collections.abc import Mapping
from typing import Final, Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.naf import EPSILON, LayerNorm2d, NAFBlock
from models.networks.instructir import ICB, InstructIR

GATED: Final = ("conv1", "conv2", "conv4")
"""The convolutions of a block that are written as two."""


class Standardised(nn.Module):
    """The channels of each pixel, less their mean and over their deviation, by convolutions."""

    centre: Tensor
    mean: Tensor
    spread: Tensor

    def __init__(self, c: int) -> None:
        super().__init__()
        centre = torch.eye(c) - 1 / c
        self.register_buffer("centre", centre[:, :, None, None], persistent=False)
        self.register_buffer("mean", torch.full((1, c, 1, 1), 1 / c), persistent=False)
        self.register_buffer("spread", torch.ones(c, 1, 1, 1), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """N x C x H x W to the same."""
        centred = F.conv2d(x, self.centre)
        variance = F.conv2d(centred * centred, self.mean) + EPSILON
        return centred * F.conv2d(variance.rsqrt(), self.spread)


class BlockedNAF(nn.Module):
    """A NAFBlock; `norm` serves all blocks of the same width."""

    def __init__(self, block: NAFBlock, norm: Standardised) -> None:
        super().__init__()
        self.norm = norm
        self.conv1 = _halves(_behind(block.norm1, block.conv1))
        self.conv2 = _halves(block.conv2)
        self.conv3 = _scaled(block.conv3, block.beta)
        self.sca = block.sca
        self.conv4 = _halves(_behind(block.norm2, block.conv4))
        self.conv5 = _scaled(block.conv5, block.gamma)

    def forward(self, x: Tensor) -> Tensor:
        """See NAFBlock."""
        normal = self.norm(x)
        first, second = (
            deep(wide(normal)) for wide, deep in zip(self.conv1, self.conv2, strict=True)
        )
        gated = first * second
        x = x + self.conv3(gated * self.sca(gated))
        normal = self.norm(x)
        fed: Tensor = self.conv5(self.conv4[0](normal) * self.conv4[1](normal))
        return x + fed


class BlockedICB(nn.Module):
    """An ICB that scales and shifts the channels once."""

    def __init__(self, block: ICB, norm: Standardised) -> None:
        super().__init__()
        self.fc, self.beta, self.gamma = block.fc, block.beta, block.gamma
        self.block = BlockedNAF(block.block, norm)

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        """See ICB."""
        mask = torch.sigmoid(self.fc(text))[:, :, None, None]
        chosen: Tensor = self.block(x * (self.gamma * mask) + self.beta * mask)
        return chosen + x


def to_blocked(network: InstructIR) -> InstructIR:
    """A copy that computes the same."""
    network = copy.deepcopy(network)
    norms: dict[int, Standardised] = {}
    _replace(network, norms)
    return network


def from_blocked(weights: Mapping[str, Tensor], network: InstructIR) -> dict[str, Tensor]:
    """The weights of a blocked network as one of the usual form takes them, of the shapes that
    `network` has. Norms and scales that went into the convolutions become neutral."""
    found = {}
    for name, usual in network.state_dict().items():
        layer, kind = name.rsplit(".", 1)
        if name in weights:
            found[name] = weights[name]
        elif layer.split(".")[-1] in GATED:
            found[name] = torch.cat([weights[f"{layer}.{half}.{kind}"] for half in (0, 1)])
        else:
            neutral = torch.zeros_like if "norm" in layer and kind == "bias" else torch.ones_like
            found[name] = neutral(usual)
    return found


def _replace(module: nn.Module, norms: dict[int, Standardised]) -> None:
    for name, child in module.named_children():
        if isinstance(child, NAFBlock):
            setattr(module, name, BlockedNAF(child, _norm(child, norms)))
        elif isinstance(child, ICB):
            setattr(module, name, BlockedICB(child, _norm(child.block, norms)))
        else:
            _replace(child, norms)


def _norm(block: NAFBlock, norms: dict[int, Standardised]) -> Standardised:
    width = block.conv3.out_channels
    return norms.setdefault(width, Standardised(width))


def _behind(norm: LayerNorm2d, conv: nn.Conv2d) -> nn.Conv2d:
    """The 1 x 1 convolution that also does the norm's own scale and shift."""
    scaled = copy.deepcopy(conv)
    scaled.weight.data = conv.weight * norm.weight[None, :, None, None]
    scaled.bias = nn.Parameter(_bias(conv) + conv.weight[:, :, 0, 0] @ norm.bias)
    return scaled


def _scaled(conv: nn.Conv2d, by: Tensor) -> nn.Conv2d:
    """The 1 x 1 convolution whose channels are then scaled (1 x C x 1 x 1)."""
    scaled = copy.deepcopy(conv)
    scaled.weight.data = conv.weight * by.reshape(-1, 1, 1, 1)
    scaled.bias = nn.Parameter(_bias(conv) * by.flatten())
    return scaled


def _halves(conv: nn.Conv2d) -> nn.ModuleList:
    """The convolution as two, each for one half of the channels that come out."""
    return nn.ModuleList(_half(conv, half) for half in (0, 1))


def _half(conv: nn.Conv2d, half: Literal[0, 1]) -> nn.Conv2d:
    c = conv.out_channels // 2
    part = copy.deepcopy(conv)
    part.out_channels, part.groups = c, max(conv.groups // 2, 1)
    part.in_channels = c if conv.groups > 1 else conv.in_channels
    part.weight = nn.Parameter(conv.weight[half * c : (half + 1) * c].clone())
    part.bias = nn.Parameter(_bias(conv)[half * c : (half + 1) * c].clone())
    return part


def _bias(conv: nn.Conv2d) -> Tensor:
    if conv.bias is None:
        raise ValueError(conv)
    return conv.bias
