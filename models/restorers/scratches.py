"""Mend dust, scratches and cracks: find them, then fill them from what surrounds them.

What is not found is not touched: outside of the damage the photo stays as it is, to the bit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.pixels import Mask, Pixels, greyed, monochrome
from models.restorer import Array, Work

GROWN: Final = 2
"""Pixels by which damage is taken to be larger than it was found, as its edges are soft."""


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and how readily a pixel is taken for damaged: 0 to 1, the chance that
    it is sound and mended nevertheless."""

    wish: str = "scratches"
    sensitivity: float = 0.5


class Scratches:
    """Damage of the surface, found and filled."""

    name = "scratches"
    params = Params
    halo = 48

    def survey(self, overview: Work, params: Params) -> Array:  # noqa: ARG002
        """1 if the photo has no colour, so that the mended places get none."""
        return np.array([monochrome(overview.image)])

    def run(self, work: Work, params: Params) -> Pixels:
        likely = work.network("heirloom-scratch")(work.image, progress=work.progress)[..., 0]
        hole = grown(likely > 1 - params.sensitivity, GROWN)
        if not hole.any():
            return work.image
        filled = work.network("heirloom-fill")(work.image, hole[..., None], progress=work.progress)
        whole = greyed(filled) if work.survey is not None and work.survey[0] else filled
        return np.where(hole[..., None] > 0, whole, work.image)


def grown(found: Array, by: int) -> Mask:
    """1 within `by` pixels, across or down, of where `found` is true; 0 elsewhere."""
    for axis in (0, 1):
        found = np.logical_or.reduce([*_shifted(found, by, axis)])
    return found.astype(np.float32)


def _shifted(found: Array, by: int, axis: int) -> Iterator[Array]:
    padding = [(by, by) if a == axis else (0, 0) for a in (0, 1)]
    wide, length = np.pad(found, padding), found.shape[axis]
    return (np.take(wide, range(s, s + length), axis) for s in range(2 * by + 1))
