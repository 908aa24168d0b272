"""Samplers parametrised by sigma, the noise level relative to a picture of unit scale.

Karras et al., "Elucidating the Design Space of Diffusion-Based Generative Models" (EDM), NeurIPS
2022 (arXiv 2206.00364); DPM-Solver++ (arXiv 2211.01095) in its stochastic forms. Time is
-log(sigma). The noise of the stochastic forms is independent from step to step, as the increments
of a Brownian path are.

Noise levels are 0-dimensional float32 tensors, as in the reference: between 10,000 and the next
level so many digits are lost that different rounding leads to a different picture.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import torch
from torch import Tensor

from models.diffusion.sampling.guidance_types import Correct, DenoiseResult, DenoiseSteps, Predict
from models.diffusion.sampling.noise_schedule import Prediction, Schedule, edm_sigmas, edm_timesteps
from models.diffusion.sampling.random_noise import Noise


class Denoiser:
    """Function from a latent and a noise level to the predicted noiseless latent.

    The network is called at the timestep of the grid nearest to the noise level. `weight` is the
    share of the noiseless latent in the current step, passed to `correct`."""

    def __init__(self, predict: Predict, schedule: Schedule, steps: int, correct: Correct) -> None:
        self._predict, self._correct = predict, correct
        self._prediction = schedule.prediction
        self._timesteps = edm_timesteps(steps)
        self.sigmas = torch.from_numpy(edm_sigmas(schedule, steps)).float()
        self.weight = 1.0

    def __call__(self, x: Tensor, sigma: Tensor) -> Tensor:
        """Predict the noiseless latent of `x` (N x 4 x h x w) at `sigma`."""
        timestep = self._timesteps[int((self.sigmas - sigma).abs().argmin())]
        scale = (sigma**2 + 1).sqrt()
        output = self._predict(x * (1 / scale), timestep)
        if self._prediction is Prediction.V:
            clean = output * (-sigma / scale) + x * (1 / (sigma**2 + 1))
        else:
            clean = output * -sigma + x
        return self._correct(clean, self.weight, timestep)


@dataclass(slots=True)
class SamplerState:
    """State of a sampler step from noise level `sigma` to `next_sigma`.

    `past` holds the noiseless latents of earlier steps with the widths of those steps in time, the
    newest first."""

    denoise: Denoiser
    noise: Noise
    sigma: Tensor
    next_sigma: Tensor
    past: list[tuple[Tensor, Tensor]] = field(default_factory=list)

    @property
    def step_width(self) -> Tensor:
        """Width of this sampler step in time, which is -log(sigma), without dimensions."""
        return _time(self.next_sigma) - _time(self.sigma)

    def with_noise(self, x: Tensor, deviation: Tensor) -> Tensor:
        """Return `x` with fresh noise of a deviation, or `x` itself in the last step."""
        return x + self.noise(tuple(x.shape)) * deviation if self.next_sigma > 0 else x


Step = Callable[[SamplerState, Tensor, Tensor], Tensor]
"""Function from state, latent and noiseless latent to the next latent."""


@dataclass(frozen=True, slots=True)
class EdmSampler:
    """Sampler that repeats one kind of step from the highest noise level to the lowest."""

    step: Step

    def __call__(
        self,
        predict: Predict,
        schedule: Schedule,
        x: Tensor,
        steps: int,
        noise: Noise,
        correct: Correct,
    ) -> DenoiseSteps:
        """Sample from noise `x` of unit variance and yield the result of each step."""
        denoise = Denoiser(predict, schedule, steps, correct)
        return _run_steps(self.step, denoise, x, noise)


@torch.no_grad()
def _run_steps(step: Step, denoise: Denoiser, x: Tensor, noise: Noise) -> DenoiseSteps:
    x = x * (1 + denoise.sigmas[0] ** 2).sqrt()
    past: list[tuple[Tensor, Tensor]] = []
    for sigma, next_sigma in zip(denoise.sigmas, denoise.sigmas[1:], strict=False):
        denoise.weight = float(1 - next_sigma / sigma)
        state = SamplerState(denoise, noise, sigma, next_sigma, past)
        clean = denoise(x, sigma)
        x = step(state, x, clean)
        if next_sigma > 0:
            past = [(clean, state.step_width), *past][:2]
        yield DenoiseResult(x, clean)


def euler_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take an Euler step from `x` towards `clean` (EDM, algorithm 1 without second order)."""
    return _euler_to(x, clean, state.sigma, state.next_sigma)


def euler_ancestral_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Step from `x` towards `clean` below the target noise level, then add noise up to it."""
    sigma_down, sigma_up = _split_ancestral(state.sigma, state.next_sigma)
    return state.with_noise(_euler_to(x, clean, state.sigma, sigma_down), sigma_up)


def heun_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a Heun step from `x` towards `clean`, by the slopes of both ends (EDM, algorithm 1)."""
    estimate = _euler_to(x, clean, state.sigma, state.next_sigma)
    if state.next_sigma == 0:
        return estimate
    slopes = (
        (x - clean) / state.sigma,
        (estimate - state.denoise(estimate, state.next_sigma)) / state.next_sigma,
    )
    return x + (slopes[0] + slopes[1]) / 2 * (state.next_sigma - state.sigma)


def dpm2_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a midpoint step from `x` towards `clean`, by the slope between both noise levels."""
    return _midpoint_to(state, x, clean, state.next_sigma)


def dpm2_ancestral_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a midpoint step from `x` below the target noise level, then add noise up to it."""
    sigma_down, sigma_up = _split_ancestral(state.sigma, state.next_sigma)
    return state.with_noise(_midpoint_to(state, x, clean, sigma_down), sigma_up)


def dpmpp_2s_ancestral_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a step of DPM-Solver++(2S) below the target noise level, then add noise up to it.

    `clean` is the noiseless latent predicted from `x`; all are N x 4 x h x w."""
    sigma_down, sigma_up = _split_ancestral(state.sigma, state.next_sigma)
    if sigma_down == 0:
        return _euler_to(x, clean, state.sigma, sigma_down)
    middle_sigma = _midpoint_sigma(state.sigma, sigma_down)
    halfway = _exponential_to(x, clean, state.sigma, middle_sigma)
    return state.with_noise(
        _exponential_to(x, state.denoise(halfway, middle_sigma), state.sigma, sigma_down), sigma_up
    )


def dpmpp_sde_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a two-stage step of stochastic DPM-Solver++ with noise in each stage.

    `clean` is the noiseless latent predicted from `x`; all are N x 4 x h x w."""
    if state.next_sigma == 0:
        return _euler_to(x, clean, state.sigma, state.next_sigma)
    middle_sigma = _midpoint_sigma(state.sigma, state.next_sigma)
    sigma_down, sigma_up = _split_ancestral(state.sigma, middle_sigma)
    halfway = state.with_noise(_exponential_to(x, clean, state.sigma, sigma_down), sigma_up)
    second_clean = state.denoise(halfway, middle_sigma)
    sigma_down, sigma_up = _split_ancestral(state.sigma, state.next_sigma)
    return state.with_noise(_exponential_to(x, second_clean, state.sigma, sigma_down), sigma_up)


def dpmpp_2m_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a step of DPM-Solver++(2M), which also uses the previous noiseless latent.

    `clean` is the one predicted from `x` now; all are N x 4 x h x w."""
    if state.next_sigma == 0:
        return clean
    estimate = clean
    if state.past:
        previous, previous_width = state.past[0]
        estimate = clean + state.step_width / (2 * previous_width) * (clean - previous)
    return _exponential_to(x, estimate, state.sigma, state.next_sigma)


def dpmpp_2m_sde_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a step of SDE-DPM-Solver++(2M) in midpoint form.

    `clean` is the noiseless latent predicted from `x`; all are N x 4 x h x w."""
    if state.next_sigma == 0:
        return clean
    gain = -(-2 * state.step_width).expm1()
    x = state.next_sigma / state.sigma * (-state.step_width).exp() * x + gain * clean
    if state.past:
        previous, previous_width = state.past[0]
        x = x + 0.5 * gain * state.step_width / previous_width * (clean - previous)
    return state.with_noise(x, state.next_sigma * gain.sqrt())


def dpmpp_3m_sde_step(state: SamplerState, x: Tensor, clean: Tensor) -> Tensor:
    """Take a step of SDE-DPM-Solver++(3M), with divided differences of three noiseless latents.

    `clean` is the one predicted from `x` now; all are N x 4 x h x w."""
    if state.next_sigma == 0:
        return clean
    h = state.step_width
    g = 2 * h
    x = (-g).exp() * x - (-g).expm1() * clean
    phi2 = (-g).expm1() / g + 1
    if len(state.past) == 1:
        previous, previous_width = state.past[0]
        x = x + phi2 * (clean - previous) / (previous_width / h)
    elif state.past:
        (first, width1), (second, width2) = state.past
        r0, r1 = width1 / h, width2 / h
        first_difference, older_difference = (clean - first) / r0, (first - second) / r1
        second_difference = (first_difference - older_difference) / (r0 + r1)
        x = (
            x
            + phi2 * (first_difference + second_difference * r0)
            - (phi2 / g - 0.5) * second_difference
        )
    return state.with_noise(x, state.next_sigma * (-(-g).expm1()).sqrt())


STEPS: Final[Mapping[str, Step]] = {
    "euler": euler_step,
    "euler_a": euler_ancestral_step,
    "heun": heun_step,
    "dpm_2": dpm2_step,
    "dpm_2_a": dpm2_ancestral_step,
    "lms": euler_step,
    "dpm++_2s_a": dpmpp_2s_ancestral_step,
    "dpm++_sde": dpmpp_sde_step,
    "dpm++_2m": dpmpp_2m_step,
    "dpm++_2m_sde": dpmpp_2m_sde_step,
    "dpm++_3m_sde": dpmpp_3m_sde_step,
}
"""Step functions of the EDM samplers by name.

LMS is of first order here, as in the reference, which makes it Euler's method.
"""


def _euler_to(x: Tensor, clean: Tensor, sigma: Tensor, next_sigma: Tensor) -> Tensor:
    return x + (x - clean) / sigma * (next_sigma - sigma)


def _exponential_to(x: Tensor, clean: Tensor, sigma: Tensor, next_sigma: Tensor) -> Tensor:
    """Step from `x` at `sigma` to `next_sigma`, exactly if the predicted `clean` stays constant."""
    return next_sigma / sigma * x - (_time(sigma) - _time(next_sigma)).expm1() * clean


def _midpoint_to(state: SamplerState, x: Tensor, clean: Tensor, next_sigma: Tensor) -> Tensor:
    if next_sigma == 0:
        return _euler_to(x, clean, state.sigma, next_sigma)
    middle_sigma = state.sigma.log().lerp(next_sigma.log(), 0.5).exp()
    halfway = _euler_to(x, clean, state.sigma, middle_sigma)
    return x + (halfway - state.denoise(halfway, middle_sigma)) / middle_sigma * (
        next_sigma - state.sigma
    )


def _time(sigma: Tensor) -> Tensor:
    return -sigma.log()


def _midpoint_sigma(sigma: Tensor, next_sigma: Tensor) -> Tensor:
    """Return the noise level half way from `sigma` to `next_sigma` in time, -log(sigma)."""
    start = _time(sigma)
    return (-(start + 0.5 * (_time(next_sigma) - start))).exp()


def _split_ancestral(sigma: Tensor, next_sigma: Tensor) -> tuple[Tensor, Tensor]:
    """Return the noise level to step down to and the deviation of the noise to add then.

    Together they reach the target level. The rounding of the second follows the reference code, as
    the first is the root of a difference of nearly equal squares."""
    half = (next_sigma**2 * (sigma**2 - next_sigma**2) / sigma**2).double().log().float() / 2
    sigma_up = torch.minimum(next_sigma, half.double().exp().float())
    return (next_sigma**2 - sigma_up**2).sqrt(), sigma_up
