"""Samplers with fewer steps, on a distribution whose denoiser is known exactly."""

import math
from functools import cache

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the samplers need torch")

from torch import Tensor  # noqa: E402

from models.diffusion.sampling.guidance_types import final_latent, no_correction  # noqa: E402
from models.diffusion.sampling.noise_schedule import Schedule  # noqa: E402
from models.diffusion.sampling.random_noise import seeded_noise  # noqa: E402
from models.diffusion.sampling.sampler_table import SAMPLERS, choose_sampler  # noqa: E402

MEANS, WEIGHTS, DEVIATION = (-1.5, 0.2, 1.0), (0.3, 0.5, 0.2), 0.15
SHAPE = (1, 4, 64, 64)
SCHEDULE = Schedule.scaled_linear()


def predict_noise(x: Tensor, timestep: float) -> Tensor:
    """Compute the expected noise in `x`, whose numbers are of a mixture of three Gaussians."""
    alpha_bar = float(SCHEDULE.alpha_bars[round(timestep)])
    variance = alpha_bar * DEVIATION**2 + 1 - alpha_bar
    distances = x[..., None] - math.sqrt(alpha_bar) * torch.tensor(MEANS)
    logits = torch.log(torch.tensor(WEIGHTS)) - distances**2 / (2 * variance)
    return math.sqrt(1 - alpha_bar) * (logits.softmax(-1) * distances).sum(-1) / variance


@cache
def error(sampler: str, steps: int) -> float:
    """Return the mean distance of sorted samples from sorted numbers of the distribution."""
    count, random = math.prod(SHAPE), np.random.default_rng(0)
    chosen = random.choice(MEANS, count, p=WEIGHTS)
    exact = np.sort(chosen + DEVIATION * random.standard_normal(count))
    noise = seeded_noise(3, torch.device("cpu"))
    start = noise(SHAPE)
    states = SAMPLERS[sampler](predict_noise, SCHEDULE, start, steps, noise, no_correction)
    return float(abs(np.sort(final_latent(states).numpy().ravel()) - exact).mean())


@pytest.mark.parametrize("published", ["spaced", "leading"])
def test_half_of_the_steps_by_ddim_come_nearer_than_all_by_ddpm(published: str) -> None:
    assert choose_sampler(published, 25, 50) == "ddim"
    assert error("ddim", 25) < error(published, 50) < error(published, 25)


def test_published_sampler_stays_for_more_steps_and_for_short_runs() -> None:
    assert choose_sampler("spaced", 0, 50) == "spaced"
    assert choose_sampler("leading", 26, 50) == "leading"
    assert choose_sampler("leading", 1, 2) == "leading"
    assert choose_sampler("edm_dpm++_3m_sde", 4, 10) == "edm_dpm++_3m_sde"
