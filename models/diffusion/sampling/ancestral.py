"""Samplers on chosen timesteps of the schedule: the posterior with its noise, and DDIM without.

Nichol and Dhariwal, "Improved Denoising Diffusion Probabilistic Models", ICML 2021 (arXiv
2102.09672); Song et al., "Denoising Diffusion Implicit Models", ICLR 2021 (arXiv 2010.02502).
"""

import math

import numpy as np
import torch
from torch import Tensor

from models.diffusion.sampling.guidance import Correct, Denoise, DenoiseResult, Predict
from models.diffusion.sampling.noise import Noise
from models.diffusion.sampling.schedule import (
    TIMESTEPS,
    Prediction,
    Respaced,
    Schedule,
    ddim_timesteps,
    leading_timesteps,
    spaced_timesteps,
)


def spaced(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> Denoise:
    """Draws from the posterior of `steps` timesteps, the last of which is free of noise."""
    tables = Respaced.of(schedule, spaced_timesteps(steps))
    return _posterior(predict, schedule, tables, x, noise, correct)


def leading(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> Denoise:
    """The same on SeeSR's timesteps, where each step goes to what lies a whole stride below, and
    the last to the picture itself."""
    stride = TIMESTEPS // steps
    timesteps = leading_timesteps(steps)
    bars = schedule.alpha_bars
    before = np.array([bars[t - stride] if t >= stride else 1.0 for t in timesteps])
    tables = Respaced.between(timesteps, bars[timesteps], before)
    return _posterior(predict, schedule, tables, x, noise, correct)


@torch.no_grad()
def _posterior(
    predict: Predict,
    schedule: Schedule,
    tables: Respaced,
    x: Tensor,
    noise: Noise,
    correct: Correct,
) -> Denoise:
    for at, timestep in reversed(list(enumerate(tables.timesteps))):
        answer = predict(x, timestep)
        clean = clean_of(schedule.prediction, x, answer, float(tables.alpha_bars[at]))
        clean = correct(clean, float(tables.of_x0[at]), timestep)
        x = float(tables.of_x0[at]) * clean + float(tables.of_x[at]) * x
        drawn = noise(tuple(x.shape))
        if at > 0:
            x = x + float(tables.variance[at]) ** 0.5 * drawn
        yield DenoiseResult(x, clean)


@torch.no_grad()
def ddim(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> Denoise:
    """Without noise (eta 0). The last step goes to the first timestep, not to the picture."""
    del noise
    timesteps = ddim_timesteps(steps)
    bars = schedule.alpha_bars
    targets = [float(bars[0]), *(float(bars[t]) for t in timesteps[:-1])]
    for timestep, target in reversed(list(zip(timesteps, targets, strict=True))):
        bar = float(bars[timestep])
        clean = clean_of(schedule.prediction, x, predict(x, timestep), bar)
        of_clean = target**0.5 - (1 - target) ** 0.5 * (bar / (1 - bar)) ** 0.5
        fixed = correct(clean, of_clean, timestep)
        direction = (x - bar**0.5 * fixed) / (1 - bar) ** 0.5
        x = target**0.5 * fixed + (1 - target) ** 0.5 * direction
        yield DenoiseResult(x, fixed)


def clean_of(prediction: Prediction, x: Tensor, answer: Tensor, alpha_bar: float) -> Tensor:
    """The noiseless latent that the network's answer at `x` amounts to."""
    kept, lost = math.sqrt(alpha_bar), math.sqrt(1 - alpha_bar)
    if prediction is Prediction.V:
        return kept * x - lost * answer
    return (x - lost * answer) / kept
