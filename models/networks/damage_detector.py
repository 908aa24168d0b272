"""Detection of dust, scratches, cracks and other surface damage.

White and black top-hat responses (Meyer 1979; Serra 1982, "Image Analysis and Mathematical
Morphology") at three radii are given to the network beside the pixels: they are high on what is
narrower than the radius and lighter, or darker, than what surrounds it.
"""

from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import pad_mirror
from models.layers.residual_body import FOLD, ResidualBody

RADII: Final = (2, 5, 11)
"""Radii of the top-hats in folded pixels, each of which is two pixels of the image wide."""

RARE: Final = -3.0
"""Logit of an untrained network: damage is rare."""


class DamageNet(ResidualBody):
    """Network that estimates the probability of damage of each pixel.

    It has 1.7 million parameters and 12 GMAC a megapixel; about 250 pixels around a pixel have an
    influence."""

    def __init__(self, widths: Sequence[int] = (16, 32, 64, 128, 192), blocks: int = 1) -> None:
        super().__init__(3 * FOLD**2 + 2 * len(RADII), widths, blocks, normed=True)
        self.tail = nn.Conv2d(widths[0], FOLD**2, 3, padding=1)
        self.tail.bias = nn.Parameter(torch.full((FOLD**2,), RARE))

    def forward(self, image: Tensor) -> Tensor:
        """Estimate damage: N x 3 x H x W, RGB, 0 to 1, to probabilities, N x 1 x H x W."""
        padded = pad_mirror(image, self.multiple)
        folded = F.pixel_unshuffle(padded - 0.5, FOLD)
        x = self.features(torch.cat((folded, top_hats(folded.mean(1, keepdim=True))), 1))
        probability = F.pixel_shuffle(self.tail(x), FOLD).sigmoid()
        return probability[:, :, : image.shape[2], : image.shape[3]]


def top_hats(grey: Tensor) -> Tensor:
    """Compute white, then black, top-hats of N x 1 x H x W at all R radii: N x 2R x H x W."""
    white = [grey - dilate(erode(grey, radius), radius) for radius in RADII]
    black = [erode(dilate(grey, radius), radius) - grey for radius in RADII]
    return torch.cat((*white, *black), 1)


def dilate(grey: Tensor, radius: int) -> Tensor:
    """Take the maximum of N x C x H x W over squares of 2 `radius` + 1 pixels a side."""
    side = 2 * radius + 1
    rows = F.max_pool2d(grey, (1, side), 1, (0, radius))
    return F.max_pool2d(rows, (side, 1), 1, (radius, 0))


def erode(grey: Tensor, radius: int) -> Tensor:
    """Take the minimum of N x C x H x W over squares of 2 `radius` + 1 pixels a side."""
    return -dilate(-grey, radius)
