"""Missing parts of a photo: from the view in which they are looked for to the mask of the photo."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import (
    MaskArray,
    Pixels,
    Rect,
    block_means,
    padded_to_blocks,
    reduction_factor,
    to_luma,
)
from models.core.protocols import OVERVIEW
from models.damage.candidate_classifier import Detect
from models.imaging.hysteresis import Found, hysteresis_threshold, label_components
from models.imaging.upscaling import upscale_map

MISSING: Final = 0.65
"""Probability from which a part is missing, if its tone fits."""

SURE: Final = 0.98
"""Probability from which a part is missing, whatever its tone."""

SAME_TONE: Final = 0.06
"""Largest difference of the luma, 0 to 1, of two parts that show the same ground."""

LARGE: Final = 0.03
"""Share of the overview, 0 to 1, from which a missing part is large."""

STRAIGHT: Final = 0.85
"""Share of its bounding box that a straight strip fills."""

DEEPEST: Final = 0.2
"""Largest depth of a margin, as a share of that side of the picture."""

VIEW: Final = 320
"""Longest side in pixels of the view in which missing parts are looked for."""


def missing_parts_map(overview: Pixels, detect: Detect) -> MaskArray:
    """Estimate the probability that each pixel of an overview is missing: H x W, 0 to 1.

    `detect` sees the overview reduced to VIEW pixels, as it was trained on that size."""
    whole = Rect.of(overview)
    by = reduction_factor(whole, VIEW)
    likely = detect(block_means(padded_to_blocks(overview, by), by))
    return upscale_map(likely, Rect.of(likely), whole, by)


def missing_mask(overview: Pixels, likely: MaskArray) -> Found:
    """Decide which pixels of an overview are missing, H x W, from the probability of each.

    Behind all holes of a print lies the same, so that a part counts that is as light as the most
    certain large one, within `SAME_TONE`, or `SURE` itself. A straight strip along a whole side is
    a margin."""
    found = without_margins(hysteresis_threshold(likely, 1 - MISSING))
    labels = label_components(found)
    if not labels.size:
        return found
    areas = np.maximum(np.bincount(labels), 1)
    sureness = np.zeros(len(areas))
    np.maximum.at(sureness, labels, likely[found])
    tones = np.bincount(labels, to_luma(overview)[found]) / areas
    main = np.argmax(sureness * np.minimum(areas, LARGE * found.size))
    kept = (np.abs(tones - tones[main]) <= SAME_TONE) | (sureness >= SURE)
    mask = found.copy()
    mask[found] = kept[labels]
    return mask


def without_margins(found: Found) -> Found:
    """Return a mask, H x W, without straight strips along a whole side of the picture.

    They fill at least `STRAIGHT` of their bounding box, touch that side and reach at most
    `DEEPEST` into the picture."""
    labels = label_components(found)
    if not labels.size:
        return found
    places = np.nonzero(found)
    areas = np.bincount(labels)
    boxes = np.ones(len(areas))
    is_whole, is_shallow = np.zeros(len(areas), bool), np.zeros(len(areas), bool)
    for at, side in zip(places, found.shape, strict=True):
        least, most = np.full(len(areas), side), np.full(len(areas), -1)
        np.minimum.at(least, labels, at)
        np.maximum.at(most, labels, at)
        boxes *= np.maximum(most - least + 1, 1)
        is_whole |= most - least + 1 == side
        touches = (least == 0) | (most == side - 1)
        is_shallow |= touches & (most - least + 1 <= DEEPEST * side)
    kept = found.copy()
    kept[found] = ~(is_whole & is_shallow & (areas >= STRAIGHT * boxes))[labels]
    return kept


def enlarged_mask(found: NDArray[np.bool_], whole: Rect) -> MaskArray:
    """Enlarge the true pixels of `found` (H x W) to the photo `whole`: 1 there, else 0."""
    by = reduction_factor(whole, OVERVIEW)
    likely = upscale_map(found.astype(np.float32), Rect.of(found), whole, by)
    return (likely > 0.5).astype(np.float32)
