"""Denoising U-Net of plain 3x3 residual blocks with an optional noise-level map.

The shape is that of DRUNet (Zhang et al. 2021, "Plug-and-Play Image Restoration with Deep Denoiser
Prior", arXiv 2008.13751, section 3) behind the reversible downsampling and the noise-level map of
FFDNet (Zhang, Zuo and Zhang 2018, arXiv 1710.04026, section 3). Only plain convolutions of wide
layers are used, because processors compute these at their full rate. Tensors are N x C x H x W.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.frame import ImageNetwork, pad_mirror

FOLD: Final = 2
"""Side of the pixel squares that become channels at the entrance."""

UNKNOWN_LEVEL: Final = -0.3
"""Value of the noise-level map that means that the level is not known (blind denoising). Known
levels are standard deviations, 0 to about 0.3 of the range of pixel values."""

GREY: Final = 0.5
"""Pixel value, mid-grey, that is subtracted before the convolutions and added afterwards."""


class ResidualBlock(nn.Module):
    """Residual block: two 3x3 convolutions around a ReLU, added to the input.

    It starts as the identity.
    """

    def __init__(self, c: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(c, c, 3, padding=1)
        self.conv2 = zeroed(nn.Conv2d(c, c, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        changed: Tensor = self.conv2(F.relu(self.conv1(x)))
        return x + changed


class Upsample(nn.Module):
    """Layer that doubles height and width by a 1x1 convolution and a pixel shuffle."""

    def __init__(self, coarse: int, fine: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(coarse, fine * 4, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Upsample feature maps: N x coarse x H x W to N x fine x 2H x 2W."""
        return F.pixel_shuffle(self.conv(x), 2)


class ResidualUNet(ImageNetwork):
    """Denoising network that predicts the noise and subtracts it; untrained it changes nothing.

    `widths` are the channels of the levels, finest first; `blocks` are the residual blocks of each
    level on either side of the U. Widths of 96, 192 and 256 with one block make 3.4 million
    parameters and 205 GMAC a megapixel.
    """

    def __init__(self, widths: Sequence[int] = (96, 192, 256), blocks: int = 1) -> None:
        super().__init__()
        self.multiple = FOLD * 2 ** (len(widths) - 1)
        folded = 3 * FOLD**2
        self.head = nn.Conv2d(folded + 1, widths[0], 3, padding=1)
        self.downs, self.ups = nn.ModuleList(), nn.ModuleList()
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        for fine, coarse in pairwise(widths):
            self.encoders.append(residual_blocks(fine, blocks))
            self.downs.append(nn.Conv2d(fine, coarse, 2, stride=2))
            self.ups.append(Upsample(coarse, fine))
            self.decoders.append(residual_blocks(fine, blocks))
        self.middle = residual_blocks(widths[-1], blocks)
        self.tail = zeroed(nn.Conv2d(widths[0], folded, 3, padding=1))

    def forward(self, image: Tensor, level: Tensor | None = None) -> Tensor:
        """Denoise `image` (N x 3 x H x W, RGB, 0 to 1, any size from 1 up); not clamped.

        `level` is N x 1 x 1 x 1, or N x 1 x H x W where it differs by place: the standard deviation
        of the noise as a share of the pixel range, or UNKNOWN_LEVEL, as without it."""
        padded = pad_mirror(image, self.multiple)
        folded = F.pixel_unshuffle(padded - GREY, FOLD)
        x = self.head(torch.cat((folded, self._level_map(level, folded)), 1))
        skips: list[Tensor] = []
        for encoder, down in zip(self.encoders, self.downs, strict=True):
            x = encoder(x)
            skips.append(x)
            x = down(x)
        x = self.middle(x)
        steps = [*zip(self.ups, self.decoders, skips, strict=True)]
        for up, decoder, skip in reversed(steps):
            x = decoder(up(x) + skip)
        restored = padded + F.pixel_shuffle(self.tail(x), FOLD)
        return restored[:, :, : image.shape[2], : image.shape[3]]

    def _level_map(self, level: Tensor | None, folded: Tensor) -> Tensor:
        """Return the noise-level map as an N x 1 plane with the height and width of `folded`."""
        if level is None:
            return torch.full_like(folded[:, :1], UNKNOWN_LEVEL)
        if level.shape[2:] == (1, 1):
            return level.expand_as(folded[:, :1])
        return F.avg_pool2d(pad_mirror(level, self.multiple), FOLD)


def residual_blocks(c: int, count: int) -> nn.Sequential:
    """Build a sequence of `count` residual blocks with `c` channels."""
    return nn.Sequential(*(ResidualBlock(c) for _ in range(count)))


def zeroed(convolution: nn.Conv2d) -> nn.Conv2d:
    """Set weights and biases of a convolution to zero and return it."""
    for parameter in convolution.parameters():
        nn.init.zeros_(parameter)
    return convolution
