"""Tests of the spandrel adapter with a fake of that package."""

import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from models.backends import BACKENDS
from models.checkpoints.checkpoint_loader import read_network
from models.checkpoints.spandrel_adapter import SpandrelNetwork
from models.core.device import Device
from models.core.errors import ModelFileUnknown, ModelFileUnsupported, NetworkFailed
from models.core.progress import Cancelled, Progress
from models.library.converter_client import ConversionRequest
from models.library.weight_conversion import convert_file
from tests.fakes import card
from tests.models.checkpoints.fake_spandrel import MaskedDescriptor, install_fake, weights


def write_checkpoint(folder: Path, state: dict[str, Tensor] | None = None) -> Path:
    torch.save(state or weights(), folder / "odd.pth")
    return folder / "odd.pth"


def read(file: Path) -> SpandrelNetwork:
    network = read_network(file).network
    assert isinstance(network, SpandrelNetwork)
    return network


def reason(file: Path) -> str:
    with pytest.raises(ModelFileUnsupported) as refused:
        read_network(file)
    return refused.value.detail


def test_network_known_to_spandrel_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake(monkeypatch)
    network = read(write_checkpoint(tmp_path))
    assert (network.architecture, network.size_rule.scale) == ("FakeNet", 2)
    assert network(torch.zeros(1, 3, 4, 4)).shape == (1, 3, 8, 8)


def test_network_is_called_as_spandrel_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch, call=lambda model, image: model(image) * 0.5 + 0.25)
    answer = read(write_checkpoint(tmp_path))(torch.full((1, 3, 4, 4), 0.5))
    assert torch.equal(answer, torch.full((1, 3, 8, 8), 0.5))


def test_weights_keep_the_names_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch)
    state = {f"netG.{name}": value for name, value in weights().items()}
    assert [*read(write_checkpoint(tmp_path, state)).weights] == ["odd.weight"]


def test_grey_network_runs_on_each_plane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake(monkeypatch, input_channels=1, output_channels=1)
    picture = torch.rand(1, 3, 5, 4)
    answer = read(write_checkpoint(tmp_path, weights(1)))(picture)
    assert torch.equal(answer[:, :, ::2, ::2], picture)


def test_file_with_a_weight_that_is_not_used_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch)
    file = write_checkpoint(tmp_path, {**weights(), "plus.weight": torch.ones(2, 2)})
    assert "FakeNet would leave out 1 of its weights, plus.weight" in reason(file)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"purpose": "FaceSR"}, "FakeNet restores single faces"),
        ({"descriptor": MaskedDescriptor}, "FakeNet fills holes"),
        ({"input_channels": 6}, "FakeNet with 6 channels in and 3 out"),
    ],
)
def test_refusal_names_the_network_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, object], words: str
) -> None:
    install_fake(monkeypatch, **fields)
    assert words in reason(write_checkpoint(tmp_path))


def test_unknown_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake(monkeypatch)
    assert "none of the known" in reason(write_checkpoint(tmp_path, {"other": torch.ones(3, 3)}))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("layers.0.residual_group.blocks.0.attn.qkv.weight", "SwinIR, `pip install heirloom[arch"),
        ("e_conv5.weight", "AOD-Net is not supported"),
        ("generator.model.1.ffc.convl2l.weight", "LaMa fills holes"),
        ("odd.weight", "`pip install heirloom[architectures]` adds"),
    ],
)
def test_refusal_without_spandrel_names_the_network_and_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.setitem(sys.modules, "spandrel", None)
    assert words in reason(write_checkpoint(tmp_path, {name: torch.zeros(4, 3, 1, 1)}))


def test_imported_network_runs_in_torch_with_the_numbers_of_spandrel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch, call=lambda model, image: model(image) * 0.5)
    file, stored = write_checkpoint(tmp_path), tmp_path / "stored"
    result = convert_file(ConversionRequest(file, stored))
    assert (result.backend, result.scale) == ("torch", 2)
    known = card("a", "image", {"a.safetensors": stored})
    network = BACKENDS["torch"].load(known, (stored,), Device.CPU)
    image = np.random.default_rng(0).random((5, 7, 3), np.float32)
    answer = network(image, progress=Progress())
    assert np.array_equal(answer, image.repeat(2, 0).repeat(2, 1) * np.float32(0.5))


def test_network_in_torch_stops_between_layers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch)
    stored, progress = tmp_path / "stored", Progress()
    convert_file(ConversionRequest(write_checkpoint(tmp_path), stored))
    network = BACKENDS["torch"].load(card("a", "image", {"a": stored}), (stored,), Device.CPU)
    progress.stop.set()
    with pytest.raises(Cancelled):
        network(np.zeros((4, 4, 3), np.float32), progress=progress)


def test_failure_in_torch_is_a_network_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch)
    stored = tmp_path / "stored"
    convert_file(ConversionRequest(write_checkpoint(tmp_path), stored))
    network = BACKENDS["torch"].load(card("a", "image", {"a": stored}), (stored,), Device.CPU)
    with pytest.raises(NetworkFailed):
        network(np.zeros((4, 4, 5), np.float32), progress=Progress())


def test_network_that_fails_on_a_photo_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_fake(monkeypatch, scale=3)
    with pytest.raises(ModelFileUnknown) as refused:
        convert_file(ConversionRequest(write_checkpoint(tmp_path), tmp_path / "stored"))
    assert "FakeNet answers with" in refused.value.detail
