"""Square patches of a picture as short vectors, so that many can be compared quickly.

A patch is projected on the main directions in which the patches of the picture differ (principal
components); the squared distance of two projections is close to the summed squared difference of
the patches. Comparing projections instead of pixels: Hel-Or and Hel-Or 2005, "Real-time pattern
matching using projection kernels".
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]

RADIUS: Final = 3
"""Pixels from the centre of a patch to its edge: patches are 7 x 7, as in Barnes et al. 2009."""
SIDE: Final = 2 * RADIUS + 1
COMPONENTS: Final = 20
"""Number of components of a patch vector, which hold 97 % of the variance of 7 x 7 x 3 patches."""
SAMPLES: Final = 4096
"""Number of patches from which the main directions are learned."""
CHUNK: Final = 1 << 15
"""Number of patches that are projected at a time, which bounds memory to about 20 MB."""


@dataclass(frozen=True, slots=True)
class PatchSpace:
    """Principal component projection of patches (rows of SIDE * SIDE * channels values)."""

    mean: Plane
    basis: Plane

    @classmethod
    def of(cls, image: Plane, centres: Numbers, rng: np.random.Generator) -> "PatchSpace":
        """Learn the components from patches of `image` (H x W x C) around some of `centres`.

        `centres` is N x 2: row, column, at least RADIUS inside the picture. `rng` chooses them."""
        chosen = rng.choice(len(centres), min(SAMPLES, len(centres)), replace=False)
        rows = gather(image, centres[chosen])
        mean = rows.mean(0)
        rows -= mean
        _, directions = np.linalg.eigh(rows.T @ rows)
        return cls(mean, np.ascontiguousarray(directions[:, -COMPONENTS:], np.float32))

    def project(self, image: Plane, centres: Numbers) -> Plane:
        """Return the vectors (N x components) of the patches of `image` around `centres`."""
        made = np.empty((len(centres), self.basis.shape[1]), np.float32)
        for start in range(0, len(centres), CHUNK):
            part = centres[start : start + CHUNK]
            made[start : start + CHUNK] = (gather(image, part) - self.mean) @ self.basis
        return made


def gather(image: Plane, centres: Numbers) -> Plane:
    """Return the patches of a picture (H x W x C) around `centres` (N x 2), one flattened a row."""
    windows = sliding_window_view(image, (SIDE, SIDE), (0, 1))
    rows = windows[centres[:, 0] - RADIUS, centres[:, 1] - RADIUS]
    return rows.reshape(len(centres), -1)


def whole_patches(known: Flags) -> Flags:
    """Mark the centres of patches that lie in the picture and hold known pixels only."""
    height, width = known.shape
    whole = np.zeros_like(known)
    if min(height, width) < SIDE:
        return whole
    rows = _all_in_a_row(known, 1)
    whole[RADIUS : height - RADIUS, RADIUS : width - RADIUS] = _all_in_a_row(rows, 0)
    return whole


def touched_patches(hole: Flags) -> Flags:
    """Mark the centres of patches that lie in the picture and hold a pixel of the hole."""
    inside = np.zeros_like(hole)
    inside[RADIUS:-RADIUS, RADIUS:-RADIUS] = True
    return inside & ~whole_patches(~hole)


def _all_in_a_row(flags: Flags, axis: int) -> Flags:
    """Combine SIDE neighbours along an axis by logical and, which shortens it by SIDE - 1."""
    counts = np.cumsum(flags, axis=axis, dtype=np.int32)
    pad = [(0, 0), (0, 0)]
    pad[axis] = (1, 0)
    counts = np.pad(counts, pad)
    late = np.take(counts, range(SIDE, counts.shape[axis]), axis)
    early = np.take(counts, range(counts.shape[axis] - SIDE), axis)
    return np.asarray(late - early == SIDE)
