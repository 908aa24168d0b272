"""The protocols that running code meets: restorers, networks, engines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from models.core.device import Device
from models.core.engine_run import RunRequest, RunResult
from models.core.pixels import MaskArray, Pixels, Raster, Rect
from models.core.plan import Finding
from models.core.progress import Progress

Array = NDArray[Any]
Embeddings = NDArray[np.float32]
"""Sentences x 384, rows of unit length."""


P = TypeVar("P")


class Network(Protocol):
    """A loaded network. Arrays in and out are as its card's task defines them. Raises
    OutOfMemory (and may then be called again with less), NetworkFailed, Cancelled."""

    def __call__(self, *arrays: Array, progress: Progress) -> Array: ...

    def close(self) -> None: ...


OVERVIEW: Final = 768
"""Long side in pixels of the reduced photo that `survey` sees."""

NetworkProvider = Callable[[str], Network]
"""Gives the loaded network of that model id, for as long as the work lasts."""


@dataclass(frozen=True, slots=True)
class RestoreInput:
    """All that is lent to a restorer: a piece of the photo with its surroundings, where it lies
    in the whole photo, what `survey` found, and the networks; `mask` is the same piece of what is
    masked, None where nothing is."""

    image: Pixels
    rect: Rect
    whole: Rect
    analysis: Array | None
    network: NetworkProvider
    progress: Progress
    mask: MaskArray | None = None


TAG_LIST: Final = "listed"
"""Marks a text among parameters that is a list between commas, of words that the network itself
proposes."""


class Restorer(Protocol[P]):
    """Something a person can ask for. Holds no state."""

    name: str
    params: type[P]
    halo: int
    """Pixels around a tile that it must see so that tiles meet without a seam."""

    def analyse_overview(self, overview: RestoreInput, params: P) -> Array | None:
        """Look once at the whole photo, reduced (long side at most `OVERVIEW`); what it answers
        is lent to every `run`. None where that needs
        no knowledge of the whole."""

    def run(self, work: RestoreInput, params: P) -> Pixels:
        """Restore one piece; the answer has the shape of `work.image`, or is larger by the scale
        of the step."""


class Engine(Protocol):
    """Runs steps on photos, here or in another process."""

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Run one step on one photo and yield its results as they are made.

        Tiles cover `request.image`, enlarged by the step's scale, except where its mask is zero; a
        later tile may overwrite the blended seam of an earlier one, so write them in the order
        given. Invention maps and detected tags come from generative steps only.
        Raises: ModelError; Cancelled.
        """

    def probe(self) -> tuple[Device, ...]:
        """The devices on which steps run, each when the one before it fails. Raises ModelError,
        when the device asked for does not work here."""

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Sentence embeddings, for the planner. Raises ModelError."""

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """What is wrong with the photo, surest first. Raises ModelError."""

    def close(self) -> None:
        """Give back everything; the engine cannot be used afterwards."""
