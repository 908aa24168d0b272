"""Encoder and decoder of plain 3x3 residual blocks, the body of U-Nets for pictures.

The shape is that of DRUNet (Zhang et al. 2021, "Plug-and-Play Image Restoration with Deep Denoiser
Prior", arXiv 2008.13751, section 3). Only plain convolutions of wide layers are used, because
processors compute these at their full rate. Tensors are N x C x H x W.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeVar

import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork

FOLD: Final = 2
"""Side of the pixel squares that become channels at the entrance."""


class ResidualBlock(nn.Module):
    """Residual block: two 3 x 3 convolutions around a ReLU, added to the input.

    `normed` adds a batch norm behind each convolution, which the runtime merges into it."""

    def __init__(self, c: int, *, normed: bool = False) -> None:
        super().__init__()
        self.conv1, self.conv2 = (nn.Conv2d(c, c, 3, padding=1) for _ in range(2))
        self.norm1, self.norm2 = (nn.BatchNorm2d(c) if normed else nn.Identity() for _ in range(2))
        zeroed(self.norm2 if normed else self.conv2)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block; shapes stay N x C x H x W."""
        changed: Tensor = self.norm2(self.conv2(F.relu(self.norm1(self.conv1(x)))))
        return x + changed


class Upsample(nn.Module):
    """Layer that doubles height and width by a 1x1 convolution and a pixel shuffle."""

    def __init__(self, coarse: int, fine: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(coarse, fine * 4, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Upsample feature maps: N x coarse channels x H x W to N x fine channels x 2H x 2W."""
        return F.pixel_shuffle(self.conv(x), 2)


class ResidualBody(ImageNetwork):
    """U-shaped network from an image folded to channels to features of its finest level.

    `inward` is the number of input channels, `widths` those of the levels, finest first, and
    `blocks` the number of residual blocks of each level on either side of the U, with batch norms
    if `normed`."""

    def __init__(
        self, inward: int, widths: Sequence[int], blocks: int, *, normed: bool = False
    ) -> None:
        super().__init__()
        self.multiple = FOLD * 2 ** (len(widths) - 1)
        self.head = nn.Conv2d(inward, widths[0], 3, padding=1)
        self.downs, self.ups = nn.ModuleList(), nn.ModuleList()
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        for fine, coarse in pairwise(widths):
            self.encoders.append(residual_blocks(fine, blocks, normed=normed))
            self.downs.append(nn.Conv2d(fine, coarse, 2, stride=2))
            self.ups.append(Upsample(coarse, fine))
            self.decoders.append(residual_blocks(fine, blocks, normed=normed))
        self.middle = residual_blocks(widths[-1], blocks, normed=normed)

    def features(self, folded: Tensor) -> Tensor:
        """Map a folded image, N x inward x H x W, to features, N x widths[0] x H x W.

        H and W must be multiples of `self.multiple` / FOLD."""
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


def residual_blocks(c: int, count: int, *, normed: bool = False) -> nn.Sequential:
    """Build `count` residual blocks with `c` channels, with batch norms if `normed`."""
    return nn.Sequential(*(ResidualBlock(c, normed=normed) for _ in range(count)))


M = TypeVar("M", bound=nn.Module)


def zeroed(layer: M) -> M:
    """Set weights and biases of a layer to zero and return it."""
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)
    return layer
