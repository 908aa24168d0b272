"""Samplers that count in sigma, the noise against a picture of unit scale.

Karras et al., "Elucidating the Design Space of Diffusion-Based Generative Models", NeurIPS 2022
(arXiv 2206.00364); DPM-Solver++ (arXiv 2211.01095) in its stochastic forms. Time is -log(sigma).
Noise of the stochastic forms is independent from step to step, as the increments of a Brownian
path are.

Noise levels are tensors without axes, in single precision, as in the reference: between 10,000 and
the next level so much is lost that another way of rounding leads to another picture.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import torch
from torch import Tensor

from models.diffusion.sampling.guidance import Correct, Denoise, DenoiseResult, Predict
from models.diffusion.sampling.noise import Noise
from models.diffusion.sampling.schedule import Prediction, Schedule, edm_sigmas, edm_timesteps


class Denoiser:
    """The noiseless latent that the network has in mind at a noise level. It knows the timesteps
    of the grid only and takes the nearest."""

    def __init__(self, predict: Predict, schedule: Schedule, steps: int, correct: Correct) -> None:
        self._predict, self._correct = predict, correct
        self._prediction = schedule.prediction
        self._timesteps = edm_timesteps(steps)
        self.sigmas = torch.from_numpy(edm_sigmas(schedule, steps)).float()
        self.weight = 1.0

    def __call__(self, x: Tensor, sigma: Tensor) -> Tensor:
        timestep = self._timesteps[int((self.sigmas - sigma).abs().argmin())]
        length = (sigma**2 + 1).sqrt()
        answer = self._predict(x * (1 / length), timestep)
        if self._prediction is Prediction.V:
            clean = answer * (-sigma / length) + x * (1 / (sigma**2 + 1))
        else:
            clean = answer * -sigma + x
        return self._correct(clean, self.weight, timestep)


@dataclass(slots=True)
class At:
    """Where a sampler stands: at `sigma`, to go to `to`. `past` holds the noiseless latents of
    earlier steps with the widths of those steps in time, the newest first."""

    denoise: Denoiser
    noise: Noise
    sigma: Tensor
    to: Tensor
    past: list[tuple[Tensor, Tensor]] = field(default_factory=list)

    @property
    def width(self) -> Tensor:
        """Of this step in time."""
        return _time(self.to) - _time(self.sigma)

    def drawn(self, x: Tensor, deviation: Tensor) -> Tensor:
        """`x` with fresh noise, unless the step ends at the picture."""
        return x + self.noise(tuple(x.shape)) * deviation if self.to > 0 else x


Step = Callable[[At, Tensor, Tensor], Tensor]
"""From the place, the latent and its noiseless form to the next latent."""


@dataclass(frozen=True, slots=True)
class Stepping:
    """The sampler whose steps are all of one kind."""

    step: Step

    def __call__(
        self,
        predict: Predict,
        schedule: Schedule,
        x: Tensor,
        steps: int,
        noise: Noise,
        correct: Correct,
    ) -> Denoise:
        denoise = Denoiser(predict, schedule, steps, correct)
        return _sampled(self.step, denoise, x, noise)


@torch.no_grad()
def _sampled(step: Step, denoise: Denoiser, x: Tensor, noise: Noise) -> Denoise:
    x = x * (1 + denoise.sigmas[0] ** 2).sqrt()
    past: list[tuple[Tensor, Tensor]] = []
    for sigma, to in zip(denoise.sigmas, denoise.sigmas[1:], strict=False):
        denoise.weight = float(1 - to / sigma)
        at = At(denoise, noise, sigma, to, past)
        clean = denoise(x, sigma)
        x = step(at, x, clean)
        if to > 0:
            past = [(clean, at.width), *past][:2]
        yield DenoiseResult(x, clean)


def euler(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """Straight on (EDM, algorithm 1 without its second half)."""
    return _straight(x, clean, at.sigma, at.to)


def euler_ancestral(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """Straight on and further down, then up again with noise."""
    down, up = _ancestral(at.sigma, at.to)
    return at.drawn(_straight(x, clean, at.sigma, down), up)


def heun(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """The mean of the slopes at both ends (EDM, algorithm 1)."""
    ahead = _straight(x, clean, at.sigma, at.to)
    if at.to == 0:
        return ahead
    slopes = (x - clean) / at.sigma, (ahead - at.denoise(ahead, at.to)) / at.to
    return x + (slopes[0] + slopes[1]) / 2 * (at.to - at.sigma)


def dpm_2(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """The slope in the middle."""
    return _by_middle(at, x, clean, at.to)


def dpm_2_ancestral(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """The slope in the middle of a longer way, then up again with noise."""
    down, up = _ancestral(at.sigma, at.to)
    return at.drawn(_by_middle(at, x, clean, down), up)


def two_stage_ancestral(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """DPM-Solver++(2S) and noise."""
    down, up = _ancestral(at.sigma, at.to)
    if down == 0:
        return _straight(x, clean, at.sigma, down)
    middle = _halfway(at.sigma, down)
    halfway = _exponential(x, clean, at.sigma, middle)
    return at.drawn(_exponential(x, at.denoise(halfway, middle), at.sigma, down), up)


def two_stage_stochastic(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """DPM-Solver++ in two stages, with noise in each."""
    if at.to == 0:
        return _straight(x, clean, at.sigma, at.to)
    middle = _halfway(at.sigma, at.to)
    down, up = _ancestral(at.sigma, middle)
    halfway = at.drawn(_exponential(x, clean, at.sigma, down), up)
    again = at.denoise(halfway, middle)
    down, up = _ancestral(at.sigma, at.to)
    return at.drawn(_exponential(x, again, at.sigma, down), up)


def two_steps(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """DPM-Solver++(2M)."""
    if at.to == 0:
        return clean
    ahead = clean
    if at.past:
        before, width = at.past[0]
        ahead = clean + at.width / (2 * width) * (clean - before)
    return _exponential(x, ahead, at.sigma, at.to)


def two_steps_stochastic(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """SDE-DPM-Solver++(2M), midpoint form."""
    if at.to == 0:
        return clean
    gain = -(-2 * at.width).expm1()
    x = at.to / at.sigma * (-at.width).exp() * x + gain * clean
    if at.past:
        before, width = at.past[0]
        x = x + 0.5 * gain * at.width / width * (clean - before)
    return at.drawn(x, at.to * gain.sqrt())


def three_steps_stochastic(at: At, x: Tensor, clean: Tensor) -> Tensor:
    """SDE-DPM-Solver++(3M): divided differences of the last three noiseless latents."""
    if at.to == 0:
        return clean
    h = at.width
    g = 2 * h
    x = (-g).exp() * x - (-g).expm1() * clean
    phi2 = (-g).expm1() / g + 1
    if len(at.past) == 1:
        before, width = at.past[0]
        x = x + phi2 * (clean - before) / (width / h)
    elif at.past:
        (first, width1), (second, width2) = at.past
        r0, r1 = width1 / h, width2 / h
        near, far = (clean - first) / r0, (first - second) / r1
        bend = (near - far) / (r0 + r1)
        x = x + phi2 * (near + bend * r0) - (phi2 / g - 0.5) * bend
    return at.drawn(x, at.to * (-(-g).expm1()).sqrt())


STEPS: Final[Mapping[str, Step]] = {
    "euler": euler,
    "euler_a": euler_ancestral,
    "heun": heun,
    "dpm_2": dpm_2,
    "dpm_2_a": dpm_2_ancestral,
    "lms": euler,
    "dpm++_2s_a": two_stage_ancestral,
    "dpm++_sde": two_stage_stochastic,
    "dpm++_2m": two_steps,
    "dpm++_2m_sde": two_steps_stochastic,
    "dpm++_3m_sde": three_steps_stochastic,
}
"""LMS is of first order here, as the reference has it, and thereby Euler's."""


def _straight(x: Tensor, clean: Tensor, sigma: Tensor, to: Tensor) -> Tensor:
    return x + (x - clean) / sigma * (to - sigma)


def _exponential(x: Tensor, clean: Tensor, sigma: Tensor, to: Tensor) -> Tensor:
    """The exact way where the noiseless latent does not change."""
    return to / sigma * x - (_time(sigma) - _time(to)).expm1() * clean


def _by_middle(at: At, x: Tensor, clean: Tensor, to: Tensor) -> Tensor:
    if to == 0:
        return _straight(x, clean, at.sigma, to)
    middle = at.sigma.log().lerp(to.log(), 0.5).exp()
    halfway = _straight(x, clean, at.sigma, middle)
    return x + (halfway - at.denoise(halfway, middle)) / middle * (to - at.sigma)


def _time(sigma: Tensor) -> Tensor:
    return -sigma.log()


def _halfway(sigma: Tensor, to: Tensor) -> Tensor:
    """In time."""
    start = _time(sigma)
    return (-(start + 0.5 * (_time(to) - start))).exp()


def _ancestral(sigma: Tensor, to: Tensor) -> tuple[Tensor, Tensor]:
    """How far down to go and how much noise to add, to arrive at `to`. How far is the root of the
    difference of two nearly equal squares, so the last digit of `up` counts: the reference has it
    as the exponential of half a logarithm."""
    half = (to**2 * (sigma**2 - to**2) / sigma**2).double().log().float() / 2
    up = torch.minimum(to, half.double().exp().float())
    return (to**2 - up**2).sqrt(), up
