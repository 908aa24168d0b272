"""Every sampler ends where the reference ends, having asked the network at the same times."""

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
from models.diffusion.sampling.guidance import final_latent, guided_predictor, no_correction
from models.diffusion.sampling.latent_tiles import sliding_windows
from models.diffusion.sampling.samplers import SAMPLERS
from models.diffusion.systems.diffbir import LAST_TIMESTEP, add_noise
from tests.parity.diffusion.reference import (
    SCHEDULES,
    SEEDS,
    Queue,
    arrays,
    assert_near,
    assert_trace_near,
    drawn,
    is_velocity,
    sampler_cases,
    tiny_diffbir,
)

CASES = sorted({case for seed in SEEDS for case in sampler_cases(seed)} - {"tiled_spaced_eps"})
UNSTEADY = ("edm_heun", "edm_dpm_2_a")
"""They amplify small differences."""


class Watched:
    """A network that remembers when it was asked."""

    def __init__(self, net: ConditionedNet) -> None:
        self._net, self.times = net, list[float]()

    def __call__(self, x: Tensor, timestep: float, text: Tensor, picture: Tensor) -> Tensor:
        self.times.append(timestep)
        return self._net(x, timestep, text, picture)


def sampled(case: str, seed: str, net: ConditionedNet, noise: Queue) -> Tensor:
    given, wanted = arrays("diffbir_sampler_inputs", seed), arrays("diffbir_samplers", seed)
    tiled = case.startswith("tiled")
    x, picture = given["x_T"], given["c_img"]
    if tiled:
        shape = tuple(wanted[case].shape)
        x, picture = drawn("smp.tiled.x_T", shape, seed), drawn("smp.tiled.c_img", shape, seed)
    windows = LatentTiling(tuple(sliding_windows(*x.shape[2:], 8, 4)), batch=2) if tiled else None
    words = PromptPair(given["c_txt"], given["u_txt"])
    asked = make_branches(net, words, ControlImage(picture), windows, lambda: None)
    predict = guided_predictor(asked, float(wanted["cfg_scale"]), "rescale_cfg" in case)
    name = case.removeprefix("tiled_").removesuffix("_rescale_cfg")
    sampler = SAMPLERS[name.replace("pp_", "++_").removesuffix("_v_zsnr").removesuffix("_eps")]
    schedule = SCHEDULES["zsnr" if is_velocity(case) else "eps"]
    steps = int(wanted["steps"])
    return final_latent(sampler(predict, schedule, x, steps, noise, no_correction))


@pytest.mark.parametrize("case", CASES)
def test_a_sampler_ends_at_the_same_latent(case: str, seed: str) -> None:
    wanted = arrays("diffbir_samplers", seed)
    found = sampled(case, seed, tiny_diffbir(seed).net, Queue("noise", seed))
    assert_trace_near(found, wanted[case], times=10 if case.startswith(UNSTEADY) else 1)


@pytest.mark.parametrize("case", CASES)
def test_a_sampler_asks_at_the_same_times(case: str, seed: str) -> None:
    wanted = arrays("diffbir_samplers", seed)[f"{case}__model_t"]
    watched = Watched(lambda x, *_: 0.1 * x)
    sampled(case, seed, watched, Queue("noise", seed))
    times = torch.tensor(sorted(set(watched.times)), dtype=torch.float64)
    assert torch.allclose(times, wanted.unique(), atol=2e-3)


def test_tiles_end_at_the_same_latent(seed: str) -> None:
    case = "tiled_spaced_eps"
    found = sampled(case, seed, tiny_diffbir(seed).net, Queue("noise", seed))
    assert_trace_near(found, arrays("diffbir_samplers", seed)[case])


@pytest.mark.parametrize("schedule", ["eps", "zsnr"])
def test_a_start_from_the_faithful_picture_is_the_same(schedule: str, seed: str) -> None:
    given, wanted = arrays("diffbir_sampler_inputs", seed), arrays("diffbir_samplers", seed)
    found = add_noise(SCHEDULES[schedule], given["c_img"], LAST_TIMESTEP, wanted["start_noise"])
    assert_near(found, wanted[f"x_T_from_cond_{schedule}"])
