"""Protocols of restorers, networks and engines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from models.core.device import Device
from models.core.engine_run import RunRequest, RunResult
from models.core.face import Face
from models.core.pixels import MaskArray, Pixels, Raster, Rect
from models.core.plan import Finding
from models.core.progress import Progress

Array = NDArray[Any]
"""Numpy array of any shape and type."""

Embeddings = NDArray[np.float32]
"""Sentence embeddings: sentences x 512 (384 of some imported encoders), rows of unit length."""

P = TypeVar("P")


class Network(Protocol):
    """Loaded network, whose input and output arrays are defined by its card's task."""

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """Run the network on its inputs; the shapes of inputs and result depend on its task.

        Raises: OutOfMemory (smaller arrays may fit); NetworkFailed; Cancelled."""

    def close(self) -> None:
        """Release the memory of the network, which cannot be called afterwards."""


OVERVIEW: Final = 768
"""Longest side in pixels of the reduced photo that `analyse_overview` gets."""

NetworkProvider = Callable[[str], Network]
"""Function from model id to the loaded network, which is valid during the run."""


@dataclass(frozen=True, slots=True)
class RestoreInput:
    """Input of a restorer for one tile.

    `image` is the tile with its halo and `rect` its position in the photo, whose rect is `whole`
    (for a `FrameRestorer`, that of the part inside the crop). `analysis` is the result of
    `analyse_overview`. `mask` has the sides of `image`, 0 to 1; None means no restriction."""

    image: Pixels
    rect: Rect
    whole: Rect
    analysis: Array | None
    network: NetworkProvider
    progress: Progress
    mask: MaskArray | None = None


TAG_LIST: Final = "listed"
"""Annotation of a text parameter that lists tags between commas; the network proposes them."""


class Restorer(Protocol[P]):
    """Stateless restoration of tiles, with parameters of type P."""

    name: str
    params: type[P]
    halo: int
    """Pixels around a tile that the restorer must see so that tiles meet without a seam."""

    def analyse_overview(self, overview: RestoreInput, params: P) -> Array | None:
        """Compute statistics of the whole photo, which are passed to `run` with every tile.

        `overview.image` is the photo reduced to at most `OVERVIEW` (long side), `overview.rect` its
        own rect, `overview.whole` that of the photo at full size; `params` are the step's. Returns
        an array of any shape that `run` understands, None if it needs none."""

    def run(self, work: RestoreInput, params: P) -> Pixels:
        """Restore one tile; the result has the shape of `work.image` times the step's scale."""


@runtime_checkable
class FrameRestorer(Protocol):
    """Protocol of restorers that measure light and colour only inside the photo's crop."""

    judges_frame: bool


@runtime_checkable
class DetailRestorer(Protocol):
    """Protocol of restorers that analyse the photo at full size, since the overview shows less."""

    def analyse_photo(self, image: Raster, params: Any) -> Array:
        """Compute what `run` must know of the full-size photo, as an array of its own shape."""


@runtime_checkable
class PieceRestorer(Protocol):
    """Protocol of restorers that need some parts of a mask in one piece, not cut by tiles."""

    def pieces(self, mask: MaskArray, params: Any) -> list[Rect]:
        """Return rects of the photo, each to be restored in one run: mask parts with context."""


@runtime_checkable
class MaskingRestorer(Protocol):
    """Protocol of restorers that may repair less than the mask: what they find in the overview."""

    def repaired_mask(
        self, mask: MaskArray | None, overview: Pixels, whole: Rect, params: Any
    ) -> MaskArray | None:
        """Return the mask of what is repaired in `whole`, within the given one; None means all.

        `overview` is the photo reduced to OVERVIEW, `params` are those of the step. Masks are H x
        W, 0 to 1."""


class Engine(Protocol):
    """Engine that runs steps on photos, in this or in another process."""

    def run(self, request: RunRequest, progress: Progress) -> Iterator[RunResult]:
        """Run one step on one photo and yield its results as they are made.

        Tiles cover `request.image`, enlarged by the step's scale, except where its mask is zero.
        They must be written in the order given, since a later tile may overwrite the blended seam
        of an earlier one. Only generative steps yield invention maps and detected tags. Raises:
        ModelError; Cancelled."""

    def probe(self) -> tuple[Device, ...]:
        """Return the devices on which steps run; when one fails, the next takes over.

        Raises: ModelError if the chosen device does not work here."""

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Compute a sentence embedding (512 numbers) for each sentence. Raises ModelError."""

    def diagnose(self, image: Raster) -> tuple[Finding, ...]:
        """Find the defects of a photo, in descending order of certainty. Raises ModelError."""

    def find_faces(self, image: Raster, progress: Progress) -> tuple[Face, ...]:
        """Find the faces of a photo, the surest first. Raises: ModelError; Cancelled."""

    def close(self) -> None:
        """Release all resources; the engine cannot be used afterwards."""
