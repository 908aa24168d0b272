"""Table of samplers by their published names."""

from collections.abc import Callable, Mapping
from typing import Final

from torch import Tensor

from models.diffusion.sampling import edm_samplers
from models.diffusion.sampling.ddpm_and_ddim import sample_ddim, sample_leading, sample_spaced
from models.diffusion.sampling.dpm_solver import sample_dpm_multistep
from models.diffusion.sampling.guidance_types import Correct, DenoiseSteps, Predict
from models.diffusion.sampling.noise_schedule import Schedule
from models.diffusion.sampling.random_noise import Noise

Sampler = Callable[[Predict, Schedule, Tensor, int, Noise, Correct], DenoiseSteps]
"""Function that samples a latent.

Arguments: network, schedule, start of unit variance, number of steps, noise source, correction of
each predicted latent.
"""

SAMPLERS: Final[Mapping[str, Sampler]] = {
    "spaced": sample_spaced,
    "leading": sample_leading,
    "ddim": sample_ddim,
    "dpm++_m2": sample_dpm_multistep,
    **{f"edm_{name}": edm_samplers.EdmSampler(step) for name, step in edm_samplers.STEPS.items()},
}
"""Sampler functions by DiffBIR's names; "leading" is SeeSR's."""

DDPM: Final = ("spaced", "leading")
"""Names of the samplers that draw new noise at each step, which needs many steps."""

MANY_STEPS: Final = 20
"""Number of steps from which on a published run can be shortened by another sampler."""


def choose_sampler(published: str, steps: int, usual: int) -> str:
    """Return the sampler's name for `steps` steps (0: as published) in place of the `usual` ones.

    With half of them or fewer DDIM replaces DDPM: on a distribution whose denoiser is known exactly
    25 of its steps come nearer than 50 of DDPM's."""
    is_shortened = usual >= MANY_STEPS and 0 < 2 * steps <= usual
    return "ddim" if is_shortened and published in DDPM else published
