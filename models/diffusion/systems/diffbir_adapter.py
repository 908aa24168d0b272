"""DiffBIR as the generator asks it: a first stage, then detail steered by its picture."""

from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.sampling.classifier_free import ClassifierFreeGuidance
from models.diffusion.sampling.noise import seeded_noise
from models.diffusion.systems import colour_fix, stage_one
from models.diffusion.systems.diffbir import DiffBIR, Options
from models.diffusion.systems.interface import GenerationSetup, branches_of, towards
from models.diffusion.systems.memory_fallback import MemoryBudget
from models.networks.rrdbnet import RRDBNet
from models.networks.swinir import SwinIR


@dataclass(frozen=True, slots=True, eq=False)
class DiffBIRAdapter:
    """Implements System. `options` are those of the version."""

    system: DiffBIR
    cleaner: nn.Module
    options: Options

    def set_up(
        self, image: Tensor, asked: GenerationRequest, room: MemoryBudget, _: Progress
    ) -> GenerationSetup:
        """See System."""
        system = replace(self.system, net=self.system.net.placed(self.system.device, room.turns))
        options = self._chosen(asked, room)
        clean = self._faithful(image, asked)
        condition = system.condition(clean, options)
        latent = condition.latent
        noise, pull = seeded_noise(asked.seed, system.device), towards(latent, asked.fidelity)
        return GenerationSetup(
            faithful=clean,
            latent=latent,
            net=system.net,
            text=system.understood(""),
            steering=ClassifierFreeGuidance(latent),
            tiled=condition.tiled,
            steps=options.steps,
            branches=branches_of(options.cfg),
            forming=lambda heard: system.steered(condition, options, noise, pull, heard),
            picture=lambda last: colour_fix.wavelet_fixed(
                system.picture(last, clean, options), clean
            ),
        )

    def _chosen(self, asked: GenerationRequest, room: MemoryBudget) -> Options:
        own = self.options
        return replace(
            own,
            positive=asked.positive or own.positive,
            negative=asked.negative or own.negative,
            steps=asked.steps or own.steps,
            control=asked.control,
            tiles=room.tiles,
        )

    @torch.no_grad()
    def _faithful(self, x: Tensor, asked: GenerationRequest) -> Tensor:
        """The first stage's picture, at least 512 pixels on each side."""
        if asked.faithful is not None:
            return stage_one.not_too_small(stage_one.as_picture(asked.faithful).to(x))
        if isinstance(self.cleaner, SwinIR):
            return stage_one.by_swinir(self.cleaner, x)
        if isinstance(self.cleaner, RRDBNet):
            return stage_one.by_bsrnet(self.cleaner, x, (x.shape[2], x.shape[3]))
        return stage_one.by_scunet(self.cleaner, x)
