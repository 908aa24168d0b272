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

LEAST_ALPHA_BAR: Final = 1e-8
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
    def plain(cls, prediction: Prediction = Prediction.EPS) -> "Schedule":
        """Stable Diffusion's own."""
        steps = np.linspace(FIRST_BETA**0.5, LAST_BETA**0.5, TIMESTEPS)
        return cls(prediction, steps**2)

    @classmethod
    def zero_snr(cls) -> "Schedule":
        """Velocities, and nothing left of the picture at the last timestep (Lin et al.,
        algorithm 1)."""
        roots = np.sqrt(np.cumprod(1 - cls.plain().betas))
        roots = (roots - roots[-1]) * roots[0] / (roots[0] - roots[-1])
        bars = roots**2
        return cls(Prediction.V, 1 - bars / np.append(1.0, bars[:-1]))

    @property
    def alpha_bars(self) -> Doubles:
        """What is left of the picture's variance at each timestep."""
        return np.asarray(np.cumprod(1 - self.betas), np.float64)


def spaced_timesteps(steps: int) -> list[int]:
    """`steps` timesteps from 0 to 999, rounded to even, rising. The positions are added up one by
    one, as the reference does, so that ties fall as there."""
    stride = (TIMESTEPS - 1) / max(steps - 1, 1)
    found, place = set[int](), 0.0
    for _ in range(steps):
        found.add(round(place))
        place += stride
    return sorted(found)


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
    bars = schedule.alpha_bars[edm_timesteps(steps)[:-1]]
    bars[0] = LEAST_ALPHA_BAR
    return np.append(np.sqrt((1 - bars) / bars), 0.0)


@dataclass(frozen=True, slots=True)
class Respaced:
    """The tables of the ancestral sampler for chosen `timesteps` (rising): `alpha_bars`, the
    coefficients of x0 and x in the posterior mean, and its variance (DDPM, equations 6 and 7)."""

    timesteps: list[int]
    alpha_bars: Doubles
    of_x0: Doubles
    of_x: Doubles
    variance: Doubles

    @classmethod
    def of(cls, schedule: Schedule, timesteps: list[int]) -> "Respaced":
        bars = schedule.alpha_bars[timesteps]
        return cls.between(timesteps, bars, np.append(1.0, bars[:-1]))

    @classmethod
    def between(cls, timesteps: list[int], bars: Doubles, before: Doubles) -> "Respaced":
        """For steps from `bars` to `before`."""
        betas = 1 - bars / before
        of_x0 = betas * np.sqrt(before) / (1 - bars)
        of_x = (1 - before) * np.sqrt(1 - betas) / (1 - bars)
        return cls(timesteps, bars, of_x0, of_x, betas * (1 - before) / (1 - bars))


def rescale_zero_snr(scale: float, timestep: float) -> float:
    """The scale of classifier-free guidance at a timestep, where it is to rise with the run."""
    done = (TIMESTEPS - timestep) / TIMESTEPS
    return float(1 + scale * (1 - np.cos(np.pi * done**5)) / 2)
