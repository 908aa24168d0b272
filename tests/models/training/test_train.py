"""Training runs: their schedule, what they keep, and going on from it."""

import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.checkpoints.onnx_export import export_onnx
from models.networks.residual_unet import ResidualUNet
from models.training import train
from models.training.data.photo_pack import PhotoPack
from models.training.tasks.denoising import DenoisingTask
from models.training.tasks.network_table import NETWORK_SPECS, NetworkSpec
from models.training.train import Settings, Training

SMALL = NetworkSpec(lambda: ResidualUNet((8, 16)), DenoisingTask(side=16))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return the run of a small denoiser on one photo."""
    monkeypatch.setitem(NETWORK_SPECS, "small", SMALL)  # type: ignore[arg-type]
    monkeypatch.setattr(train, "VALIDATION_PATCHES", 4)
    pixels = np.random.default_rng(1).integers(0, 256, (9, 12, 3), np.uint8)
    photo = tmp_path / "one.png"
    Image.fromarray(pixels).resize((96, 64), Image.Resampling.BICUBIC).save(photo)
    for part in ("train", "val"):
        PhotoPack.pack([photo], tmp_path / "data" / part)
    return Settings(
        tmp_path / "data", tmp_path / "state", hours=1 / 1800, model="small", batch=2, threads=1
    )


def batch(settings: Settings) -> list[torch.Tensor]:
    return next(iter(train._validation(settings)))  # type: ignore[return-value]


def test_rate_falls_to_almost_zero_at_the_end_of_the_time(settings: Settings) -> None:
    training = Training(replace(settings, hours=1.0))
    training.seconds = 1800.0
    middle = training.rate
    training.seconds = 3600.0
    assert middle == pytest.approx(settings.rate / 2, rel=0.01)
    assert training.rate <= 1e-6


def test_resumed_training_has_weights_optimiser_and_time_of_the_saved_one(
    settings: Settings,
) -> None:
    settings.state.mkdir()
    first = Training(settings)
    for _ in range(3):
        first.step(batch(settings))
    first.seconds = 42.0
    first.save()
    second = Training(settings)
    second.resume()
    assert (second.seconds, second.patches) == (42.0, 6)
    assert first.step(batch(settings)) == pytest.approx(second.step(batch(settings)))
    for a, b in zip(first.network.parameters(), second.network.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-7)


def test_saving_leaves_no_partial_file(settings: Settings) -> None:
    settings.state.mkdir()
    Training(settings).save()
    assert [file.name for file in settings.state.iterdir()] == ["training.pt"]


def test_training_starts_from_an_exported_network(settings: Settings, tmp_path: Path) -> None:
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    network = ResidualUNet((8, 16))
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    export_onnx(network, tmp_path / "a.onnx", half=True)
    started = Training(replace(settings, start=tmp_path / "a.onnx")).network.state_dict()
    for name, value in network.state_dict().items():
        assert torch.allclose(started[name], value, atol=1e-3), name


def test_run_ends_in_time_with_weights_and_log(settings: Settings) -> None:
    train.train(settings)
    assert (settings.state / "training.pt").exists()
    header, *rows = (settings.state / "log.csv").read_text().splitlines()
    assert header == "minutes,patches,rate,loss,sigma15,sigma25,sigma50,grain"
    assert len(rows) == 1


def test_bfloat16_is_used_on_other_devices_than_processors(settings: Settings) -> None:
    assert replace(settings, device="cuda").computes_in_half
    assert not replace(settings, device="cuda", half=False).computes_in_half


def test_bfloat16_training_on_the_processor_gives_a_finite_loss(settings: Settings) -> None:
    training = Training(replace(settings, half=True))
    assert np.isfinite(training.step(batch(settings)))
