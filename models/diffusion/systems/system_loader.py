"""Loading of imported generative models; weights are memory-mapped from their files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from models.checkpoints.architecture_detection import detect_architecture
from models.diffusion.files.cost_model import SYSTEMS
from models.diffusion.files.manifest import DIFFBIR, ONE_STEP, PARTS, TURBO, family_of
from models.diffusion.modules import network_builder
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.dape import load_dape
from models.diffusion.modules.lora import AppliedAdapters
from models.diffusion.modules.ram_tags import TagList
from models.diffusion.modules.tagger import Tagger
from models.diffusion.modules.tiny_vae import TinyVae, build_tiny_vae
from models.diffusion.modules.vae import Vae
from models.diffusion.systems import one_step, seesr
from models.diffusion.systems.diffbir import VERSIONS, DiffBIR
from models.diffusion.systems.diffbir_adapter import DiffBIRAdapter
from models.diffusion.systems.generator import SystemGenerator
from models.diffusion.systems.latent_tile_sizes import limit_vram
from models.diffusion.systems.one_step import OneStep
from models.diffusion.systems.one_step_adapter import OneStepAdapter
from models.diffusion.systems.seesr_adapter import SeeSRAdapter


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Files of one generative model, and the device that it is loaded for."""

    model: str
    files: tuple[Path, ...]
    device: str

    def weights(self, part: str) -> dict[str, Tensor]:
        """Return the weights of a part, mapped from its file. Raises: KeyError."""
        return load_file(self.file(part))

    def single_precision_weights(self, part: str) -> dict[str, Tensor]:
        """Return the weights of a part in single precision. Raises: KeyError."""
        weights = self.weights(part).items()
        return {name: w.float() if w.is_floating_point() else w for name, w in weights}

    def file(self, part: str) -> Path:
        """Return the file of a part of the model. Raises: KeyError if it has none."""
        return {file.stem.removeprefix(f"{self.model}-"): file for file in self.files}[part]

    def move_to_device(self, network: nn.Module, *, precise: bool = False) -> nn.Module:
        """Move a network to the device; it is halved in precision on GPUs unless `precise`."""
        half = self.device != "cpu" and not precise
        # diffusers' own method logs needless warnings
        on_device = nn.Module.to(network, self.device, torch.float16 if half else torch.float32)
        if self.device == "cuda":
            nn.Module.to(on_device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        return on_device


def load_system(model: str, files: tuple[Path, ...], device: str, vram: int = 0) -> SystemGenerator:
    """Load a generative model, one of the ids in `SYSTEMS`.

    `vram` limits the memory of the graphics card in bytes (0: what is free). Raises: KeyError,
    ValueError or RuntimeError for other content of the files; torch.OutOfMemoryError if they do not
    fit.
    """
    if vram and device == "cuda":
        limit_vram(vram)
    detected, family = ModelFiles(model, files, device), family_of(model)
    load = _diffbir if family == DIFFBIR else _one_step if family in ONE_STEP else _seesr
    return SystemGenerator(load(detected), SYSTEMS[model], vram, _tiny_vae(detected))


def build_first_stage(weights: Mapping[str, Tensor]) -> nn.Module:
    """Build SwinIR, BSRNet or SCUNet from its weights. Raises: KeyError for other networks."""
    detected = detect_architecture(dict(weights))
    if detected is None:
        raise KeyError("stage1")
    return detected.network


def _diffbir(files: ModelFiles) -> DiffBIRAdapter:
    schedule, options = VERSIONS[files.model.removeprefix(DIFFBIR)]
    net = ControlledUnet(
        files.move_to_device(network_builder.build_unet(files.weights("unet"))),
        files.move_to_device(network_builder.build_controlnet(files.weights("control"))),
    )
    vae = Vae(files.move_to_device(network_builder.build_vae(files.weights("vae")), precise=True))
    text = network_builder.build_text_tower(files.single_precision_weights("text"))
    cleaner = files.move_to_device(build_first_stage(files.weights("stage1")), precise=True)
    return DiffBIRAdapter(DiffBIR(net, vae, text, schedule), cleaner, options)


def _seesr(files: ModelFiles) -> SeeSRAdapter:
    unet, control = files.weights("unet"), files.weights("control")
    text = files.single_precision_weights("text")
    system = seesr.build_seesr(unet, control, files.weights("vae"), text, _tagger(files))
    net = ControlledUnet(
        files.move_to_device(system.net.unet),
        system.net.control and files.move_to_device(system.net.control),
    )
    on_device = replace(
        system, net=net, vae=Vae(files.move_to_device(system.vae.network, precise=True))
    )
    return SeeSRAdapter(on_device, published_options(files.model))


def _one_step(files: ModelFiles) -> OneStepAdapter:
    unet = files.move_to_device(network_builder.build_unet(files.weights("unet")))
    vae = Vae(files.move_to_device(network_builder.build_vae(files.weights("vae")), precise=True))
    text = network_builder.build_text_tower(files.single_precision_weights("text"))
    parts = PARTS[family_of(files.model)]
    tagger = _tagger(files) if "tags" in parts else None
    semantic = AppliedAdapters(unet, files.weights("semantic")) if "semantic" in parts else None
    system = OneStep(ControlledUnet(unet), vae, text, tagger, semantic, _tiny_vae(files))
    return OneStepAdapter(system, one_step.PUBLISHED[files.model])


def _tiny_vae(files: ModelFiles) -> TinyVae | None:
    """Load the tiny autoencoder, if it was imported with the model."""
    if not any(file.stem == f"{files.model}-taesd" for file in files.files):
        return None
    return TinyVae(files.move_to_device(build_tiny_vae(files.weights("taesd"))))


def _tagger(files: ModelFiles) -> Tagger:
    """Load the network that detects tags; it runs only once and stays off the device."""
    dape = load_dape(files.single_precision_weights("dape"), {})
    return Tagger(dape, TagList.read(files.file("tags")))


def published_options(model: str) -> seesr.Options:
    """Return SeeSR's options as published for the model's base."""
    return seesr.TURBO if model == TURBO else seesr.Options()
