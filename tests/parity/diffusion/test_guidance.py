"""Parity of restoration guidance with the reference."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from models.diffusion.sampling.classifier_free import ControlImage, PromptPair, make_branches
from models.diffusion.sampling.guidance_types import final_latent, guided_predictor
from models.diffusion.sampling.sampler_table import SAMPLERS
from models.diffusion.systems.restoration_guidance import (
    Loss,
    RestorationGuidance,
    Space,
    flatness,
    guidance_step,
    make_correction,
)
from tests.parity.diffusion.reference import (
    SCHEDULES,
    QueuedNoise,
    arrays,
    assert_near,
    assert_trace_near,
    tiny_diffbir,
)

STEPS = [("mse", "rgb"), ("mse", "latent"), ("w_mse", "rgb")]


@pytest.mark.parametrize("loss", list(Loss))
def test_guidance_step_and_loss_equal_the_reference(loss: Loss, seed: str) -> None:
    expected = arrays("diffbir_guidance_fn", seed)
    guidance = RestorationGuidance(float(expected["scale"]), loss)
    change, loss_found = guidance_step(guidance, expected["pred"], expected["target"])
    assert_near(change, expected[f"{loss}_delta"])
    assert loss_found == pytest.approx(float(expected[f"{loss}_loss"]), rel=1e-4)


def test_flatness_weights_equal_the_reference(seed: str) -> None:
    expected = arrays("diffbir_guidance_fn", seed)
    assert_near(flatness(expected["target"]), expected["w_mse_weight"])


def fixed_noise(expected: Tensor) -> Callable[[tuple[int, ...]], Tensor]:
    return expected.reshape


ONE_NOISE = [(*step, 1) for step in STEPS] + [("mse", "rgb", 2), ("w_mse", "rgb", 2)]
"""Cases with one noise; the reference numbers lack the noise of a second target latent."""


@pytest.mark.parametrize(("loss", "space", "repeat"), ONE_NOISE)
def test_corrected_latent_equals_the_reference(
    loss: str, space: str, repeat: int, seed: str
) -> None:
    expected = arrays("diffbir_guidance_step", seed)
    guidance = RestorationGuidance(
        float(expected["g_scale"]), Loss(loss), Space(space), repeat=repeat
    )
    noise = fixed_noise(expected["latent_target_noise"])
    correct = make_correction(guidance, tiny_diffbir(seed).vae, expected["target"], noise)
    weight = 1 / float(expected["grad_rescale"])
    found = correct(expected["pred_x0"], weight, float(expected["step_t"]))
    assert_near(found, expected[f"guided_{loss}_{space}_rep{repeat}"])


@pytest.mark.parametrize(("loss", "space"), STEPS)
def test_guided_run_ends_at_the_reference_latent(loss: str, space: str, seed: str) -> None:
    expected, inputs = arrays("diffbir_guidance_step", seed), arrays("diffbir_sampler_inputs", seed)
    system, latent = tiny_diffbir(seed), space == Space.LATENT
    scale = expected["g_scale_trace_latent"] if latent else expected["g_scale"]
    noise = QueuedNoise("g20.mixed" if latent else "noise", seed)
    guidance = RestorationGuidance(float(scale), Loss(loss), Space(space))
    correct = make_correction(guidance, system.vae, expected["target"], noise)
    prompts = PromptPair(inputs["c_txt"], inputs["u_txt"])
    predict_branches = make_branches(
        system.net, prompts, ControlImage(inputs["c_img"]), None, lambda: None
    )
    steps_of_run = SAMPLERS["spaced"](
        guided_predictor(predict_branches, 4.0),
        SCHEDULES["eps"],
        expected["x_T"],
        5,
        noise,
        correct,
    )
    assert_trace_near(final_latent(steps_of_run), expected[f"trace5_{loss}_{space}"])


def test_weighted_loss_in_latent_space_is_refused() -> None:
    with pytest.raises(ValueError, match="pictures"):
        RestorationGuidance(0.5, Loss.WEIGHTED, Space.LATENT)


def test_latents_outside_the_active_timesteps_are_unchanged(seed: str) -> None:
    guidance = RestorationGuidance(1.0, start=500, stop=100)
    correct = make_correction(
        guidance, tiny_diffbir(seed).vae, torch.zeros(1, 3, 64, 64), QueuedNoise("", "")
    )
    latent = torch.ones(1, 4, 8, 8)
    assert correct(latent, 1.0, 800) is latent
    assert correct(latent, 1.0, 50) is latent
