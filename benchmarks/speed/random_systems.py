"""The generative systems with random weights, which share their UNet and autoencoder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, cast

import torch
from diffusers import ControlNetModel
from torch import Tensor, nn

from benchmarks.speed import diffusion, one_step
from models.diffusion.files.manifest import OSEDIFF, PISASR, SEESR
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.network_builder import HintEncoder, NoHint
from models.diffusion.modules.seesr_unet import IMAGE_WIDTH, ImageContext, attend_to_image
from models.diffusion.modules.tagger import Tagger
from models.diffusion.systems import seesr
from models.diffusion.systems.diffbir import VERSIONS, DiffBIR
from models.diffusion.systems.diffbir_adapter import DiffBIRAdapter
from models.diffusion.systems.one_step import PUBLISHED
from models.diffusion.systems.one_step_adapter import OneStepAdapter
from models.diffusion.systems.seesr_adapter import SeeSRAdapter
from models.diffusion.systems.system_interface import System

IMAGE_TOKENS = 145
"""Number of image tokens that guide SeeSR."""

DIFFBIR_MODEL = "diffbir-v2"
"""Id of the DiffBIR that is built; the versions differ in weights and samplers."""


class NoTags:
    """Stand-in for DAPE, which runs once and stays on the processor: no tags, zeros as tokens."""

    def describe(self, picture: Tensor) -> tuple[Tensor, tuple[str, ...]]:
        """Return image tokens (1 x 145 x 512) and tags of a picture (1 x 3 x H x W)."""
        return picture.new_zeros(1, IMAGE_TOKENS, IMAGE_WIDTH), ()


MakeSystem = Callable[[], System]
"""Function that returns a system that remembers no earlier run."""


def random_systems(width: int) -> Iterator[tuple[str, MakeSystem]]:
    """Yield id and maker of each system on the processor, `width` channels wide.

    All share their networks. A maker is valid until the next one is asked for."""
    torch.manual_seed(0)
    base = one_step.build_system(width, torch.device("cpu"))
    for model in (OSEDIFF, PISASR):
        yield model, partial(OneStepAdapter, base, PUBLISHED[model])
    unet, text = base.net.unet, base.text
    control = ControlNetModel(**diffusion.network_config(width), in_channels=8).eval()
    control.controlnet_cond_embedding = NoHint()
    schedule, options = VERSIONS["v2"]
    system = DiffBIR(ControlledUnet(unet, control), base.vae, text, schedule)
    yield DIFFBIR_MODEL, partial(DiffBIRAdapter, system, nn.Identity(), options)
    control = ControlNetModel(**diffusion.network_config(width), in_channels=4).eval()
    control.controlnet_cond_embedding = HintEncoder(width, 3, (16, 32, 96, 256))
    context = ImageContext()
    for network in (unet, control):
        attend_to_image(network, context)
    tagger = cast(Tagger, NoTags())
    guided = seesr.SeeSR(ControlledUnet(unet, control), context, base.vae, text, tagger)
    yield SEESR, partial(SeeSRAdapter, guided, seesr.Options())


@contextmanager
def on_device(make: MakeSystem, device: str, dtype: torch.dtype) -> Iterator[None]:
    """Move a system to a device, all but the autoencoder in `dtype`, and afterwards back.

    The weights are the same numbers as before then."""
    system = make().system
    networks: tuple[Any, ...] = (*system.net.parts, system.vae.network)
    states = [network.state_dict() for network in networks]
    try:
        for network in networks:
            precise = network is system.vae.network
            nn.Module.to(network, device, torch.float32 if precise else dtype)
        yield
    finally:
        for network, state in zip(networks, states, strict=True):
            nn.Module.to(network, "cpu", torch.float32)
            network.load_state_dict(state)
