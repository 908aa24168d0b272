"""Certainty of fine damage in a tile: regions at several sizes of the photo, and a network.

A crack that is 2 pixels wide in a small scan is 20 wide in a large one. Regions that differ from
their surroundings are therefore judged in the overview of the whole photo, in the tile as it is,
and in the tile reduced by powers of two between the two; each pixel gets the highest probability of
all sizes. The network that sees the pixels of the tile raises or lowers it.
"""

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
from models.core.protocols import OVERVIEW, Array, RestoreInput
from models.damage.candidate_classifier import Detect, logistic
from models.damage.fine_candidate_judge import fine_damage
from models.damage.plane_filters import square_max
from models.imaging.hysteresis import Found
from models.imaging.upscaling import upscale, upscale_map

LEAST_STEP: Final = 1.5
"""Factor between two sizes below which the finer one is left out."""

HALF_DOUBT: Final = 0.4
"""What is taken from the logits of a small photo at half its size, where more seems damaged."""

ENLARGED: Final = 2
"""Factor by which a small photo is enlarged: of damage that is one or two pixels wide, the regions
are too small to be described."""

LARGEST_REDUCTION: Final = 4
"""Largest factor by which a tile is reduced; beyond it, a tile shows too little around."""

HALO: Final = 96
"""Pixels around a tile that the detector must see, at its own size, so that tiles agree."""

NETWORK_SHARE: Final = 0.45
"""Factor of the network's logit in the sum with that of the regions, measured on pictures of other
damage than either has learned from: the network alone is right in a quarter of what it finds."""

NETWORK_RANGE: Final = (0.15, 0.98)
"""Range to which the network's probability is clipped; it is blind to wide cracks."""

SCALE, OFFSET = 6.0, -0.3
"""Factor and addend of the logit that make it a certainty: a probability of 0.57 becomes a
certainty of 0.8, for which the default of the sensitivity was chosen."""

CERTAIN: Final = 0.95
"""Certainty from which a pixel of the overview counts as damaged."""

THIN: Final = 2
"""Radius in pixels of what is too wide to tell how much of a photo is damaged."""

USUAL_SHARE: Final = 0.002
"""Share of thin damaged pixels, 0 to 1, from which a photo is more damaged than it seems."""

RESERVE, PRIOR_SHARE, MAX_PRIOR = 0.15, 0.5, 2.0
"""What is taken from all logits, since most of a photo is sound; what is added for the logarithm of
how many times `USUAL_SHARE` is exceeded; and the largest such logarithm. Chosen on 22 pictures of
other damage than that of the training, and 14 without damage."""

FOLLOWED: Final = 0.9
"""Probability by the network from which certain damage is followed into a pixel."""

FAINT: Final = 0.35
"""Certainty of such a pixel at least: enough to continue damage, too little to begin it."""

LEAST: Final = 1e-6
"""Probability that stands for 0, which has no logit."""


def analyse_damage(overview: RestoreInput, detect: Detect = fine_damage) -> Array:
    """Detect damage in the reduced photo once, for use by `damage_certainty` in every tile.

    `detect` returns the probability of fine damage of each pixel of an image. The result is H x W x
    2 for the overview: the probability of damage, 0 to 1, and a value to add to all logits, equal
    everywhere, which grows with the share of damaged pixels."""
    is_small = reduction_factor(overview.whole, OVERVIEW) == 1
    likely = (small_photo_damage if is_small else overview_damage)(overview.image, detect)
    share = thin_share(_certainty(overview, likely, 0.0) > CERTAIN)
    excess = np.clip(np.log(max(share, LEAST) / USUAL_SHARE), 0, MAX_PRIOR)
    return np.stack((likely, np.full_like(likely, PRIOR_SHARE * excess - RESERVE)), axis=2)


def thin_share(found: Found) -> float:
    """Return the share, 0 to 1, of the pixels of a mask that belong to thin damage.

    Thin is what is at most 2 `THIN` + 1 pixels wide: what is mistaken for damage is mostly wider.
    `found` is H x W. Wide parts are found by morphological opening (Serra 1982)."""
    core = square_max((~found).astype(np.uint8), THIN) == 0
    wide = square_max(core.astype(np.uint8), THIN + 1) > 0
    return float((found & ~wide).mean())


def damage_certainty(
    work: RestoreInput, analysed: Array | None, detect: Detect = fine_damage
) -> MaskArray:
    """Compute how certainly each pixel of a tile is fine damage: H x W, 0 to 1.

    `work` is the tile with its networks, `analysed` the result of `analyse_damage`, or None if only
    the tile is known. `detect` returns the probability of fine damage of each pixel of an image."""
    if analysed is None:
        return _certainty(work, detect(work.image), 0.0)
    likely = damage_map(work, analysed[..., 0], detect)
    return _certainty(work, likely, float(analysed[0, 0, 1]))


def _certainty(work: RestoreInput, regions: MaskArray, prior: float) -> MaskArray:
    """Join the regions' damage probability with the network's; both and the result are H x W.

    `prior` is added to the logits of the regions."""
    network = work.network("heirloom-scratch")(work.image, progress=work.progress)[..., 0]
    logits = _logit(np.maximum(regions, LEAST)) + prior
    logits += NETWORK_SHARE * _logit(np.clip(network, *NETWORK_RANGE))
    certainty = logistic(SCALE * logits + OFFSET)
    return np.where(network > FOLLOWED, np.maximum(certainty, FAINT), certainty)


def _logit(probabilities: MaskArray) -> MaskArray:
    """Compute the logits, H x W, of probabilities, which count as at most 1 - LEAST."""
    p = np.minimum(probabilities, 1 - LEAST)
    return np.asarray(np.log(p / (1 - p)), np.float32)


def small_photo_damage(photo: Pixels, detect: Detect = fine_damage) -> MaskArray:
    """Compute the probability of fine damage, H x W, of a photo of at most OVERVIEW pixels a side.

    `detect` is applied to the photo, to the photo enlarged `ENLARGED` times and to the photo at
    half its size, whose logits are lowered by HALF_DOUBT; each pixel gets the largest of the
    three."""
    whole = Rect.of(photo)
    large = Rect(0, 0, ENLARGED * whole.w, ENLARGED * whole.h)
    enlarged = detect(upscale(photo, whole, large, ENLARGED))
    half = logistic(_logit(np.maximum(_damage_at_half(photo, detect), LEAST)) - HALF_DOUBT)
    fine = np.maximum(detect(photo), block_means(enlarged[..., None], ENLARGED)[..., 0])
    return np.maximum(fine, half)


def overview_damage(overview: Pixels, detect: Detect = fine_damage) -> MaskArray:
    """Compute the probability of fine damage, H x W, of a photo reduced to OVERVIEW.

    `detect` is applied to `overview` and to it at half its size; each pixel gets the larger of
    both."""
    return np.maximum(detect(overview), _damage_at_half(overview, detect))


def _damage_at_half(photo: Pixels, detect: Detect) -> MaskArray:
    """Compute the probability of damage with `detect` on a photo at half its size.

    The result is enlarged to the H x W of the photo."""
    half = detect(block_means(padded_to_blocks(photo, 2), 2))
    return upscale_map(half, Rect.of(half), Rect.of(photo), 2)


def damage_map(work: RestoreInput, overview: MaskArray, detect: Detect) -> MaskArray:
    """Compute the probability of damage, H x W, of a tile at several sizes with `detect`.

    `work` is the tile, `overview` the probability of damage of the whole photo reduced to OVERVIEW.
    Each pixel gets the largest probability of all sizes."""
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
