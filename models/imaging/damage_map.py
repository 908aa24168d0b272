"""Damage probability of a tile from several sizes of the photo.

A crack that is 2 pixels wide in a small scan is 20 wide in a large one. The detector therefore sees
the overview of the whole photo, the tile as it is, and the tile reduced by powers of two between
the two; each pixel gets the highest probability of all sizes.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from models.core.pixels import (
    MaskArray,
    Pixels,
    Rect,
    block_means,
    padded_to_blocks,
    reduction_factor,
)
from models.core.progress import Progress
from models.core.protocols import OVERVIEW, Network, RestoreInput
from models.imaging.upscaling import upscale_map

LEAST_STEP: Final = 1.5
"""Factor between two sizes below which the finer one is left out."""

SMALLEST_VIEW: Final = 400
"""Longest side in pixels of an overview that is not looked at once more at half its size."""

LARGEST_REDUCTION: Final = 4
"""Largest factor by which a tile is reduced; beyond it, a tile shows too little around."""

HALO: Final = 96
"""Pixels around a tile that the detector must see, at its own size, so that tiles agree."""

Detect = Callable[[Pixels], MaskArray]
"""Function from a picture, H x W x 3, to the probability of damage, H x W."""


def detector(network: Network, progress: Progress) -> Detect:
    """Return a function that maps an image to its probability of damage by a network."""
    return lambda image: np.asarray(network(image, progress=progress)[..., 0], np.float32)


def overview_damage(overview: Pixels, detect: Detect) -> MaskArray:
    """Compute the probability of damage of the reduced photo, H x W, at full and at half size.

    The larger of both counts: at half size the detector sees enough for missing corners."""
    whole = Rect.of(overview)
    if max(whole.w, whole.h) <= SMALLEST_VIEW:
        return detect(overview)
    small = detect(block_means(padded_to_blocks(overview, 2), 2))
    return np.maximum(detect(overview), upscale_map(small, Rect.of(small), whole, 2))


def damage_map(work: RestoreInput, overview: MaskArray, detect: Detect) -> MaskArray:
    """Compute the probability of damage of a tile, height x width of `work.image`.

    `overview` is the probability for the photo reduced to OVERVIEW."""
    factor = reduction_factor(work.whole, OVERVIEW)
    if factor == 1:
        return overview[work.rect.slices]
    maps = [upscale_map(overview, Rect.of(overview), work.rect, factor)]
    maps += [_at_size(work, by, detect) for by in tile_reductions(factor)]
    return np.asarray(np.maximum.reduce(maps), np.float32)


def tile_reductions(factor: int) -> tuple[int, ...]:
    """Return the factors by which to reduce a tile before detection; `factor` is the overview's."""
    powers = (2**n for n in range(LARGEST_REDUCTION.bit_length()))
    return tuple(by for by in powers if by * LEAST_STEP < factor)


def _at_size(work: RestoreInput, by: int, detect: Detect) -> MaskArray:
    if by == 1:
        return detect(work.image)
    top, left = -work.rect.y % by, -work.rect.x % by
    reduced = block_means(work.image[top:, left:], by)
    at = Rect((work.rect.x + left) // by, (work.rect.y + top) // by, *reduced.shape[1::-1])
    return upscale_map(detect(reduced), at, work.rect, by)
