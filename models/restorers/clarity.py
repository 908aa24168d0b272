"""Raise the local contrast of a photo (clarity); no network is needed."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from models.core.pixels import Pixels
from models.core.protocols import Array, RestoreInput
from models.imaging.local_contrast import raise_contrast, surroundings


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step that changes local contrast; `amount` below 0 softens."""

    wish: str = "clarity"
    amount: Annotated[float, -1.0, 1.0] = 0.5


class Clarity:
    """Restorer that raises differences to the surroundings and leaves tones and colours."""

    name = "clarity"
    params = Params
    halo = 0

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002
        """Compute what the surroundings of each pixel of the reduced photo are made from."""
        return surroundings(overview.image)

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return a tile with other local contrast."""
        if work.analysis is None:
            return work.image
        factors = np.asarray(work.analysis, np.float32)
        return raise_contrast(work.image, work.rect, work.whole, factors, params.amount)
