"""Table of the networks that are trained here: their shapes and their training tasks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from torch import nn

from models.core.wish_table import Wish
from models.networks.damage_detector import DamageNet
from models.networks.fast_upscaler import Enlarger
from models.networks.hole_inpainting import FillNet
from models.networks.instructir import InstructIR
from models.networks.mprnet import MPRNet
from models.networks.promptir import PromptIR
from models.networks.residual_unet import ResidualUNet
from models.networks.tone_curves import ToneCurves, apply_curves
from models.training.data.training_losses import lab
from models.training.tasks.blind_restoration import BlindRestorationTask
from models.training.tasks.damage_segmentation import DamageSegmentationTask
from models.training.tasks.denoising import DenoisingTask
from models.training.tasks.inpainting import InpaintingTask
from models.training.tasks.restoration import RestorationTask
from models.training.tasks.training_task import TrainingTask
from models.training.tasks.upscaling import UpscalingTask


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """Network to train, its task, and AdamW's decay rates of the moments."""

    network: Callable[[], nn.Module]
    task: TrainingTask
    betas: tuple[float, float] = (0.9, 0.9)


def instant_network() -> InstructIR:
    """Build InstructIR sized for a CPU: 3.4 million parameters, 88 GFLOP a megapixel."""
    return InstructIR(width=16, encoder=(1, 1, 2, 4), middle=4, decoder=(1, 1, 1, 1))


def small_mprnet() -> MPRNet:
    """Build MPRNet with all its parts at a twelfth of the width: 0.11 million parameters."""
    return MPRNet(width=8, step=4, original_step=4, blocks=2)


def small_promptir() -> PromptIR:
    """Build PromptIR with all its parts at a sixth of the width: 0.40 million parameters."""
    return PromptIR(8, (1, 1, 1, 1), 1, (1, 2, 2, 4), ((8, 32), (16, 16), (32, 8)))


def denoiser() -> ResidualUNet:
    """Build the denoising network: a residual U-Net of 1.7 million parameters, 95 GMAC/MP."""
    return ResidualUNet((64, 128, 192))


MIXED: Final = {Wish.BLUR: 0.25, Wish.NOISE: 0.5, Wish.JPEG: 0.25, Wish.RAIN: 0.15}
"""Probability of each degradation of a patch that is restored without an instruction."""

NETWORK_SPECS: Final[Mapping[str, NetworkSpec]] = {
    "heirloom-instruct": NetworkSpec(
        instant_network,
        RestorationTask(
            {
                Wish.NOISE: 0.44,
                Wish.JPEG: 0.32,
                Wish.BLUR: 0.12,
                Wish.SCRATCHES: 0.05,
                Wish.RAIN: 0.01,
                Wish.LOW_RESOLUTION: 0.02,
                Wish.ENHANCE: 0.03,
                Wish.FADING: 0.005,
                Wish.LOW_LIGHT: 0.0025,
                Wish.HAZE: 0.0025,
            },
            side=96,
        ),
    ),
    "heirloom-tone": NetworkSpec(
        ToneCurves,
        RestorationTask(
            {Wish.FADING: 0.7, Wish.LOW_LIGHT: 0.15, Wish.HAZE: 0.15},
            side=64,
            restored=apply_curves,
            judged=lab,
        ),
    ),
    "heirloom-scratch": NetworkSpec(DamageNet, DamageSegmentationTask(side=256), betas=(0.9, 0.99)),
    "heirloom-fill": NetworkSpec(FillNet, InpaintingTask(side=96)),
    "heirloom-upscale-x2": NetworkSpec(lambda: Enlarger(2), UpscalingTask(scale=2, side=48)),
    "heirloom-upscale-x4": NetworkSpec(lambda: Enlarger(4), UpscalingTask(scale=4, side=40)),
    "heirloom-denoise": NetworkSpec(denoiser, DenoisingTask(side=96), betas=(0.9, 0.99)),
    "mprnet-small": NetworkSpec(small_mprnet, BlindRestorationTask(MIXED, side=64)),
    "promptir-small": NetworkSpec(small_promptir, BlindRestorationTask(MIXED, side=64)),
}
"""Networks to train by model id.

Those called heirloom are bundled; the others show that the published networks can be trained. The
instant network's shares are those of its last hours; before, JPEG damage, which is faint and hard,
had the most.
"""
