"""Noise schedule over 1000 timesteps, and the timesteps that samplers visit.

Ho et al., "Denoising Diffusion Probabilistic Models" (DDPM), NeurIPS 2020 (arXiv 2006.11239); Lin
et al., "Common Diffusion Noise Schedules and Sample Steps are Flawed", WACV 2024 (arXiv
2305.08891). Everything is computed in double precision.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

Doubles = NDArray[np.float64]

TIMESTEPS: Final = 1000
"""Number of timesteps of the schedule."""

FIRST_BETA: Final = 0.00085
"""First and last beta (noise variance per step) of Stable Diffusion's schedule."""
LAST_BETA: Final = 0.012

MIN_ALPHA_BAR: Final = 1e-8
"""Alpha bar (signal share) of the first step of EDM samplers, whose sigma starts at 10,000."""


class Prediction(StrEnum):
    """Quantity that the network predicts: noise, or velocity.

    The velocity is v = sqrt(a) noise - sqrt(1 - a) x0 (Salimans and Ho 2022, arXiv 2202.00512).
    """

    EPS = "eps"
    V = "v"

    def clean(self, x: Tensor, output: Tensor, signal: float, noise_level: float) -> Tensor:
        """Return the latent c that `output` implies, where x = signal * c + noise_level * noise."""
        if self is Prediction.V:
            return signal * x - noise_level * output
        return (x - noise_level * output) / signal


@dataclass(frozen=True, slots=True)
class Schedule:
    """Betas of all timesteps and the quantity that the network predicts."""

    prediction: Prediction
    betas: Doubles

    @classmethod
    def scaled_linear(cls, prediction: Prediction = Prediction.EPS) -> "Schedule":
        """Return Stable Diffusion's schedule: betas whose square roots are evenly spaced."""
        steps = np.linspace(FIRST_BETA**0.5, LAST_BETA**0.5, TIMESTEPS)
        return cls(prediction, steps**2)

    @classmethod
    def zero_snr(cls) -> "Schedule":
        """Return the schedule with zero terminal signal-to-noise (Lin et al., algorithm 1)."""
        sqrt_alpha_bars = np.sqrt(np.cumprod(1 - cls.scaled_linear().betas))
        sqrt_alpha_bars = (
            (sqrt_alpha_bars - sqrt_alpha_bars[-1])
            * sqrt_alpha_bars[0]
            / (sqrt_alpha_bars[0] - sqrt_alpha_bars[-1])
        )
        alpha_bars = sqrt_alpha_bars**2
        return cls(Prediction.V, 1 - alpha_bars / np.append(1.0, alpha_bars[:-1]))

    @property
    def alpha_bars(self) -> Doubles:
        """Share of the picture's variance that remains at each timestep (alpha bar)."""
        return np.asarray(np.cumprod(1 - self.betas), np.float64)


def spaced_timesteps(steps: int) -> list[int]:
    """Return `steps` ascending timesteps from 0 to 999, rounded half to even.

    Positions are summed up one by one, so that ties are rounded as in the reference code."""
    stride = (TIMESTEPS - 1) / max(steps - 1, 1)
    timesteps, position = set[int](), 0.0
    for _ in range(steps):
        timesteps.add(round(position))
        position += stride
    return sorted(timesteps)


def ddim_timesteps(steps: int) -> list[int]:
    """Return every (1000 // steps)-th timestep from 1 on, ascending.

    There are more than `steps` if a remainder is left; 1000, where the reference fails, is not."""
    return list(range(1, TIMESTEPS, TIMESTEPS // steps))


def leading_timesteps(steps: int) -> list[int]:
    """Return `steps` ascending timesteps from 1 on, a whole stride apart, as SeeSR does."""
    stride = TIMESTEPS // steps
    return [number * stride + 1 for number in range(steps)]


def edm_timesteps(steps: int) -> list[int]:
    """Return `steps` descending timesteps from 999, and then 0."""
    return [*np.linspace(TIMESTEPS - 1, 0, steps, endpoint=False).astype(int).tolist(), 0]


def edm_sigmas(schedule: Schedule, steps: int) -> Doubles:
    """Return the noise levels of `edm_timesteps` for a latent of unit scale; the last is 0."""
    alpha_bars = schedule.alpha_bars[edm_timesteps(steps)[:-1]]
    alpha_bars[0] = MIN_ALPHA_BAR
    return np.append(np.sqrt((1 - alpha_bars) / alpha_bars), 0.0)


@dataclass(frozen=True, slots=True)
class PosteriorTables:
    """Coefficients of the DDPM posterior at chosen, ascending timesteps.

    These are alpha bars, the coefficients of x0 and x in the posterior mean, and its variance
    (DDPM, equations 6 and 7)."""

    timesteps: list[int]
    alpha_bars: Doubles
    x0_coefficients: Doubles
    x_coefficients: Doubles
    variance: Doubles

    @classmethod
    def from_schedule(cls, schedule: Schedule, timesteps: list[int]) -> "PosteriorTables":
        """Compute the coefficients for steps from each timestep to the one before it."""
        alpha_bars = schedule.alpha_bars[timesteps]
        return cls.from_alpha_bars(timesteps, alpha_bars, np.append(1.0, alpha_bars[:-1]))

    @classmethod
    def from_alpha_bars(
        cls, timesteps: list[int], alpha_bars: Doubles, previous: Doubles
    ) -> "PosteriorTables":
        """Compute the coefficients for steps from `alpha_bars` to `previous`.

        `timesteps` are those of the steps."""
        betas = 1 - alpha_bars / previous
        of_x0 = betas * np.sqrt(previous) / (1 - alpha_bars)
        of_x = (1 - previous) * np.sqrt(1 - betas) / (1 - alpha_bars)
        return cls(timesteps, alpha_bars, of_x0, of_x, betas * (1 - previous) / (1 - alpha_bars))


def rising_guidance_scale(scale: float, timestep: float) -> float:
    """Return the guidance scale at a timestep, which rises from 1 to 1 + scale during the run."""
    progress = (TIMESTEPS - timestep) / TIMESTEPS
    return float(1 + scale * (1 - np.cos(np.pi * progress**5)) / 2)
