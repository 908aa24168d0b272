"""From brought-in files to a network that can be asked. Weights are mapped from their files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from models.checkpoints.architecture_detection import detect_architecture
from models.diffusion.files.manifest import DIFFBIR, TURBO, family_of
from models.diffusion.modules import builder
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.dape import load_dape
from models.diffusion.modules.ram_tags import Tags
from models.diffusion.modules.vae import Vae
from models.diffusion.systems import seesr
from models.diffusion.systems.diffbir import VERSIONS, DiffBIR
from models.diffusion.systems.diffbir_adapter import DiffBIRAdapter
from models.diffusion.systems.generator import SystemGenerator
from models.diffusion.systems.memory_fallback import keep_to
from models.diffusion.systems.seesr import SeeSR
from models.diffusion.systems.seesr_adapter import SeeSRAdapter


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one model, and the device that it is for."""

    model: str
    files: tuple[Path, ...]
    device: str

    def weights(self, part: str) -> dict[str, Tensor]:
        """Raises KeyError where there is no such part."""
        return load_file(self.file(part))

    def single(self, part: str) -> dict[str, Tensor]:
        """The same in single precision. Raises KeyError."""
        return {
            name: weight.float() if weight.is_floating_point() else weight
            for name, weight in self.weights(part).items()
        }

    def file(self, part: str) -> Path:
        """Raises KeyError where there is no such part."""
        return {file.stem.removeprefix(f"{self.model}-"): file for file in self.files}[part]

    def placed(self, network: nn.Module, *, precise: bool = False) -> nn.Module:
        """On the device; in half precision there, unless it must be `precise`."""
        half = self.device != "cpu" and not precise
        # diffusers' own way warns about nothing
        placed = nn.Module.to(network, self.device, torch.float16 if half else torch.float32)
        if self.device == "cuda":
            nn.Module.to(placed, memory_format=torch.channels_last)  # type: ignore[call-overload]
        return placed


def load_system(model: str, files: tuple[Path, ...], device: str, vram: int = 0) -> SystemGenerator:
    """`model` is `diffbir-` and one of the published versions, `seesr` or `seesr-turbo`. Raises
    KeyError, ValueError and RuntimeError where the files hold something else, and
    torch.OutOfMemoryError where they do not fit into `vram` bytes of the graphics card (0: into
    what is free)."""
    if vram and device == "cuda":
        keep_to(vram)
    found = Files(model, files, device)
    if family_of(model) == DIFFBIR:
        return SystemGenerator(_diffbir(found), vram)
    return SystemGenerator(_seesr(found), vram)


def first_stage(weights: Mapping[str, Tensor]) -> nn.Module:
    """SwinIR, BSRNet or SCUNet. Raises KeyError where it is none of them."""
    found = detect_architecture(dict(weights))
    if found is None:
        raise KeyError("stage1")
    return found.network


def _diffbir(files: Files) -> DiffBIRAdapter:
    schedule, options = VERSIONS[files.model.removeprefix(DIFFBIR)]
    net = ControlledUnet(
        files.placed(builder.unet(files.weights("unet"))),
        files.placed(builder.controlnet(files.weights("control"))),
    )
    vae = Vae(files.placed(builder.vae(files.weights("vae")), precise=True))
    text = builder.text_tower(files.single("text"))
    cleaner = files.placed(first_stage(files.weights("stage1")), precise=True)
    return DiffBIRAdapter(DiffBIR(net, vae, text, schedule), cleaner, options)


def _seesr(files: Files) -> SeeSRAdapter:
    unet, control = files.weights("unet"), files.weights("control")
    dape = load_dape(files.single("dape"), {})
    system = seesr.load(unet, control, files.weights("vae"), files.single("text"), dape)
    net = ControlledUnet(files.placed(system.net.unet), files.placed(system.net.control))
    placed = replace(system, net=net, vae=Vae(files.placed(system.vae.network, precise=True)))
    return SeeSRAdapter(_told(placed, files), options_of(files.model))


def _told(system: SeeSR, files: Files) -> SeeSR:
    """With the names of what DAPE sees. It looks once, so it and the words stay off the device."""
    tags = Tags.read(files.file("tags"))
    return replace(system, tags=tags.names, thresholds=torch.tensor(tags.thresholds))


def options_of(model: str) -> seesr.Options:
    """As published for the base."""
    return seesr.TURBO if model == TURBO else seesr.Options()
