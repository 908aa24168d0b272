"""Tile sizes that fit the available memory, and the order of fallbacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import torch

from models.diffusion.files import cost_model
from models.diffusion.files.cost_model import BATCH_SIZES, SIDES, PartSizes
from models.diffusion.systems.diffbir import Tiles

USABLE_SHARE: Final = 0.9
"""Share of the free memory that may be planned with."""


@dataclass(frozen=True, slots=True)
class MemoryBudget:
    """Memory settings: tile sizes, and whether UNet and ControlNet are offloaded in turn."""

    tiles: Tiles
    offload: bool


def memory_budgets(
    max_batch: int = 1, sides: Sequence[int] = SIDES, vae_tile: float = 0.5
) -> Iterator[MemoryBudget]:
    """Yield memory settings, the fastest first, with up to `max_batch` tiles per network run.

    `sides` are those of the tiles, and `vae_tile` the autoencoder's as a share of them.
    """
    for offload in (False, True):
        for side in sides:
            widest = side == sides[0] and not offload
            for batch in BATCH_SIZES if widest else (1,):
                if batch <= max_batch:
                    tiles = Tiles(side, side // 2, int(side * vae_tile), batch)
                    yield MemoryBudget(tiles, offload)


def bytes_needed(budget: MemoryBudget, parts: PartSizes) -> int:
    """Estimate the peak device memory in bytes of a generation with these settings."""
    return cost_model.bytes_needed(
        parts, budget.tiles.side, budget.tiles.batch, offload=budget.offload
    )


def fitting_budgets(
    parts: PartSizes, free: int | None, tiles: int = 1, sides: Sequence[int] = SIDES
) -> list[MemoryBudget]:
    """Return the memory settings that fit into `free` bytes, at least the smallest one.

    `tiles` is the number of tiles of the picture. With `free` None (unknown) all are returned, with
    one tile per run."""
    if free is None:
        return list(memory_budgets(1, sides, parts.vae_tile))
    budgets = list(memory_budgets(tiles, sides, parts.vae_tile))
    fitting = [budget for budget in budgets if bytes_needed(budget, parts) <= free * USABLE_SHARE]
    return fitting or budgets[-1:]


@dataclass(frozen=True, slots=True)
class VramUsage:
    """Memory of a graphics card in bytes.

    `free` is unused, `reserved` held by torch, and `allocated` the part of that in use."""

    free: int
    reserved: int
    allocated: int

    def available(self, own: int, vram: int) -> int:
        """Return the bytes for a network that has `own` loaded, within `vram` (0: no limit)."""
        others = self.allocated - own
        total = self.free + self.reserved
        return (min(total, vram) if vram else total) - others


def available_on(device: torch.device, own: int, vram: int) -> int | None:
    """Return the bytes within `vram` for a network that has `own` loaded; None if no GPU."""
    if device.type != "cuda":
        return None
    cuda = torch.cuda
    reserved, allocated = cuda.memory_reserved(device), cuda.memory_allocated(device)
    return VramUsage(cuda.mem_get_info(device)[0], reserved, allocated).available(own, vram)


def limit_vram(vram: int) -> None:
    """Let torch raise OutOfMemoryError beyond `vram` bytes of the graphics card."""
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction(min(vram / total, 1.0))
