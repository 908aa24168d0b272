"""Encoder and decoder of plain 3x3 residual blocks, the body of U-Nets for pictures.

The shape is that of DRUNet (Zhang et al. 2021, "Plug-and-Play Image Restoration with Deep Denoiser
Prior", arXiv 2008.13751, section 3). Only plain convolutions of wide layers are used, because
processors compute these at their full rate. Tensors are N x C x H x W.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.frame import ImageNetwork

FOLD: Final = 2
"""Side of the pixel squares that become channels at the entrance."""


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions around a ReLU, added to the input. Starts as the identity."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(c, c, 3, padding=1)
        self.conv2 = zeroed(nn.Conv2d(c, c, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        """N x c x H x W to the same shape."""
        changed: Tensor = self.conv2(F.relu(self.conv1(x)))
        return x + changed


class Upsample(nn.Module):
    """Doubles height and width by a 1x1 convolution and a pixel shuffle."""

    def __init__(self, coarse: int, fine: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(coarse, fine * 4, 1)

    def forward(self, x: Tensor) -> Tensor:
        """N x coarse x H x W to N x fine x 2H x 2W."""
        return F.pixel_shuffle(self.conv(x), 2)


class ResidualBody(ImageNetwork):
    """U-shaped network from folded channels to features of the finest level.

    `inward` are the input channels, `widths` the channels of the levels, finest first, and `blocks`
    the residual blocks of each level on either side of the U.
    """

    def __init__(self, inward: int, widths: Sequence[int], blocks: int) -> None:
        super().__init__()
        self.multiple = FOLD * 2 ** (len(widths) - 1)
        self.head = nn.Conv2d(inward, widths[0], 3, padding=1)
        self.downs, self.ups = nn.ModuleList(), nn.ModuleList()
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        for fine, coarse in pairwise(widths):
            self.encoders.append(residual_blocks(fine, blocks))
            self.downs.append(nn.Conv2d(fine, coarse, 2, stride=2))
            self.ups.append(Upsample(coarse, fine))
            self.decoders.append(residual_blocks(fine, blocks))
        self.middle = residual_blocks(widths[-1], blocks)

    def features(self, folded: Tensor) -> Tensor:
        """Compute features, N x widths[0] x H x W, of N x inward x H x W.

        H and W are multiples of `self.multiple` / FOLD.
        """
        x: Tensor = self.head(folded)
        skips: list[Tensor] = []
        for encoder, down in zip(self.encoders, self.downs, strict=True):
            x = encoder(x)
            skips.append(x)
            x = down(x)
        x = self.middle(x)
        steps = [*zip(self.ups, self.decoders, skips, strict=True)]
        for up, decoder, skip in reversed(steps):
            x = decoder(up(x) + skip)
        return x


def residual_blocks(c: int, count: int) -> nn.Sequential:
    """Build several residual blocks in a row."""
    return nn.Sequential(*(ResidualBlock(c) for _ in range(count)))


def zeroed(convolution: nn.Conv2d) -> nn.Conv2d:
    """Set weights and biases of a convolution to zero and return it."""
    for parameter in convolution.parameters():
        nn.init.zeros_(parameter)
    return convolution
