"""SeeSR: Stable Diffusion guided by tags and image tokens of the degraded picture.

Wu et al., "SeeSR: Towards Semantics-Aware Real-World Image Super-Resolution", CVPR 2024 (arXiv
2311.16518).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.diffusion.modules import network_builder
from models.diffusion.modules.clip_text import TextTower
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.seesr_unet import (
    ImageContext,
    build_seesr_controlnet,
    build_seesr_unet,
)
from models.diffusion.modules.tagger import Tagger
from models.diffusion.modules.vae import REDUCTION, Vae
from models.diffusion.sampling.classifier_free import (
    ControlImage,
    LatentTiling,
    PromptPair,
    make_branches,
    windows_over,
)
from models.diffusion.sampling.guidance_types import (
    Correct,
    DenoiseSteps,
    guided_predictor,
    no_correction,
)
from models.diffusion.sampling.latent_tiles import overlapping_windows
from models.diffusion.sampling.noise_schedule import Schedule
from models.diffusion.sampling.random_noise import Noise
from models.diffusion.sampling.sampler_table import SAMPLERS
from models.diffusion.systems import colour_fix
from models.diffusion.systems.colour_fix import ColourTransfer
from models.diffusion.systems.diffbir import LAST_TIMESTEP, add_noise
from models.diffusion.systems.diffbir_stage_one import Bytes, tensor_to_bytes

State = Mapping[str, Tensor]
"""Weight tensors by weight name."""

POSITIVE: Final = "clean, high-resolution, 8k"
"""End of SeeSR's positive prompt, as published."""
NEGATIVE: Final = "dotted, noise, blur, lowres, smooth"
"""Negative prompt of SeeSR, as published."""

LEAST_SIDE: Final = 512
"""Smallest side in pixels of the generated picture; smaller inputs are upscaled first."""

IMAGE_ATTENTION_KEY: Final = ".image_attentions."
"""Part of the names of the weights that SeeSR adds to a UNet."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tile settings of SeeSR.

    `side` and `overlap` of the latent's tiles are in latent positions, the sides of the encoder's
    and decoder's tiles in pixels; `batch` is the number of tiles per network run. With
    `has_centred_weights` tiles are blended with weights that peak in their middle.
    """

    side: int = 96
    overlap: int = 4
    encoder: int = 1024
    decoder: int = 1792
    batch: int = 1
    has_centred_weights: bool = False

    def tile_latent(self, latent: Tensor) -> LatentTiling | None:
        """Return the tiling of a latent; None if one tile holds all of it."""
        height, width = latent.shape[2:]
        if height * width <= self.side**2:
            return None
        windows = overlapping_windows(height, width, self.side, self.overlap)
        return LatentTiling(tuple(windows), self.batch, self.has_centred_weights)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a SeeSR generation.

    `control` is the strength of the picture's influence, 0 to 1; `from_picture` starts from the
    picture under full noise (LRE) instead of pure noise. `sampler` is a name in `SAMPLERS`."""

    extra_prompt: str = ""
    positive: str = POSITIVE
    negative: str = NEGATIVE
    steps: int = 50
    cfg: float = 5.5
    control: float = 1.0
    from_picture: bool = True
    sampler: str = "leading"
    transfer_colours: ColourTransfer | None = colour_fix.transfer_colours_adain
    tiles: Tiles = Tiles()

    def build_prompt(self, tags: tuple[str, ...]) -> str:
        """Join tags, additional prompt and the general positive prompt to one prompt."""
        return f"{', '.join(tags)}, {self.extra_prompt},{self.positive}"


TURBO: Final = Options(steps=2, cfg=1.0, tiles=Tiles(overlap=32))
"""Options of SeeSR for a UNet on sd-turbo."""


@dataclass(frozen=True, slots=True, eq=False)
class SeeSRInput:
    """Input of a SeeSR generation.

    `picture` is the degraded picture (1 x 3 x H x W, 0 to 1) at the size of the result, sides
    multiples of 8; `vectors` its image tokens (1 x 145 x 512); `words` the encoded prompts."""

    picture: Tensor
    vectors: Tensor
    prompts: PromptPair


@dataclass(frozen=True, slots=True, eq=False)
class SeeSR:
    """Loaded parts of SeeSR; UNet and ControlNet share `image_context`.

    Without `tagger`, image tokens must be passed in.
    """

    net: ControlledUnet
    image_context: ImageContext
    vae: Vae
    text: TextTower
    tagger: Tagger | None = None

    @property
    def device(self) -> torch.device:
        """Device of the autoencoder, on which latents are processed."""
        return self.vae.device

    def describe_image(self, picture: Tensor) -> tuple[Tensor, tuple[str, ...]]:
        """Compute image tokens (1 x 145 x 512) and tags of a degraded picture (0 to 1, own size).

        Raises: ValueError without a tagger.
        """
        if self.tagger is None:
            raise ValueError("no DAPE was loaded")
        vectors, tags = self.tagger.describe(picture)
        return vectors.to(self.device), tags

    def encode_text(self, sentence: str) -> Tensor:
        """Encode a prompt to 1 x 77 x width."""
        return self.text.encode_sentence(sentence).to(self.device)

    @torch.no_grad()
    def start_latent(self, picture: Tensor, options: Options, noise: Noise) -> Tensor:
        """Return the starting latent: noise, or the picture's under the last timestep's noise."""
        height, width = (side // REDUCTION for side in picture.shape[2:])
        fresh_noise = noise((1, 4, height, width))
        if not options.from_picture:
            return fresh_noise
        copies = 2 if options.cfg > 1 else 1

        def first(shape: tuple[int, ...]) -> Tensor:
            return noise((copies, *shape[1:]))[:1]

        latent = self.vae.sample(picture * 2 - 1, first, options.tiles.encoder)
        return add_noise(Schedule.scaled_linear(), latent, LAST_TIMESTEP, fresh_noise)

    def denoise(
        self,
        scene: SeeSRInput,
        options: Options,
        noise: Noise,
        before_call: Callable[[], None] = lambda: None,
        correct: Correct = no_correction,
    ) -> DenoiseSteps:
        """Generate the latent; yield each step's result.

        `before_call` is called before each network run; its exceptions stop the generation."""
        start = self.start_latent(scene.picture, options, noise)
        net = replace(self.net, strength=options.control)
        self.image_context.vectors = scene.vectors
        tiled = options.tiles.tile_latent(start)
        windows = windows_over(start, tiled)
        with torch.no_grad():
            control = ControlImage(scene.picture, REDUCTION)
            control = control.encoded(net.encode_control_image, *windows)
        predict = guided_predictor(
            make_branches(net, scene.prompts, control, tiled, before_call), options.cfg
        )
        sampler = SAMPLERS[options.sampler]
        return sampler(predict, Schedule.scaled_linear(), start, options.steps, noise, correct)

    @torch.no_grad()
    def decode(self, latent: Tensor, damaged: Tensor, options: Options) -> Tensor:
        """Decode the latent with the colours of `damaged`; values may exceed 0 to 1 slightly."""
        decoded = self.vae.decode(latent, options.tiles.decoder)
        return colour_fix.finish_decoded(decoded, damaged, options.transfer_colours)


def upscale_input(photo: Bytes, by: int = 4) -> Bytes:
    """Upscale a photo (H x W x 3) by `by` to the size for SeeSR, sides multiples of 8.

    Small photos are enlarged first."""
    picture = Image.fromarray(photo)
    least = LEAST_SIDE // by
    width, height = picture.size
    if min(width, height) < least:
        scale = least / min(width, height)
        picture = picture.resize((int(scale * width), int(scale * height)))
    width, height = (side * by // REDUCTION * REDUCTION for side in picture.size)
    larger = picture.resize((picture.width * by, picture.height * by))
    return np.asarray(larger.resize((width, height)))


def finish_picture(picture: Tensor, size: tuple[int, int]) -> Bytes:
    """Resize a picture (1 x 3 x H x W, 0 to 1) to `size` (width, height), as uint8 H x W x 3."""
    return np.asarray(Image.fromarray(tensor_to_bytes(picture.clamp(0, 1))[0]).resize(size))


def build_seesr(
    unet: State, control: State, vae: State, text: State, tagger: Tagger | None = None
) -> SeeSR:
    """Build SeeSR from weights with diffusers' names.

    Raises: KeyError or RuntimeError if weights are missing or left over."""
    context = ImageContext()
    return SeeSR(
        ControlledUnet(build_seesr_unet(unet, context), build_seesr_controlnet(control, context)),
        context,
        Vae(network_builder.build_vae(vae)),
        network_builder.build_text_tower(text),
        tagger,
    )


def with_base_weights(unet: State, base: State) -> dict[str, Tensor]:
    """Combine SeeSR's additional UNet weights with another base UNet, such as sd-turbo."""
    additional = {name: each for name, each in unet.items() if IMAGE_ATTENTION_KEY in name}
    return {**base, **additional}
