"""Remove the halftone dots of a printed picture; no network is needed."""

from dataclasses import dataclass

import numpy as np

from models.core.pixels import Pixels, Raster, is_monochrome
from models.core.protocols import Array, RestoreInput
from models.imaging.halftone_detection import Screen, find_screen
from models.imaging.halftone_removal import BLOCK, remove_screen


@dataclass(frozen=True, slots=True)
class Params:
    """Parameter of a step that removes halftone dots: the wish that it serves."""

    wish: str = "halftone"


class Descreen:
    """Restorer that removes the dots of a print, and leaves photos without a screen unchanged."""

    name = "descreen"
    params = Params
    halo = BLOCK

    def analyse_photo(self, image: Raster, params: Params) -> Array:  # noqa: ARG002
        """Find the screen of a photo at full size; five numbers, or none without a screen."""
        screen = find_screen(image)
        return np.zeros(0) if screen is None else screen.as_array()

    def analyse_overview(self, overview: RestoreInput, params: Params) -> None:
        """Return None: the reduced photo does not show the dots."""

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002
        """Return the tile without dots; photos without colour stay grey."""
        if work.analysis is None or not work.analysis.size:
            return work.image
        screen, origin = Screen.from_array(work.analysis), (work.rect.y, work.rect.x)
        if is_monochrome(work.image):
            return remove_screen(work.image[..., :1], screen, origin).repeat(3, axis=2)
        return remove_screen(work.image, screen, origin)
