"""How large the tiles may be for the memory at hand, and what to try when that was too much."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import torch

from models.diffusion import needs
from models.diffusion.diffbir import Tiles
from models.diffusion.needs import BATCHES, SIDES, Parts

RESERVE: Final = 0.9
"""Share of the free memory that may be planned with."""


@dataclass(frozen=True, slots=True)
class Room:
    """One way to work: tiles in pixels, and whether UNet and ControlNet take turns on the
    device."""

    tiles: Tiles
    turns: bool


def rooms(most: int = 1) -> Iterator[Room]:
    """From the fastest to the smallest; `most` tiles at once at first."""
    for turns in (False, True):
        for side in SIDES:
            widest = side == SIDES[0] and not turns
            for batch in BATCHES if widest else (1,):
                if batch <= most:
                    yield Room(Tiles(side, side // 2, side // 2, batch), turns)


def bytes_needed(room: Room, parts: Parts) -> int:
    """On the device at the worst moment."""
    return needs.bytes_needed(parts, room.tiles.side, room.tiles.batch, turns=room.turns)


def fitting(parts: Parts, free: int | None, tiles: int = 1) -> list[Room]:
    """The ways that fit into so many free bytes, and the smallest one always, for a picture of so
    many tiles; all of them where it is not known what is free, one tile after the other."""
    if free is None:
        return list(rooms())
    every = list(rooms(tiles))
    chosen = [room for room in every if bytes_needed(room, parts) <= free * RESERVE]
    return chosen or every[-1:]


def free_bytes(device: torch.device) -> int | None:
    """None where the device does not tell."""
    return torch.cuda.mem_get_info(device)[0] if device.type == "cuda" else None
