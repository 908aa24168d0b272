"""What the denoiser is taught, and what it is measured by."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from models.core.pixels import Pixels, is_monochrome
from models.networks.residual_unet import UNKNOWN_LEVEL, ResidualUNet
from models.training.data.held_out_grain import boolean_grain
from models.training.data.noise_models import (
    SPECTRA,
    NoiseModel,
    chroma_mottle,
    film_grain,
    gaussian,
    scanner_stripes,
)
from models.training.data.photo_pack import PhotoPack
from models.training.tasks import denoising
from models.training.tasks.denoising import SHARES, DenoisingTask, noisy_patch, recolour
from models.training.tasks.training_task import Source

GREY = np.full((96, 96, 3), 0.5, np.float32)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One photo for training and for validation."""
    folder = tmp_path_factory.mktemp("data")
    pixels = np.random.default_rng(1).integers(0, 256, (24, 32, 3), np.uint8)
    photo = folder / "one.png"
    Image.fromarray(pixels).resize((160, 120), Image.Resampling.BICUBIC).save(photo)
    for part in ("train", "val"):
        PhotoPack.pack([photo], folder / part)
    (folder / "damage.json.gz").write_bytes(gzip.compress(json.dumps({"scans": {}}).encode()))
    return folder


def test_shares_of_the_noises_sum_to_one() -> None:
    assert sum(SHARES.values()) == pytest.approx(1)


@pytest.mark.parametrize("model", [*SHARES])
def test_noise_keeps_the_mean_of_a_grey_plane(model: NoiseModel) -> None:
    means = [float(model(GREY, np.random.default_rng(seed)).mean()) for seed in range(30)]
    assert np.mean(means) == pytest.approx(0.5, abs=0.02)


def test_gaussian_noise_is_at_most_75_levels_strong() -> None:
    stds = [float((gaussian(GREY, np.random.default_rng(n)) - GREY).std()) for n in range(40)]
    assert max(stds) < 77 / 255
    assert min(stds) < 10 / 255


@pytest.mark.parametrize("spectrum", SPECTRA)
def test_grain_spectra_are_correlated_between_neighbours(
    spectrum: Callable[..., np.ndarray],
) -> None:
    noise = spectrum((96, 96, 3), np.random.default_rng(5))[..., 0]
    assert np.corrcoef(noise[:, 1:].ravel(), noise[:, :-1].ravel())[0, 1] > 0.1


def test_grain_strength_depends_on_brightness_in_some_draws() -> None:
    ramp = np.repeat(
        np.repeat(np.linspace(0, 1, 96, dtype=np.float32)[None], 96, 0)[..., None], 3, 2
    )
    ratios = []
    for seed in range(20):
        noise = film_grain(ramp, np.random.default_rng(seed)) - ramp
        ratios.append(noise[:, :20].std() / noise[:, -20:].std())
    assert min(ratios) < 0.8
    assert max(ratios) > 1.25


def test_stripes_run_along_rows_or_columns() -> None:
    shares = []
    for seed in range(20):
        noise = scanner_stripes(GREY, np.random.default_rng(seed)) - GREY
        lines = max(noise.mean(axis=0).var(), noise.mean(axis=1).var())
        shares.append(lines / noise.var())
    assert np.median(shares) > 0.3


def test_mottle_is_stronger_in_colour_than_in_brightness() -> None:
    ratios = []
    for seed in range(20):
        noise = chroma_mottle(GREY, np.random.default_rng(seed)) - GREY
        ratios.append((noise[..., 0] - noise[..., 1]).std() / noise.mean(axis=2).std())
    assert np.median(ratios) > 2


def test_told_level_is_the_deviation_of_the_noise() -> None:
    noisy, level = noisy_patch(GREY, np.random.default_rng(3))
    assert level == pytest.approx(float(np.sqrt(np.mean((noisy - GREY) ** 2))), rel=1e-4)


def test_some_patches_stay_clean_and_have_level_zero() -> None:
    levels = [noisy_patch(GREY, np.random.default_rng(seed))[1] for seed in range(120)]
    assert 0 < levels.count(0.0) < 20


def test_grey_patches_get_grey_noise_in_about_half_of_the_draws() -> None:
    grey = [is_monochrome(noisy_patch(GREY, np.random.default_rng(seed))[0]) for seed in range(60)]
    assert 0.3 < np.mean(grey) < 0.85


def test_recolouring_keeps_grey_grey() -> None:
    assert all(is_monochrome(recolour(GREY, np.random.default_rng(seed))) for seed in range(30))


def test_level_is_told_for_about_half_of_the_patches(data: Path) -> None:
    source, rng, task = Source(data, "train"), np.random.default_rng(4), DenoisingTask(side=32)
    levels = [float(task.example(source, rng)[2]) for _ in range(80)]
    assert 0.3 < np.mean([level == np.float32(UNKNOWN_LEVEL) for level in levels]) < 0.7


@pytest.mark.parametrize(("part", "drawn"), [("train", False), ("val", True)])
def test_only_the_validation_draws_grain_from_geometry(
    part: str, drawn: bool, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def counted(image: Pixels, *_: object) -> Pixels:
        calls.append(image)
        return image

    monkeypatch.setattr(denoising, "boolean_grain", counted)
    rng = np.random.default_rng(4)
    for _ in range(40):
        DenoisingTask(side=32).example(Source(data, part), rng)
    assert bool(calls) == drawn


def test_clean_patch_scores_higher_than_noisy_one(data: Path) -> None:
    task, rng = DenoisingTask(side=32), np.random.default_rng(4)
    drawn = [task.example(Source(data, "val"), rng) for _ in range(12)]
    batch = [torch.stack(tensors) for tensors in zip(*drawn, strict=True)]

    class Answer(nn.Module):
        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

        def forward(self, *_: torch.Tensor) -> torch.Tensor:
            return batch[self.index]

    noisy, clean = Answer(0), Answer(1)
    assert task.loss(clean, batch) < task.loss(noisy, batch)
    pairs = zip(task.scores(clean, batch), task.scores(noisy, batch), strict=True)
    assert all(better[1] > worse[1] for better, worse in pairs)


def test_six_steps_lower_the_loss_of_noisy_patches(data: Path) -> None:
    torch.manual_seed(0)
    task, network = DenoisingTask(side=32), ResidualUNet((16, 32))
    drawn = [task.example(Source(data, "val"), np.random.default_rng(n)) for n in range(4)]
    batch = [torch.stack(tensors) for tensors in zip(*drawn, strict=True)]
    optimiser, losses = torch.optim.Adam(network.parameters(), 1e-4), []
    for _ in range(6):
        losses.append(task.loss(network, batch))
        optimiser.zero_grad()
        losses[-1].backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    assert losses[-1] < losses[0]


def test_boolean_grain_keeps_the_mean_and_varies_most_in_the_middle() -> None:
    stds = []
    for value in (0.1, 0.5, 0.9):
        plane = np.full((96, 96, 3), value, np.float32)
        grain = boolean_grain(plane, 0.3, 0.7, np.random.default_rng(2))
        assert float(grain.mean()) == pytest.approx(value, abs=0.01)
        stds.append(float(grain.std()))
    assert stds[1] > max(stds[0], stds[2])


def test_boolean_grain_of_a_grey_photo_is_grey() -> None:
    assert is_monochrome(boolean_grain(GREY, 0.3, 0.7, np.random.default_rng(2)))
