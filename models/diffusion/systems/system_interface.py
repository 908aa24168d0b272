"""Interface between the generator and the published systems."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.classifier_free import ConditionedNet, ControlImage, LatentTiling
from models.diffusion.sampling.guidance_types import Correct, DenoiseSteps
from models.diffusion.systems.latent_tile_sizes import MemoryBudget


@dataclass(frozen=True, slots=True, eq=False)
class GenerationSetup:
    """Generation that is ready to run.

    `faithful` is the picture without invention (1 x 3 x H x W, 0 to 1), `latent` its latent; `net`,
    `text` and `control` are the network and its conditions, `tiled` the windows that it works in,
    `branches` the guidance branches per step, `steps` the steps that are
    left, without those whose outputs are remembered. `denoise` takes a callback for before
    each network run; `decode` converts the last latent to a picture.
    """

    faithful: Tensor
    latent: Tensor
    net: ConditionedNet
    text: Tensor
    control: ControlImage
    tiled: LatentTiling | None
    steps: int
    branches: int
    denoise: Callable[[Callable[[], None]], DenoiseSteps]
    decode: Callable[[Tensor], Tensor]
    tags: tuple[str, ...] | None = None
    """Tags that guide the network; None for systems without tags."""

    @property
    def network_runs(self) -> int:
        """Number of network runs of the complete generation."""
        if self.tiled is None:
            return self.steps
        return self.steps * -(-len(self.tiled.windows) // self.tiled.batch)


class LoadedSystem(Protocol):
    """Protocol of what the generative systems have in common once they are loaded."""

    @property
    def net(self) -> ControlledUnet:
        """UNet, with its ControlNet in systems that have one."""

    @property
    def vae(self) -> Vae:
        """Autoencoder between pictures and latents."""


class System(Protocol):
    """Interface of a generative system to the generator."""

    @property
    def system(self) -> LoadedSystem:
        """Loaded parts of the generative system."""

    def set_up(
        self, image: Tensor, request: GenerationRequest, budget: MemoryBudget, progress: Progress
    ) -> GenerationSetup:
        """Prepare a generation for a photo (1 x 3 x H x W, 0 to 1) on the system's device."""

    def detect_tags(self, image: Tensor) -> tuple[str, ...] | None:
        """Return the tags that guide the network for a photo (1 x 3 x H x W, 0 to 1).

        None for systems without tags."""


def branch_count(cfg: float) -> int:
    """Return the number of guidance branches per step at the guidance scale `cfg`."""
    return 1 if cfg == 1 else 2


def pull_towards(target: Tensor, fidelity: float) -> Correct:
    """Build a correction that moves predicted latents towards `target`.

    At fidelity 1 each predicted latent becomes the target, at 0 it is unchanged. It is restoration
    guidance with the mean squared difference, whatever the picture's size."""

    def correct(clean: Tensor, weight: float, _timestep: float) -> Tensor:
        if fidelity == 0:
            return clean
        return clean + min(fidelity / max(weight, 1e-6), 1.0) * (target - clean)

    return correct
