"""The networks that are trained here: their shapes, and what each is taught."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from torch import nn

from models.networks.curves import ToneCurves, applied
from models.networks.damage import DamageNet
from models.networks.enlarger import Enlarger
from models.networks.filling import FillNet
from models.networks.instructir import InstructIR
from models.networks.mprnet import MPRNet
from models.networks.promptir import PromptIR
from models.networks.residual_unet import ResidualUNet
from models.planning.wish import Wish
from models.training.lesson import Lesson
from models.training.lessons.blind import Blind
from models.training.lessons.denoising import Denoising
from models.training.lessons.enlarging import Enlarging
from models.training.lessons.filling import Filling
from models.training.lessons.finding import Finding
from models.training.lessons.restoring import Restoring
from models.training.losses import lab


@dataclass(frozen=True, slots=True)
class Course:
    """A network, what it is taught, and the decay rates of the moments in AdamW."""

    network: Callable[[], nn.Module]
    lesson: Lesson
    betas: tuple[float, float] = (0.9, 0.9)


def instant_network() -> InstructIR:
    """InstructIR sized for a CPU: 3.4 million parameters, 88 GFLOP a megapixel."""
    return InstructIR(width=16, encoder=(1, 1, 2, 4), middle=4, decoder=(1, 1, 1, 1))


def small_mprnet() -> MPRNet:
    """MPRNet with all its parts at a twelfth of the width: 0.11 million parameters."""
    return MPRNet(width=8, step=4, original_step=4, blocks=2)


def small_promptir() -> PromptIR:
    """PromptIR with all its parts at a sixth of the width: 0.40 million parameters."""
    return PromptIR(8, (1, 1, 1, 1), 1, (1, 2, 2, 4), ((8, 32), (16, 16), (32, 8)))


def denoiser() -> ResidualUNet:
    """Plain residual U-Net sized for a CPU: 1.7 million parameters, 95 GMAC a megapixel."""
    return ResidualUNet((64, 128, 192))


MIXED: Final = {Wish.BLUR: 0.25, Wish.NOISE: 0.5, Wish.JPEG: 0.25, Wish.RAIN: 0.15}
"""How often each happens to a patch that is to be restored without words."""

COURSES: Final[Mapping[str, Course]] = {
    "heirloom-instruct": Course(
        instant_network,
        Restoring(
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
    "heirloom-tone": Course(
        ToneCurves,
        Restoring(
            {Wish.FADING: 0.7, Wish.LOW_LIGHT: 0.15, Wish.HAZE: 0.15},
            side=64,
            restored=applied,
            judged=lab,
        ),
    ),
    "heirloom-scratch": Course(DamageNet, Finding(side=128)),
    "heirloom-fill": Course(FillNet, Filling(side=96)),
    "heirloom-upscale-x2": Course(lambda: Enlarger(2), Enlarging(scale=2, side=48)),
    "heirloom-upscale-x4": Course(lambda: Enlarger(4), Enlarging(scale=4, side=40)),
    "heirloom-denoise": Course(denoiser, Denoising(side=96), betas=(0.9, 0.99)),
    "mprnet-small": Course(small_mprnet, Blind(MIXED, side=64)),
    "promptir-small": Course(small_promptir, Blind(MIXED, side=64)),
}
"""By model id. The program brings along those that are called heirloom; the others show that the
published networks can be trained. The instant network's shares are those of its last hours; before,
JPEG damage, which is faint and hard, had the most."""
