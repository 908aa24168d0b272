"""Mend dust, scratches and cracks: find them, then fill them from what surrounds them.

What is not found is not touched: outside of the damage the photo stays as it is, to the bit.
"""

from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np

from models.core.pixels import DAMAGE_MARGIN, MaskArray, Pixels, dilate, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput
from models.core.strokes import Stroke, rasterise_strokes, strokes_from_text
from models.imaging.hysteresis import hysteresis_threshold

SEEN: Final = 64
"""Pixels around a stroke that tell with what it is filled."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and how readily damage is believed, 0 to 1: see
    models.imaging.hysteresis.
    `masked`: what is masked is mended, all of it and nothing else; where there is no mask, what is
    found. Where a person has painted over the damage,
    `strokes` (as models.core.strokes writes them) are mended and nothing is looked for."""

    wish: str = "scratches"
    sensitivity: Annotated[float, 0.0, 1.0] = 0.2
    masked: bool = False
    strokes: str = ""


class Scratches:
    """Damage of the surface, found and filled."""

    name = "scratches"
    params = Params
    halo = 48

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002
        """1 if the photo has no colour, so that the mended places get none."""
        return np.array([is_monochrome(overview.image)])

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        if params.strokes:
            return _painted(work, strokes_from_text(params.strokes))
        hole = _hole(work, params)
        return _filled(work, work.image, hole) if hole.any() else work.image


def _painted(work: RestoreInput, strokes: tuple[Stroke, ...]) -> Pixels:
    """Each stroke is filled from what is near it, so that a small one takes no time."""
    hole, mended = rasterise_strokes(strokes, work.rect), work.image.copy()
    for stroke in strokes:
        own = stroke.bounds(work.rect)
        if own.area:
            place = own.grown(SEEN, work.rect)
            near = place.relative_to(work.rect).slices
            there = rasterise_strokes((stroke,), place)[..., None] > 0
            filled = _filled(work, work.image[near], hole[near])
            mended[near] = np.where(there, filled, mended[near])
    return mended


def _filled(work: RestoreInput, image: Pixels, hole: MaskArray) -> Pixels:
    filled = work.network("heirloom-fill")(image, hole[..., None], progress=work.progress)
    whole = to_grey(filled) if work.analysis is not None and work.analysis[0] else filled
    return np.where(hole[..., None] > 0, whole, image)


def _hole(work: RestoreInput, params: Params) -> MaskArray:
    """1 where the photo is to be filled."""
    if params.masked and work.mask is not None:
        return np.asarray(work.mask > 0, np.float32)
    likely = work.network("heirloom-scratch")(work.image, progress=work.progress)[..., 0]
    return dilate(hysteresis_threshold(likely, params.sensitivity), DAMAGE_MARGIN).astype(
        np.float32
    )
