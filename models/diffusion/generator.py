"""DiffBIR as a network that the engine can lend: asked in pixels, watched while it forms."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from models.diffusion import colour, stage_one
from models.diffusion.diffbir import DiffBIR, Options
from models.diffusion.guiding import Correct, Forming
from models.diffusion.memory import Room, bytes_needed, fitting, free_bytes
from models.diffusion.noise import seeded
from models.diffusion.preview import Projection
from models.diffusion.vae import REDUCTION
from models.errors import OutOfMemory
from models.generating import Asked, OutOfTheWay, WillTake
from models.generating import Forming as Shown
from models.networks.rrdbnet import RRDBNet
from models.networks.swinir import SwinIR
from models.pixels import Pixels
from models.progress import Progress, TileShrunk
from models.restorer import Array

BEFORE: Final = 0.1
"""Share of the progress of everything before the first step."""

AFTER: Final = 0.95
"""The progress when the last step is done."""

PREVIEW_EVERY: Final = 2
"""Steps."""

TRIAL: Final = 16
"""Side of the latent on which the time is measured."""


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """One request: what was asked, how it is cut, and who hears of it."""

    asked: Asked
    options: Options
    room: Room
    progress: Progress


class DiffBIRGenerator:
    """Implements models.generating.Generator."""

    def __init__(self, model: str, system: DiffBIR, cleaner: nn.Module, options: Options) -> None:
        self._model, self._system = model, system
        self._cleaner, self._options = cleaner, options

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """The finished picture of one, with all as published."""
        *_, last = self.formed(arrays[0], Asked("", "", 0.0, 1.0, 0, 231), progress)
        return last.pixels

    def close(self) -> None:
        """Gives the device's memory back."""
        del self._system, self._cleaner
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def formed(self, image: Pixels, asked: Asked, progress: Progress) -> Iterator[Shown]:
        """H x W x 3 to the same. When memory runs out tiles become smaller, then the parts of the
        network take turns; OutOfMemory when that is not enough either."""
        device = self._system.device
        chosen = fitting(self._parts, free_bytes(device))
        for number, room in enumerate(chosen):
            try:
                yield from self._in(room, image, asked, progress)
                return
            except (torch.OutOfMemoryError, MemoryError):
                following = chosen[number + 1 : number + 2]
                if not following:
                    raise OutOfMemory(str(device), room.tiles.side) from None
            self._back(following[0], progress)

    def _back(self, room: Room, progress: Progress) -> None:
        gc.collect()
        if self._system.device.type == "cuda":
            torch.cuda.empty_cache()
        progress.notice(OutOfTheWay() if room.turns else TileShrunk(room.tiles.side))

    @property
    def _parts(self) -> tuple[int, int, int]:
        net = self._system.net
        return _bytes(net.unet), _bytes(net.control), _bytes(self._system.vae.network)

    def _in(self, room: Room, image: Pixels, asked: Asked, progress: Progress) -> Iterator[Shown]:
        work = _Work(asked, self._chosen(asked, room), room, progress)
        progress.report(0.0)
        clean = self._faithful(image)
        size = image.shape[0], image.shape[1]
        steering = self._system.condition(clean, work.options)
        self._tell_time(steering, work)
        projection = Projection.of(steering, clean)
        latent = steering
        for step, formed in enumerate(self._forming(steering, work)):
            latent = formed.latent
            if step % PREVIEW_EVERY == 0 and step < work.options.steps - 1:
                yield Shown(_as_pixels(projection.picture(formed.clean, clean), size))
        progress.report(AFTER)
        generated = self._system.picture(latent, clean, work.options)
        yield Shown(
            _as_pixels(colour.wavelet_fixed(generated, clean), size), _as_pixels(clean, size)
        )

    def _chosen(self, asked: Asked, room: Room) -> Options:
        own = self._options
        return replace(
            own,
            positive=asked.positive or own.positive,
            negative=asked.negative or own.negative,
            steps=asked.steps or own.steps,
            control=asked.control,
            tiles=room.tiles,
        )

    @torch.no_grad()
    def _faithful(self, image: Pixels) -> Tensor:
        """The first stage's picture, at least 512 pixels on each side."""
        planes = np.ascontiguousarray(image.transpose(2, 0, 1), np.float32)[None]
        x = torch.from_numpy(planes).to(self._system.device)
        network = self._cleaner
        if isinstance(network, SwinIR):
            return stage_one.by_swinir(network, x)
        if isinstance(network, RRDBNet):
            return stage_one.by_bsrnet(network, x, (x.shape[2], x.shape[3]))
        return stage_one.by_scunet(network, x)

    def _forming(self, steering: Tensor, work: _Work) -> Forming:
        system, options = self._placed(work.room), work.options
        tiled = options.tiles.over(steering) if options.tiles else None
        count = _Count(options, len(tiled.windows) if tiled else 1, work.progress)
        noise = seeded(work.asked.seed, system.device)
        pull = towards(steering, work.asked.fidelity)
        return system.steered(steering, options, noise, pull, count)

    def _placed(self, room: Room) -> DiffBIR:
        """UNet and ControlNet on the device, or waiting outside for their turns."""
        device = self._system.device
        for part in (self._system.net.unet, self._system.net.control):
            part.to("cpu" if room.turns else device)
        net = replace(self._system.net, turns_on=device if room.turns else None)
        return replace(self._system, net=net)

    @torch.no_grad()
    def _tell_time(self, steering: Tensor, work: _Work) -> None:
        """Measured on a small latent, for all tiles and steps."""
        system, options = self._placed(work.room), work.options
        words = system.understood("")
        trial = torch.zeros(1, 4, TRIAL, TRIAL, device=system.device)
        began = monotonic()
        _ = float(system.net(trial, 500, words, trial).sum())
        took = (monotonic() - began) * 2 * options.steps
        tiled = options.tiles.over(steering) if options.tiles else None
        side = (options.tiles.side // REDUCTION) ** 2 if options.tiles else 0
        places = side * len(tiled.windows) if tiled else steering.shape[2] * steering.shape[3]
        needed = bytes_needed(work.room, self._parts) / 1e9
        minutes = took * places / TRIAL**2 / 60
        work.progress.notice(WillTake(system.device.type, round(minutes, 1), round(needed, 1)))


class _Count:
    """Reports before each run of the network; that is also where cancelling takes effect."""

    def __init__(self, options: Options, tiles: int, progress: Progress) -> None:
        batch = options.tiles.batch if options.tiles else 1
        self._of, self._done = options.steps * -(-tiles // batch), 0
        self._progress = progress

    def __call__(self) -> None:
        share = min(self._done / self._of, 1.0)
        self._progress.report(BEFORE + (AFTER - BEFORE) * share)
        self._done += 1


def towards(target: Tensor, fidelity: float) -> Correct:
    """Restoration guidance between latents with the mean squared difference, whose scale does not
    depend on the size of the picture; at fidelity 1 each predicted latent becomes the target."""

    def correct(clean: Tensor, weight: float, _timestep: float) -> Tensor:
        if fidelity == 0:
            return clean
        return clean + min(fidelity / max(weight, 1e-6), 1.0) * (target - clean)

    return correct


def _as_pixels(x: Tensor, size: tuple[int, int]) -> Pixels:
    shown = stage_one.resized(x.float(), size).clamp(0, 1)[0]
    return np.ascontiguousarray(shown.permute(1, 2, 0).cpu().numpy())


def _bytes(network: nn.Module) -> int:
    return sum(weight.numel() * weight.element_size() for weight in network.parameters())
