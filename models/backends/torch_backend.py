"""Backend of image networks that run in torch, built by the package spandrel.

Their weights are a safetensors file with the names of the published checkpoint. Torch is imported
only when a network is loaded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Any, Final

import numpy as np

from models.backends import diffusers_backend
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.errors import DeviceUnavailable, ModelDamaged, NetworkFailed, OutOfMemory
from models.core.pixels import Pixels
from models.core.progress import Cancelled, Progress
from models.core.protocols import Array, Network

NEEDED: Final = ("torch", "safetensors", "spandrel")
"""Names of the packages of the optional dependency group `architectures`."""

MEMORY_SIGNS: Final = ("out of memory", "not enough memory", "can't allocate memory")
"""Parts of error messages that mean out of memory on the processor, which has no error class."""


def load(card: ModelCard, files: tuple[Path, ...], device: Device, vram: int = 0) -> Network:
    """Load a network in torch within `vram` bytes of graphics memory (0: all that is free).

    `files` are those of the card, in its order."""
    if any(find_spec(package) is None for package in NEEDED):
        raise DeviceUnavailable(f"{device} (the packages of heirloom[architectures] are missing)")
    if device not in diffusers_backend.TORCH:
        raise DeviceUnavailable(device)
    import torch
    from safetensors.torch import load_file

    from models.checkpoints.spandrel_adapter import UnsuitableNetwork, load_with_spandrel

    if vram and device is Device.CUDA:
        total = torch.cuda.get_device_properties(0).total_memory
        torch.cuda.set_per_process_memory_fraction(min(vram / total, 1.0))
    try:
        weights = {name: _single(weight) for name, weight in load_file(files[0]).items()}
        network = load_with_spandrel(weights)
        if network is None:
            raise ModelDamaged(card.id, "its weights fit no network")
        return TorchNetwork(card.id, network.to(diffusers_backend.TORCH[device]), device)
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(device, 0) from error
    except (UnsuitableNetwork, RuntimeError, OSError, ValueError) as error:
        raise ModelDamaged(card.id, str(error)[:500]) from error


def probe() -> tuple[Device, ...]:
    """Return CUDA if torch can use it, and the CPU, which needs no test."""
    return diffusers_backend.probe()


class TorchNetwork:
    """Network from image to image that runs in torch."""

    def __init__(self, model: str, network: Any, device: Device) -> None:
        self._model, self._network, self._device = model, network, device
        self._stop: Event | None = None
        for module in network.modules():
            module.register_forward_pre_hook(self._check_stop)

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        """Run the network on one image (height x width x 3, 0 to 1)."""
        import torch

        planes = torch.from_numpy(np.ascontiguousarray(arrays[0].transpose(2, 0, 1), np.float32))
        with self._stopped_by(progress.stop), self._converted_errors(max(arrays[0].shape[:2])):
            answer = (
                self._network(planes[None].to(diffusers_backend.TORCH[self._device]))[0]
                .cpu()
                .numpy()
            )
        return np.ascontiguousarray(answer.transpose(1, 2, 0))

    def close(self) -> None:
        """Release the network."""
        del self._network

    def _check_stop(self, *_: object) -> None:
        """Raise Cancelled, between two layers, if the user has cancelled."""
        if self._stop is not None and self._stop.is_set():
            raise Cancelled

    @contextmanager
    def _stopped_by(self, stop: Event) -> Iterator[None]:
        self._stop = stop
        try:
            yield
        finally:
            self._stop = None

    @contextmanager
    def _converted_errors(self, side: int) -> Iterator[None]:
        """Convert errors of torch in the block to ModelErrors; `side` is the image's, in pixels."""
        import torch

        try:
            yield
        except torch.OutOfMemoryError as error:
            raise OutOfMemory(self._device, side) from error
        except (RuntimeError, MemoryError, ValueError, AssertionError) as error:
            text = str(error).lower()
            if isinstance(error, MemoryError) or any(sign in text for sign in MEMORY_SIGNS):
                raise OutOfMemory(self._device, side) from error
            raise NetworkFailed(self._model, str(error)[:500]) from error


def _single(weight: Any) -> Any:
    """Return a weight in single precision."""
    return weight.float() if weight.is_floating_point() else weight
