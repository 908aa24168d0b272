"""Colour transfer from the faithful to the generated picture.

Wavelet and AdaIN colour fix as in Wang et al., "Exploiting Diffusion Prior for Real-World Image
Super-Resolution" (StableSR, arXiv 2305.07015), section 3.4. Pictures are N x 3 x H x W.
"""

from collections.abc import Callable
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

ColourTransfer = Callable[[Tensor, Tensor], Tensor]
"""Function that gives the generated picture the colours of the faithful one."""

LEVELS: Final = 5
"""Number of levels of the a-trous wavelet transform."""

VARIANCE_EPSILON: Final = 1e-5
"""Epsilon that is added to variances before division."""


def low_band(x: Tensor) -> Tensor:
    """Return the low frequencies of pictures (N x C x H x W) below five a-trous levels."""
    for level in range(LEVELS):
        x = _blur(x, 2**level)
    return x


def _blur(x: Tensor, dilation: int) -> Tensor:
    """Blur (N x C x H x W) with [1 2 1] / 4 along both axes, taps `dilation` pixels apart."""
    taps = x.new_tensor([0.25, 0.5, 0.25])
    channels = x.shape[1]
    kernel = (taps[:, None] * taps).expand(channels, 1, 3, 3)
    padded = F.pad(x, (dilation,) * 4, mode="replicate")
    return F.conv2d(padded, kernel, groups=channels, dilation=dilation)


def transfer_colours_wavelet(generated: Tensor, faithful: Tensor) -> Tensor:
    """Join detail of `generated` and low frequencies of `faithful` (N x 3 x H x W), not clamped."""
    return generated - low_band(generated) + low_band(faithful)


def transfer_colours_adain(generated: Tensor, faithful: Tensor) -> Tensor:
    """Give channels of `generated` mean and deviation of `faithful` (N x 3 x H x W)."""
    mean, deviation = _moments(generated)
    target_mean, target_deviation = _moments(faithful)
    return (generated - mean) / deviation * target_deviation + target_mean


def finish_decoded(decoded: Tensor, faithful: Tensor, transfer: ColourTransfer | None) -> Tensor:
    """Convert decoded pixels (-1 to 1) to N x 3 x H x W, 0 to 1, in the faithful colours."""
    clamped = ((decoded + 1) / 2).clamp(0, 1)
    return clamped if transfer is None else transfer(clamped, faithful)


def _moments(x: Tensor) -> tuple[Tensor, Tensor]:
    flat = x.flatten(2)
    mean, variance = flat.mean(2), flat.var(2)
    return mean[..., None, None], torch.sqrt(variance + VARIANCE_EPSILON)[..., None, None]
