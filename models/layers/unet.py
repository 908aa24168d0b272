"""U-Net of plain convolutions.

Ronneberger, Fischer and Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation",
2015 (arXiv 1505.04597), figure 1, with padded convolutions. Pixels are folded into channels first,
because most of the cost would be at full size. Tensors are N x C x H x W.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import pad_zero

FOLD = 2
"""Side in pixels of the squares that are folded into channels."""


class UNet(nn.Module):
    """U-Net from `channels[0]` to `channels[1]` channels at the same height and width.

    `widths` are the channels of its levels, each with half the sides of the one before. `normed`
    adds a batch norm behind each convolution.
    """

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
        """Map N x in x H x W, of any height and width, to N x out x H x W."""
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
    """Build two 3 x 3 convolutions, `inward` to `outward` channels; batch norms if `normed`."""
    layers: list[nn.Module] = []
    for in_channels in (inward, outward):
        layers.append(nn.Conv2d(in_channels, outward, 3, padding=1))
        layers += [nn.BatchNorm2d(outward)] if normed else []
        layers.append(nn.ReLU())
    return nn.Sequential(*layers)
