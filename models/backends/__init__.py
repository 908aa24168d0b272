"""Backends: runtimes that load networks from a model's files, one module each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from models.backends import diffusers_backend, onnx_backend, torch_backend
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.protocols import Network


class Backend(Protocol):
    """Protocol of the modules that load networks, each with one runtime."""

    def load(
        self, card: ModelCard, files: tuple[Path, ...], device: Device, vram: int = 0
    ) -> Network:
        """Load a network that takes at most `vram` bytes of graphics memory (0: all that is free).

        Beyond that, the network raises OutOfMemory. `files` are the weights that the card names, in
        its order. Raises: ModelDamaged; DeviceUnavailable; OutOfMemory."""

    def probe(self) -> tuple[Device, ...]:
        """Return the devices on which the backend runs a network here, in order of preference."""


BACKENDS: Final[Mapping[str, Backend]] = {
    "onnxrt": onnx_backend,
    "diffusion": diffusers_backend,
    "torch": torch_backend,
}
"""Backend modules by the name that model cards use."""
