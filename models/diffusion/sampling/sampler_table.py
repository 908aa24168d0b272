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
