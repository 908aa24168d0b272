"""Turn the scan of a film negative into a positive; no network is needed."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from models.core.pixels import Pixels
from models.core.protocols import Array, RestoreInput
from models.imaging.colour_hints import colour_from_text
from models.imaging.film_inversion import (
    FilmInversion,
    FilmSettings,
    develop_negative,
    judge_negative,
)


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a step that turns a negative into a positive.

    `film_base`: "#rrggbb", the colour of the film without exposure; anything else lets the program
    find it. `exposure` in stops. `contrast`, `temperature` and `tint` from -1 to 1: 0 is as
    judged, a higher temperature is warmer, a higher tint is more magenta."""

    wish: str = "negative"
    film_base: str = ""
    exposure: Annotated[float, -3.0, 3.0] = 0.0
    contrast: Annotated[float, -1.0, 1.0] = 0.0
    temperature: Annotated[float, -1.0, 1.0] = 0.0
    tint: Annotated[float, -1.0, 1.0] = 0.0

    def settings(self) -> FilmSettings:
        """Return the parameters as settings of the inversion."""
        base = None
        with suppress(ValueError):
            red, green, blue = (level / 255 for level in colour_from_text(self.film_base))
            base = (red, green, blue)
        return FilmSettings(base, self.exposure, self.contrast, self.temperature, self.tint)


class NegativeFilm:
    """Restorer that turns colour negatives and black-and-white ones into positives.

    The negative is judged inside the crop; a film base outside of it can be given."""

    name = "negative"
    params = Params
    halo = 0
    judges_frame = True

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Judge film base, slopes and exposure of the negative; see `FilmInversion.as_array`."""
        return judge_negative(overview.image, params.settings()).as_array()

    def run(self, work: RestoreInput, params: Params) -> Pixels:  # noqa: ARG002  all is in the analysis
        """Return the positive of a tile; every pixel is mapped by itself."""
        if work.analysis is None:
            return work.image
        return develop_negative(work.image, FilmInversion.from_array(work.analysis))
