"""Adapter of the one-step systems to the generator.

They have no first stage: the picture without invention is the photo, upscaled if it is small. The
fidelity mixes it into the result, since there are no steps that it could steer. Latents and
outputs of the network are remembered, so that other strengths of PiSA-SR's adapters take no new
run.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

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
from models.diffusion.systems.tensor_memory import TensorMemory, fingerprint


@dataclass(frozen=True, slots=True, eq=False)
class OneStepAdapter:
    """One-step system as a `System`; `options` are those published for the model."""

    system: OneStep
    options: Options
    memory: TensorMemory = field(default_factory=TensorMemory)

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
        picture = _sized_picture(image)
        tags = system.describe_image(picture) if request.tags is None else request.tags
        prompt = options.build_prompt(tags)
        text = system.encode_text(prompt)
        key = (fingerprint(picture), request.seed, options.is_quick, options.tiles)
        latent = self.memory.recall(
            key,
            lambda: system.encode(picture, options, seeded_noise(request.seed, system.vae.device)),
        )

        def recall(semantic: float, compute: Callable[[], Tensor]) -> Tensor:
            return self.memory.recall((*key, prompt, semantic), compute)

        return GenerationSetup(
            faithful=picture,
            latent=latent,
            tags=tags if system.tagger else None,
            net=system.net,
            text=text,
            control=ControlImage(latent),
            tiled=options.tiles.tile_latent(latent),
            steps=sum((*key, prompt, each) not in self.memory for each in options.outputs),
            branches=1,
            denoise=lambda before_call: system.denoise(latent, text, options, before_call, recall),
            decode=lambda final: torch.lerp(
                system.decode(final, picture, options), picture, request.fidelity
            ),
        )

    def detect_tags(self, image: Tensor) -> tuple[str, ...] | None:
        """Return what DAPE recognises in a photo (1 x 3 x H x W, 0 to 1), if it is there."""
        return self.system.describe_image(_sized_picture(image)) if self.system.tagger else None

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


def _sized_picture(image: Tensor) -> Tensor:
    """Resize a photo (1 x 3 x H x W) to the sides that the autoencoder takes, at least 512."""
    picture = diffbir_stage_one.ensure_min_side(image)
    return diffbir_stage_one.resize_to_multiple(picture, REDUCTION)
