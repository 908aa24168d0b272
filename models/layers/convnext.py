"""ConvNeXt, a convolutional encoder with four levels of features.

Liu et al., "A ConvNet for the 2020s" (CVPR 2022, arXiv 2201.03545, figure 4). Tensors are N x C x H
x W.
"""

from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

EPSILON: Final = 1e-6
"""Number that is added to variances."""
LEVELS: Final = 4
"""Number of levels, of which the first has a quarter of the sides, each other half the last."""
EXPANSION: Final = 4
"""Channels inside of a block relative to those outside."""


class ChannelNorm(nn.Module):
    """Normalisation of the channels of each pixel."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.bias = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise N x C x H x W."""
        last = x.permute(0, 2, 3, 1)
        normal = F.layer_norm(last, self.weight.shape, self.weight, self.bias, EPSILON)
        restored: Tensor = normal.permute(0, 3, 1, 2)
        return restored


class ConvNeXtBlock(nn.Module):
    """Residual block: a depthwise convolution of 7 x 7, then two layers for each pixel."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.pwconv1 = nn.Linear(width, EXPANSION * width)
        self.pwconv2 = nn.Linear(EXPANSION * width, width)
        self.gamma = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        """Run on N x C x H x W, whose shape the result has."""
        inner = self.norm(self.dwconv(x).permute(0, 2, 3, 1))
        inner = self.gamma * self.pwconv2(F.gelu(self.pwconv1(inner)))
        changed: Tensor = x + inner.permute(0, 3, 1, 2)
        return changed


class ConvNeXt(nn.Module):
    """Encoder with `blocks` and `widths` of each level.

    `norm`, that of the published classifier, belongs to its files and is not used here."""

    def __init__(self, blocks: Sequence[int], widths: Sequence[int]) -> None:
        super().__init__()
        stem = nn.Sequential(nn.Conv2d(3, widths[0], 4, stride=4), ChannelNorm(widths[0]))
        halvings = (
            nn.Sequential(ChannelNorm(widths[i]), nn.Conv2d(widths[i], widths[i + 1], 2, stride=2))
            for i in range(LEVELS - 1)
        )
        self.downsample_layers = nn.ModuleList([stem, *halvings])
        levels = zip(blocks, widths, strict=True)
        self.stages = nn.ModuleList(
            nn.Sequential(*(ConvNeXtBlock(width) for _ in range(count))) for count, width in levels
        )
        for level, width in enumerate(widths):
            self.add_module(f"norm{level}", ChannelNorm(width))
        self.norm = nn.LayerNorm(widths[-1], EPSILON)

    def forward(self, x: Tensor) -> list[Tensor]:
        """Return the normalised features of each level, those with the largest sides first."""
        features = []
        for level in range(LEVELS):
            x = self.stages[level](self.downsample_layers[level](x))
            features.append(self.get_submodule(f"norm{level}")(x))
        return features
