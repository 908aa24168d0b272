"""Mend dust, scratches and cracks: find them, then fill them from what surrounds them.

What is not found is not touched: outside of the damage the photo stays as it is, to the bit.
"""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from models.pixels import GROWN, Mask, Pixels, greyed, grown, monochrome
from models.restorer import Array, Work


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, and how readily a pixel is taken for damaged: 0 to 1, the chance that
    it is sound and mended nevertheless. `masked`: what is masked is mended, all of it and nothing
    else; where there is no mask, what is found."""

    wish: str = "scratches"
    sensitivity: Annotated[float, 0.0, 1.0] = 0.5
    masked: bool = False


class Scratches:
    """Damage of the surface, found and filled."""

    name = "scratches"
    params = Params
    halo = 48

    def survey(self, overview: Work, params: Params) -> Array:  # noqa: ARG002
        """1 if the photo has no colour, so that the mended places get none."""
        return np.array([monochrome(overview.image)])

    def run(self, work: Work, params: Params) -> Pixels:
        hole = _hole(work, params)
        if not hole.any():
            return work.image
        filled = work.network("heirloom-fill")(work.image, hole[..., None], progress=work.progress)
        whole = greyed(filled) if work.survey is not None and work.survey[0] else filled
        return np.where(hole[..., None] > 0, whole, work.image)


def _hole(work: Work, params: Params) -> Mask:
    """1 where the photo is to be filled."""
    if params.masked and work.mask is not None:
        return np.asarray(work.mask > 0, np.float32)
    likely = work.network("heirloom-scratch")(work.image, progress=work.progress)[..., 0]
    return grown(likely > 1 - params.sensitivity, GROWN).astype(np.float32)
