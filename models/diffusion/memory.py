"""How large the tiles may be for the memory at hand, and what to try when that was too much."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import torch

from models.diffusion.diffbir import Tiles

SIDES: Final = (512, 384, 256)
"""Of the latent's tiles, in pixels; the network was trained on the first."""

PER_PIXEL: Final = 4096
"""Bytes that UNet and ControlNet work with for each pixel of a tile and each branch of guidance,
in half precision."""

PER_PIXEL_VAE: Final = 3072
"""The same for the autoencoder in single precision."""

VAE_SURROUNDINGS: Final = 2 * 11 * 8
"""Pixels that a tile of the autoencoder sees beyond itself, both sides together."""

RESERVE: Final = 0.9
"""Share of the free memory that may be planned with."""


@dataclass(frozen=True, slots=True)
class Room:
    """One way to work: tiles in pixels, and whether UNet and ControlNet take turns on the
    device."""

    tiles: Tiles
    turns: bool


def rooms() -> Iterator[Room]:
    """From the fastest to the smallest."""
    for turns in (False, True):
        for side in SIDES:
            yield Room(Tiles(side, side // 2, side // 2), turns)


def bytes_needed(room: Room, parts: tuple[int, int, int]) -> int:
    """On the device at the worst moment; `parts` are the bytes of the weights of UNet, ControlNet
    and autoencoder."""
    unet, control, vae = parts
    weights = vae + (max(unet, control) if room.turns else unet + control)
    latents = 2 * room.tiles.batch * room.tiles.side**2 * PER_PIXEL
    seen = room.tiles.vae + VAE_SURROUNDINGS
    return weights + max(latents, seen**2 * PER_PIXEL_VAE)


def fitting(parts: tuple[int, int, int], free: int | None) -> list[Room]:
    """The ways that fit into so many free bytes, and the smallest one always; all of them where
    it is not known what is free."""
    every = list(rooms())
    if free is None:
        return every
    chosen = [room for room in every if bytes_needed(room, parts) <= free * RESERVE]
    return chosen or every[-1:]


def free_bytes(device: torch.device) -> int | None:
    """None where the device does not tell."""
    return torch.cuda.mem_get_info(device)[0] if device.type == "cuda" else None
