"""What generative networks are asked and what they answer with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from models.core.engine_run import DetectedTags
from models.core.pixels import Pixels
from models.core.progress import Notice, Progress
from models.core.protocols import Network

EMPTY_LIST: Final = ","
"""A list between commas in which there is nothing; no text at all says nothing about it."""


def tags_to_list(text: str) -> tuple[str, ...] | None:
    """The words between commas; None where there is no text."""
    if not text.strip():
        return None
    return tuple(word for part in text.split(",") if (word := part.strip()))


def tags_to_text(words: Iterable[str]) -> str:
    """Undoes `listed`."""
    return ", ".join(words) or EMPTY_LIST


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """`fidelity` is 0 (free) to 1 (nothing but the faithful picture), `control` how strongly the
    faithful picture steers, 0 to 1; `steps` of the sampler, 0 for the published number. The same
    `seed` gives the same picture on the same device. `tags` are what the photo shows (None:
    what the network sees itself, where it can). `faithful` is the faithful picture, where another
    network has made it."""

    positive: str
    negative: str
    fidelity: float
    control: float
    steps: int
    seed: int
    tags: tuple[str, ...] | None = None
    faithful: Pixels | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class GenerationResult:
    """A picture that forms. The last has `faithful`, the picture in which nothing was invented;
    those before are coarse previews."""

    pixels: Pixels
    faithful: Pixels | None = None


@dataclass(frozen=True, slots=True)
class CostEstimate(Notice):
    """Told before the work: about how long it takes and how much memory of the device."""

    device: str
    minutes: float
    gigabytes: float


@dataclass(frozen=True, slots=True)
class FacesFound(Notice):
    """So many faces were found, to be rebuilt one by one."""

    count: int


@dataclass(frozen=True, slots=True)
class WeightsOffloaded(Notice):
    """Memory was short, so parts of the model wait outside the device for their turn."""


class Generator(Network, Protocol):
    """A network whose answer forms step by step. Raises OutOfMemory, Cancelled."""

    def generate(
        self, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[GenerationResult | DetectedTags]: ...
