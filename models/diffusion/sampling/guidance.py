"""What samplers are given: the network's answer at a noisy latent, steered by words.

Ho and Salimans, "Classifier-Free Diffusion Guidance" (arXiv 2207.12598).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from torch import Tensor

from models.diffusion.sampling.schedule import rescale_zero_snr

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


Denoise = Iterator[DenoiseResult]
"""One for each step of a sampler."""


def uncorrected(clean: Tensor, _weight: float, _timestep: float) -> Tensor:
    """The predicted latent as it is."""
    return clean


def guided(branches: Branches, scale: float, rising: bool = False) -> Predict:
    """Away from the unwanted by `scale`, which may rise with the run; at 1 the unwanted words
    are not asked."""

    def predict(x: Tensor, timestep: float) -> Tensor:
        now = rescale_zero_snr(scale, timestep) if rising else scale
        wanted, unwanted = branches(x, timestep, now != 1)
        return wanted if unwanted is None else unwanted + now * (wanted - unwanted)

    return predict


def result(forming: Denoise) -> Tensor:
    """The latent after the last step."""
    *_, last = forming
    return last.latent
