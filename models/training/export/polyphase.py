"""Upscaling networks in a form that ONNX Runtime computes faster on CPUs, with equal results.

Bicubic interpolation by a whole factor equals a convolution with one kernel per phase between the
two grids, followed by a pixel shuffle; the runtime's own resize is slower than all convolutions of
the network together. PReLUs leave the runtime's blocked layout (see
models.training.export.blocked_convolutions), depthwise convolutions do not.
"""

import copy
from collections.abc import Mapping
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork
from models.networks.fast_upscaler import MID_GREY, Enlarger

KERNEL_RADIUS: Final = 2
"""Number of pixels on each side that bicubic interpolation reads."""


class ConvolutionalPReLU(nn.Module):
    """PReLU computed as x + (1 - slope) relu(-x) by depthwise convolutions.

    The slopes are no parameters, so that an export in half precision leaves them unchanged."""

    turned: Tensor
    lifted: Tensor

    def __init__(self, slopes: Tensor) -> None:
        super().__init__()
        lifted = 1 - slopes[:, None, None, None]
        self.register_buffer("turned", -torch.ones_like(lifted), persistent=False)
        self.register_buffer("lifted", lifted, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Apply the PReLU to N x C x H x W."""
        below = F.conv2d(x, self.turned, groups=len(self.turned)).relu()
        return x + F.conv2d(below, self.lifted, groups=len(self.lifted))


class PolyphaseEnlarger(ImageNetwork):
    """Enlarger in polyphase form, which computes all phases at input size."""

    kernels: Tensor
    grey: Tensor

    def __init__(self, network: Enlarger) -> None:
        super().__init__()
        self.size_rule = network.size_rule
        self.body = nn.Sequential(*(_replace_prelu(layer) for layer in network.body))
        kernels = phases(self.size_rule.scale).repeat(3, 1, 1, 1)
        self.register_buffer("kernels", kernels, persistent=False)
        self.register_buffer("grey", torch.full((len(kernels),), MID_GREY), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Upscale N x 3 x H x W; edge pixels are repeated, as in Enlarger."""
        x = x - MID_GREY
        padded = F.pad(x, (KERNEL_RADIUS,) * 4, mode="replicate")
        upscaled = F.conv2d(padded, self.kernels, self.grey, groups=3)
        return F.pixel_shuffle(upscaled + self.body(x), self.size_rule.scale)


def phases(scale: int) -> Tensor:
    """Return the kernels of bicubic interpolation for each phase: scale^2 x 1 x 5 x 5."""
    side = 2 * KERNEL_RADIUS + 1
    dots = torch.eye(side**2).reshape(-1, 1, side, side)
    responses = F.interpolate(dots, scale_factor=float(scale), mode="bicubic", align_corners=False)
    middle = slice(KERNEL_RADIUS * scale, (KERNEL_RADIUS + 1) * scale)
    return responses[:, 0, middle, middle].permute(1, 2, 0).reshape(scale**2, 1, side, side)


def original_weights(weights: Mapping[str, Tensor], network: Enlarger) -> dict[str, Tensor]:
    """Convert the weights in a PolyphaseEnlarger's file to those of `network`."""
    result = {name: weights[name] for name in network.state_dict() if name in weights}
    for index, layer in enumerate(network.body):
        if isinstance(layer, nn.PReLU):
            result[f"body.{index}.weight"] = 1 - weights[f"body.{index}.lifted"].flatten()
    return result


def _replace_prelu(layer: nn.Module) -> nn.Module:
    if isinstance(layer, nn.PReLU):
        return ConvolutionalPReLU(layer.weight.data)
    return copy.deepcopy(layer)
