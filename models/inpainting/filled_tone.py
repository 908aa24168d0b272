"""Tone of filled holes: in even surroundings the coarse colours continue smoothly.

Exemplars are chosen for their texture and may be a little lighter or darker. Where the coarse
picture around a hole is even or a slope, its membrane tells the coarse colours better.
"""

from typing import Final

import numpy as np

from models.core.pixels import dilate
from models.inpainting.membrane_filling import enlarge, membrane, shrink
from models.inpainting.patch_vectors import Flags, Plane

COARSE: Final = 8
"""Pixels of the picture for each of the coarse copy."""
UNEVEN: Final = 0.06
"""Mean difference (0 to 1) of coarse pixels to the mean of their neighbours from which the
surroundings are too uneven to tell the tone."""


def level_coarse_tone(image: Plane, hole: Flags, pieces: Flags) -> Plane:
    """Return a filled picture whose `pieces` of `hole` match the coarse colours around."""
    size = (-(-hole.shape[0] // COARSE), -(-hole.shape[1] // COARSE))
    if min(size) < 4:
        return image
    known, is_known = shrink(image, ~hole, size)
    if is_known.all() or not is_known.any():
        return image
    made, _ = shrink(image, np.ones_like(hole), size)
    share = 1 - _unevenness(known, is_known) / UNEVEN
    if share <= 0:
        return image
    change = np.where(is_known[..., None], 0, membrane(known, ~is_known) - made)
    spread = enlarge(change.astype(np.float32), hole.shape)
    return np.where(pieces[..., None], image + np.float32(share) * spread, image)


def _unevenness(coarse: Plane, known: Flags) -> float:
    """Return the mean difference of known pixels around the hole to their neighbours' mean.

    `coarse` is the picture in coarse cells, H x W x C."""
    inner = known[1:-1, 1:-1] & known[:-2, 1:-1] & known[2:, 1:-1]
    inner &= known[1:-1, :-2] & known[1:-1, 2:] & dilate(~known, 3)[1:-1, 1:-1]
    if not inner.any():
        return UNEVEN
    around = coarse[:-2, 1:-1] + coarse[2:, 1:-1] + coarse[1:-1, :-2] + coarse[1:-1, 2:]
    return float(np.abs(coarse[1:-1, 1:-1] - around / 4)[inner].mean())
