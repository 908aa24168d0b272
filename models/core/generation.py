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
    """Join the words of a tag list by commas, as `tags_to_list` parses them."""
    return ", ".join(words) or EMPTY_LIST


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """Parameters of one generation.

    `positive` and `negative` are prompts. `faithful` is a restoration of the image without invented
    detail, None if the network makes it itself. `fidelity` is how close the result stays to it, 0
    (free) to 1 (identical), `control` how strongly it steers the sampler, 0 to 1. `steps` are those
    of the sampler, 0 for the published number. The same `seed` gives the same pixels on the same
    device. `tags` are words for what the photo shows, None to let the network recognise them.
    `pixel` and `semantic` are the strengths of PiSA-SR's adapters, published as 1. With `is_quick`
    a tiny autoencoder, if there is one, trades detail for time. What is near `focus`, x and y in
    pixels of the image, may be shown first; None where nobody looks.
    """

    positive: str
    negative: str
    fidelity: float
    control: float
    steps: int
    seed: int
    tags: tuple[str, ...] | None = None
    pixel: float = 1.0
    semantic: float = 1.0
    is_quick: bool = False
    faithful: Pixels | None = field(default=None, compare=False, repr=False)
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class GenerationResult:
    """State of a generation: a coarse preview, or the final result if `faithful` is not None.

    `faithful` is the restoration without invented detail, of the size of `pixels`."""

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
    """Notice that device memory is short, so parts of a model are moved to the device in turns."""


class Generator(Network, Protocol):
    """Protocol of networks whose result forms step by step."""

    def generate(
        self, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[GenerationResult | DetectedTags]:
        """Yield tags, previews and at last the rebuilt `image`. Raises: OutOfMemory; Cancelled."""
