"""Parity of SeeSR with the reference."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch

from models.diffusion.files.key_mapping import rename_vae_keys
from models.diffusion.modules.clip_text import TextTower
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.dape import Dape, load_dape, normalise_input, tags_above_threshold
from models.diffusion.modules.network_builder import build_vae
from models.diffusion.modules.seesr_unet import (
    ImageContext,
    build_seesr_controlnet,
    build_seesr_unet,
)
from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.classifier_free import PromptPair
from models.diffusion.sampling.guidance_types import final_latent
from models.diffusion.sampling.noise_schedule import Schedule, leading_timesteps
from models.diffusion.systems import colour_fix, seesr
from models.diffusion.systems.diffbir import LAST_TIMESTEP, add_noise
from models.diffusion.systems.diffbir_stage_one import bytes_to_tensor, tensor_to_bytes
from models.diffusion.systems.seesr import Options, SeeSR, SeeSRInput, Tiles
from tests.parity.diffusion.reference import (
    QueuedNoise,
    arrays,
    assert_near,
    assert_trace_near,
    read_json,
    weights,
)

RUNS = {
    "lre": Options(steps=5),
    "noise": Options(steps=5, from_picture=False),
    "turbo_lre": Options(steps=2, cfg=1.0),
    "tiled_lre": Options(steps=3, tiles=Tiles(side=8, overlap=2)),
}


@cache
def tiny_seesr(seed: str) -> SeeSR:
    keys, clamped = read_json("seesr_keys.json.gz")["keys"], ImageContext()
    tiny = read_json("diffbir_tiny_configs.json.gz")["controlldm"]["weight_keys"]
    shapes = {k.removeprefix("vae."): torch.empty(s) for k, s in tiny.items() if k[:4] == "vae."}
    vae_shapes = {name: list(weight.shape) for name, weight in rename_vae_keys(shapes).items()}
    net = ControlledUnet(
        build_seesr_unet(weights(keys["tiny_unet"], seed, "unet."), clamped),
        build_seesr_controlnet(weights(keys["tiny_controlnet"], seed, "controlnet."), clamped),
    )
    return SeeSR(
        net, clamped, Vae(build_vae(weights(vae_shapes, seed, "vae."))), TextTower(16, 2, 1, 64, 8)
    )


def test_control_residuals_and_prediction_equal_the_reference(seed: str) -> None:
    system, expected = tiny_seesr(seed), arrays("seesr_unet_controlnet", seed)
    net, system.image_context.vectors = system.net, expected["ram"]
    time = torch.full((2,), int(expected["t"]))
    inputs = expected["x"], time, expected["c_txt"], expected["controlnet_image_01"]
    down, middle = net.residuals(*inputs)
    for number, residual in enumerate(down):
        assert_near(residual, expected[f"down_{number}"])
    assert_near(middle, expected["mid"])
    assert_near(net(inputs[0], int(expected["t"]), *inputs[2:]), expected["eps"])
    weaker = replace(net, strength=0.8)
    assert_near(
        weaker(inputs[0], int(expected["t"]), *inputs[2:]), expected["eps_conditioning_scale_0p8"]
    )
    alone = net.unet(*inputs[:3]).sample
    assert_near(alone, expected["eps_unet_only"])


@pytest.mark.parametrize("run", RUNS)
def test_run_ends_at_the_reference_latent(run: str, seed: str) -> None:
    expected, noise = arrays("seesr_pipeline", seed), QueuedNoise(f"seesr.noise.{run}", seed)
    picture = bytes_to_tensor(expected[f"{run}_lr_uint8"].numpy()[None])
    prompts = PromptPair(expected["c_txt"], expected["u_txt"])
    options = RUNS[run]
    steps_of_run = tiny_seesr(seed).denoise(
        SeeSRInput(picture, expected["ram"], prompts), options, noise
    )
    assert_trace_near(final_latent(steps_of_run), expected[f"{run}_latents"])
    assert noise.taken == len(expected[f"{run}_noise_shapes"])
    assert leading_timesteps(options.steps)[::-1] == expected[f"{run}_timesteps"].tolist()


def test_fifty_steps_use_the_reference_timesteps(seed: str) -> None:
    expected = arrays("seesr_pipeline", seed)["ddpm50_timesteps"]
    assert leading_timesteps(50)[::-1] == expected.tolist()


def test_control_image_is_encoded_once_for_all_steps(seed: str) -> None:
    """Each window is encoded once; both guidance branches share it."""
    system, expected = tiny_seesr(seed), arrays("seesr_unet_controlnet", seed)
    calls, hint = list[int](), system.net.control.controlnet_cond_embedding.conv_in
    handle = hint.register_forward_hook(lambda *_: calls.append(1))
    picture = torch.zeros(1, 3, 96, 64)
    scene = SeeSRInput(
        picture, expected["ram"][:1], PromptPair(*(expected["c_txt"][:1] for _ in range(2)))
    )
    noise = QueuedNoise("any", seed)
    final_latent(system.denoise(scene, RUNS["tiled_lre"], noise))
    handle.remove()
    assert len(calls) == 2


def test_noised_start_equals_the_reference(seed: str) -> None:
    expected = arrays("seesr_pipeline", seed)
    found = add_noise(
        Schedule.scaled_linear(), expected["lre_z0"], LAST_TIMESTEP, expected["lre_noise"]
    )
    assert_near(found, expected["lre_x_T"])


@pytest.mark.parametrize("name", ["adain", "wavelet"])
def test_colour_transfer_equals_the_reference(name: str, seed: str) -> None:
    expected = arrays("seesr_colorfix", seed)
    content, style = (
        bytes_to_tensor(expected[f"{part}_uint8"].numpy()[None]) for part in ("content", "style")
    )
    fix = (
        colour_fix.transfer_colours_adain
        if name == "adain"
        else colour_fix.transfer_colours_wavelet
    )
    found = tensor_to_bytes(fix(content, style).clamp(0, 1))[0].astype(int)
    assert abs(found - expected[f"{name}_uint8"].numpy()).max() <= 1


def test_levels_are_clamped_before_colour_transfer(seed: str) -> None:
    """Levels are clamped to 0 to 1 before their means are computed."""
    system, damaged = tiny_seesr(seed), torch.rand(1, 3, 64, 64)
    latent, plain = 3 * torch.ones(1, 4, 8, 8), Options(transfer_colours=None)
    clamped = system.decode(latent, damaged, plain)
    assert (float(clamped.min()), float(clamped.max())) == (0, 1)
    fixed = system.decode(latent, damaged, Options())
    assert torch.equal(fixed, colour_fix.transfer_colours_adain(clamped, damaged))


@cache
def tiny_dape(seed: str) -> Dape:
    state = weights(read_json("seesr_dape_tiny.json")["keys"], seed)
    return load_dape(state, {})


def test_dape_tokens_and_tags_equal_the_reference(seed: str) -> None:
    expected, dape = arrays("seesr_dape_tiny", seed), tiny_dape(seed)
    pixels = np.kron(expected["image24_uint8"].numpy(), np.ones((16, 16, 1), np.uint8))
    picture = bytes_to_tensor(pixels[None])
    embeddings = dape.embeddings(normalise_input(picture))
    assert_near(embeddings, expected["embeds"])
    logits = dape.logits(embeddings)
    assert_near(logits, expected["logits"])
    thresholds, shifted = expected["class_threshold"], logits[0] + expected["fc_bias_shift"]
    assert tags_above_threshold(logits[0], thresholds) == expected["tag_index"].tolist()
    sure = (shifted.sigmoid() - thresholds).abs() > 1e-4
    found = set(tags_above_threshold(shifted, thresholds)) & set(sure.nonzero()[:, 0].tolist())
    assert found == set(expected["shifted_tag_index"].tolist()) & set(sure.nonzero()[:, 0].tolist())


def test_prompt_joins_tags_and_positive_prompt() -> None:
    assert Options().build_prompt(("a", "b")) == "a, b, ,clean, high-resolution, 8k"


@pytest.mark.parametrize("size", [(40, 60), (200, 131)])
def test_small_photos_are_upscaled_to_512_pixels(size: tuple[int, int]) -> None:
    large = seesr.upscale_input(np.zeros((*size, 3), np.uint8))
    assert min(large.shape[:2]) >= 512
    assert large.shape[0] % 8 == large.shape[1] % 8 == 0


def test_unet_on_another_base_keeps_its_image_attention(seed: str) -> None:
    own = weights(read_json("seesr_keys.json.gz")["keys"]["tiny_unet"], seed)
    base = {
        name: torch.zeros_like(weight)
        for name, weight in own.items()
        if seesr.IMAGE_ATTENTION_KEY not in name
    }
    joined = seesr.with_base_weights(own, base)
    assert joined.keys() == own.keys()
    assert all((joined[name] is own[name]) == (seesr.IMAGE_ATTENTION_KEY in name) for name in own)
