"""Tests of the spandrel adapter with a fake of that package."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import torch
from torch import nn

from models.checkpoints.loader import read_network
from models.core.errors import ModelFileUnknown
from models.layers.frame import ImageNetwork


@dataclass
class Descriptor:
    """Fake of the description that the package returns for a network."""

    model: nn.Module
    scale: int = 2
    input_channels: int = 3
    output_channels: int = 3
    size_requirements: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(multiple_of=4)
    )


class Unsupported(Exception):
    """Fake of the error for unknown weights."""


class Loader:
    def __init__(self, device: str) -> None:
        self.device = device

    def load_from_state_dict(self, state: dict[str, torch.Tensor]) -> Descriptor:
        if "odd.weight" not in state:
            raise Unsupported
        colours = int(state["odd.weight"].shape[1])
        return Descriptor(nn.Upsample(scale_factor=2), input_channels=colours)


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("spandrel")
    module.ImageModelDescriptor = Descriptor  # type: ignore[attr-defined]
    module.ModelLoader = Loader  # type: ignore[attr-defined]
    module.UnsupportedModelError = Unsupported  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spandrel", module)


def write_checkpoint(folder: Path, name: str, colours: int = 3) -> Path:
    torch.save({name: torch.zeros(4, colours, 1, 1)}, folder / "odd.pth")
    return folder / "odd.pth"


@pytest.mark.usefixtures("package")
def test_network_known_to_spandrel_is_read(tmp_path: Path) -> None:
    network = read_network(write_checkpoint(tmp_path, "odd.weight")).network
    assert isinstance(network, ImageNetwork)
    assert (network.size_rule.multiple, network.size_rule.scale) == (4, 2)
    assert network(torch.zeros(1, 3, 4, 4)).shape == (1, 3, 8, 8)


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(("name", "colours"), [("other.weight", 3), ("odd.weight", 1)])
def test_unknown_or_grey_network_is_refused(tmp_path: Path, name: str, colours: int) -> None:
    with pytest.raises(ModelFileUnknown):
        read_network(write_checkpoint(tmp_path, name, colours))


def test_files_are_refused_without_spandrel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spandrel", None)
    with pytest.raises(ModelFileUnknown):
        read_network(write_checkpoint(tmp_path, "odd.weight"))
