"""Restoration guidance: each predicted latent is moved towards the faithful picture.

DiffBIR (arXiv 2308.15070), section 3.4, as released with its version 2.0.0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.guidance_types import Correct
from models.diffusion.sampling.random_noise import Noise

GAIN: Final = 3000.0
"""Factor of the guidance scale, as in DiffBIR's code."""

GREY_WEIGHTS: Final = (0.2989, 0.5870, 0.1140)
"""Weights of red, green and blue in a grey level."""

SOBEL: Final = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))
"""Sobel kernel that measures horizontal differences."""

PATCH: Final = 2
"""Side in pixels of the squares in which edge strengths are summed."""


class Loss(StrEnum):
    """Kind of squared difference to the faithful picture: uniform, or with less weight at edges."""

    MSE = "mse"
    WEIGHTED = "w_mse"


class Space(StrEnum):
    """Space in which the difference to the faithful picture is taken: pictures or latents."""

    RGB = "rgb"
    LATENT = "latent"


@dataclass(frozen=True, slots=True)
class RestorationGuidance:
    """Settings of restoration guidance.

    `scale` is the strength, 0 for none. It acts at timesteps above `stop` - 1 and below `start` -
    1, `repeat` times each. Loss.WEIGHTED needs Space.RGB."""

    scale: float
    loss: Loss = Loss.WEIGHTED
    space: Space = Space.RGB
    start: int = 1001
    stop: int = -1
    repeat: int = 1

    def __post_init__(self) -> None:
        if self.loss is Loss.WEIGHTED and self.space is Space.LATENT:
            raise ValueError("the weighted loss needs pictures")

    def is_active_at(self, timestep: float) -> bool:
        """Return whether guidance is applied at a timestep."""
        return self.scale > 0 and self.stop < timestep + 1 < self.start


def make_correction(
    guidance: RestorationGuidance, vae: Vae, target: Tensor, noise: Noise
) -> Correct:
    """Build the correction of predicted latents towards `target` (-1 to 1, sides multiples of 8).

    In latent space a new latent of the target is sampled each time."""

    def correct(clean: Tensor, weight: float, timestep: float) -> Tensor:
        if guidance.is_active_at(timestep):
            for _ in range(guidance.repeat):
                clean = clean + _pull(guidance, vae, clean, target, noise) / weight
        return clean

    return correct


def _pull(
    guidance: RestorationGuidance, vae: Vae, clean: Tensor, target: Tensor, noise: Noise
) -> Tensor:
    if guidance.space is Space.LATENT:
        target_latent = vae.sample(target, noise)
        return guidance_step(guidance, clean, target_latent)[0]
    return _through_decoder(
        clean, vae.decode, lambda decoded: guidance_step(guidance, decoded, target)[0]
    )


def _through_decoder(
    clean: Tensor, decode: Callable[[Tensor], Tensor], step_for: Callable[[Tensor], Tensor]
) -> Tensor:
    """Convert a desired change of the decoded picture to a change of the latent `clean`.

    It is the decoder's gradient there, weighted by the desired change."""
    with torch.enable_grad():
        leaf = clean.detach().requires_grad_(True)
        decoded = decode(leaf)
        return torch.autograd.grad(decoded, leaf, step_for(decoded.detach()))[0]


def guidance_step(
    guidance: RestorationGuidance, decoded: Tensor, target: Tensor
) -> tuple[Tensor, float]:
    """Return the change of the picture `decoded` that guidance asks for, and the loss."""
    weights = flatness(target) if guidance.loss is Loss.WEIGHTED else torch.ones_like(target[:, :1])
    difference = decoded - target
    loss = float((weights * difference**2).mean((1, 2, 3)).sum())
    return -GAIN * guidance.scale * 2 * weights * difference / difference[0].numel(), loss


def flatness(target: Tensor) -> Tensor:
    """Return weights, N x 1 x H x W: near 1 in flat parts of `target`, near 0 at edges."""
    grey = ((target + 1) / 2 * target.new_tensor(GREY_WEIGHTS)[:, None, None]).sum(1, keepdim=True)
    kernel = target.new_tensor(SOBEL)
    kernels = torch.stack((kernel, kernel.T))[:, None]
    slopes = F.conv2d(F.pad(grey, (1, 1, 1, 1), mode="replicate"), kernels)
    steepness = slopes.pow(2).sum(1, keepdim=True).sqrt()
    edges = torch.tanh(F.avg_pool2d(steepness, PATCH) * PATCH**2)
    return 1 - F.interpolate(edges, scale_factor=PATCH)
