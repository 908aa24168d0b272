"""Denoising U-Net of plain 3x3 residual blocks with an optional noise-level map.

The reversible downsampling and the noise-level map are those of FFDNet (Zhang, Zuo and Zhang 2018,
arXiv 1710.04026, section 3); the body is described in models.layers.residual_body. Tensors are
N x C x H x W.
"""

from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import pad_mirror
from models.layers.residual_body import FOLD, ResidualBody, zeroed

UNKNOWN_LEVEL: Final = -0.3
"""Value of the noise-level map that means that the level is not known (blind denoising). Known
levels are standard deviations, 0 to about 0.3 of the range of pixel values."""

GREY: Final = 0.5
"""Pixel value, mid-grey, that is subtracted before the convolutions and added afterwards."""


class ResidualUNet(ResidualBody):
    """Denoising network that predicts the noise and subtracts it; untrained it changes nothing.

    `widths` are the channels of the levels, finest first; `blocks` are the residual blocks of each
    level on either side of the U. Widths of 96, 192 and 256 with one block make 3.4 million
    parameters and 205 GMAC a megapixel."""

    def __init__(self, widths: Sequence[int] = (96, 192, 256), blocks: int = 1) -> None:
        folded = 3 * FOLD**2
        super().__init__(folded + 1, widths, blocks)
        self.tail = zeroed(nn.Conv2d(widths[0], folded, 3, padding=1))

    def forward(self, image: Tensor, level: Tensor | None = None) -> Tensor:
        """Denoise `image` (N x 3 x H x W, RGB, 0 to 1, any size from 1 up); not clamped.

        `level` is the standard deviation of the noise as a share of the pixel range: N x 1 x 1 x 1,
        or N x 1 x H x W where it varies; UNKNOWN_LEVEL or None if it is unknown."""
        padded = pad_mirror(image, self.multiple)
        folded = F.pixel_unshuffle(padded - GREY, FOLD)
        x = self.features(torch.cat((folded, self._level_map(level, folded)), 1))
        restored = padded + F.pixel_shuffle(self.tail(x), FOLD)
        return restored[:, :, : image.shape[2], : image.shape[3]]

    def _level_map(self, level: Tensor | None, folded: Tensor) -> Tensor:
        """Return the noise level as N x 1 planes of the height and width of `folded`."""
        if level is None:
            return torch.full_like(folded[:, :1], UNKNOWN_LEVEL)
        if level.shape[2:] == (1, 1):
            return level.expand_as(folded[:, :1])
        return F.avg_pool2d(pad_mirror(level, self.multiple), FOLD)
