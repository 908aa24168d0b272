"""U-Nets of plain convolutions.

Ronneberger, Fischer and Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation",
2015 (arXiv 1505.04597), figure 1, with padded convolutions, and with pixels folded into channels
in front, as most of the cost would lie at full size. Tensors are N x C x H x W.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.frame import pad_zero

FOLD = 2
"""Pixels along a side that become channels."""


class UNet(nn.Module):
    """From `channels[0]` channels to `channels[1]` channels of the same height and width. `widths`
    are the channels of its levels, each of half the side before; `normed` puts a batch norm behind
    each convolution."""

    def __init__(
        self, channels: tuple[int, int], widths: Sequence[int], *, normed: bool = False
    ) -> None:
        super().__init__()
        inward, outward = channels
        self.multiple = FOLD * 2 ** (len(widths) - 1)
        in_channels = (inward * FOLD**2, *widths[:-1])
        self.downs = nn.ModuleList(
            conv_block(a, b, normed=normed) for a, b in zip(in_channels, widths, strict=True)
        )
        self.ups = nn.ModuleList(
            conv_block(fine + coarse, fine, normed=normed)
            for fine, coarse in zip(widths[-2::-1], widths[:0:-1], strict=True)
        )
        self.ending = nn.Conv2d(widths[0], outward * FOLD**2, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """N x inward x H x W (any size from 1 up) to N x outward x H x W."""
        features = F.pixel_unshuffle(pad_zero(x, self.multiple), FOLD)
        skips: list[Tensor] = []
        for level, down in enumerate(self.downs):
            features = down(F.max_pool2d(features, 2) if level else features)
            skips.append(features)
        for up, skip in zip(self.ups, reversed(skips[:-1]), strict=True):
            coarse = F.interpolate(features, scale_factor=2.0)
            features = up(torch.cat((skip, coarse), 1))
        output = F.pixel_shuffle(self.ending(features), FOLD)
        return output[:, :, : x.shape[2], : x.shape[3]]


def conv_block(inward: int, outward: int, *, normed: bool) -> nn.Sequential:
    """Two convolutions."""
    layers: list[nn.Module] = []
    for in_channels in (inward, outward):
        layers.append(nn.Conv2d(in_channels, outward, 3, padding=1))
        layers += [nn.BatchNorm2d(outward)] if normed else []
        layers.append(nn.ReLU())
    return nn.Sequential(*layers)
