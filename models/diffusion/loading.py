"""From brought-in files to a network that can be asked. Weights are mapped from their files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import nn

from models.checkpoints.recognition import recognised
from models.diffusion import building
from models.diffusion.control import ControlledUnet
from models.diffusion.diffbir import VERSIONS, DiffBIR
from models.diffusion.generator import DiffBIRGenerator
from models.diffusion.vae import Vae

PARTS: Final = ("unet", "control", "vae", "text", "stage1")
"""Of DiffBIR, one file each: `<model>-<part>.safetensors`."""

FAMILY: Final = "diffbir-"


def loaded(model: str, files: tuple[Path, ...], device: str) -> DiffBIRGenerator:
    """`model` is `diffbir-` and one of the published versions. Raises KeyError and RuntimeError
    where the files hold something else."""
    schedule, options = VERSIONS[model.removeprefix(FAMILY)]
    found = {file.stem.removeprefix(f"{model}-"): file for file in files}
    precise = torch.float32 if device == "cpu" else torch.float16
    control = _placed(building.controlnet(load_file(found["control"])), device, precise)
    unet = _placed(building.unet(load_file(found["unet"])), device, precise)
    vae = Vae(_placed(building.vae(load_file(found["vae"])), device, torch.float32))
    text = building.text_tower(load_file(found["text"])).float()
    system = DiffBIR(ControlledUnet(unet, control), vae, text, schedule)
    cleaner = _placed(first_stage(load_file(found["stage1"])), device, torch.float32)
    return DiffBIRGenerator(model, system, cleaner, options)


def first_stage(weights: Mapping[str, torch.Tensor]) -> nn.Module:
    """SwinIR, BSRNet or SCUNet. Raises KeyError where it is none of them."""
    found = recognised(dict(weights))
    if found is None:
        raise KeyError("stage1")
    return found.network


def _placed(network: nn.Module, device: str, precise: torch.dtype) -> nn.Module:
    placed = nn.Module.to(network, device, precise)  # diffusers' own warns about nothing
    if device == "cuda":
        nn.Module.to(placed, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return placed
