"""NAF block, the building block of NAFNet and InstructIR.

Chen et al., "Simple Baselines for Image Restoration", ECCV 2022 (arXiv 2204.04676). Tensors are N x
C x H x W.
"""

from collections.abc import Callable
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

EPSILON: Final = 1e-6
"""Epsilon that `LayerNorm2d` adds to the variance."""


class LayerNorm2d(nn.Module):
    """Layer norm over the channels of each pixel, with biased variance."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise N x C x H x W over C."""
        rows = x.permute(0, 2, 3, 1)
        rows = F.layer_norm(rows, self.weight.shape, self.weight, self.bias, EPSILON)
        return rows.permute(0, 3, 1, 2)


class SimpleGate(nn.Module):
    """Product of the first and the second half of the channels (NAFNet, equation 4)."""

    def forward(self, x: Tensor) -> Tensor:
        """Gate N x 2C x H x W to N x C x H x W."""
        first, second = x.chunk(2, dim=1)
        gated: Tensor = first * second
        return gated


def whole_mean() -> nn.Module:
    """Build a layer that averages each channel over all pixels: N x C x 1 x 1."""
    return nn.AdaptiveAvgPool2d(1)


class NAFBlock(nn.Module):
    """Gated depthwise convolution with channel attention, then a gated feed-forward network.

    NAFNet, figure 3c and equation 7; `pool` builds the layer that averages for the attention."""

    def __init__(self, c: int, pool: Callable[[], nn.Module] = whole_mean) -> None:
        super().__init__()
        self.beta = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.gamma = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.conv1 = nn.Conv2d(c, 2 * c, 1)
        self.conv2 = nn.Conv2d(2 * c, 2 * c, 3, padding=1, groups=2 * c)
        self.conv3 = nn.Conv2d(c, c, 1)
        self.sca = nn.Sequential(pool(), nn.Conv2d(c, c, 1))
        self.sg = SimpleGate()
        self.conv4 = nn.Conv2d(c, 2 * c, 1)
        self.conv5 = nn.Conv2d(c, c, 1)
        self.norm1 = LayerNorm2d(c)
        self.norm2 = LayerNorm2d(c)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block; shapes stay N x C x H x W."""
        gated = self.sg(self.conv2(self.conv1(self.norm1(x))))
        x = x + self.conv3(gated * self.sca(gated)) * self.beta
        output: Tensor = self.conv5(self.sg(self.conv4(self.norm2(x))))
        return x + output * self.gamma


def naf_blocks(c: int, count: int, pool: Callable[[], nn.Module] = whole_mean) -> nn.Sequential:
    """Build `count` NAF blocks with `c` channels, each averaging by what `pool` makes."""
    return nn.Sequential(*(NAFBlock(c, pool) for _ in range(count)))
