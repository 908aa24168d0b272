"""Rebuild faces and detail that are gone: a generative network invents what fits.

What it invented and what it restored is told apart afterwards, see models.evidence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, cast

from models.evidence import evidence
from models.forming import Form
from models.generating import Asked, Generator, listed
from models.pixels import Pixels, Rect
from models.progress import Progress
from models.restorer import LISTED, Lend, Work

MARGIN: Final = 96
"""Pixels around a masked region that the network sees."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves and the words for it, the model, and what the person decides: fidelity
    from 0 (free) to 1 (nothing invented), control by the faithful picture, steps of the sampler (0:
    as published), seed, what to draw towards and away from (empty: as published), and the tags of
    what the photo shows, between commas (empty: what the network sees, where it can; a comma
    alone: nothing)."""

    wish: str
    clause: str
    model: str = "diffbir-v2.1"
    fidelity: Annotated[float, 0.0, 1.0] = 0.3
    control: Annotated[float, 0.0, 1.0] = 1.0
    steps: Annotated[int, 0, 100] = 0
    seed: Annotated[int, 0, 2**31 - 1] = 231
    positive: str = ""
    negative: str = ""
    tags: Annotated[str, LISTED] = ""

    @property
    def asked(self) -> Asked:
        """As the network takes it."""
        return Asked(
            self.positive,
            self.negative,
            self.fidelity,
            self.control,
            int(self.steps),
            int(self.seed),
            listed(self.tags),
        )


class Generate:
    """A region, or the whole photo, in one piece."""

    name = "generate"
    params = Params
    halo = 0
    margin = MARGIN

    def survey(self, overview: Work, params: Params) -> None:
        """It sees the whole region at once."""

    def run(self, work: Work, params: Params) -> Pixels:
        """The finished picture."""
        *_, last = _formed(work.network, params, work.image, work.place, work.progress)
        return last

    def forms(self, lend: Lend, params: Mapping[str, Any]) -> Form:
        """See models.forming."""
        chosen = Params(**params)

        def form(image: Pixels, place: Rect, progress: Progress) -> Iterator[Pixels]:
            return _formed(lend, chosen, image, place, progress)

        return form


def _formed(
    lend: Lend, params: Params, image: Pixels, place: Rect, progress: Progress
) -> Iterator[Pixels]:
    network = cast(Generator, lend(params.model))
    for picture in network.formed(image, params.asked, progress):
        yield picture.pixels
        if picture.faithful is not None:
            progress.notice(evidence(place, picture.faithful, picture.pixels))
