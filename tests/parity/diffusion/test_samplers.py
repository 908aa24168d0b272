"""Parity of every sampler with the reference: final latent and timesteps."""

import pytest
import torch
from torch import Tensor

from models.diffusion.sampling.classifier_free import (
    ConditionedNet,
    ControlImage,
    LatentTiling,
    PromptPair,
    make_branches,
)
from models.diffusion.sampling.guidance_types import final_latent, guided_predictor, no_correction
from models.diffusion.sampling.latent_tiles import sliding_windows
from models.diffusion.sampling.sampler_table import SAMPLERS
from models.diffusion.systems.diffbir import LAST_TIMESTEP, add_noise
from tests.parity.diffusion.reference import (
    SCHEDULES,
    SEEDS,
    QueuedNoise,
    arrays,
    assert_near,
    assert_trace_near,
    drawn,
    is_velocity,
    sampler_cases,
    tiny_diffbir,
)

CASES = sorted({case for seed in SEEDS for case in sampler_cases(seed)} - {"tiled_spaced_eps"})
UNSTABLE = ("edm_heun", "edm_dpm_2_a")
"""Samplers that amplify small differences."""


class RecordingNet:
    """Network that records the timesteps of its calls."""

    def __init__(self, net: ConditionedNet) -> None:
        self._net, self.times = net, list[float]()

    def __call__(self, x: Tensor, timestep: float, text: Tensor, picture: Tensor) -> Tensor:
        self.times.append(timestep)
        return self._net(x, timestep, text, picture)


def run_sampler(case: str, seed: str, net: ConditionedNet, noise: QueuedNoise) -> Tensor:
    inputs, expected = arrays("diffbir_sampler_inputs", seed), arrays("diffbir_samplers", seed)
    tiled = case.startswith("tiled")
    x, picture = inputs["x_T"], inputs["c_img"]
    if tiled:
        shape = tuple(expected[case].shape)
        x, picture = drawn("smp.tiled.x_T", shape, seed), drawn("smp.tiled.c_img", shape, seed)
    windows = LatentTiling(tuple(sliding_windows(*x.shape[2:], 8, 4)), batch=2) if tiled else None
    prompts = PromptPair(inputs["c_txt"], inputs["u_txt"])
    predict_branches = make_branches(net, prompts, ControlImage(picture), windows, lambda: None)
    predict = guided_predictor(
        predict_branches, float(expected["cfg_scale"]), "rescale_cfg" in case
    )
    name = case.removeprefix("tiled_").removesuffix("_rescale_cfg")
    sampler = SAMPLERS[name.replace("pp_", "++_").removesuffix("_v_zsnr").removesuffix("_eps")]
    schedule = SCHEDULES["zsnr" if is_velocity(case) else "eps"]
    steps = int(expected["steps"])
    return final_latent(sampler(predict, schedule, x, steps, noise, no_correction))


@pytest.mark.parametrize("case", CASES)
def test_sampler_ends_at_the_reference_latent(case: str, seed: str) -> None:
    expected = arrays("diffbir_samplers", seed)
    found = run_sampler(case, seed, tiny_diffbir(seed).net, QueuedNoise("noise", seed))
    assert_trace_near(found, expected[case], times=10 if case.startswith(UNSTABLE) else 1)


@pytest.mark.parametrize("case", CASES)
def test_sampler_calls_the_network_at_the_reference_timesteps(case: str, seed: str) -> None:
    expected = arrays("diffbir_samplers", seed)[f"{case}__model_t"]
    recording = RecordingNet(lambda x, *_: 0.1 * x)
    run_sampler(case, seed, recording, QueuedNoise("noise", seed))
    times = torch.tensor(sorted(set(recording.times)), dtype=torch.float64)
    assert torch.allclose(times, expected.unique(), atol=2e-3)


def test_tiled_sampling_ends_at_the_reference_latent(seed: str) -> None:
    case = "tiled_spaced_eps"
    found = run_sampler(case, seed, tiny_diffbir(seed).net, QueuedNoise("noise", seed))
    assert_trace_near(found, arrays("diffbir_samplers", seed)[case])


@pytest.mark.parametrize("schedule", ["eps", "zsnr"])
def test_noised_start_equals_the_reference(schedule: str, seed: str) -> None:
    inputs, expected = arrays("diffbir_sampler_inputs", seed), arrays("diffbir_samplers", seed)
    found = add_noise(SCHEDULES[schedule], inputs["c_img"], LAST_TIMESTEP, expected["start_noise"])
    assert_near(found, expected[f"x_T_from_cond_{schedule}"])
