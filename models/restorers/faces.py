"""Restore faces one by one: by a network for faces, or by those that come with the program.

Each is pasted back under a soft mask. Where a network for identities is installed, a face is
changed only as far as the person stays the same.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

import numpy as np

from models.core.engine_run import RunResult
from models.core.face import Face, FaceReport, FaceState
from models.core.invention_map import difference_map, estimate_noise, invention_map
from models.core.pixels import (
    Pixels,
    Raster,
    Rect,
    as_levels,
    downscale,
    is_monochrome,
    reduction_factor,
    to_grey,
)
from models.core.place import Place
from models.core.progress import FacesRestored, LikenessHeld, LikenessNotMeasured, Progress
from models.core.protocols import NetworkProvider, RestoreInput
from models.core.wish_table import Wish
from models.imaging.face_alignment import cut_out_for_identity, faces_from_rows
from models.imaging.face_fitting import (
    change_reduced,
    classify_faces,
    face_region,
    match_grain,
    measure_sharpness,
    restore_aligned,
)
from models.imaging.face_likeness import Embedding, HeldChange, hold_likeness
from models.imaging.face_mask import face_mask
from models.planning.wish_vectors import WishVectors
from models.tiling.part_runner import PartCanvas, PartFunction

INSTRUCT: Final = "heirloom-instruct"
"""Model id of the network that restores faces where none for faces is installed."""
SEARCHED: Final = 3072
"""Longest side in pixels to which a photo is reduced before faces are searched for."""
LEAST_SIDE: Final = 24
"""Side in pixels below which a face is left alone by the networks that come with the program."""
LEAST_INVENTED_SIDE: Final = 40
"""Side in pixels below which a network for faces would invent a stranger."""
QUIET, NOISY = 3.0, 9.0
"""Standard deviations of noise, in levels of 255, from which some and from which all of it is
removed before the blur; removing it where there is little costs detail."""
WIDELY_BLURRED: Final = 0.45
"""Sharpness (see models.imaging.face_fitting) below which a face is first sharpened at half its
size; with a blur of 5 pixels that gave 1.8 dB more, with one of 2 pixels 1.7 dB less."""
LEAST_HALVED: Final = 128
"""Least side in pixels of what is sharpened at half its size."""
LEAST_LIKENESS: Final = 0.363
"""Cosine from which two faces count as one person for SFace (OpenCV's model zoo)."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step that restores faces.

    `wish`: value of the `Wish` that the step serves. `model`: id of the face network, empty for the
    bundled ones. `detector`: id of the model that finds faces. `identity`: id of the model that
    compares persons, empty for none. `least_likeness`: cosine of identities, 0 to 1, below which a
    face is changed less. `fidelity`: how close the network stays to the photo, 0 to 1, if it has
    such an input."""

    wish: str = "faces"
    model: str = ""
    detector: str = "face-mtcnn"
    identity: str = ""
    least_likeness: Annotated[float, 0.0, 1.0] = LEAST_LIKENESS
    fidelity: Annotated[float, 0.0, 1.0] = 0.7


RestoreFace = Callable[[Pixels, Face], Pixels]
"""Function from the pixels of a region and its face to the restored pixels."""


class Faces:
    """Restorer of the faces of a photo, which it finds by itself."""

    name = "faces"
    params = Params
    halo = 0

    def __init__(self, load_vectors: Callable[[], WishVectors]) -> None:
        """Keep `load_vectors`, which loads the text vectors when they are needed."""
        self._load_vectors = load_vectors

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """Return None: faces are found in the photo itself."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the image with its faces restored."""
        restore = self._face_restorer(work.network, params, work.progress)
        canvas = PartCanvas(as_levels(work.image, np.dtype(np.uint16)), work.mask)
        for _ in _FaceRun(work.network, params, restore).run(canvas, work.progress):
            pass
        return canvas.read(canvas.whole)

    def part_function(self, network: NetworkProvider, params: Mapping[str, Any]) -> PartFunction:
        """Return the function that finds and restores the faces of a photo on one device.

        `network` loads networks by id; `params` are those of the step."""
        chosen = Params(**params)

        def run(canvas: PartCanvas, progress: Progress) -> Iterator[RunResult]:
            restore = self._face_restorer(network, chosen, progress)
            return _FaceRun(network, chosen, restore).run(canvas, progress)

        return run

    def _face_restorer(
        self, network: NetworkProvider, params: Params, progress: Progress
    ) -> RestoreFace:
        if params.model:
            return _restorer_by_network(network, params, progress)
        vectors, instruct = self._load_vectors(), network(INSTRUCT)

        def run(image: Pixels, wish: Wish) -> Pixels:
            return np.clip(instruct(image, vectors[wish][None], progress=progress), 0, 1)

        return lambda before, _: clear_face(before, run)


def _restorer_by_network(
    network: NetworkProvider, params: Params, progress: Progress
) -> RestoreFace:
    model, fidelity = network(params.model), np.array(params.fidelity, np.float32)

    def restore(before: Pixels, face: Face) -> Pixels:
        def run(crop: Pixels) -> Pixels:
            return np.clip(model(crop, fidelity, progress=progress), 0, 1)

        return match_grain(before, restore_aligned(before, face, run))

    return restore


def clear_face(before: Pixels, run: Callable[[Pixels, Wish], Pixels]) -> Pixels:
    """Remove noise from a face, where it has any, and then blur, each by the network `run`.

    On 5 faces of 30 to 240 pixels this gave 1 to 9 dB for noise and blur, and left clean ones as
    they were (45 dB or more)."""
    noise = 255 * estimate_noise(before)
    share = np.float32(np.clip((noise - QUIET) / (NOISY - QUIET), 0, 1))
    if share > 0:
        before = before + share * (run(before, Wish.NOISE) - before)
    return _sharpen(before, run)


def _sharpen(image: Pixels, run: Callable[[Pixels, Wish], Pixels]) -> Pixels:
    """Remove blur by `run`; from a very blurred image (H x W x 3) first at half the size."""
    if min(image.shape[:2]) >= LEAST_HALVED and measure_sharpness(image) < WIDELY_BLURRED:
        image = change_reduced(image, 2, lambda half: _sharpen(half, run))
    return run(image, Wish.BLUR)


@dataclass(frozen=True, slots=True, eq=False)
class _FaceRun:
    """One run over the faces of a photo."""

    network: NetworkProvider
    params: Params
    restore: RestoreFace

    def run(self, canvas: PartCanvas, progress: Progress) -> Iterator[RunResult]:
        """Restore the faces; yield restored rects, invention maps and a report on each face."""
        faces = [face for face in self._find(canvas.image, progress) if _is_within(face, canvas)]
        least = LEAST_INVENTED_SIDE if self.params.model else LEAST_SIDE
        states = classify_faces(faces, canvas.read, least)
        reports = list[FaceReport]()
        for index, (face, state) in enumerate(zip(faces, states, strict=True)):
            progress.report(index / len(faces))
            report = FaceReport(face, state)
            if state is FaceState.RESTORED:
                for result in self._restore(canvas, face, progress):
                    report = result if isinstance(result, FaceReport) else report
                    yield result
            else:
                yield report
            reports.append(report)
        self._notify(reports, progress)
        progress.report(1.0)

    def _find(self, image: Raster, progress: Progress) -> tuple[Face, ...]:
        factor = reduction_factor(Rect.of(image), SEARCHED)
        rows = self.network(self.params.detector)(downscale(image, SEARCHED), progress=progress)
        return tuple(face.scaled(factor) for face in faces_from_rows(rows))

    def _restore(self, canvas: PartCanvas, face: Face, progress: Progress) -> Iterator[RunResult]:
        region = face_region(face, canvas.whole)
        before, moved = canvas.read(region), face.relative_to(region)
        after = self.restore(before, moved)
        if is_monochrome(before):
            after = to_grey(after)
        held = self._hold(before, after, moved, progress)
        mask = face_mask(Place.FACE, [moved], region.h, region.w)
        share = np.float32(held.amount) * mask[..., None]
        pasted = np.where(share > 0, before + share * (after - before), before)
        tile = canvas.write(region, np.asarray(np.clip(pasted, 0, 1), np.float32))
        yield tile
        invented = 0.0
        if self.params.model:
            yield invention_map(region, before, tile.pixels)
            own = moved.rect.clipped(Rect.of(before)).slices
            invented = float((difference_map(before[own], tile.pixels[own]) > 0.5).mean())
        likeness = held.likeness if self.params.identity else None
        yield FaceReport(face, FaceState.RESTORED, held.amount, likeness, invented)

    def _hold(self, before: Pixels, after: Pixels, face: Face, progress: Progress) -> HeldChange:
        if not self.params.identity:
            return HeldChange(1.0, 1.0)
        network = self.network(self.params.identity)

        def embed(pixels: Pixels) -> Embedding:
            return network(cut_out_for_identity(pixels, face), progress=progress)

        return hold_likeness(before, after, embed, self.params.least_likeness)

    def _notify(self, reports: list[FaceReport], progress: Progress) -> None:
        restored = [each for each in reports if each.state is FaceState.RESTORED]
        progress.notice(FacesRestored(len(restored), len(reports) - len(restored)))
        if count := sum(each.amount < 1 for each in restored):
            progress.notice(LikenessHeld(count))
        if restored and self.params.model and not self.params.identity:
            progress.notice(LikenessNotMeasured())


def _is_within(face: Face, canvas: PartCanvas) -> bool:
    """Return whether the mask is above 0 anywhere in the rect of a face."""
    return canvas.is_masked(face.rect.clipped(canvas.whole))
