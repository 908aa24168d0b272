"""Remove red eyes from a flash; the eyes are those of faces that are found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from models.core.engine_run import RunResult
from models.core.pixels import Pixels, Raster, Rect, as_levels, downscale, reduction_factor
from models.core.progress import Progress, RedEyesRemoved
from models.core.protocols import NetworkProvider, RestoreInput
from models.imaging.face_alignment import faces_from_rows
from models.imaging.red_eyes import darken_pupil, eye_rects, find_pupil
from models.tiling.part_runner import PartCanvas, PartFunction

SEARCHED: Final = 3072
"""Longest side in pixels to which a photo is reduced before faces are searched for."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step that removes red eyes; `detector` is the model that finds faces."""

    wish: str = "red_eye"
    detector: str = "face-mtcnn"


class RedEye:
    """Restorer that makes red pupils dark grey and leaves all else of the photo unchanged."""

    name = "red_eye"
    params = Params
    halo = 0

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """Return None: faces are found in the photo itself."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the image without red eyes."""
        canvas = PartCanvas(as_levels(work.image, np.dtype(np.uint16)), work.mask)
        for _ in _remove(canvas, work.network, params, work.progress):
            pass
        return canvas.read(canvas.whole)

    def part_function(self, network: NetworkProvider, params: Mapping[str, Any]) -> PartFunction:
        """Return the function that finds and restores the eyes of a photo on one device.

        `network` loads networks by id; `params` are those of the step."""
        chosen = Params(**params)
        return lambda canvas, progress: _remove(canvas, network, chosen, progress)


def _remove(
    canvas: PartCanvas, network: NetworkProvider, params: Params, progress: Progress
) -> Iterator[RunResult]:
    """Darken the red pupils of a photo; yield the changed squares around them."""
    count = 0
    for rect, eyes_apart in _eyes(canvas.image, network, params, progress):
        if not canvas.is_masked(rect):
            continue
        eye = canvas.read(rect)
        pupil = find_pupil(eye, eyes_apart)
        if pupil is not None:
            count += 1
            yield canvas.write(rect, darken_pupil(eye, pupil, eyes_apart))
    progress.notice(RedEyesRemoved(count))
    progress.report(1.0)


def _eyes(
    image: Raster, network: NetworkProvider, params: Params, progress: Progress
) -> Iterator[tuple[Rect, float]]:
    """Yield the square around each eye of a photo, and the distance of the two eyes."""
    factor = reduction_factor(Rect.of(image), SEARCHED)
    rows = network(params.detector)(downscale(image, SEARCHED), progress=progress)
    for found in faces_from_rows(rows):
        face = found.scaled(factor)
        for rect in eye_rects(face, Rect.of(image)):
            if rect.area:
                yield rect, face.eyes_apart
