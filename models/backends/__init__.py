"""The runtimes that turn a model's files into a living network, one module each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from models.backends import diffusion, onnxrt
from models.catalog.catalog import ModelCard
from models.core.device import Device
from models.core.protocols import Network


class Backend(Protocol):
    """A module that knows one runtime."""

    def load(
        self, card: ModelCard, files: tuple[Path, ...], device: Device, vram: int = 0
    ) -> Network:
        """Of a graphics card's memory the network takes no more than `vram` bytes, or what is
        free where that is 0; it raises OutOfMemory rather than take more. Raises ModelDamaged,
        DeviceUnavailable and OutOfMemory."""

    def probe(self) -> tuple[Device, ...]:
        """The devices on which a network really runs here, the best first."""


BACKENDS: Final[Mapping[str, Backend]] = {"onnxrt": onnxrt, "diffusion": diffusion}
"""By the name that cards use."""
