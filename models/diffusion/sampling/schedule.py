"""How much noise there is at each of the thousand timesteps, and which of them a sampler visits.

Ho et al., "Denoising Diffusion Probabilistic Models", NeurIPS 2020 (arXiv 2006.11239); Lin et al.,
"Common Diffusion Noise Schedules and Sample Steps are Flawed", WACV 2024 (arXiv 2305.08891).
Everything is worked out in double precision.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

TIMESTEPS: Final = 1000

FIRST_BETA: Final = 0.00085
LAST_BETA: Final = 0.012

MIN_ALPHA_BAR: Final = 1e-8
"""Of the first step in terms of sigma, which thereby starts at 10,000."""


class Prediction(StrEnum):
    """What the network answers with: the noise, or the velocity v = sqrt(a) noise - sqrt(1-a) x0
    (Salimans and Ho 2022, arXiv 2202.00512)."""

    EPS = "eps"
    V = "v"


@dataclass(frozen=True, slots=True)
class Schedule:
    """`betas` of all timesteps and what the network predicts."""

    prediction: Prediction
    betas: Doubles

    @classmethod
    def scaled_linear(cls, prediction: Prediction = Prediction.EPS) -> "Schedule":
        """Stable Diffusion's own."""
        steps = np.linspace(FIRST_BETA**0.5, LAST_BETA**0.5, TIMESTEPS)
        return cls(prediction, steps**2)

    @classmethod
    def zero_snr(cls) -> "Schedule":
        """Velocities, and nothing left of the picture at the last timestep (Lin et al.,
        algorithm 1)."""
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
        """What is left of the picture's variance at each timestep."""
        return np.asarray(np.cumprod(1 - self.betas), np.float64)


def spaced_timesteps(steps: int) -> list[int]:
    """`steps` timesteps from 0 to 999, rounded to even, rising. The positions are added up one by
    one, as the reference does, so that ties fall as there."""
    stride = (TIMESTEPS - 1) / max(steps - 1, 1)
    timesteps, position = set[int](), 0.0
    for _ in range(steps):
        timesteps.add(round(position))
        position += stride
    return sorted(timesteps)


def ddim_timesteps(steps: int) -> list[int]:
    """Every (1000 // steps)-th timestep from 1 on, rising; more than `steps` where that leaves a
    rest. There is no timestep 1000, at which the reference breaks down for a few numbers."""
    return list(range(1, TIMESTEPS, TIMESTEPS // steps))


def leading_timesteps(steps: int) -> list[int]:
    """`steps` timesteps from 1 on, rising, a whole number apart; as SeeSR."""
    stride = TIMESTEPS // steps
    return [number * stride + 1 for number in range(steps)]


def edm_timesteps(steps: int) -> list[int]:
    """From 999 down, and 0 behind them."""
    return [*np.linspace(TIMESTEPS - 1, 0, steps, endpoint=False).astype(int).tolist(), 0]


def edm_sigmas(schedule: Schedule, steps: int) -> Doubles:
    """The noise of `edm_timesteps` against a picture of unit scale; the last is 0."""
    alpha_bars = schedule.alpha_bars[edm_timesteps(steps)[:-1]]
    alpha_bars[0] = MIN_ALPHA_BAR
    return np.append(np.sqrt((1 - alpha_bars) / alpha_bars), 0.0)


@dataclass(frozen=True, slots=True)
class PosteriorTables:
    """The tables of the ancestral sampler for chosen `timesteps` (rising): `alpha_bars`, the
    coefficients of x0 and x in the posterior mean, and its variance (DDPM, equations 6 and 7)."""

    timesteps: list[int]
    alpha_bars: Doubles
    x0_coefficients: Doubles
    x_coefficients: Doubles
    variance: Doubles

    @classmethod
    def from_schedule(cls, schedule: Schedule, timesteps: list[int]) -> "PosteriorTables":
        alpha_bars = schedule.alpha_bars[timesteps]
        return cls.from_alpha_bars(timesteps, alpha_bars, np.append(1.0, alpha_bars[:-1]))

    @classmethod
    def from_alpha_bars(
        cls, timesteps: list[int], alpha_bars: Doubles, previous: Doubles
    ) -> "PosteriorTables":
        """For steps from `bars` to `before`."""
        betas = 1 - alpha_bars / previous
        of_x0 = betas * np.sqrt(previous) / (1 - alpha_bars)
        of_x = (1 - previous) * np.sqrt(1 - betas) / (1 - alpha_bars)
        return cls(timesteps, alpha_bars, of_x0, of_x, betas * (1 - previous) / (1 - alpha_bars))


def rising_guidance_scale(scale: float, timestep: float) -> float:
    """The scale of classifier-free guidance at a timestep, where it is to rise with the run."""
    progress = (TIMESTEPS - timestep) / TIMESTEPS
    return float(1 + scale * (1 - np.cos(np.pi * progress**5)) / 2)
