"""Change of scale between the overview of a photo and the view in which damage is looked for."""

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
)
from models.core.protocols import OVERVIEW
from models.damage.candidate_classifier import Detect
from models.imaging.upscaling import upscale_map

VIEW: Final = 320
"""Longest side in pixels of the view in which missing parts are looked for."""


def missing_parts_map(overview: Pixels, detect: Detect) -> MaskArray:
    """Estimate how probably each pixel of an overview is missing (H x W), by a view of VIEW."""
    whole = Rect.of(overview)
    by = reduction_factor(whole, VIEW)
    likely = detect(block_means(padded_to_blocks(overview, by), by))
    return upscale_map(likely, Rect.of(likely), whole, by)


def enlarged_mask(found: NDArray[np.bool_], whole: Rect) -> MaskArray:
    """Enlarge the true pixels of `found` (H x W) to the photo `whole`: 1 there, else 0."""
    by = reduction_factor(whole, OVERVIEW)
    likely = upscale_map(found.astype(np.float32), Rect.of(found), whole, by)
    return (likely > 0.5).astype(np.float32)
