"""What a generative pass needs: memory of the device, and runs of the network. Knows no torch, so
that it can be told before anything is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.diffusion.files.manifest import TURBO

SIDES: Final = (512, 384, 256)
"""Of the latent's tiles, in pixels; the network was trained on the first."""

BATCH_SIZES: Final = (4, 2, 1)
"""Tiles that go through the network at once, where the device has room for them."""

UNET_VALUES_PER_PIXEL: Final = 2048
"""Values that UNet and ControlNet work with for each pixel of a tile and each branch of
guidance."""

VAE_VALUES_PER_PIXEL: Final = 768
"""The same for the autoencoder, which always works in single precision."""

VAE_PADDING: Final = 2 * 11 * 8
"""Pixels that a tile of the autoencoder sees beyond itself, both sides together."""

HALF, SINGLE = 2, 4
"""Bytes of a value."""


@dataclass(frozen=True, slots=True)
class PartSizes:
    """Weights of UNet, ControlNet and autoencoder, in bytes on the device; `value` is the bytes
    of a value that the first two work with."""

    unet: int
    control: int
    vae: int
    value_bytes: int = HALF


def bytes_needed(parts: PartSizes, side: int, batch: int, *, offload: bool) -> int:
    """On the device at the worst moment, for tiles of so many pixels, so many at once; `turns`:
    UNet and ControlNet are there one at a time."""
    networks = max(parts.unet, parts.control) if offload else parts.unet + parts.control
    activations = 2 * batch * side**2 * UNET_VALUES_PER_PIXEL * parts.value_bytes
    decoded_side = side // 2 + VAE_PADDING
    return parts.vae + networks + max(activations, decoded_side**2 * VAE_VALUES_PER_PIXEL * SINGLE)


@dataclass(frozen=True, slots=True)
class PublishedSettings:
    """How a system is run as published: steps, branches of guidance that are asked, and pixels
    from one tile to the next."""

    steps: int
    branches: int
    stride: int = 256


SYSTEMS: Final[Mapping[str, PublishedSettings]] = {
    "diffbir-v1": PublishedSettings(50, 1),
    "diffbir-v2": PublishedSettings(50, 2),
    "diffbir-v2.1": PublishedSettings(10, 2),
    "seesr": PublishedSettings(50, 2, stride=480),
    TURBO: PublishedSettings(2, 1),
}
"""By the model's id."""
