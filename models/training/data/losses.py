"""What training minimises. Images are N x C x H x W, 0 to 1."""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

SMOOTHING: Final = 1e-3
"""Of the Charbonnier penalty near zero (MPRNet, equation 2)."""

EDGES: Final = 0.05
"""Weight of the edge loss beside the Charbonnier loss (MPRNet, equation 1)."""

PYRAMID: Final = (0.05, 0.25, 0.4, 0.25, 0.05)
"""Generating kernel (Burt and Adelson, "The Laplacian Pyramid as a Compact Image Code", IEEE
Transactions on Communications 1983, with a = 0.4)."""

TO_XYZ: Final = (
    (0.4339, 0.3762, 0.1899),
    (0.2126, 0.7152, 0.0722),
    (0.0178, 0.1095, 0.8727),
)
"""Linear sRGB to CIE XYZ over that of white (IEC 61966-2-1)."""

FAINTEST: Final = 0.03
"""Mean absolute damage below which a pair counts no more: about 8 levels of 255."""


def charbonnier_loss(restored: Tensor, wanted: Tensor) -> Tensor:
    """The mean absolute error, smooth at zero (MPRNet, equation 2)."""
    return ((restored - wanted).square() + SMOOTHING**2).sqrt().mean()


def edge_loss(restored: Tensor, wanted: Tensor) -> Tensor:
    """The same of the Laplacians (MPRNet, equation 3)."""
    return charbonnier_loss(laplacian(restored), laplacian(wanted))


def multi_stage_loss(stages: list[Tensor], wanted: Tensor) -> Tensor:
    """Every stage of a network shall give the picture (Zamir et al., "Multi-Stage Progressive Image
    Restoration", CVPR 2021, arXiv 2102.02808, section 3, equation 1)."""
    each = (charbonnier_loss(x, wanted) + EDGES * edge_loss(x, wanted) for x in stages)
    return torch.stack(list(each)).sum()


def laplacian(image: Tensor) -> Tensor:
    """What the next level of a pyramid loses. Both sides at least 2 pixels."""
    reduced = torch.zeros_like(image)
    reduced[:, :, ::2, ::2] = 4 * _blurred(image)[:, :, ::2, ::2]
    return image - _blurred(reduced)


def _blurred(image: Tensor) -> Tensor:
    """With the edge pixels repeated outside."""
    line = torch.tensor(PYRAMID, dtype=image.dtype, device=image.device)
    kernel = torch.outer(line, line).expand(image.shape[1], 1, 5, 5)
    padded = F.pad(image, (2, 2, 2, 2), mode="replicate")
    return F.conv2d(padded, kernel, groups=image.shape[1])


def relative_l1_loss(restored: Tensor, wanted: Tensor, damaged: Tensor) -> Tensor:
    """Mean absolute error of each picture, as InstructIR is trained (section 4), as a share of
    what was wrong with it. So the faint damage of JPEG files and the harm done to clean pictures
    count as much as the dark of an underexposed one, whose plain error is twenty times larger."""
    wrong = (damaged - wanted).abs().mean((1, 2, 3))
    left = (restored - wanted).abs().mean((1, 2, 3))
    return (left / (wrong + FAINTEST)).mean()


def lab(image: Tensor) -> Tensor:
    """sRGB to CIELAB over 100 (CIE 15:2004, section 8.2.1, white D65): what looks equally far apart
    is equally far apart. Values outside of 0 to 1 are taken as they are."""
    curved = ((image.clamp(min=0.04045) + 0.055) / 1.055) ** 2.4
    linear = torch.where(image <= 0.04045, image / 12.92, curved)
    xyz = torch.einsum("ij,njhw->nihw", linear.new_tensor(TO_XYZ), linear)
    rooted = torch.where(
        xyz > 216 / 24389, xyz.clamp(min=216 / 24389) ** (1 / 3), (24389 / 27 * xyz + 16) / 116
    )
    x, y, z = rooted.unbind(1)
    return torch.stack([1.16 * y - 0.16, 5 * (x - y), 2 * (y - z)], 1)


def psnr(restored: Tensor, wanted: Tensor) -> Tensor:
    """Of each picture, in dB; at most 100."""
    error = (restored.clamp(0, 1) - wanted).square().mean((1, 2, 3))
    return -10 * (error + 1e-10).log10()
