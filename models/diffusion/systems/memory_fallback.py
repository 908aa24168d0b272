"""How large the tiles may be for the memory at hand, and what to try when that was too much."""

from collections.abc import Iterator
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
    """One way to work: tiles in pixels, and whether UNet and ControlNet take turns on the
    device."""

    tiles: Tiles
    offload: bool


def memory_budgets(max_batch: int = 1) -> Iterator[MemoryBudget]:
    """From the fastest to the smallest; `most` tiles at once at first."""
    for offload in (False, True):
        for side in SIDES:
            widest = side == SIDES[0] and not offload
            for batch in BATCH_SIZES if widest else (1,):
                if batch <= max_batch:
                    yield MemoryBudget(Tiles(side, side // 2, side // 2, batch), offload)


def bytes_needed(budget: MemoryBudget, parts: PartSizes) -> int:
    """On the device at the worst moment."""
    return cost_model.bytes_needed(
        parts, budget.tiles.side, budget.tiles.batch, offload=budget.offload
    )


def fitting_budgets(parts: PartSizes, free: int | None, tiles: int = 1) -> list[MemoryBudget]:
    """The ways that fit into so many free bytes, and the smallest one always, for a picture of so
    many tiles; all of them where it is not known what is free, one tile after the other."""
    if free is None:
        return list(memory_budgets())
    budgets = list(memory_budgets(tiles))
    fitting = [budget for budget in budgets if bytes_needed(budget, parts) <= free * USABLE_SHARE]
    return fitting or budgets[-1:]


@dataclass(frozen=True, slots=True)
class VramUsage:
    """Bytes of a graphics card: nobody's, those that torch keeps, and of these the ones in use."""

    free: int
    reserved: int
    allocated: int

    def available(self, own: int, vram: int) -> int:
        """For a network in all, of which `own` bytes are there already. No more than `vram` are
        taken by everything together, where that is not 0."""
        others = self.allocated - own
        total = self.free + self.reserved
        return (min(total, vram) if vram else total) - others


def available_on(device: torch.device, own: int, vram: int) -> int | None:
    """See Held. None where the device does not tell."""
    if device.type != "cuda":
        return None
    cuda = torch.cuda
    kept, used = cuda.memory_reserved(device), cuda.memory_allocated(device)
    return VramUsage(cuda.mem_get_info(device)[0], kept, used).available(own, vram)


def limit_vram(vram: int) -> None:
    """Whatever would take more of the graphics card raises torch.OutOfMemoryError from now on."""
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction(min(vram / total, 1.0))
