"""Enlargers in the form that ONNX Runtime computes fastest on processors.

Bicubic interpolation by a whole factor is a convolution with as many kernels as a pixel becomes
pixels, one for each phase between the two grids, before a pixel shuffle; the runtime's own is
slower than all convolutions of an enlarger together. Rectifiers with a slope leave the runtime's
blocked layout (see models.training.export.blocked_convolutions), convolutions of one channel each
do not. What is
computed stays the same.
"""

import copy
from collections.abc import Mapping
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.frame import ImageNetwork
from models.networks.enlarger import MID_GREY, Enlarger

REACH: Final = 2
"""Pixels on each side of one that decide the pixels which it becomes."""


class Bent(nn.Module):
    """A PReLU as x + (1 - slope) relu(-x), by convolutions of one channel each. The slopes are no
    parameters, so that an export in half precision leaves them as they are."""

    turned: Tensor
    lifted: Tensor

    def __init__(self, slopes: Tensor) -> None:
        super().__init__()
        lifted = 1 - slopes[:, None, None, None]
        self.register_buffer("turned", -torch.ones_like(lifted), persistent=False)
        self.register_buffer("lifted", lifted, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """N x C x H x W to the same."""
        below = F.conv2d(x, self.turned, groups=len(self.turned)).relu()
        return x + F.conv2d(below, self.lifted, groups=len(self.lifted))


class PolyphaseEnlarger(ImageNetwork):
    """See Enlarger."""

    kernels: Tensor
    grey: Tensor

    def __init__(self, usual: Enlarger) -> None:
        super().__init__()
        self.size_rule = usual.size_rule
        self.body = nn.Sequential(*(_quick(layer) for layer in usual.body))
        kernels = phases(self.size_rule.scale).repeat(3, 1, 1, 1)
        self.register_buffer("kernels", kernels, persistent=False)
        self.register_buffer("grey", torch.full((len(kernels),), MID_GREY), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """See Enlarger; as there, what lies beyond an edge is like the edge."""
        x = x - MID_GREY
        around = F.pad(x, (REACH,) * 4, mode="replicate")
        plain = F.conv2d(around, self.kernels, self.grey, groups=3)
        return F.pixel_shuffle(plain + self.body(x), self.size_rule.scale)


def phases(scale: int) -> Tensor:
    """What bicubic interpolation takes of a pixel's surroundings for each of the pixels that it
    becomes: scale^2 x 1 x 5 x 5."""
    side = 2 * REACH + 1
    dots = torch.eye(side**2).reshape(-1, 1, side, side)
    seen = F.interpolate(dots, scale_factor=float(scale), mode="bicubic", align_corners=False)
    middle = slice(REACH * scale, (REACH + 1) * scale)
    return seen[:, 0, middle, middle].permute(1, 2, 0).reshape(scale**2, 1, side, side)


def usual_weights(weights: Mapping[str, Tensor], network: Enlarger) -> dict[str, Tensor]:
    """The weights in a file of a PolyphaseEnlarger as `network` takes them."""
    found = {name: weights[name] for name in network.state_dict() if name in weights}
    for at, layer in enumerate(network.body):
        if isinstance(layer, nn.PReLU):
            found[f"body.{at}.weight"] = 1 - weights[f"body.{at}.lifted"].flatten()
    return found


def _quick(layer: nn.Module) -> nn.Module:
    return Bent(layer.weight.data) if isinstance(layer, nn.PReLU) else copy.deepcopy(layer)
