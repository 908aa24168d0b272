"""SeeSR as the generator asks it: the tags of the photo, then detail steered by the photo itself.

It has no first stage, so the picture in which nothing is invented is the photo, enlarged where it
is small.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.modules.vae import REDUCTION
from models.diffusion.sampling.classifier_free import ClassifierFreeGuidance, PromptPair
from models.diffusion.sampling.noise import seeded_noise
from models.diffusion.systems import stage_one
from models.diffusion.systems.interface import GenerationSetup, branches_of, towards
from models.diffusion.systems.memory_fallback import MemoryBudget
from models.diffusion.systems.seesr import Options, Scene, SeeSR, Tiles


@dataclass(frozen=True, slots=True, eq=False)
class SeeSRAdapter:
    """Implements System. `options` are those published for its base."""

    system: SeeSR
    options: Options

    def set_up(
        self,
        image: Tensor,
        asked: GenerationRequest,
        room: MemoryBudget,
        progress: Progress,  # noqa: ARG002
    ) -> GenerationSetup:
        """See System."""
        system = replace(self.system, net=self.system.net.placed(self.system.device, room.turns))
        options = self._chosen(asked, room)
        vectors, tags = system.seen(image)
        system.eyes.vectors = vectors
        tags = tags if asked.tags is None else asked.tags
        picture = in_places(stage_one.not_too_small(image))
        scene = Scene(picture, vectors, self._words(tags, options))
        with torch.no_grad():
            latent = system.vae.encode(picture * 2 - 1, options.tiles.encoder)
        noise, pull = seeded_noise(asked.seed, system.device), towards(latent, asked.fidelity)
        return GenerationSetup(
            faithful=picture,
            latent=latent,
            tags=tags,
            net=system.net,
            text=scene.words.wanted,
            steering=ClassifierFreeGuidance(picture, REDUCTION),
            tiled=options.tiles.over(latent),
            steps=options.steps,
            branches=branches_of(options.cfg),
            forming=lambda heard: system.forming(scene, options, noise, heard, pull),
            picture=lambda last: system.picture(last, picture, options),
        )

    def _chosen(self, asked: GenerationRequest, room: MemoryBudget) -> Options:
        own = self.options
        side = room.tiles.side // REDUCTION
        overlap = min(own.tiles.overlap, side // 2)
        return replace(
            own,
            wish=asked.positive,
            negative=asked.negative or own.negative,
            steps=asked.steps or own.steps,
            control=asked.control,
            tiles=Tiles(side, overlap, room.tiles.vae, room.tiles.vae),
        )

    def _words(self, tags: tuple[str, ...], options: Options) -> PromptPair:
        asked = (options.prompt(tags), options.negative)
        return PromptPair(*(self.system.understood(sentence) for sentence in asked))


def in_places(x: Tensor) -> Tensor:
    """With sides that are whole places of a latent, a little smaller where they are not."""
    height, width = (side // REDUCTION * REDUCTION for side in x.shape[2:])
    return stage_one.resize(x, (height, width)).clamp(0, 1)
