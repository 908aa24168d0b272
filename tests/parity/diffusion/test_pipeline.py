"""Parity of the whole DiffBIR pipeline with the reference."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from models.diffusion.sampling.guidance_types import final_latent
from models.diffusion.systems import colour_fix, diffbir_stage_one
from models.diffusion.systems.diffbir import NEGATIVE_2, VERSIONS, Tiles, finish_picture
from models.diffusion.systems.restoration_guidance import Loss, RestorationGuidance, Space
from models.networks.swinir import SwinIR
from tests.parity.diffusion.reference import (
    QueuedNoise,
    arrays,
    assert_near,
    assert_trace_near,
    read_json,
    tiny_diffbir,
    weights,
)

OPTIONS = replace(VERSIONS["v2"][1], steps=3)


def tiny_swinir(seed: str) -> SwinIR:
    keys = read_json("diffbir_tiny_configs.json.gz")["swinir_tiny"]["weight_keys"]
    network = SwinIR(12, (2, 2), 2)
    own_state = network.state_dict()
    plain = {name.removeprefix("tiny."): shape for name, shape in keys.items()}
    learned = weights(plain, seed, "tiny.")
    network.load_state_dict(
        {**own_state, **{name: learned[name] for name in learned if name in own_state}}
    )
    return network.eval()


def test_every_stage_of_the_pipeline_equals_the_reference(seed: str) -> None:
    expected, system = arrays("diffbir_e2e", seed), tiny_diffbir(seed)
    photo, noise = expected["lq"].numpy(), QueuedNoise("e2e.noise", seed)
    large = diffbir_stage_one.upscale_input(photo, 4)
    assert np.array_equal(large[:, ::4, ::4], expected["lq_upscaled_x4"].numpy())
    clean = diffbir_stage_one.clean_with_swinir(
        tiny_swinir(seed), diffbir_stage_one.bytes_to_tensor(large)
    )
    assert list(clean.shape) == expected["clean_shape"].tolist()
    assert_near(clean[:, :, ::16, ::16], expected["clean_sub16"])
    latent = final_latent(system.denoise(clean, OPTIONS, noise))
    assert noise.taken == int(expected["noise_count"])
    decoded = system.decode(latent, clean, OPTIONS)
    assert_trace_near(decoded[:, :, ::16, ::16], expected["decoded_sub16"])
    fixed = colour_fix.transfer_colours_wavelet(decoded, clean)
    assert_trace_near(fixed[:, :, ::16, ::16], expected["wavelet_sub16"])
    bytes_out = finish_picture(decoded, clean, (large.shape[1], large.shape[2]))
    difference = bytes_out[:, ::2, ::2].astype(int) - expected["output_uint8"].numpy()
    assert abs(difference).max() <= 1


def test_version_2_uses_the_published_prompts() -> None:
    assert OPTIONS.positive == ""
    assert OPTIONS.negative == NEGATIVE_2


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_has_its_prediction_and_step_count(version: str) -> None:
    schedule, options = VERSIONS[version]
    assert (schedule.prediction == "v") == (version == "v2.1")
    assert options.steps == (10 if version == "v2.1" else 50)


def test_latent_smaller_than_a_tile_is_padded_as_without_tiles(seed: str) -> None:
    """The latent, 9 x 7, is padded to 16 x 8 with zeros, which are removed before decoding."""
    system, clean = tiny_diffbir(seed), torch.rand(1, 3, 72, 56)
    tiled = replace(OPTIONS, tiles=Tiles(512))
    condition = system.condition(clean, tiled)
    assert condition.tiled is None
    assert condition.latent.shape[2:] == (16, 8)
    assert not condition.latent[:, :, 9:].any()
    assert not condition.latent[:, :, :, 7:].any()
    noise = QueuedNoise("any", seed)
    latent = final_latent(system.denoise(clean, tiled, noise))
    assert latent.shape == condition.latent.shape
    decoded = system.vae.decode(latent[:, :, :9, :7])
    assert torch.equal(system.decode(latent, clean, tiled), (decoded + 1) / 2)


@pytest.mark.parametrize("size", [(128, 72), (72, 128)])
def test_picture_narrower_than_a_tile_is_not_tiled(size: tuple[int, int]) -> None:
    latent = torch.zeros(1, 4, *(side // 8 for side in size))
    assert Tiles(96, 48).tile_latent(latent) is None
    assert Tiles(72, 36).tile_latent(latent) is not None


@pytest.mark.parametrize("side", [64, 512])
def test_guidance_runs_with_tiled_and_untiled_latents(side: int, seed: str) -> None:
    system, clean = tiny_diffbir(seed), torch.rand(1, 3, 72, 88)
    guidance = RestorationGuidance(0.1, Loss.MSE, Space.RGB)
    options = replace(OPTIONS, steps=2, guidance=guidance, tiles=Tiles(side, side // 2, 64))
    latent = final_latent(system.denoise(clean, options, QueuedNoise("any", seed)))
    assert torch.isfinite(latent).all()


@pytest.mark.parametrize(
    ("sampler", "cfg", "rises"),
    [("spaced", 1, True), ("edm_euler", 1, False), ("dpm++_m2", 1, False), ("edm_euler", 4, True)],
)
def test_guidance_of_scale_one_rises_only_with_the_reference_samplers(
    sampler: str, cfg: float, rises: bool
) -> None:
    assert replace(OPTIONS, sampler=sampler, cfg=cfg, rising_cfg=True).has_rising_cfg is rises
