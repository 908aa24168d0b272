"""Rebuild faces and detail that are gone: a generative network invents what fits.

What it invented and what it restored is told apart afterwards, see models.core.invention_map.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, cast

import numpy as np

from models.core.engine_run import DetectedTags
from models.core.generation import (
    FacesFound,
    GenerationRequest,
    GenerationResult,
    Generator,
    tags_to_list,
)
from models.core.invention_map import invention_map
from models.core.pixels import Pixels, Rect
from models.core.progress import Progress
from models.core.protocols import TAG_LIST, Network, NetworkProvider, RestoreInput
from models.imaging.face_alignment import Face, align_face, cut_out_face, find_faces, paste_face
from models.planning.model_selection import DETECTOR
from models.tiling.region import RegionFunction, RegionResult

MARGIN: Final = 96
"""Pixels around a masked region that the network sees."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves and the words for it, the model, and what the person decides: fidelity
    from 0 (free) to 1 (nothing invented), control by the faithful picture, steps of the sampler (0:
    as published), seed, what to draw towards and away from (empty: as published), and the tags of
    what the photo shows, between commas (empty: what the network sees, where it can; a comma
    alone: nothing). With `faces` each face is cut out upright, rebuilt by itself and put back;
    `background`: all around it is rebuilt too; `face_stage` makes its faithful picture (empty: as
    for all else)."""

    wish: str
    clause: str
    model: str = "diffbir-v2.1"
    fidelity: Annotated[float, 0.0, 1.0] = 0.3
    control: Annotated[float, 0.0, 1.0] = 1.0
    steps: Annotated[int, 0, 100] = 0
    seed: Annotated[int, 0, 2**31 - 1] = 231
    positive: str = ""
    negative: str = ""
    tags: Annotated[str, TAG_LIST] = ""
    faces: bool = False
    background: bool = True
    face_stage: str = ""

    @property
    def asked(self) -> GenerationRequest:
        """As the network takes it."""
        return GenerationRequest(
            self.positive,
            self.negative,
            self.fidelity,
            self.control,
            int(self.steps),
            int(self.seed),
            tags_to_list(self.tags),
        )


class Generate:
    """A region, or the whole photo, in one piece."""

    name = "generate"
    params = Params
    halo = 0
    margin = MARGIN

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """It sees the whole region at once."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """The finished picture."""
        made = _formed(work.network, params, work.image, work.rect, work.progress)
        *_, last = (each for each in made if isinstance(each, np.ndarray))
        return last

    def region_function(self, lend: NetworkProvider, params: Mapping[str, Any]) -> RegionFunction:
        """See models.tiling.region."""
        chosen = Params(**params)

        def form(image: Pixels, place: Rect, progress: Progress) -> Iterator[RegionResult]:
            return _formed(lend, chosen, image, place, progress)

        return form


def _formed(
    lend: NetworkProvider, params: Params, image: Pixels, place: Rect, progress: Progress
) -> Iterator[RegionResult]:
    last = GenerationResult(image, image)
    for each in _pictures(lend, params, image, progress):
        if isinstance(each, DetectedTags):
            yield each
        else:
            last = each
            yield last.pixels
    if last.faithful is not None:
        yield invention_map(place, last.faithful, last.pixels)


def _pictures(
    lend: NetworkProvider, params: Params, image: Pixels, progress: Progress
) -> Iterator[GenerationResult | DetectedTags]:
    """The picture as it forms; the last has a faithful one beside it."""
    network = cast(Generator, lend(params.model))
    faces = _faces_in(lend, image, progress) if params.faces else ()
    pictures = len(faces) + params.background
    last = GenerationResult(image, image)
    if params.background:
        for each in network.generate(image, params.asked, progress.part(0, pictures)):
            yield each
            last = last if isinstance(each, DetectedTags) else each
    stage = lend(params.face_stage) if params.face_stage and faces else None
    portraits = _Portraits(network, stage, params.asked, image)
    for number, face in enumerate(faces, pictures - len(faces)):
        share = progress.part(number, pictures)
        before = last
        for each in portraits.generate(face, before, share):
            yield each
            last = last if isinstance(each, DetectedTags) else each
    if not pictures:
        yield last


def _faces_in(lend: NetworkProvider, image: Pixels, progress: Progress) -> tuple[Face, ...]:
    faces = find_faces(lend(DETECTOR)(image, progress=progress))
    progress.notice(FacesFound(len(faces)))
    return faces


@dataclass(frozen=True, slots=True, eq=False)
class _Portraits:
    """Faces of one photo, each rebuilt by itself."""

    network: Generator
    stage: Network | None
    asked: GenerationRequest
    image: Pixels

    def generate(
        self, face: Face, before: GenerationResult, progress: Progress
    ) -> Iterator[GenerationResult | DetectedTags]:
        """What was there before, with this face in it."""
        way, whole = align_face(face), Rect.of(self.image)
        cut = cut_out_face(self.image, way)
        under = self.image if before.faithful is None else before.faithful
        for formed in self.network.generate(cut, self._asked(cut, progress), progress):
            if isinstance(formed, DetectedTags):
                yield formed
                continue
            pixels = paste_face(formed.pixels, way, whole).pasted_into(before.pixels)
            if formed.faithful is None:
                yield GenerationResult(pixels)
            else:
                yield GenerationResult(
                    pixels, paste_face(formed.faithful, way, whole).pasted_into(under)
                )

    def _asked(self, cut: Pixels, progress: Progress) -> GenerationRequest:
        if self.stage is None:
            return self.asked
        return replace(self.asked, faithful=np.clip(self.stage(cut, progress=progress), 0, 1))
