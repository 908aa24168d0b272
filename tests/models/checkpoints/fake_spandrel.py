"""Fake of the package spandrel with one architecture."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor, nn

NAME = "FakeNet"
"""Name of the only architecture, whose first weight is `odd.weight`."""


@dataclass
class Descriptor:
    """Fake of the description that the package returns for a network."""

    model: nn.Module
    scale: int = 2
    input_channels: int = 3
    output_channels: int = 3
    purpose: str = "SR"
    call: Callable[[nn.Module, Tensor], Tensor] = lambda model, image: model(image)
    architecture: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(id=NAME, name=NAME)
    )

    def __call__(self, image: Tensor) -> Tensor:
        """Run the network as the package does."""
        return self.call(self.model, image).clamp(0, 1)


class MaskedDescriptor(Descriptor):
    """Fake of the description of a network that takes a mask as well."""


class Unsupported(Exception):
    """Fake of the error for unknown weights."""


class Network(nn.Module):
    """Network that mixes channels by the weight `odd` and doubles the sides."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.odd = nn.Conv2d(channels, channels, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Run the network."""
        return nn.functional.interpolate(self.odd(x), scale_factor=2.0)


class Registry:
    """Fake of a registry of architectures; `fields` are those of its descriptions."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = dict(fields)
        self.make = self.fields.pop("descriptor", Descriptor)

    def copy(self) -> "Registry":
        """Return itself."""
        return self

    def __iter__(self) -> Any:
        """Yield the only architecture."""
        known = SimpleNamespace(id=NAME, name=NAME)
        yield SimpleNamespace(architecture=known, detect=lambda state: "odd.weight" in state)

    def load(self, state: dict[str, Tensor]) -> Any:
        """Build the network, which leaves out what it does not know."""
        if "odd.weight" not in state:
            raise Unsupported
        channels = int(state["odd.weight"].shape[1])
        network = Network(channels)
        network.load_state_dict({"odd.weight": state["odd.weight"]})
        return self.make(network.eval(), **self.fields)


def install_fake(monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Put the fake in the place of the package."""
    module: Any = ModuleType("spandrel")
    module.ImageModelDescriptor = Descriptor
    module.UnsupportedModelError = Unsupported
    module.MAIN_REGISTRY = Registry(fields)
    if fields.get("descriptor") is MaskedDescriptor:
        module.ImageModelDescriptor = SimpleNamespace
    module.__spec__ = ModuleSpec("spandrel", None)
    monkeypatch.setitem(sys.modules, "spandrel", module)
    monkeypatch.setitem(sys.modules, "spandrel_extra_arches", None)


def weights(channels: int = 3) -> dict[str, Tensor]:
    """Return weights of the network: the identity."""
    return {"odd.weight": torch.eye(channels)[:, :, None, None].clone()}
