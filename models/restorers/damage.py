"""Show where a photo is damaged: dust, scratches and cracks.

The picture it makes is white (1) where the photo is sound and dark where it is likely damaged, so
that it can be cut, watched and guarded like every other picture.
"""

from dataclasses import dataclass

import numpy as np

from models.pixels import Pixels
from models.restorer import Work


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves."""

    wish: str = "scratches"


class Damage:
    """The finder's answer as a picture: 1 less the chance that a pixel is damaged."""

    name = "damage"
    params = Params
    halo = 48

    def survey(self, overview: Work, params: Params) -> None:
        """Pieces need no knowledge of the whole."""

    def run(self, work: Work, params: Params) -> Pixels:  # noqa: ARG002  there is nothing to choose
        likely = work.network("heirloom-scratch")(work.image, progress=work.progress)
        return np.repeat(1 - likely, 3, axis=2)
