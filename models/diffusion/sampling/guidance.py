"""What samplers are given: the network's answer at a noisy latent, steered by words.

Ho and Salimans, "Classifier-Free Diffusion Guidance" (arXiv 2207.12598).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from torch import Tensor

from models.diffusion.sampling.schedule import rising_guidance_scale

Predict = Callable[[Tensor, float], Tensor]
"""What the network predicts at a latent and a timestep, which need not be whole."""

Branches = Callable[[Tensor, float, bool], tuple[Tensor, Tensor | None]]
"""The network's answers under the wanted and, if asked for, under the unwanted words."""

Correct = Callable[[Tensor, float, float], Tensor]
"""A better idea of the noiseless latent: from the predicted one, its weight in what the step
makes, and the timestep."""


@dataclass(frozen=True, slots=True)
class DenoiseResult:
    """After a step: the latent, still noisy, and the noiseless one that the network has in
    mind. After the last step both are the result."""

    latent: Tensor
    clean: Tensor


DenoiseSteps = Iterator[DenoiseResult]
"""One for each step of a sampler."""


def no_correction(clean: Tensor, _weight: float, _timestep: float) -> Tensor:
    """The predicted latent as it is."""
    return clean


def guided_predictor(branches: Branches, scale: float, rising: bool = False) -> Predict:
    """Away from the unwanted by `scale`, which may rise with the run; at 1 the unwanted words
    are not asked."""

    def predict(x: Tensor, timestep: float) -> Tensor:
        current_scale = rising_guidance_scale(scale, timestep) if rising else scale
        positive, negative = branches(x, timestep, current_scale != 1)
        return positive if negative is None else negative + current_scale * (positive - negative)

    return predict


def final_latent(steps: DenoiseSteps) -> Tensor:
    """The latent after the last step."""
    *_, last = steps
    return last.latent
