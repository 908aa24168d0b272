"""What training minimises. Images are N x C x H x W, 0 to 1."""

from typing import Final

from torch import Tensor

FAINTEST: Final = 0.03
"""Mean absolute damage below which a pair counts no more: about 8 levels of 255."""


def relative_l1_loss(restored: Tensor, wanted: Tensor, damaged: Tensor) -> Tensor:
    """Mean absolute error of each picture, as InstructIR is trained (section 4), as a share of
    what was wrong with it. So the faint damage of JPEG files and the harm done to clean pictures
    count as much as the dark of an underexposed one, whose plain error is twenty times larger."""
    wrong = (damaged - wanted).abs().mean((1, 2, 3))
    left = (restored - wanted).abs().mean((1, 2, 3))
    return (left / (wrong + FAINTEST)).mean()


def psnr(restored: Tensor, wanted: Tensor) -> Tensor:
    """Of each picture, in dB; at most 100."""
    error = (restored.clamp(0, 1) - wanted).square().mean((1, 2, 3))
    return -10 * (error + 1e-10).log10()
