"""Rebuild faces and detail that are lost: a generative network invents what fits.

The share of what was invented is measured afterwards, see models.core.invention_map.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, cast

import numpy as np

from models.core.engine_run import DetectedTags
from models.core.face import Face, FaceReport, FaceState
from models.core.generation import (
    FacesFound,
    GenerationRequest,
    GenerationResult,
    Generator,
    tags_to_list,
)
from models.core.invention_map import difference_map, invention_map
from models.core.pixels import Pixels, Rect
from models.core.progress import LikenessNotMeasured, Progress
from models.core.protocols import TAG_LIST, Network, NetworkProvider, RestoreInput
from models.imaging.face_alignment import (
    align_face,
    cut_out_face,
    cut_out_for_identity,
    faces_from_rows,
    paste_face,
)
from models.imaging.face_likeness import cosine
from models.planning.model_selection import YUNET
from models.tiling.region_runner import RegionFunction, RegionResult

MARGIN: Final = 96
"""Pixels around a mask that the generative network sees."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a generative step.

    `fidelity`: closeness to the faithful picture (without invented detail), 0 to 1. `control`: how
    strongly it steers the sampler, 0 to 1. `steps`: steps of the sampler, 0 for the published
    number. `seed`: of the random numbers. `positive` and `negative`: prompts, empty for the
    published ones. `tags`: what the photo shows, between commas; empty for what the network
    recognises; a comma alone for nothing. `pixel` and `semantic`: how strongly PiSA-SR repairs
    pixels and invents detail. `quick`: let one-step systems encode and decode with TAESD, where it
    was imported with them. `faces`: rebuild each face by itself, upright, and paste it back.
    `background`: rebuild the rest too. `face_stage`: id of the model that makes the faithful
    picture of a face, empty for the network itself. `detector`: id of the model that finds faces.
    `identity`: id of the model that compares persons, empty for none.
    """

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
    pixel: Annotated[float, 0.0, 1.5] = 1.0
    semantic: Annotated[float, 0.0, 1.5] = 1.0
    quick: bool = False
    faces: bool = False
    background: bool = True
    face_stage: str = ""
    detector: str = YUNET
    identity: str = ""

    @property
    def request(self) -> GenerationRequest:
        """Request to the generative network with these parameters."""
        return GenerationRequest(
            self.positive,
            self.negative,
            self.fidelity,
            self.control,
            int(self.steps),
            int(self.seed),
            tags_to_list(self.tags),
            self.pixel,
            self.semantic,
            self.quick,
        )


class Generate:
    """Restorer that rebuilds a region, or the whole photo, by a generative network."""

    name = "generate"
    params = Params
    halo = 0
    margin = MARGIN

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """Return None: the network sees the whole region at once."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the finished picture, in the shape of `work.image`."""
        results = _run(work.network, params, work.image, work.rect, work.progress)
        *_, last = (result for result in results if isinstance(result, np.ndarray))
        return last

    def region_function(
        self,
        provider: NetworkProvider,
        params: Mapping[str, Any],
        focus: tuple[float, float] | None = None,
    ) -> RegionFunction:
        """Return the function that rebuilds a region with the networks of one device.

        `provider` loads networks by id; `params` are those of the step; what is near `focus`, x and
        y in pixels of the photo, may be shown first."""
        chosen = Params(**params)

        def run(image: Pixels, rect: Rect, progress: Progress) -> Iterator[RegionResult]:
            inside = focus and (focus[0] - rect.x, focus[1] - rect.y)
            return _run(provider, chosen, image, rect, progress, inside)

        return run


def _run(
    provider: NetworkProvider,
    params: Params,
    image: Pixels,
    rect: Rect,
    progress: Progress,
    focus: tuple[float, float] | None = None,
) -> Iterator[RegionResult]:
    """Rebuild `image` at `rect`; yield tags, previews, the result, its map and reports of faces.

    What is near `focus`, x and y in pixels of `image`, may come first."""
    last = GenerationResult(image, image)
    faces = _find_faces(provider(params.detector), image, progress) if params.faces else ()
    for result in _generate(provider, params, image, faces, progress, focus):
        if isinstance(result, DetectedTags):
            yield result
        else:
            last = result
            yield last.pixels
    if last.faithful is not None:
        yield invention_map(rect, last.faithful, last.pixels)
        yield from _report_faces(provider, params, image, faces, last, rect)
        if faces and not params.identity:
            progress.notice(LikenessNotMeasured())


def _report_faces(
    provider: NetworkProvider,
    params: Params,
    image: Pixels,
    faces: tuple[Face, ...],
    last: GenerationResult,
    rect: Rect,
) -> Iterator[FaceReport]:
    """Yield how much of each face was invented, and its likeness to the face before.

    `image` and `last` show the photo at `rect`, in whose coordinates the faces are."""
    network = provider(params.identity) if params.identity and faces else None
    faithful = image if last.faithful is None else last.faithful
    for face in faces:
        own = face.rect.clipped(Rect.of(image))
        before, after = faithful[own.slices], last.pixels[own.slices]
        invented = float((difference_map(before, after) > 0.5).mean()) if own.area else 0.0
        likeness = None
        if network is not None:
            cut_outs = (cut_out_for_identity(each, face) for each in (image, last.pixels))
            likeness = cosine(*(network(each, progress=Progress()) for each in cut_outs))
        placed = face.relative_to(Rect(-rect.x, -rect.y, 0, 0))
        yield FaceReport(placed, FaceState.RESTORED, 1.0, likeness, invented)


def _generate(
    provider: NetworkProvider,
    params: Params,
    image: Pixels,
    faces: tuple[Face, ...],
    progress: Progress,
    focus: tuple[float, float] | None,
) -> Iterator[GenerationResult | DetectedTags]:
    """Rebuild the background and then each face, as far as `params` ask for them.

    Yields recognised tags and the picture so far; the last result has a faithful picture."""
    network = cast(Generator, provider(params.model))
    count = len(faces) + params.background
    last = GenerationResult(image, image)
    if params.background:
        request = replace(params.request, focus=focus)
        for result in network.generate(image, request, progress.part(0, count)):
            yield result
            last = last if isinstance(result, DetectedTags) else result
    stage = provider(params.face_stage) if params.face_stage and faces else None
    rebuilder = _FaceRebuilder(network, stage, params.request, image)
    for number, face in enumerate(faces, count - len(faces)):
        for result in rebuilder.generate(face, last, progress.part(number, count)):
            yield result
            last = last if isinstance(result, DetectedTags) else result
    if not count:
        yield last


def _find_faces(detector: Network, image: Pixels, progress: Progress) -> tuple[Face, ...]:
    faces = faces_from_rows(detector(image, progress=progress))
    progress.notice(FacesFound(len(faces)))
    return faces


@dataclass(frozen=True, slots=True, eq=False)
class _FaceRebuilder:
    """Networks, request and photo with which faces are rebuilt one by one."""

    network: Generator
    stage: Network | None
    request: GenerationRequest
    image: Pixels

    def generate(
        self, face: Face, before: GenerationResult, progress: Progress
    ) -> Iterator[GenerationResult | DetectedTags]:
        """Rebuild a face; yield ever finer pictures with it pasted into that of `before`."""
        alignment, whole = align_face(face), Rect.of(self.image)
        crop = cut_out_face(self.image, alignment)
        faithful = self.image if before.faithful is None else before.faithful
        for result in self.network.generate(crop, self._request(crop, progress), progress):
            if isinstance(result, DetectedTags):
                yield result
                continue
            pasted = paste_face(result.pixels, alignment, whole).pasted_into(before.pixels)
            if result.faithful is None:
                yield GenerationResult(pasted)
            else:
                face_faithful = paste_face(result.faithful, alignment, whole)
                yield GenerationResult(pasted, face_faithful.pasted_into(faithful))

    def _request(self, crop: Pixels, progress: Progress) -> GenerationRequest:
        """Return the request for a face, with a faithful picture of `crop` if a model makes one."""
        if self.stage is None:
            return self.request
        return replace(self.request, faithful=np.clip(self.stage(crop, progress=progress), 0, 1))
