"""DPM-Solver++ of second order in continuous time.

Lu et al., "DPM-Solver++: Fast Solver for Guided Sampling of Diffusion Probabilistic Models" (arXiv
2211.01095), algorithm 2. Time runs from 1 (noise) to 1/N (picture); the network is called at
fractional timesteps.
"""

from typing import Final

import numpy as np
import torch
from torch import Tensor

from models.diffusion.sampling.guidance_types import Correct, DenoiseResult, DenoiseSteps, Predict
from models.diffusion.sampling.noise_schedule import TIMESTEPS, Doubles, Schedule
from models.diffusion.sampling.random_noise import Noise

MIN_LAMBDA: Final = -5.1
"""Smallest lambda (half the log of the signal-to-noise ratio); noisier timesteps are left out."""

FEW_STEPS: Final = 10
"""Number of steps below which the last step is of first order, for stability."""


class Clock:
    """Noise schedule in continuous time: alpha, sigma and lambda = log(alpha / sigma).

    Between timesteps log(alpha) is interpolated linearly."""

    def __init__(self, schedule: Schedule) -> None:
        with np.errstate(divide="ignore"):
            logs = 0.5 * np.log(schedule.alpha_bars)
            lambdas = logs - 0.5 * np.log(1 - np.exp(2 * logs))
        self._logs = logs[lambdas >= MIN_LAMBDA]
        self.count = len(self._logs)
        self._times = np.arange(1, self.count + 1) / self.count

    def times(self, steps: int) -> Doubles:
        """Return `steps` + 1 evenly spaced times, from pure noise to the picture."""
        return np.linspace(1.0, 1 / self.count, steps + 1)

    def at(self, time: float) -> tuple[float, float, float]:
        """Return alpha, sigma and lambda of the schedule at a time from 0 to 1."""
        log = float(np.interp(time, self._times, self._logs))
        sigma = float(np.sqrt(1 - np.exp(2 * log)))
        return float(np.exp(log)), sigma, log - float(np.log(sigma))

    def timestep(self, time: float) -> float:
        """Convert a time to the network's timestep, which may be fractional."""
        return (time - 1 / self.count) * TIMESTEPS


@torch.no_grad()
def sample_dpm_multistep(
    predict: Predict, schedule: Schedule, x: Tensor, steps: int, noise: Noise, correct: Correct
) -> DenoiseSteps:
    """Sample with DPM-Solver++(2M); `noise` is not used.

    `x` is pure noise, N x 4 x h x w, which becomes a latent in `steps` steps."""
    del noise
    clock = Clock(schedule)
    times = clock.times(steps)
    previous: tuple[Tensor, float] | None = None
    for number, (time, next_time) in enumerate(zip(times, times[1:], strict=False)):
        alpha, sigma, lambda_now = clock.at(time)
        next_alpha, next_sigma, lambda_next = clock.at(next_time)
        gain = -float(np.expm1(lambda_now - lambda_next))
        output = predict(x, clock.timestep(time))
        clean = schedule.prediction.clean(x, output, alpha, sigma)
        clean = correct(clean, next_alpha * gain, clock.timestep(time))
        extrapolated = clean
        if previous is not None and not (number == steps - 1 and steps < FEW_STEPS):
            extrapolated = clean + (lambda_next - lambda_now) / (2 * previous[1]) * (
                clean - previous[0]
            )
        x = next_sigma / sigma * x + next_alpha * gain * extrapolated
        previous = clean, lambda_next - lambda_now
        yield DenoiseResult(x, clean)
