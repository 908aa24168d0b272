"""How large the tiles may be for the memory at hand, and what to try when that was too much."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import torch

from models.diffusion.files import cost_model
from models.diffusion.files.cost_model import BATCHES, SIDES, Parts
from models.diffusion.systems.diffbir import Tiles

RESERVE: Final = 0.9
"""Share of the free memory that may be planned with."""


@dataclass(frozen=True, slots=True)
class MemoryBudget:
    """One way to work: tiles in pixels, and whether UNet and ControlNet take turns on the
    device."""

    tiles: Tiles
    turns: bool


def memory_budgets(most: int = 1) -> Iterator[MemoryBudget]:
    """From the fastest to the smallest; `most` tiles at once at first."""
    for turns in (False, True):
        for side in SIDES:
            widest = side == SIDES[0] and not turns
            for batch in BATCHES if widest else (1,):
                if batch <= most:
                    yield MemoryBudget(Tiles(side, side // 2, side // 2, batch), turns)


def bytes_needed(room: MemoryBudget, parts: Parts) -> int:
    """On the device at the worst moment."""
    return cost_model.bytes_needed(parts, room.tiles.side, room.tiles.batch, turns=room.turns)


def first_fitting(parts: Parts, free: int | None, tiles: int = 1) -> list[MemoryBudget]:
    """The ways that fit into so many free bytes, and the smallest one always, for a picture of so
    many tiles; all of them where it is not known what is free, one tile after the other."""
    if free is None:
        return list(memory_budgets())
    every = list(memory_budgets(tiles))
    chosen = [room for room in every if bytes_needed(room, parts) <= free * RESERVE]
    return chosen or every[-1:]


@dataclass(frozen=True, slots=True)
class LoadedWeights:
    """Bytes of a graphics card: nobody's, those that torch keeps, and of these the ones in use."""

    free: int
    kept: int
    used: int

    def left(self, own: int, vram: int) -> int:
        """For a network in all, of which `own` bytes are there already. No more than `vram` are
        taken by everything together, where that is not 0."""
        others = self.used - own
        there = self.free + self.kept
        return (min(there, vram) if vram else there) - others


def left_on(device: torch.device, own: int, vram: int) -> int | None:
    """See Held. None where the device does not tell."""
    if device.type != "cuda":
        return None
    cuda = torch.cuda
    kept, used = cuda.memory_reserved(device), cuda.memory_allocated(device)
    return LoadedWeights(cuda.mem_get_info(device)[0], kept, used).left(own, vram)


def keep_to(vram: int) -> None:
    """Whatever would take more of the graphics card raises torch.OutOfMemoryError from now on."""
    whole = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction(min(vram / whole, 1.0))
