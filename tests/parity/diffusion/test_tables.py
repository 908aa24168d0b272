"""Parity of schedules, tile weights and colour transfer with the reference."""

import numpy as np
import pytest
import torch

from models.diffusion.sampling.latent_tiles import (
    gaussian_weights,
    overlapping_windows,
    sliding_windows,
)
from models.diffusion.sampling.noise_schedule import (
    PosteriorTables,
    ddim_timesteps,
    edm_sigmas,
    edm_timesteps,
    rising_guidance_scale,
    spaced_timesteps,
)
from models.diffusion.systems import colour_fix
from models.diffusion.systems.diffbir import LAST_TIMESTEP
from tests.parity.diffusion.reference import SCHEDULES, arrays, assert_near


@pytest.mark.parametrize("name", ["eps", "zsnr"])
def test_betas_and_alpha_bars_equal_the_reference(name: str, seed: str) -> None:
    schedule, expected = SCHEDULES[name], arrays("diffbir_schedules", seed)
    assert np.allclose(schedule.betas, expected[f"{name}_betas"], atol=1e-12)
    bars = expected[f"{name}_alphas_cumprod"]
    assert np.allclose(schedule.alpha_bars, bars, atol=1e-12)


@pytest.mark.parametrize("steps", [5, 50])
@pytest.mark.parametrize("name", ["eps", "zsnr"])
def test_posterior_tables_equal_the_reference(name: str, steps: int, seed: str) -> None:
    expected = arrays("diffbir_schedules", seed)
    tables = PosteriorTables.from_schedule(SCHEDULES[name], spaced_timesteps(steps))
    beginning = f"{name}_spaced{steps}"
    assert tables.timesteps == expected[f"{beginning}_timesteps"].tolist()
    for field, name_in_reference in (
        ("x0_coefficients", "mean_coef1"),
        ("x_coefficients", "mean_coef2"),
        ("variance", "variance"),
    ):
        numbers = expected[f"{beginning}_posterior_{name_in_reference}"].double()
        assert np.allclose(getattr(tables, field), numbers, atol=1e-6)


def test_ddim_timesteps_equal_the_reference(seed: str) -> None:
    expected = arrays("diffbir_schedules", seed)
    for steps in (5, 50):
        assert ddim_timesteps(steps) == expected[f"eps_ddim{steps}_timesteps"].tolist()


def test_ddim_never_exceeds_the_last_timestep() -> None:
    assert max(ddim_timesteps(steps)[-1] for steps in range(1, 1000)) == LAST_TIMESTEP


@pytest.mark.parametrize("steps", [5, 10, 50])
@pytest.mark.parametrize("name", ["eps", "zsnr"])
def test_edm_timesteps_and_sigmas_equal_the_reference(name: str, steps: int, seed: str) -> None:
    expected = arrays("diffbir_schedules", seed)
    assert edm_timesteps(steps) == expected[f"{name}_edm{steps}_timesteps"].tolist()
    sigmas = torch.from_numpy(edm_sigmas(SCHEDULES[name], steps))
    assert torch.allclose(sigmas.float(), expected[f"{name}_edm{steps}_sigmas"], rtol=1e-6)


def test_rising_guidance_scale_equals_the_reference(seed: str) -> None:
    expected = arrays("diffbir_schedules", seed)
    found = [rising_guidance_scale(6, t) for t in expected["rescale_cfg_t"].tolist()]
    assert np.allclose(found, expected["rescale_cfg_6"])


def test_tile_weights_equal_the_reference(seed: str) -> None:
    expected = arrays("diffbir_tiling", seed)
    assert np.allclose(gaussian_weights(8, 8), expected["gauss_8x8"])
    assert np.allclose(gaussian_weights(64, 64), expected["gauss_64x64"])
    assert np.allclose(gaussian_weights(10, 6), expected["gauss_w10_h6"])
    assert np.allclose(gaussian_weights(8, 8), arrays("seesr_pipeline", seed)["gaussian_8x8"])


@pytest.mark.parametrize("size", [(90, 100), (64, 64), (65, 64)])
def test_sliding_windows_equal_the_reference(size: tuple[int, int], seed: str) -> None:
    expected = arrays("diffbir_tiling", seed)[f"windows_{size[0]}_{size[1]}_64_32"]
    windows = sliding_windows(*size, 64, 32)
    assert [[w.top, w.bottom, w.left, w.right] for w in windows] == expected.tolist()


@pytest.mark.parametrize("size", [(96, 97), (100, 300), (40, 200)])
def test_overlapping_windows_cover_the_whole_map(size: tuple[int, int]) -> None:
    covered = torch.zeros(size)
    for window in overlapping_windows(*size, 96, 4):
        covered[window.slices] += 1
    assert bool((covered > 0).all())


def test_wavelet_colour_transfer_equals_the_reference(seed: str) -> None:
    expected = arrays("diffbir_wavelet", seed)
    low = colour_fix.low_band(expected["content"])
    assert_near(low[:, :, ::4, ::4], expected["low_sub4"])
    fixed = colour_fix.transfer_colours_wavelet(expected["content"], expected["style"])
    assert_near(fixed, expected["reconstruction"])
