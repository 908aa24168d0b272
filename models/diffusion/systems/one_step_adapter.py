"""Adapter of the one-step systems to the generator.

They have no first stage: the picture without invention is the photo, upscaled if it is small. The
fidelity mixes it into the result, since there are no steps that it could steer.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.modules.vae import REDUCTION
from models.diffusion.sampling.classifier_free import ControlImage
from models.diffusion.sampling.random_noise import seeded_noise
from models.diffusion.systems import diffbir_stage_one
from models.diffusion.systems.latent_tile_sizes import MemoryBudget
from models.diffusion.systems.one_step import OneStep, Options
from models.diffusion.systems.system_interface import GenerationSetup


@dataclass(frozen=True, slots=True, eq=False)
class OneStepAdapter:
    """One-step system as a `System`; `options` are those published for the model."""

    system: OneStep
    options: Options

    def set_up(
        self,
        image: Tensor,
        request: GenerationRequest,
        budget: MemoryBudget,
        progress: Progress,  # noqa: ARG002
    ) -> GenerationSetup:
        """Prepare a restoration with the detected or requested tags; see `System.set_up`."""
        net = self.system.net.move_to(self.system.vae.device, budget.offload)
        system, options = replace(self.system, net=net), self._merge_options(request, budget)
        picture = diffbir_stage_one.resize_to_multiple(
            diffbir_stage_one.ensure_min_side(image), REDUCTION
        )
        tags = system.describe_image(picture) if request.tags is None else request.tags
        text = system.encode_text(options.build_prompt(tags))
        latent = system.encode(picture, options, seeded_noise(request.seed, system.vae.device))
        return GenerationSetup(
            faithful=picture,
            latent=latent,
            tags=tags if system.tagger else None,
            net=system.net,
            text=text,
            control=ControlImage(latent),
            tiled=options.tiles.tile_latent(latent),
            steps=options.runs,
            branches=1,
            denoise=lambda before_call: system.denoise(latent, text, options, before_call),
            decode=lambda final: torch.lerp(
                system.decode(final, picture, options), picture, request.fidelity
            ),
        )

    def _merge_options(self, request: GenerationRequest, budget: MemoryBudget) -> Options:
        side, vae = budget.tiles.side // REDUCTION, budget.tiles.vae
        overlap = min(self.options.tiles.overlap, side // 2)
        tiles = replace(
            self.options.tiles,
            side=side,
            overlap=overlap,
            encoder=vae,
            decoder=vae,
            batch=budget.tiles.batch,
        )
        return replace(
            self.options,
            extra_prompt=request.positive,
            pixel=request.pixel,
            semantic=request.semantic,
            is_quick=request.is_quick,
            tiles=tiles,
        )
