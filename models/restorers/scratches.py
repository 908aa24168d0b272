"""Repair dust, scratches, cracks and missing parts: detect them, then fill them.

Outside of the damage the photo stays as it is, bit for bit.
"""

from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import (
    DAMAGE_MARGIN,
    MaskArray,
    Pixels,
    Rect,
    dilate,
    is_monochrome,
    to_grey,
)
from models.core.progress import Progress
from models.core.protocols import Array, RestoreInput
from models.core.strokes import Stroke, rasterise_strokes, strokes_from_text
from models.core.wish_table import Wish
from models.damage.candidate_classifier import Detect, missing_parts
from models.damage.damage_map import HALO, analyse_damage, damage_certainty
from models.damage.fine_candidate_judge import fine_damage
from models.damage.missing_parts_map import enlarged_mask, missing_mask, missing_parts_map
from models.imaging.hysteresis import hysteresis_threshold

CONTEXT: Final = 6
"""Pixels around a stroke that it is filled from, for each pixel of its radius."""
MIN_CONTEXT, MAX_CONTEXT = 64, 256

MISSING_MARGIN: Final = 3
"""Pixels of the overview by which missing parts that were found are widened."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters: the wish, and whether detected damage, the mask or strokes are filled.

    The wish "holes" asks for missing parts, any other for fine damage. `sensitivity` of the
    detection of fine damage is 0 to 1 (more is found with 1). With `masked`, all masked pixels are
    filled and none is detected; without a mask, the detected ones. With `strokes` (the text of
    `strokes_to_text`) their pixels are filled and none is detected."""

    wish: str = "scratches"
    sensitivity: Annotated[float, 0.0, 1.0] = 0.2
    masked: bool = False
    strokes: str = ""

    @property
    def repairs_mask(self) -> bool:
        """Whether the whole mask of a tile is filled, be it given or found."""
        return self.masked or self.wish == Wish.HOLES


class Scratches:
    """Restorer that detects and fills surface damage; photos without colour stay grey."""

    def __init__(self, missing: Detect = missing_parts, fine: Detect = fine_damage) -> None:
        """Create a restorer.

        `missing` finds missing parts in a small whole picture, `fine` fine damage in any."""
        self._missing, self._fine = missing, fine

    name = "scratches"
    params = Params
    halo = HALO

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Return an array, height x width of the overview x 1 or 3.

        It holds 1 in every pixel if the photo has no colour, else 0; then, if fine damage is looked
        for, the two planes of `analyse_damage`."""
        is_grey = np.full((*overview.image.shape[:2], 1), is_monochrome(overview.image), np.float32)
        if params.strokes or params.repairs_mask:
            return is_grey
        return np.concatenate((is_grey, analyse_damage(overview, self._fine)), axis=2)

    def repaired_mask(
        self, mask: MaskArray | None, overview: Pixels, whole: Rect, params: Params
    ) -> MaskArray | None:
        """Return the mask of the missing parts that are found, if these are asked for.

        `overview` is the photo `whole` reduced to OVERVIEW."""
        given = params.strokes or (params.masked and mask is not None)
        if given or params.wish != Wish.HOLES:
            return mask
        found = missing_mask(overview, missing_parts_map(overview, self._missing))
        missing = enlarged_mask(dilate(found, MISSING_MARGIN), whole)
        return missing if mask is None else missing * (mask > 0)

    def pieces(self, mask: MaskArray, params: Params) -> list[Rect]:
        """Return rects around wide holes of the mask, which must not be cut by tiles."""
        from models.inpainting.hole_geometry import wide_rects

        return wide_rects(mask > 0) if params.repairs_mask else []

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the tile with its damage filled, in the shape of `work.image`."""
        if params.strokes:
            return _fill_strokes(work, strokes_from_text(params.strokes))
        hole = self._damage(work, params)
        return _fill(work, work.image, hole) if hole.any() else work.image

    def _damage(self, work: RestoreInput, params: Params) -> MaskArray:
        """Return a mask of the tile that is 1 where it is to be filled, else 0."""
        if params.repairs_mask and work.mask is not None:
            return np.asarray(work.mask > 0, np.float32)
        analysed = None if work.analysis is None else np.asarray(work.analysis)[..., 1:]
        found = analysed if analysed is not None and analysed.size else None
        certainty = damage_certainty(work, found, self._fine)
        damaged = hysteresis_threshold(certainty, params.sensitivity)
        return dilate(damaged, DAMAGE_MARGIN).astype(np.float32)


def _fill_strokes(work: RestoreInput, strokes: tuple[Stroke, ...]) -> Pixels:
    """Fill each stroke from a small area around it, so that a small stroke takes no time."""
    hole, filled = rasterise_strokes(strokes, work.rect), work.image.copy()
    for stroke in strokes:
        bounds = stroke.bounds(work.rect)
        if bounds.area:
            rect = bounds.grown(_context(stroke), work.rect)
            near = rect.relative_to(work.rect).slices
            inside = rasterise_strokes((stroke,), rect)[..., None] > 0
            filled[near] = np.where(inside, _fill(work, work.image[near], hole[near]), filled[near])
    return filled


def _context(stroke: Stroke) -> int:
    return min(max(round(CONTEXT * stroke.radius), MIN_CONTEXT), MAX_CONTEXT)


def _fill(work: RestoreInput, image: Pixels, hole: MaskArray) -> Pixels:
    """Fill the pixels of an image where `hole` is above 0; the others stay unchanged."""
    from models.inpainting.hole_filling import fill

    def network(part: Pixels, missing: NDArray[np.bool_]) -> Pixels:
        lent = work.network("heirloom-fill")
        return lent(part, missing[..., None].astype(np.float32), progress=Progress())

    filled = fill(image, hole > 0, network, work.progress)
    filled = to_grey(filled) if work.analysis is not None and work.analysis[0, 0, 0] else filled
    return np.where(hole[..., None] > 0, filled, image)
