"""Change of scale between the overview of a photo and the view in which damage is looked for."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels, Rect, block_means, reduction_factor
from models.core.protocols import OVERVIEW
from models.damage.judge import Detect
from models.imaging.upscaling import source_rect, upscale

VIEW: Final = 320
"""Longest side in pixels of the view in which missing parts are looked for."""


def missing_parts_map(overview: Pixels, detect: Detect) -> MaskArray:
    """Estimate the probability that each pixel of an overview is missing, from a view of it."""
    height, width = overview.shape[:2]
    by = reduction_factor(Rect.of(overview), VIEW)
    divisible = np.pad(overview, ((0, -height % by), (0, -width % by), (0, 0)), "edge")
    return enlarged(detect(block_means(divisible, by)), Rect.of(overview), by)


def enlarged_mask(found: NDArray[np.bool_], whole: Rect) -> MaskArray:
    """Enlarge a mask of the overview to the whole photo: 1 where it is true, else 0."""
    likely = enlarged(found.astype(np.float32), whole, reduction_factor(whole, OVERVIEW))
    return (likely > 0.5).astype(np.float32)


def enlarged(coarse: MaskArray, whole: Rect, by: int) -> MaskArray:
    """Interpolate a map of the picture `whole` that was reduced by a factor, to its full size."""
    if by == 1:
        return coarse
    needed = source_rect(whole, by, Rect.of(coarse))
    return upscale(coarse[needed.slices][..., None], needed, whole, by)[..., 0]
