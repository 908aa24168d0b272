"""Adapter of DiffBIR to the generator: a first stage, then detail steered by its picture."""

from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.sampling.classifier_free import ControlImage
from models.diffusion.sampling.random_noise import seeded_noise
from models.diffusion.sampling.sampler_table import choose_sampler
from models.diffusion.systems import colour_fix, diffbir_stage_one
from models.diffusion.systems.diffbir import DiffBIR, Options
from models.diffusion.systems.latent_tile_sizes import MemoryBudget
from models.diffusion.systems.system_interface import GenerationSetup, branch_count, pull_towards
from models.networks.rrdbnet import RRDBNet
from models.networks.swinir import SwinIR


@dataclass(frozen=True, slots=True, eq=False)
class DiffBIRAdapter:
    """DiffBIR as a `System`; `options` are the defaults of its version."""

    system: DiffBIR
    cleaner: nn.Module
    options: Options

    def set_up(
        self, image: Tensor, request: GenerationRequest, budget: MemoryBudget, _: Progress
    ) -> GenerationSetup:
        """Prepare a generation for a photo (1 x 3 x H x W, 0 to 1) on the system's device."""
        system = replace(
            self.system, net=self.system.net.move_to(self.system.device, budget.offload)
        )
        options = self._merge_options(request, budget)
        clean = self._clean_image(image, request)
        condition = system.condition(clean, options)
        latent = condition.latent
        noise, correct = (
            seeded_noise(request.seed, system.device),
            pull_towards(latent, request.fidelity),
        )
        return GenerationSetup(
            faithful=clean,
            latent=latent,
            net=system.net,
            text=system.encode_text(""),
            control=ControlImage(latent),
            tiled=condition.tiled,
            steps=options.steps,
            branches=branch_count(options.cfg),
            denoise=lambda before_call: system.denoise_from(
                condition, options, noise, correct, before_call
            ),
            decode=lambda final: colour_fix.transfer_colours_wavelet(
                system.decode(final, clean, options), clean
            ),
        )

    def detect_tags(self, image: Tensor) -> None:
        """Return None: DiffBIR is guided by no tags."""

    def _merge_options(self, request: GenerationRequest, budget: MemoryBudget) -> Options:
        defaults = self.options
        return replace(
            defaults,
            positive=request.positive or defaults.positive,
            negative=request.negative or defaults.negative,
            steps=request.steps or defaults.steps,
            sampler=choose_sampler(defaults.sampler, request.steps, defaults.steps),
            control=request.control,
            tiles=budget.tiles,
        )

    @torch.no_grad()
    def _clean_image(self, x: Tensor, request: GenerationRequest) -> Tensor:
        """Remove damage by the first stage; the result's sides are 512 pixels or more."""
        if request.faithful is not None:
            return diffbir_stage_one.ensure_min_side(
                diffbir_stage_one.pixels_to_tensor(request.faithful).to(x)
            )
        if isinstance(self.cleaner, SwinIR):
            return diffbir_stage_one.clean_with_swinir(self.cleaner, x)
        if isinstance(self.cleaner, RRDBNet):
            return diffbir_stage_one.clean_with_bsrnet(self.cleaner, x, (x.shape[2], x.shape[3]))
        return diffbir_stage_one.clean_with_scunet(self.cleaner, x)
