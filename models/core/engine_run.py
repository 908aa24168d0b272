"""Request and results of one engine run: one step applied to one photo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.core.face import FaceReport
from models.core.invention_map import InventionMap
from models.core.pixels import MaskArray, Pixels, Raster, Rect
from models.core.plan import Step


@dataclass(frozen=True, slots=True)
class RunRequest:
    """A step to run on a whole photo.

    `image` is height x width x 3 at 8 or 16 bits. What is nearest to `focus` (x, y in pixels of
    `image`) is done first; it is None where nobody looks at the photo meanwhile. `mask` is height x
    width, 0 to 1; tiles where it is zero throughout are left out, none if it is None. Restorers
    that judge light and colour look at the part of the photo inside `frame`, at all of it if that
    is None."""

    step: Step
    image: Raster = field(compare=False, repr=False)
    focus: tuple[float, float] | None
    mask: MaskArray | None = field(default=None, compare=False, repr=False)
    frame: Rect | None = None


@dataclass(frozen=True, slots=True)
class RestoredTile:
    """Restored pixels of one rect.

    `rect` lies in the result, whose sides are those of the photo times the step's scale.
    """

    rect: Rect
    pixels: Pixels = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DetectedTags:
    """Run result of a generative step: the words for what its network recognised in the photo."""

    tags: tuple[str, ...]


RunOutput = InventionMap | DetectedTags | FaceReport
"""Result of an engine run that is no tile."""

RunResult = RestoredTile | RunOutput
"""Item of the stream that an engine run yields."""


def restored_tiles(results: Iterable[RunResult]) -> Iterator[tuple[Rect, Pixels]]:
    """Yield rect and pixels of each restored tile of a stream of run results; skip the rest."""
    for result in results:
        if isinstance(result, RestoredTile):
            yield result.rect, result.pixels
