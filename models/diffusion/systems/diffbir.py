"""DiffBIR: a faithful picture from a first stage, and detail from Stable Diffusion steered by it.

Lin et al., "DiffBIR: Towards Blind Image Restoration with Generative Diffusion Prior", ECCV 2024
(arXiv 2308.15070).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import torch
from torch import Tensor

from models.diffusion.modules.clip_text import TextTower
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.vae import REDUCTION, Vae
from models.diffusion.sampling.classifier_free import (
    ControlImage,
    LatentTiling,
    PromptPair,
    make_branches,
)
from models.diffusion.sampling.guidance_types import (
    Correct,
    DenoiseSteps,
    final_latent,
    guided_predictor,
    no_correction,
)
from models.diffusion.sampling.latent_tiles import sliding_windows
from models.diffusion.sampling.noise_schedule import TIMESTEPS, Schedule
from models.diffusion.sampling.random_noise import Noise
from models.diffusion.sampling.sampler_table import SAMPLERS
from models.diffusion.systems import colour_fix, diffbir_stage_one
from models.diffusion.systems.diffbir_stage_one import Bytes, Cleaner
from models.diffusion.systems.restoration_guidance import RestorationGuidance, make_correction
from models.layers.input_padding import pad_zero

State = Mapping[str, Tensor]
"""Weights by name."""

PART_PREFIXES: Final = {
    "unet": ("model.diffusion_model.", "unet."),
    "vae": ("first_stage_model.", "vae."),
    "text": ("cond_stage_model.", "clip."),
    "control": ("control_model.", "controlnet."),
    "stage1": ("preprocess_model.",),
}
"""Prefixes of the parts' weights in published files and in DiffBIR's own modules."""

POSITIVE: Final = (
    "Cinematic, High Contrast, highly detailed, taken using a Canon EOS R camera, hyper detailed "
    "photo - realistic maximum detail, 32k, Color Grading, ultra HD, extreme meticulous detailing, "
    "skin pore detailing, hyper sharpness, perfect without deformations."
)
"""Positive prompt of DiffBIR 2.1."""
NEGATIVE: Final = (
    "painting, oil painting, illustration, drawing, art, sketch, oil painting, cartoon, CG Style, "
    "3D render, unreal engine, blurring, dirty, messy, worst quality, low quality, frames, "
    "watermark, signature, jpeg artifacts, deformed, lowres, over-smooth."
)
"""Negative prompt of DiffBIR 2.1."""
NEGATIVE_2: Final = "low quality, blurry, low-resolution, noisy, unsharp, weird textures"
"""Negative prompt of DiffBIR 2."""

IMAGE_MULTIPLE: Final = 64
"""Multiple that the sides of the faithful picture are padded to, in pixels; 8 if tiled."""

RISING_FROM_ONE: Final = ("spaced", "ddim")
"""Samplers that decide about guidance at each step and not once per run."""

LATENT_MULTIPLE: Final = IMAGE_MULTIPLE // REDUCTION
"""Multiple of the sides of a latent that the network processes in one piece."""

LAST_TIMESTEP: Final = TIMESTEPS - 1
"""Last timestep of the schedule, with the most noise."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tile settings of DiffBIR, in pixels of the picture.

    They are side and stride of the latent's tiles, side of the autoencoder's tiles, and `batch`,
    the number of tiles per network run."""

    side: int = 512
    stride: int = 256
    vae: int = 256
    batch: int = 1

    def tile_latent(self, latent: Tensor) -> LatentTiling | None:
        """Return the tiling of a latent; None if one tile is enough or would be too large."""
        height, width = latent.shape[2:]
        side = self.side // REDUCTION
        if min(height, width) < side or max(height, width) <= side:
            return None
        windows = sliding_windows(height, width, side, self.stride // REDUCTION)
        return LatentTiling(tuple(windows), self.batch)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a DiffBIR generation; the defaults are those of version 2.1.

    `control` is the strength of the faithful picture's influence, 0 to 1; `noise_aug` a timestep
    whose noise is added to it; `from_faithful` starts from the faithful picture under full noise
    instead of noise alone.
    """

    positive: str = POSITIVE
    negative: str = NEGATIVE
    steps: int = 10
    sampler: str = "edm_dpm++_3m_sde"
    cfg: float = 6.0
    rising_cfg: bool = False
    control: float = 1.0
    noise_aug: int = 0
    from_faithful: bool = False
    guidance: RestorationGuidance | None = None
    tiles: Tiles | None = None

    @property
    def has_rising_cfg(self) -> bool:
        """Whether the guidance scale changes during the run.

        From 1 it rises with the samplers of `RISING_FROM_ONE` only, as in the reference code; else
        1 means that the negative prompt is not evaluated."""
        return self.rising_cfg and (self.cfg != 1 or self.sampler in RISING_FROM_ONE)


VERSIONS: Final[Mapping[str, tuple[Schedule, Options]]] = {
    "v1": (
        Schedule.scaled_linear(),
        Options(positive="", negative="", steps=50, sampler="spaced", cfg=1.0),
    ),
    "v2": (
        Schedule.scaled_linear(),
        Options(positive="", negative=NEGATIVE_2, steps=50, sampler="spaced", cfg=4.0),
    ),
    "v2.1": (Schedule.zero_snr(), Options()),
}
"""Schedules and default options of the published DiffBIR versions."""


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """Padded latent of the faithful picture that steers, and its tiling (None: one piece)."""

    latent: Tensor
    tiled: LatentTiling | None


@dataclass(frozen=True, slots=True, eq=False)
class DiffBIR:
    """Loaded parts of DiffBIR's second stage."""

    net: ControlledUnet
    vae: Vae
    text: TextTower
    schedule: Schedule

    @property
    def device(self) -> torch.device:
        """Device of the autoencoder, on which latents are processed."""
        return self.vae.device

    def encode_text(self, sentence: str) -> Tensor:
        """Encode a prompt to 1 x 77 x width numbers."""
        return self.text.encode_sentence(sentence).to(self.device)

    @torch.no_grad()
    def condition(self, clean: Tensor, options: Options) -> Condition:
        """Encode the faithful picture `clean` (1 x 3 x H x W, 0 to 1) as what steers."""
        if options.tiles is None:
            return Condition(self.vae.encode(pad_zero(clean, IMAGE_MULTIPLE) * 2 - 1), None)
        padded = pad_zero(clean, REDUCTION)
        latent = self.vae.encode(padded * 2 - 1, options.tiles.vae)
        tiled = options.tiles.tile_latent(latent)
        return Condition(latent if tiled else pad_zero(latent, LATENT_MULTIPLE), tiled)

    def denoise(
        self,
        clean: Tensor,
        options: Options,
        noise: Noise,
        before_call: Callable[[], None] = lambda: None,
    ) -> DenoiseSteps:
        """Generate the latent from the faithful picture `clean`; yield each step's result.

        `before_call` is called before each network run; its exceptions stop the generation."""
        condition = self.condition(clean, options)
        padded = pad_zero(clean, REDUCTION if condition.tiled else IMAGE_MULTIPLE)
        correct = self._correction(padded, options, noise)
        return self.denoise_from(condition, options, noise, correct, before_call)

    def denoise_from(
        self,
        condition: Condition,
        options: Options,
        noise: Noise,
        correct: Correct,
        before_call: Callable[[], None],
    ) -> DenoiseSteps:
        """Generate from an encoded condition; `correct` changes each predicted latent.

        `before_call` is called before each run of the network."""
        control = condition.latent
        prompts = PromptPair(self.encode_text(options.positive), self.encode_text(options.negative))
        start = noise(tuple(control.shape))
        if options.from_faithful:
            start = add_noise(self.schedule, control, LAST_TIMESTEP, start)
        if options.noise_aug:
            fresh_noise = noise(tuple(control.shape))
            control = add_noise(self.schedule, control, options.noise_aug, fresh_noise)
        net = replace(self.net, strength=options.control)
        predict_branches = make_branches(
            net, prompts, ControlImage(control), condition.tiled, before_call
        )
        predict = guided_predictor(predict_branches, options.cfg, options.has_rising_cfg)
        sampler = SAMPLERS[options.sampler]
        return sampler(predict, self.schedule, start, options.steps, noise, correct)

    def _correction(self, padded: Tensor, options: Options, noise: Noise) -> Correct:
        if options.guidance is None:
            return no_correction
        return make_correction(options.guidance, self.vae, padded * 2 - 1, noise)

    @torch.no_grad()
    def decode(self, latent: Tensor, clean: Tensor, options: Options) -> Tensor:
        """Decode the latent to a picture of the size of `clean`, about 0 to 1, not clamped."""
        height, width = clean.shape[2:]
        if options.tiles is None:
            decoded = self.vae.decode(latent)
        else:
            latent_part = latent[:, :, : -(-height // REDUCTION), : -(-width // REDUCTION)]
            decoded = self.vae.decode(latent_part, options.tiles.vae)
        return (decoded[:, :, :height, :width] + 1) / 2


def add_noise(schedule: Schedule, latent: Tensor, timestep: int, fresh_noise: Tensor) -> Tensor:
    """Return the latent with `fresh_noise` (same shape) as at a timestep (DDPM, equation 4)."""
    alpha_bar = float(schedule.alpha_bars[timestep])
    return math.sqrt(alpha_bar) * latent + math.sqrt(1 - alpha_bar) * fresh_noise


def select_part(state: State, part: str) -> dict[str, Tensor]:
    """Return the weights whose names begin with a part's prefix, without it."""
    found = ((n, prefix) for prefix in PART_PREFIXES[part] for n in state if n.startswith(prefix))
    return {name.removeprefix(prefix): state[name] for name, prefix in found}


def restore(
    system: DiffBIR,
    cleaner: Cleaner,
    photo: Bytes,
    options: Options,
    noise: Noise,
    upscale: float = 4,
) -> Bytes:
    """Restore photos (N x H x W x 3 bytes) to `upscale` times the size, SwinIR first."""
    large = diffbir_stage_one.upscale_input(photo, upscale)
    with torch.no_grad():
        clean = diffbir_stage_one.clean_with_swinir(
            cleaner, diffbir_stage_one.bytes_to_tensor(large).to(system.device)
        )
    latent = final_latent(system.denoise(clean, options, noise))
    generated = system.decode(latent, clean, options)
    return finish_picture(generated, clean, (large.shape[1], large.shape[2]))


@torch.no_grad()
def finish_picture(generated: Tensor, clean: Tensor, size: diffbir_stage_one.Size) -> Bytes:
    """Give `generated` the colours of `clean`; resize to `size` (height, width), as bytes."""
    fixed = colour_fix.transfer_colours_wavelet(generated, clean)
    return diffbir_stage_one.tensor_to_bytes(diffbir_stage_one.resize(fixed, size))
