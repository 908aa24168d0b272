"""Backend of generative networks: torch and diffusers, imported only when one is loaded."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.errors import DeviceUnavailable, ModelDamaged, OutOfMemory
from models.core.protocols import Network

NEEDED: Final = ("torch", "diffusers", "safetensors")
"""Names of the packages of the optional dependency group `generative`."""

TORCH: Final = {Device.CUDA: "cuda", Device.COREML: "mps", Device.CPU: "cpu"}
"""Names of the devices in torch."""

DRIVERS: Final = (Path("/proc/driver/nvidia"), Path("/dev/nvidiactl"), Path("/dev/dxg"))
"""Driver files of graphics cards; if all are missing there is no CUDA and torch is not imported."""


def load(card: ModelCard, files: tuple[Path, ...], device: Device, vram: int = 0) -> Network:
    """Load a generative network within `vram` bytes of graphics memory (0: all that is free).

    `files` are those of the card, in its order. Raises: DeviceUnavailable; ModelDamaged."""
    if any(find_spec(package) is None for package in NEEDED):
        raise DeviceUnavailable(f"{device} (the packages of heirloom[generative] are missing)")
    if device not in TORCH:
        raise DeviceUnavailable(device)
    import torch

    from models.diffusion.systems.system_loader import load_system

    try:
        return load_system(card.id, files, TORCH[device], vram)
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(device, 0) from error
    except (KeyError, RuntimeError, OSError, ValueError) as error:
        raise ModelDamaged(card.id, str(error)[:500]) from error


def probe() -> tuple[Device, ...]:
    """Return CUDA if torch can use it, and the CPU, which needs no test."""
    if find_spec("torch") is None or not any(driver.exists() for driver in DRIVERS):
        return ()
    import torch

    return (Device.CUDA,) if torch.cuda.is_available() else ()
