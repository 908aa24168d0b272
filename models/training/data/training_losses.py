"""Training losses and PSNR. Images are N x C x H x W, 0 to 1."""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

SMOOTHING: Final = 1e-3
"""Epsilon that smooths the Charbonnier penalty at zero (MPRNet, equation 2)."""

EDGES: Final = 0.05
"""Weight of the edge loss relative to the Charbonnier loss (MPRNet, equation 1)."""

PYRAMID: Final = (0.05, 0.25, 0.4, 0.25, 0.05)
"""Generating kernel of the Laplacian pyramid.

Burt and Adelson, "The Laplacian Pyramid as a Compact Image Code", IEEE Transactions on
Communications 1983, with a = 0.4.
"""

TO_XYZ: Final = (
    (0.4339, 0.3762, 0.1899),
    (0.2126, 0.7152, 0.0722),
    (0.0178, 0.1095, 0.8727),
)
"""Matrix from linear sRGB to CIE XYZ divided by the XYZ of white (IEC 61966-2-1)."""

MIN_DAMAGE: Final = 0.03
"""Value added to the mean absolute damage of a pair, about 8 levels of 255.

It bounds the weight of pairs with faint damage or none.
"""


def charbonnier_loss(restored: Tensor, wanted: Tensor) -> Tensor:
    """Compute the mean absolute error of N x C x H x W, smooth at zero (MPRNet, equation 2)."""
    return ((restored - wanted).square() + SMOOTHING**2).sqrt().mean()


def edge_loss(restored: Tensor, wanted: Tensor) -> Tensor:
    """Compute the Charbonnier loss of the Laplacians, a scalar (MPRNet, equation 3)."""
    return charbonnier_loss(laplacian(restored), laplacian(wanted))


def multi_stage_loss(stages: list[Tensor], wanted: Tensor) -> Tensor:
    """Sum the Charbonnier and edge losses of all stages to a scalar (MPRNet, equation 1)."""
    each = (charbonnier_loss(x, wanted) + EDGES * edge_loss(x, wanted) for x in stages)
    return torch.stack(list(each)).sum()


def laplacian(image: Tensor) -> Tensor:
    """Compute the Laplacian pyramid's finest level, N x C x H x W; sides are 2 pixels or more."""
    reduced = torch.zeros_like(image)
    reduced[:, :, ::2, ::2] = 4 * _blur(image)[:, :, ::2, ::2]
    return image - _blur(reduced)


def _blur(image: Tensor) -> Tensor:
    """Convolve N x C x H x W with the pyramid's generating kernel; edge pixels are repeated."""
    line = torch.tensor(PYRAMID, dtype=image.dtype, device=image.device)
    kernel = torch.outer(line, line).expand(image.shape[1], 1, 5, 5)
    return F.conv2d(F.pad(image, (2, 2, 2, 2), mode="replicate"), kernel, groups=image.shape[1])


def relative_l1_loss(restored: Tensor, wanted: Tensor, damaged: Tensor) -> Tensor:
    """Compute the mean absolute error of each picture relative to that of the damaged one.

    So faint damage and changes to clean pictures count as much as the darkness of an underexposed
    picture, whose error is twenty times larger."""
    damage = (damaged - wanted).abs().mean((1, 2, 3))
    remaining = (restored - wanted).abs().mean((1, 2, 3))
    return (remaining / (damage + MIN_DAMAGE)).mean()


def lab(image: Tensor) -> Tensor:
    """Convert sRGB to CIELAB divided by 100 (CIE 15:2004, section 8.2.1, white D65).

    Values outside of 0 to 1 are not clipped. `image` is H x W x 3, 0 to 1."""
    decoded = ((image.clamp(min=0.04045) + 0.055) / 1.055) ** 2.4
    linear = torch.where(image <= 0.04045, image / 12.92, decoded)
    xyz = torch.einsum("ij,njhw->nihw", linear.new_tensor(TO_XYZ), linear)
    f_xyz = torch.where(
        xyz > 216 / 24389, xyz.clamp(min=216 / 24389) ** (1 / 3), (24389 / 27 * xyz + 16) / 116
    )
    x, y, z = f_xyz.unbind(1)
    return torch.stack([1.16 * y - 0.16, 5 * (x - y), 2 * (y - z)], 1)


def psnr(restored: Tensor, wanted: Tensor) -> Tensor:
    """Compute the PSNR of each of N pictures (N x C x H x W) in dB, at most 100: N numbers."""
    error = (restored.clamp(0, 1) - wanted).square().mean((1, 2, 3))
    return -10 * (error + 1e-10).log10()
