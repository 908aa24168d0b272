"""Published generative system as a network that the engine can run, with previews."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from models.core.engine_run import DetectedTags
from models.core.errors import OutOfMemory
from models.core.generation import CostEstimate, GenerationRequest, WeightsOffloaded
from models.core.generation import GenerationResult as Shown
from models.core.pixels import Pixels, Rect, count_squares
from models.core.progress import Progress, TileShrunk
from models.core.protocols import Array
from models.diffusion.files.cost_model import PartSizes, PublishedSettings
from models.diffusion.modules.tiny_vae import TinyVae
from models.diffusion.sampling.latent_preview import LatentProjection
from models.diffusion.sampling.latent_tiles import Window
from models.diffusion.systems import diffbir_stage_one, torch_compile
from models.diffusion.systems.first_view import RestoredView, first_view
from models.diffusion.systems.latent_tile_sizes import (
    MemoryBudget,
    available_on,
    bytes_needed,
    fitting_budgets,
)
from models.diffusion.systems.system_interface import GenerationSetup, LoadedSystem, System

SETUP_SHARE: Final = 0.1
"""Progress (0 to 1) when everything before the first step is done."""

STEPS_DONE: Final = 0.95
"""Progress (0 to 1) when the last step is done."""

PREVIEW_EVERY: Final = 2
"""Number of steps from one preview to the next."""

TRIAL_SIDE: Final = 16
"""Side of the latent on which the duration of a run is measured, in latent positions."""

DECODING_TO_STEP: Final = 3.1
"""Ratio of the multiply-adds of the decoder to those of a UNet alone, which runs once."""

TRIAL_TIMESTEP: Final = 500
"""Timestep at which the duration of a run is measured."""


class SystemGenerator:
    """Network with the interface of models.core.generation.Generator for a published system."""

    def __init__(
        self,
        system: System,
        settings: PublishedSettings,
        vram: int = 0,
        tiny_vae: TinyVae | None = None,
    ) -> None:
        """Wrap a system with its published settings.

        `vram` limits the planned graphics memory in bytes (0: what is free). `tiny_vae` decodes
        previews, which a straight map does without it.
        """
        self._system, self._settings, self._vram = system, settings, vram
        self._tiny_vae = tiny_vae

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """Return the finished picture of one input, H x W x 3, with published settings."""
        results = self.generate(arrays[0], GenerationRequest("", "", 0.0, 1.0, 0, 231), progress)
        *_, last = (each for each in results if isinstance(each, Shown))
        return last.pixels

    def close(self) -> None:
        """Release the system and its memory on the device."""
        del self._system
        gc.collect()
        torch.cuda.empty_cache()  # does nothing where CUDA was not used

    def generate(
        self, image: Pixels, request: GenerationRequest, progress: Progress
    ) -> Iterator[Shown | DetectedTags]:
        """Yield previews and, last, the finished picture for an image, H x W x 3, 0 to 1.

        When memory runs out, tiles become smaller, then UNet and ControlNet are offloaded in turn.
        Raises: OutOfMemory if that is not enough; Cancelled.
        """
        device = self._loaded_system.vae.device
        sides = self._settings.sides
        tiles = count_squares(image.shape[1], image.shape[0], sides[0], sides[0] // 2)
        left = available_on(device, self._resident_bytes, self._vram)
        budgets = fitting_budgets(self._parts, left, tiles, sides)
        for number, budget in enumerate(budgets):
            try:
                yield from self._generate_with_budget(budget, image, request, progress)
                return
            except (torch.OutOfMemoryError, MemoryError):
                next_budget = budgets[number + 1 : number + 2]
                if not next_budget:
                    raise OutOfMemory(str(device), budget.tiles.side) from None
            self._report_fallback(budget, next_budget[0], progress)

    def _report_fallback(
        self, budget: MemoryBudget, smaller: MemoryBudget, progress: Progress
    ) -> None:
        gc.collect()
        if self._loaded_system.vae.device.type == "cuda":
            torch.cuda.empty_cache()
        if smaller.offload:
            progress.notice(WeightsOffloaded())
        elif smaller.tiles.side < budget.tiles.side:
            progress.notice(TileShrunk(smaller.tiles.side))

    @property
    def _loaded_system(self) -> LoadedSystem:
        return self._system.system

    @property
    def _parts(self) -> PartSizes:
        net, vae, settings = self._loaded_system.net, self._loaded_system.vae, self._settings
        control = _bytes(net.control) if net.control is not None else 0
        return PartSizes(
            _bytes(net.unet),
            control,
            _bytes(vae.network),
            net.unet.dtype.itemsize,
            settings.branches,
            settings.vae_tile,
        )

    @property
    def _resident_bytes(self) -> int:
        """Bytes of the weights on the device, without those that are offloaded."""
        net, vae = self._loaded_system.net, self._loaded_system.vae
        networks: tuple[Any, ...] = (*net.parts, vae.network)
        return sum(_bytes(each) for each in networks if each.device == vae.device)

    def _generate_with_budget(
        self, budget: MemoryBudget, image: Pixels, request: GenerationRequest, progress: Progress
    ) -> Iterator[Shown | DetectedTags]:
        progress.report(0.0)
        x = diffbir_stage_one.pixels_to_tensor(image).to(self._loaded_system.vae.device)
        size = image.shape[0], image.shape[1]
        show = _unchanged
        whole = Rect.of(image)
        rect = first_view(whole, request.focus) if self._settings.steps == 1 else None
        if rect is not None:
            request = self._with_tags(x, request)
            share = rect.area / (rect.area + whole.area)
            view = self._restore_view(x, rect, request, budget, progress.share(0, share))
            show, progress = view.pasted_into, progress.share(share, 1)
            yield Shown(show(image))
        setup = self._system.set_up(x, request, budget, progress)
        if setup.tags is not None:
            yield DetectedTags(setup.tags)
        seconds = self._measure_seconds(setup)
        needed = bytes_needed(budget, self._parts) / 1e9
        device = self._loaded_system.vae.device.type
        progress.notice(CostEstimate(device, round(seconds / 60, 1), round(needed, 1)))
        if (
            torch_compile.compiling_pays_off(self._loaded_system.net, seconds)
            and not budget.offload
        ):
            torch_compile.compile_network(self._loaded_system.net)
        clean = setup.faithful
        projection = LatentProjection.fit(setup.latent, clean)
        latent = setup.latent
        for step, result in enumerate(
            setup.denoise(_progress_reporter(setup.network_runs, progress))
        ):
            latent = result.latent
            if step % PREVIEW_EVERY == 0 and step < max(setup.steps - 1, 1):
                yield Shown(show(_as_pixels(self._preview(result.clean, clean, projection), size)))
        progress.report(STEPS_DONE)
        yield Shown(_as_pixels(setup.decode(latent), size), _as_pixels(clean, size))

    def _with_tags(self, x: Tensor, request: GenerationRequest) -> GenerationRequest:
        """Return the request with the tags of the whole photo `x`, for a part of it too."""
        found = self._system.detect_tags(x) if request.tags is None else request.tags
        return replace(request, tags=found)

    def _restore_view(
        self,
        x: Tensor,
        rect: Rect,
        request: GenerationRequest,
        budget: MemoryBudget,
        progress: Progress,
    ) -> RestoredView:
        """Restore the part at `rect` of a photo `x` (1 x 3 x H x W) by itself."""
        setup = self._system.set_up(x[:, :, *rect.slices], request, budget, progress)
        *_, last = setup.denoise(_progress_reporter(setup.network_runs, progress))
        progress.report(STEPS_DONE)
        return RestoredView(rect, _as_pixels(setup.decode(last.latent), (rect.h, rect.w)))

    def _preview(self, latent: Tensor, clean: Tensor, projection: LatentProjection) -> Tensor:
        """Decode a latent coarsely to a picture (1 x 3 x H x W) of the sides of `clean`."""
        if self._tiny_vae is None:
            return projection.preview(latent, clean)
        return ((self._tiny_vae.decode(latent) + 1) / 2)[:, :, : clean.shape[2], : clean.shape[3]]

    @torch.no_grad()
    def _measure_seconds(self, setup: GenerationSetup) -> float:
        """Estimate the seconds for all tiles and steps from two runs on a small latent."""
        corner = Window(0, TRIAL_SIDE, 0, TRIAL_SIDE)
        latent = setup.latent[:, :, :TRIAL_SIDE, :TRIAL_SIDE]
        seconds = 0.0
        for _ in range(2):
            began = monotonic()
            picture = setup.control.crops_at([corner])
            _ = float(setup.net(latent, TRIAL_TIMESTEP, setup.text, picture).sum())
            seconds = monotonic() - began
        tiles = setup.tiled.windows if setup.tiled else ()
        height, width = setup.latent.shape[2:]
        area = sum(tile.area for tile in tiles) or height * width
        decoding = DECODING_TO_STEP * seconds if self._settings.steps == 1 else 0.0
        sampling = seconds * setup.branches * setup.steps
        return (sampling * area + decoding * height * width) / TRIAL_SIDE**2


def _unchanged(picture: Pixels) -> Pixels:
    """Return a preview (H x W x 3) as it is, where no part was restored before."""
    return picture


def _progress_reporter(runs: int, progress: Progress) -> Callable[[], None]:
    """Return a function to call before each of `runs` network runs, which reports progress."""
    shares = (SETUP_SHARE + (STEPS_DONE - SETUP_SHARE) * run / runs for run in range(runs))

    def before_call() -> None:
        progress.report(next(shares, STEPS_DONE))

    return before_call


def _as_pixels(x: Tensor, size: tuple[int, int]) -> Pixels:
    resized = diffbir_stage_one.resize(x.float(), size).clamp(0, 1)[0]
    return np.ascontiguousarray(resized.permute(1, 2, 0).cpu().numpy())


def _bytes(network: nn.Module) -> int:
    return sum(weight.numel() * weight.element_size() for weight in network.parameters())
