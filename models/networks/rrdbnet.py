"""RRDBNet: the upscaling network of ESRGAN, BSRNet and Real-ESRGAN.

Wang et al., "ESRGAN: Enhanced Super-Resolution Generative Adversarial Networks", ECCV workshops
2018 (arXiv 1809.00219); Zhang et al., "Designing a Practical Degradation Model for Deep Blind Image
Super-Resolution", ICCV 2021 (arXiv 2103.14006); Wang et al., "Real-ESRGAN: Training Real-World
Blind Super-Resolution with Pure Synthetic Data", ICCV workshops 2021 (arXiv 2107.10833). Parameter
names are those of BSRNet's checkpoint.

Tensors are N x C x H x W, RGB, 0 to 1.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork, SizeRule

RESIDUAL_SCALE: Final = 0.2
"""Factor by which the result of a block is scaled before it is added (ESRGAN, section 3.1)."""

LEAKY_SLOPE: Final = 0.2
"""Slope of the leaky ReLUs for negative values."""


class ResidualDenseBlock(nn.Module):
    """Five densely connected convolutions with a scaled residual (ESRGAN, figure 4)."""

    def __init__(self, c: int, growth: int) -> None:
        super().__init__()
        self.conv1 = _conv3(c, growth)
        self.conv2 = _conv3(c + growth, growth)
        self.conv3 = _conv3(c + 2 * growth, growth)
        self.conv4 = _conv3(c + 3 * growth, growth)
        self.conv5 = _conv3(c + 4 * growth, c)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        features = x
        for conv in (self.conv1, self.conv2, self.conv3, self.conv4):
            features = torch.cat((features, F.leaky_relu(conv(features), LEAKY_SLOPE)), 1)
        residual: Tensor = self.conv5(features)
        return residual * RESIDUAL_SCALE + x


class RRDB(nn.Module):
    """Residual in Residual Dense Block (ESRGAN, figure 4)."""

    def __init__(self, c: int, growth: int) -> None:
        super().__init__()
        self.RDB1 = ResidualDenseBlock(c, growth)
        self.RDB2 = ResidualDenseBlock(c, growth)
        self.RDB3 = ResidualDenseBlock(c, growth)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        residual: Tensor = self.RDB3(self.RDB2(self.RDB1(x)))
        return residual * RESIDUAL_SCALE + x


class RRDBNet(ImageNetwork):
    """Residual dense blocks at input size, then any number of doublings (ESRGAN).

    `unshuffle` folds pixels into channels first, as Real-ESRGAN's networks for smaller scales
    do."""

    def __init__(
        self,
        width: int = 64,
        blocks: int = 23,
        growth: int = 32,
        doublings: int = 2,
        unshuffle: int = 1,
    ) -> None:
        """Build the network; it enlarges 2 ** `doublings` / `unshuffle` times.

        `width` and `growth` are channels, `blocks` is the depth. Raises: ValueError if the result
        would be smaller than the picture."""
        super().__init__()
        if 2**doublings % unshuffle:
            raise ValueError(unshuffle)
        self.unshuffle, self.doublings = unshuffle, doublings
        self.size_rule = SizeRule(multiple=unshuffle, scale=2**doublings // unshuffle)
        self.conv_first = _conv3(3 * unshuffle**2, width)
        self.RRDB_trunk = nn.Sequential(*(RRDB(width, growth) for _ in range(blocks)))
        self.trunk_conv = _conv3(width, width)
        for number in range(doublings):
            self.add_module(f"upconv{number + 1}", _conv3(width, width))
        self.HRconv = _conv3(width, width)
        self.conv_last = _conv3(width, 3)

    def forward(self, x: Tensor) -> Tensor:
        """Upscale `x` (N x 3 x H x W, sides multiples of `unshuffle`); not clamped."""
        if self.unshuffle > 1:
            x = F.pixel_unshuffle(x, self.unshuffle)
        shallow = self.conv_first(x)
        deep = self.trunk_conv(self.RRDB_trunk(shallow)) + shallow
        for number in range(self.doublings):
            deep = _upsample(deep, self.get_submodule(f"upconv{number + 1}"))
        enlarged: Tensor = self.conv_last(F.leaky_relu(self.HRconv(deep), LEAKY_SLOPE))
        return enlarged


def _upsample(x: Tensor, conv: nn.Module) -> Tensor:
    return F.leaky_relu(conv(F.interpolate(x, scale_factor=2.0)), LEAKY_SLOPE)


def _conv3(c: int, out: int) -> nn.Conv2d:
    return nn.Conv2d(c, out, 3, padding=1)
