"""Requests to generative networks, their results and their notices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from models.core.engine_run import DetectedTags
from models.core.pixels import Pixels
from models.core.progress import Notice, Progress
from models.core.protocols import Network

EMPTY_LIST: Final = ","
"""Text that stands for an empty tag list; empty text means that no list was given."""


def tags_to_list(text: str) -> tuple[str, ...] | None:
    """Parse a comma-separated list of tags; None for empty text."""
    if not text.strip():
        return None
    return tuple(word for part in text.split(",") if (word := part.strip()))


def tags_to_text(words: Iterable[str]) -> str:
    """Join tags by commas; the inverse of `tags_to_list`."""
    return ", ".join(words) or EMPTY_LIST


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """Parameters of one generation.

    `positive` and `negative` are prompts. `fidelity` is 0 (free) to 1 (the faithful picture
    itself). `control` is how strongly the faithful picture steers, 0 to 1. `steps` of the sampler
    are the published number where 0. The same `seed` gives the same pixels on the same device.
    `tags` say what the photo shows (None: the network recognises them where it can). `faithful` is
    the faithful picture where another network has made it.
    """

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
    """State of a generation: a coarse preview, or the result where `faithful` is set.

    `faithful` is the picture in which nothing was invented, of the same size as `pixels`.
    """

    pixels: Pixels
    faithful: Pixels | None = None


@dataclass(frozen=True, slots=True)
class CostEstimate(Notice):
    """Notice, before a generation, of its approximate duration and device memory."""

    device: str
    minutes: float
    gigabytes: float


@dataclass(frozen=True, slots=True)
class FacesFound(Notice):
    """Notice of how many faces were found; each is rebuilt by itself."""

    count: int


@dataclass(frozen=True, slots=True)
class WeightsOffloaded(Notice):
    """Notice that memory is short, so parts of the model are on the device only in turns."""


class Generator(Network, Protocol):
    """Protocol of networks whose result forms step by step."""

    def generate(
        self, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[GenerationResult | DetectedTags]:
        """Yield recognised tags, previews and at last the result.

        Raises: OutOfMemory; Cancelled.
        """
