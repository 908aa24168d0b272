"""Restoration networks as torch modules, one file per architecture.

`VARIANTS` maps the name of each published checkpoint to the network that it fits.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from torch import nn

from models.networks.ddcolor import DDColor, DDColorSizes
from models.networks.instructir import InstructIR, LanguageHead
from models.networks.mprnet import MPRNet
from models.networks.nafnet import NAFNet
from models.networks.promptir import PromptIR
from models.networks.restormer import Restormer
from models.networks.rrdbnet import RRDBNet
from models.networks.scunet import SCUNet
from models.networks.srvgg import SRVGG
from models.networks.swinir import SwinIR

SIDD_BLOCKS: Final[dict[str, Any]] = {
    "encoder": (2, 2, 4, 8),
    "middle": 12,
    "decoder": (2, 2, 2, 2),
}
"""Numbers of blocks per level of the NAFNets trained on SIDD (denoising)."""
GOPRO_BLOCKS: Final[dict[str, Any]] = {
    "encoder": (1, 1, 1, 28),
    "middle": 1,
    "decoder": (1, 1, 1, 1),
}
"""Numbers of blocks per level of the NAFNets trained on GoPro (deblurring) and on REDS."""

DDCOLOR_TINY: Final = DDColorSizes((3, 3, 9, 3), (96, 192, 384, 768))
"""Sizes of the DDColor with the small encoder, ConvNeXt-T."""
DDCOLOR_LARGE: Final = DDColorSizes((3, 3, 27, 3), (192, 384, 768, 1536))
"""Sizes of the DDColor with the large encoder, ConvNeXt-L."""

LOCAL_SIDE: Final = 384
"""Side in pixels of NAFNet's local-mean window: 1.5 times the 256 px training crops."""

VARIANTS: Final[Mapping[str, Callable[[], nn.Module]]] = {
    "nafnet-sidd-width32": partial(NAFNet, 32, **SIDD_BLOCKS),
    "nafnet-sidd-width64": partial(NAFNet, 64, **SIDD_BLOCKS),
    "nafnet-gopro-width32": partial(NAFNet, 32, **GOPRO_BLOCKS),
    "nafnet-gopro-width32-tlc": partial(NAFNet, 32, **GOPRO_BLOCKS, local_side=48),
    "nafnet-gopro-width32-local": partial(NAFNet, 32, **GOPRO_BLOCKS, local_side=LOCAL_SIDE),
    "nafnet-gopro-width64": partial(NAFNet, 64, **GOPRO_BLOCKS),
    "nafnet-gopro-width64-local": partial(NAFNet, 64, **GOPRO_BLOCKS, local_side=LOCAL_SIDE),
    "mprnet-deblurring": partial(MPRNet, 96, 48, 32),
    "mprnet-denoising": partial(MPRNet, 80, 48, 32),
    "mprnet-deraining": partial(MPRNet, 40, 20, 16),
    "instructir-7d": InstructIR,
    "instructir-lmhead": LanguageHead,
    "promptir-allinone": PromptIR,
    "restormer-deraining": Restormer,
    "restormer-real-denoising": partial(Restormer, biased=False),
    "swinir": SwinIR,
    "bsrnet": RRDBNet,
    "scunet": SCUNet,
    "realesrgan-x4plus": RRDBNet,
    "realesrgan-x4plus-anime": partial(RRDBNet, blocks=6),
    "realesrgan-x2plus": partial(RRDBNet, unshuffle=2),
    "realesr-general-x4v3": partial(SRVGG, convolutions=32),
    "realesr-animevideov3": SRVGG,
    "ddcolor-tiny": partial(DDColor, DDCOLOR_TINY),
    "ddcolor-large": partial(DDColor, DDCOLOR_LARGE),
}
"""Constructors of the networks of the published checkpoints, by variant name.

"-tlc" variants have the small windows that the reference numbers were made with, "-local" variants
those of the paper (Chu et al.). Both load the checkpoint of the plain variant.
"""


def create(variant: str) -> nn.Module:
    """Build the untrained network of a published variant. Raises: KeyError if it is unknown."""
    return VARIANTS[variant]()
