"""Samplers on chosen timesteps of the schedule: DDPM posterior sampling and deterministic DDIM.

Nichol and Dhariwal, "Improved Denoising Diffusion Probabilistic Models", ICML 2021 (arXiv
2102.09672); Song et al., "Denoising Diffusion Implicit Models", ICLR 2021 (arXiv 2010.02502).
"""

import math

import numpy as np
import torch
from torch import Tensor

from models.diffusion.sampling.guidance_types import Correct, DenoiseResult, DenoiseSteps, Predict
from models.diffusion.sampling.noise_schedule import (
    TIMESTEPS,
    PosteriorTables,
    Prediction,
    Schedule,
    ddim_timesteps,
    leading_timesteps,
    spaced_timesteps,
)
from models.diffusion.sampling.random_noise import Noise


def sample_spaced(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> DenoiseSteps:
    """Sample from the DDPM posterior on `steps` evenly spaced timesteps, the last without noise.

    `x` is pure noise, N x 4 x h x w."""
    tables = PosteriorTables.from_schedule(schedule, spaced_timesteps(steps))
    return _posterior(predict, schedule, tables, x, noise, correct)


def sample_leading(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> DenoiseSteps:
    """Sample from the DDPM posterior on SeeSR's timesteps.

    Each step goes to the timestep one stride below, the last one to the noiseless latent. `x` is
    pure noise, N x 4 x h x w."""
    stride = TIMESTEPS // steps
    timesteps = leading_timesteps(steps)
    alpha_bars = schedule.alpha_bars
    previous = np.array([alpha_bars[t - stride] if t >= stride else 1.0 for t in timesteps])
    tables = PosteriorTables.from_alpha_bars(timesteps, alpha_bars[timesteps], previous)
    return _posterior(predict, schedule, tables, x, noise, correct)


@torch.no_grad()
def _posterior(
    predict: Predict,
    schedule: Schedule,
    tables: PosteriorTables,
    x: Tensor,
    noise: Noise,
    correct: Correct,
) -> DenoiseSteps:
    """Sample from the DDPM posterior with the given tables (DDPM, equations 6 and 7).

    `x` is the noisy latent, N x 4 x h x w."""
    for index, timestep in reversed(list(enumerate(tables.timesteps))):
        output = predict(x, timestep)
        clean = predict_clean(schedule.prediction, x, output, float(tables.alpha_bars[index]))
        clean = correct(clean, float(tables.x0_coefficients[index]), timestep)
        x = float(tables.x0_coefficients[index]) * clean + float(tables.x_coefficients[index]) * x
        fresh = noise(tuple(x.shape))
        if index > 0:
            x = x + float(tables.variance[index]) ** 0.5 * fresh
        yield DenoiseResult(x, clean)


@torch.no_grad()
def sample_ddim(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> DenoiseSteps:
    """Sample with DDIM without noise (eta 0); the last step goes to timestep 0, as published.

    `x` is pure noise, N x 4 x h x w."""
    del noise
    timesteps = ddim_timesteps(steps)
    alpha_bars = schedule.alpha_bars
    targets = [float(alpha_bars[0]), *(float(alpha_bars[t]) for t in timesteps[:-1])]
    for timestep, target in reversed(list(zip(timesteps, targets, strict=True))):
        alpha_bar = float(alpha_bars[timestep])
        clean = predict_clean(schedule.prediction, x, predict(x, timestep), alpha_bar)
        clean_weight = target**0.5 - (1 - target) ** 0.5 * (alpha_bar / (1 - alpha_bar)) ** 0.5
        corrected = correct(clean, clean_weight, timestep)
        direction = (x - alpha_bar**0.5 * corrected) / (1 - alpha_bar) ** 0.5
        x = target**0.5 * corrected + (1 - target) ** 0.5 * direction
        yield DenoiseResult(x, corrected)


def predict_clean(prediction: Prediction, x: Tensor, output: Tensor, alpha_bar: float) -> Tensor:
    """Compute the noiseless latent from a network `output` at `x`, both N x 4 x h x w."""
    signal, noise_level = math.sqrt(alpha_bar), math.sqrt(1 - alpha_bar)
    return prediction.clean(x, output, signal, noise_level)
