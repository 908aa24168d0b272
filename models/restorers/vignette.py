"""Remove the dark corners of a photo (vignette); no network is needed."""

from dataclasses import dataclass
from typing import Annotated

from models.core.pixels import Pixels
from models.core.protocols import Array, RestoreInput
from models.imaging.vignette import estimate_falloff, remove_vignette


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step that lightens the corners.

    `amount`: 1 lightens as much as was measured, 2 twice as much."""

    wish: str = "vignette"
    amount: Annotated[float, 0.0, 2.0] = 1.0


class Vignette:
    """Restorer that lightens a photo towards its corners as much as they were darkened.

    The darkening is measured inside the crop, whose centre is taken for that of the picture."""

    name = "vignette"
    params = Params
    halo = 0
    judges_frame = True

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:  # noqa: ARG002
        """Measure the darkening: factors of the second and fourth power of the radius."""
        return estimate_falloff(overview.image)

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return a lightened tile; every pixel is changed by its place alone."""
        if work.analysis is None or not work.analysis.any():
            return work.image
        return remove_vignette(work.image, work.rect, work.whole, work.analysis * params.amount)
