"""Cost model of generative passes: device memory and network runs.

It imports no torch, so that costs can be shown before anything is loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.diffusion.files.manifest import OSEDIFF, OSEDIFF_FACE, PISASR, TURBO

SIDES: Final = (512, 384, 256)
"""Tile sides in pixels of the picture, from the largest; training crops had the first one."""

ONE_STEP_SIDES: Final = (768, *SIDES)
"""Tile sides in pixels of one-step systems, which were published with 768."""

BATCH_SIZES: Final = (4, 2, 1)
"""Numbers of tiles per network run that are tried, the largest first, as memory allows."""

UNET_VALUES_PER_PIXEL: Final = 2048
"""Number of activations of UNet and ControlNet per pixel of a tile and guidance branch."""

VAE_VALUES_PER_PIXEL: Final = 768
"""Number of activations of the autoencoder per pixel; it always computes in single precision."""

VAE_PADDING: Final = 2 * 11 * 8
"""Pixels that a tile of the autoencoder reads beyond itself, both sides together."""

HALF, SINGLE = 2, 4
"""Number of bytes of a value in half and in single precision."""


@dataclass(frozen=True, slots=True)
class PartSizes:
    """Sizes of the weights of UNet, ControlNet and autoencoder on the device, in bytes.

    `value_bytes` is the size of a value that UNet and ControlNet compute with, `branches` the
    number of guidance branches, and `vae_tile` the side of the autoencoder's tiles as a share of
    that of the UNet's.
    """

    unet: int
    control: int
    vae: int
    value_bytes: int = HALF
    branches: int = 2
    vae_tile: float = 0.5


def bytes_needed(parts: PartSizes, side: int, batch: int, *, offload: bool) -> int:
    """Estimate the peak device memory in bytes for a tile side in pixels and a batch size.

    With `offload`, UNet and ControlNet are on the device one at a time."""
    networks = max(parts.unet, parts.control) if offload else parts.unet + parts.control
    activations = parts.branches * batch * side**2 * UNET_VALUES_PER_PIXEL * parts.value_bytes
    decoded_side = int(side * parts.vae_tile) + VAE_PADDING
    return parts.vae + networks + max(activations, decoded_side**2 * VAE_VALUES_PER_PIXEL * SINGLE)


@dataclass(frozen=True, slots=True)
class PublishedSettings:
    """Settings that a system was published with.

    `branches` is the number of guidance branches per step, `stride` the distance between tiles in
    pixels, and `sides` the tile sides that are tried. `vae_tile` is the side of the autoencoder's
    tiles as a share of them.
    """

    steps: int
    branches: int
    stride: int = 256
    sides: tuple[int, ...] = SIDES
    vae_tile: float = 0.5


ONE_STEP: Final = PublishedSettings(1, 1, stride=512, sides=ONE_STEP_SIDES, vae_tile=1.0)
"""Settings of systems whose network runs once; decoding takes most of their time."""

SYSTEMS: Final[Mapping[str, PublishedSettings]] = {
    "diffbir-v1": PublishedSettings(50, 1),
    "diffbir-v2": PublishedSettings(50, 2),
    "diffbir-v2.1": PublishedSettings(10, 2),
    "seesr": PublishedSettings(50, 2, stride=480),
    TURBO: PublishedSettings(2, 1),
    OSEDIFF: ONE_STEP,
    OSEDIFF_FACE: ONE_STEP,
    PISASR: ONE_STEP,
}
"""Published settings by model id."""
