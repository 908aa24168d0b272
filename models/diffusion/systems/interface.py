"""What the generator asks of a published system, and what the systems answer with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from models.core.generation import GenerationRequest
from models.core.progress import Progress
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.modules.vae import Vae
from models.diffusion.sampling.classifier_free import ClassifierFreeGuidance, Net, Tiled
from models.diffusion.sampling.guidance import Correct, Denoise
from models.diffusion.systems.memory_fallback import MemoryBudget


@dataclass(frozen=True, slots=True, eq=False)
class GenerationSetup:
    """A photo about to be rebuilt: the picture in which nothing is invented (1 x 3 x H x W, 0 to 1)
    and its latent; the network, what steers it and the windows it works in; how many steps it
    takes, and branches of guidance each. `forming` calls its argument before each run of the
    network; `picture` makes one of the last latent."""

    faithful: Tensor
    latent: Tensor
    net: Net
    text: Tensor
    steering: ClassifierFreeGuidance
    tiled: Tiled | None
    steps: int
    branches: int
    forming: Callable[[Callable[[], None]], Denoise]
    picture: Callable[[Tensor], Tensor]
    tags: tuple[str, ...] | None = None
    """Tags that guide the network; None for systems without tags."""

    @property
    def runs(self) -> int:
        """How often the network is run in all."""
        if self.tiled is None:
            return self.steps
        return self.steps * -(-len(self.tiled.windows) // self.tiled.batch)


class LoadedSystem(Protocol):
    """What the parts of both systems have in common."""

    @property
    def net(self) -> ControlledUnet: ...

    @property
    def vae(self) -> Vae: ...


class System(Protocol):
    """DiffBIR or SeeSR, ready to be asked."""

    @property
    def system(self) -> LoadedSystem: ...

    def set_up(
        self, image: Tensor, asked: GenerationRequest, room: MemoryBudget, progress: Progress
    ) -> GenerationSetup:
        """`image` is the photo on the system's device, 1 x 3 x H x W, 0 to 1."""


def branches_of(cfg: float) -> int:
    """How many answers of the network a step of guidance takes."""
    return 1 if cfg == 1 else 2


def towards(target: Tensor, fidelity: float) -> Correct:
    """Restoration guidance between latents with the mean squared difference, whose scale does not
    depend on the size of the picture; at fidelity 1 each predicted latent becomes the target."""

    def correct(clean: Tensor, weight: float, _timestep: float) -> Tensor:
        if fidelity == 0:
            return clean
        return clean + min(fidelity / max(weight, 1e-6), 1.0) * (target - clean)

    return correct
