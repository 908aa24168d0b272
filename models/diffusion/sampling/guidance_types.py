"""Types that samplers share, and classifier-free guidance.

Ho and Salimans, "Classifier-Free Diffusion Guidance" (arXiv 2207.12598).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from torch import Tensor

from models.diffusion.sampling.noise_schedule import rising_guidance_scale

Predict = Callable[[Tensor, float], Tensor]
"""Function from a latent and a timestep, which may be fractional, to the network's output."""

Branches = Callable[[Tensor, float, bool], tuple[Tensor, Tensor | None]]
"""Function that returns network outputs under the positive and, if asked, the negative prompt."""

Correct = Callable[[Tensor, float, float], Tensor]
"""Function that corrects a predicted noiseless latent.

Arguments: the predicted latent, its weight in the step's result, the timestep.
"""


@dataclass(frozen=True, slots=True)
class DenoiseResult:
    """Result of a sampler step: the noisy latent and the predicted noiseless latent.

    After the last step both are the final latent."""

    latent: Tensor
    clean: Tensor


DenoiseSteps = Iterator[DenoiseResult]
"""Iterator over the results of a sampler's steps."""


def no_correction(clean: Tensor, _weight: float, _timestep: float) -> Tensor:
    """Return the predicted noiseless latent unchanged."""
    return clean


def guided_predictor(branches: Branches, scale: float, rising: bool = False) -> Predict:
    """Build a predictor with classifier-free guidance of the given scale.

    A `rising` scale grows during the run. At scale 1 the negative prompt is not evaluated."""

    def predict(x: Tensor, timestep: float) -> Tensor:
        current_scale = rising_guidance_scale(scale, timestep) if rising else scale
        positive, negative = branches(x, timestep, current_scale != 1)
        return positive if negative is None else negative + current_scale * (positive - negative)

    return predict


def final_latent(steps: DenoiseSteps) -> Tensor:
    """Run all steps of a sampler and return the latent (N x 4 x h x w) after the last one."""
    *_, last = steps
    return last.latent
