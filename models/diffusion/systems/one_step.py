"""OSEDiff and PiSA-SR: one run of Stable Diffusion's UNet with merged adapters.

The run starts from the photo's own latent, to which no noise is added. Wu et al., "One-Step
Effective Diffusion Network for Real-World Image Super-Resolution", NeurIPS 2024 (arXiv 2406.08177);
Sun et al., "Pixel-level and Semantic-level Adjustable Super-resolution: A Dual-LoRA Approach", CVPR
2025 (arXiv 2412.03017).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.diffusion.files.manifest import OSEDIFF, OSEDIFF_FACE, PISASR
from models.diffusion.modules.clip_text import TextTower
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.lora import AppliedAdapters
from models.diffusion.modules.tagger import Tagger
from models.diffusion.modules.tiny_vae import TinyVae
from models.diffusion.modules.vae import REDUCTION, Vae
from models.diffusion.sampling.classifier_free import ControlImage, PromptPair, make_branches
from models.diffusion.sampling.ddpm_and_ddim import predict_clean
from models.diffusion.sampling.guidance_types import DenoiseResult, DenoiseSteps
from models.diffusion.sampling.noise_schedule import Schedule
from models.diffusion.sampling.random_noise import Noise
from models.diffusion.systems import colour_fix
from models.diffusion.systems.colour_fix import ColourTransfer
from models.diffusion.systems.diffbir import LAST_TIMESTEP
from models.diffusion.systems.diffbir_stage_one import Bytes
from models.diffusion.systems.seesr import LEAST_SIDE, Tiles

Recall = Callable[[float, Callable[[], Tensor]], Tensor]
"""Function that returns the network's output at a strength of the semantic adapters.

It may remember the output, else it calls the function that computes it.
"""


def compute_anew(_semantic: float, compute: Callable[[], Tensor]) -> Tensor:
    """Compute an output of the network without remembering it; see `Recall`."""
    return compute()


TILES: Final = Tiles(side=96, overlap=32)
"""Tiles that OSEDiff and PiSA-SR were published with."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a one-step restoration; the defaults are those of OSEDiff.

    The network's output is noise at `timestep`, or, if `is_difference`, what is to be subtracted
    from the latent. `prompt_end` follows the tags and the additional prompt. `pixel` and `semantic`
    are the strengths of PiSA-SR's two kinds of adapters; 1 is published. `is_quick` has the tiny
    autoencoder encode and decode, where there is one.
    """

    timestep: int = LAST_TIMESTEP
    is_difference: bool = False
    extra_prompt: str = ""
    prompt_end: str = ","
    pixel: float = 1.0
    semantic: float = 1.0
    is_quick: bool = False
    transfer_colours: ColourTransfer | None = colour_fix.transfer_colours_adain
    tiles: Tiles = TILES

    def build_prompt(self, tags: tuple[str, ...]) -> str:
        """Join tags and additional prompt to one prompt."""
        parts = (", ".join(tags), self.extra_prompt) if self.prompt_end else (self.extra_prompt,)
        return ", ".join(parts) + self.prompt_end

    @property
    def outputs(self) -> tuple[float, ...]:
        """Strengths of the semantic adapters at which the network runs.

        They are 0 and 1, of which one is enough where the semantic strength is that of the pixels
        or 0."""
        if self.semantic == self.pixel:
            return (1.0,)
        return (0.0,) if self.semantic == 0 else (0.0, 1.0)


PUBLISHED: Final[Mapping[str, Options]] = {
    OSEDIFF: Options(),
    OSEDIFF_FACE: Options(transfer_colours=None),
    PISASR: Options(
        timestep=1,
        is_difference=True,
        prompt_end="",
        tiles=Tiles(side=96, overlap=32, has_centred_weights=True),
    ),
}
"""Published options by model id."""


@dataclass(frozen=True, slots=True, eq=False)
class OneStep:
    """Loaded parts of a one-step system.

    The weights of `net` include all adapters; `semantic` are those of them that PiSA-SR can
    weaken. Systems without `tagger` are guided by no tags.
    """

    net: ControlledUnet
    vae: Vae
    text: TextTower
    tagger: Tagger | None = None
    semantic: AppliedAdapters | None = None
    tiny_vae: TinyVae | None = None

    def describe_image(self, picture: Tensor) -> tuple[str, ...]:
        """Return the tags of a degraded picture (1 x 3 x H x W, 0 to 1), if there is a tagger."""
        return self.tagger.describe(picture)[1] if self.tagger else ()

    def encode_text(self, sentence: str) -> Tensor:
        """Encode a prompt to 1 x 77 x width numbers."""
        return self.text.encode_sentence(sentence).to(self.vae.device)

    @torch.no_grad()
    def encode(self, picture: Tensor, options: Options, noise: Noise) -> Tensor:
        """Encode a degraded picture (1 x 3 x H x W, 0 to 1) to a random latent, as published.

        The tiny autoencoder gives a latent without chance.
        """
        if options.is_quick and self.tiny_vae:
            return self.tiny_vae.encode(picture * 2 - 1)
        return self.vae.sample(picture * 2 - 1, noise, options.tiles.encoder)

    @torch.no_grad()
    def denoise(
        self,
        latent: Tensor,
        text: Tensor,
        options: Options,
        before_call: Callable[[], None] = lambda: None,
        recall: Recall = compute_anew,
    ) -> DenoiseSteps:
        """Yield the restored latent of a degraded picture's latent, as the only step.

        `before_call` is called before each network run; its exceptions stop the restoration.
        `recall` may know outputs of the network for this latent and text.
        """
        output = self._predict(latent, text, options, before_call, recall)
        if options.is_difference:
            clean = latent - output
        else:
            schedule = Schedule.scaled_linear()
            alpha_bar = float(schedule.alpha_bars[options.timestep])
            clean = predict_clean(schedule.prediction, latent, output, alpha_bar)
        yield DenoiseResult(clean, clean)

    def _predict(
        self,
        latent: Tensor,
        text: Tensor,
        options: Options,
        before_call: Callable[[], None],
        recall: Recall,
    ) -> Tensor:
        """Run the network, twice where the adapters' strengths differ (PiSA-SR, equation 9).

        `before_call` is called before each run; latents are N x 4 x h x w."""
        branches = make_branches(
            self.net,
            PromptPair(text, text),
            ControlImage(latent),
            options.tiles.tile_latent(latent),
            before_call,
        )

        def run(semantic: float) -> Tensor:
            if semantic == 1 or self.semantic is None:
                return branches(latent, options.timestep, False)[0]
            with self.semantic.active(semantic - 1):
                return branches(latent, options.timestep, False)[0]

        first, *second = (recall(each, partial(run, each)) for each in options.outputs)
        if not second:
            return options.pixel * first
        return options.pixel * first + options.semantic * (second[0] - first)

    @torch.no_grad()
    def decode(self, latent: Tensor, damaged: Tensor, options: Options) -> Tensor:
        """Decode the latent in the degraded picture's colours, slightly beyond 0 to 1 perhaps."""
        if options.is_quick and self.tiny_vae:
            decoded = self.tiny_vae.decode(latent)
        else:
            decoded = self.vae.decode(latent, options.tiles.decoder)
        return colour_fix.finish_decoded(decoded, damaged, options.transfer_colours)


def upscale_input(photo: Bytes, by: int = 4, least_side: int = LEAST_SIDE) -> Bytes:
    """Upscale a photo (H x W x 3) to the size that one-step systems restore, as published.

    Small photos are enlarged first, then all by the factor `by`, then resized to multiples of 8.
    """
    picture = Image.fromarray(photo)
    if min(picture.size) < least_side // by:
        scale = (least_side // by) / min(picture.size)
        picture = picture.resize((int(scale * picture.width), int(scale * picture.height)))
    large = picture.resize((picture.width * by, picture.height * by))
    size = (large.width // REDUCTION * REDUCTION, large.height // REDUCTION * REDUCTION)
    return np.asarray(large.resize(size, Image.Resampling.LANCZOS))
