"""Adapter of SeeSR to the generator: tags of the photo, then detail steered by the photo itself.

It has no first stage: the picture without invention is the photo, upscaled if it is small.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.modules.vae import REDUCTION
from models.diffusion.sampling.classifier_free import ControlImage, PromptPair
from models.diffusion.sampling.random_noise import seeded_noise
from models.diffusion.sampling.sampler_table import choose_sampler
from models.diffusion.systems import diffbir_stage_one
from models.diffusion.systems.latent_tile_sizes import MemoryBudget
from models.diffusion.systems.seesr import Options, SeeSR, SeeSRInput, Tiles
from models.diffusion.systems.system_interface import GenerationSetup, branch_count, pull_towards


@dataclass(frozen=True, slots=True, eq=False)
class SeeSRAdapter:
    """SeeSR as a `System`; `options` are those published for its base model."""

    system: SeeSR
    options: Options

    def set_up(
        self,
        image: Tensor,
        request: GenerationRequest,
        budget: MemoryBudget,
        progress: Progress,  # noqa: ARG002
    ) -> GenerationSetup:
        """Prepare a generation for a photo on the system's device, with detected or given tags."""
        system = replace(
            self.system, net=self.system.net.move_to(self.system.device, budget.offload)
        )
        options = self._merge_options(request, budget)
        vectors, tags = system.describe_image(image)
        system.image_context.vectors = vectors
        tags = tags if request.tags is None else request.tags
        picture = diffbir_stage_one.resize_to_multiple(
            diffbir_stage_one.ensure_min_side(image), REDUCTION
        )
        scene = SeeSRInput(picture, vectors, self._encode_prompts(tags, options))
        with torch.no_grad():
            latent = system.vae.encode(picture * 2 - 1, options.tiles.encoder)
        noise, correct = (
            seeded_noise(request.seed, system.device),
            pull_towards(latent, request.fidelity),
        )
        return GenerationSetup(
            faithful=picture,
            latent=latent,
            tags=tags,
            net=system.net,
            text=scene.prompts.positive,
            control=ControlImage(picture, REDUCTION),
            tiled=options.tiles.tile_latent(latent),
            steps=options.steps,
            branches=branch_count(options.cfg),
            denoise=lambda before_call: system.denoise(scene, options, noise, before_call, correct),
            decode=lambda final: system.decode(final, picture, options),
        )

    def detect_tags(self, image: Tensor) -> tuple[str, ...]:
        """Return what DAPE recognises in a photo (1 x 3 x H x W, 0 to 1)."""
        return self.system.describe_image(image)[1]

    def _merge_options(self, request: GenerationRequest, budget: MemoryBudget) -> Options:
        defaults = self.options
        side = budget.tiles.side // REDUCTION
        overlap = min(defaults.tiles.overlap, side // 2)
        return replace(
            defaults,
            extra_prompt=request.positive,
            negative=request.negative or defaults.negative,
            steps=request.steps or defaults.steps,
            sampler=choose_sampler(defaults.sampler, request.steps, defaults.steps),
            control=request.control,
            tiles=Tiles(side, overlap, budget.tiles.vae, budget.tiles.vae, budget.tiles.batch),
        )

    def _encode_prompts(self, tags: tuple[str, ...], options: Options) -> PromptPair:
        request = (options.build_prompt(tags), options.negative)
        return PromptPair(*(self.system.encode_text(sentence) for sentence in request))
