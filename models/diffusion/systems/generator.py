"""A published system as a network that the engine can lend: asked in pixels, watched while it
forms."""

import gc
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from models.core.engine_run import DetectedTags
from models.core.errors import OutOfMemory
from models.core.generation import CostEstimate, GenerationRequest, WeightsOffloaded
from models.core.generation import GenerationResult as Shown
from models.core.pixels import Pixels, count_squares
from models.core.progress import Progress, TileShrunk
from models.core.protocols import Array
from models.diffusion.files.cost_model import SIDES, Parts
from models.diffusion.sampling.latent_preview import Projection
from models.diffusion.sampling.latent_tiles import Window
from models.diffusion.systems import compiling, stage_one
from models.diffusion.systems.interface import GenerationSetup, LoadedSystem, System
from models.diffusion.systems.memory_fallback import (
    MemoryBudget,
    bytes_needed,
    first_fitting,
    left_on,
)

BEFORE: Final = 0.1
"""Share of the progress of everything before the first step."""

AFTER: Final = 0.95
"""The progress when the last step is done."""

PREVIEW_EVERY: Final = 2
"""Steps."""

TRIAL: Final = 16
"""Side of the latent on which the time is measured."""

MIDDLE: Final = 500
"""The timestep at which it is."""


class SystemGenerator:
    """Implements models.core.generation.Generator."""

    def __init__(self, system: System, vram: int = 0) -> None:
        """Of a graphics card no more than `vram` bytes are planned with (0: what is free)."""
        self._system, self._vram = system, vram

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """The finished picture of one, with all as published."""
        published = GenerationRequest("", "", 0.0, 1.0, 0, 231)
        made = self.generate(arrays[0], published, progress)
        *_, last = (each for each in made if isinstance(each, Shown))
        return last.pixels

    def close(self) -> None:
        """Gives the device's memory back."""
        del self._system
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def generate(
        self, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[Shown | DetectedTags]:
        """H x W x 3 to the same. When memory runs out tiles become smaller, then the parts of the
        network take turns; OutOfMemory when that is not enough either."""
        device = self._loaded.vae.device
        tiles = count_squares(image.shape[1], image.shape[0], SIDES[0], SIDES[0] // 2)
        left = left_on(device, self._there, self._vram)
        chosen = first_fitting(self._parts, left, tiles)
        for number, room in enumerate(chosen):
            try:
                yield from self._in(room, image, asked, progress)
                return
            except (torch.OutOfMemoryError, MemoryError):
                following = chosen[number + 1 : number + 2]
                if not following:
                    raise OutOfMemory(str(device), room.tiles.side) from None
            self._back(room, following[0], progress)

    def _back(self, room: MemoryBudget, smaller: MemoryBudget, progress: Progress) -> None:
        gc.collect()
        if self._loaded.vae.device.type == "cuda":
            torch.cuda.empty_cache()
        if smaller.turns:
            progress.notice(WeightsOffloaded())
        elif smaller.tiles.side < room.tiles.side:
            progress.notice(TileShrunk(smaller.tiles.side))

    @property
    def _loaded(self) -> LoadedSystem:
        return self._system.system

    @property
    def _parts(self) -> Parts:
        net = self._loaded.net
        unet, control, vae = (_bytes(each) for each in self._networks)
        return Parts(unet, control, vae, net.unet.dtype.itemsize)

    @property
    def _there(self) -> int:
        """Bytes of the weights that lie on the device, and not outside waiting for their turn."""
        device = self._loaded.vae.device
        return sum(_bytes(each) for each in self._networks if each.device == device)

    @property
    def _networks(self) -> tuple[Any, Any, Any]:
        net = self._loaded.net
        return net.unet, net.control, self._loaded.vae.network

    def _in(
        self, room: MemoryBudget, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[Shown | DetectedTags]:
        progress.report(0.0)
        x = stage_one.as_picture(image).to(self._loaded.vae.device)
        size = image.shape[0], image.shape[1]
        setting = self._system.set_up(x, asked, room, progress)
        if setting.tags is not None:
            yield DetectedTags(setting.tags)
        seconds = self._seconds(setting)
        needed = bytes_needed(room, self._parts) / 1e9
        device = self._loaded.vae.device.type
        progress.notice(CostEstimate(device, round(seconds / 60, 1), round(needed, 1)))
        if compiling.compiling_pays_off(self._loaded.net, seconds) and not room.turns:
            compiling.compile_network(self._loaded.net)
        clean = setting.faithful
        projection = Projection.of(setting.latent, clean)
        latent = setting.latent
        for step, formed in enumerate(setting.forming(_counting(setting.runs, progress))):
            latent = formed.latent
            if step % PREVIEW_EVERY == 0 and step < setting.steps - 1:
                yield Shown(_as_pixels(projection.picture(formed.clean, clean), size))
        progress.report(AFTER)
        yield Shown(_as_pixels(setting.picture(latent), size), _as_pixels(clean, size))

    @torch.no_grad()
    def _seconds(self, setting: GenerationSetup) -> float:
        """Measured on a small latent, for all tiles and steps. The first run only wakes the device
        and reads the weights."""
        corner = Window(0, TRIAL, 0, TRIAL)
        latent = setting.latent[:, :, :TRIAL, :TRIAL]
        took = 0.0
        for _ in range(2):
            began = monotonic()
            picture = setting.steering.at([corner])
            _ = float(setting.net(latent, MIDDLE, setting.text, picture).sum())
            took = (monotonic() - began) * setting.branches * setting.steps
        tiles = setting.tiled.windows if setting.tiled else ()
        height, width = setting.latent.shape[2:]
        places = sum(tile.area for tile in tiles) or height * width
        return took * places / TRIAL**2


def _counting(runs: int, progress: Progress) -> Callable[[], None]:
    """Reports before each run of the network; that is also where cancelling takes effect."""
    shares = (BEFORE + (AFTER - BEFORE) * run / runs for run in range(runs))

    def heard() -> None:
        progress.report(next(shares, AFTER))

    return heard


def _as_pixels(x: Tensor, size: tuple[int, int]) -> Pixels:
    shown = stage_one.resize(x.float(), size).clamp(0, 1)[0]
    return np.ascontiguousarray(shown.permute(1, 2, 0).cpu().numpy())


def _bytes(network: nn.Module) -> int:
    return sum(weight.numel() * weight.element_size() for weight in network.parameters())
