"""What surrounds the picture on a scan of film, and the colour of the film without exposure.

Beyond the picture a scan may show unexposed film, an opaque holder and the bare light of the
scanner. Unexposed film is the brightest film there is: its light tells the film base, and where
the picture fills the scan its darkest parts come near to it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from models.core.pixels import Pixels, dilate, to_linear
from models.imaging.hysteresis import label_components

Flags = NDArray[np.bool_]
"""Height x width: true where something is seen."""

Light = NDArray[np.float64]
"""Light that passes the film, 0 to 1: height x width x 3, or three numbers."""

LEAST_LIGHT: Final = 1e-4
"""Light below which no density is told apart."""

BARE: Final = 0.85
"""Level, 0 to 1, sRGB-coded, that no film reaches in its least channel and the bare light does."""

OPAQUE: Final = 0.01
"""Light, 0 to 1, that all film but the densest lets through in some channel, and a holder in none,
with the stray light of a scanner."""

MARGIN: Final = 2
"""Pixels around bare light and the holder in which the edge mixes them with film."""

BASE_PERCENTILE: Final = 99.2
"""Percentile of the light through film, in each channel, that is taken for the film base. Dust only
holds back light, so what lies above it is noise."""

UNEXPOSED: Final = 0.04
"""Density above the base up to which film at the edge of a scan counts as unexposed."""

SPECK: Final = 2
"""Radius in pixels of a reduced scan within which a dark speck counts as dust."""

MOST_OF_A_SIDE: Final = 0.7
"""Share of a side, 0 to 1, from which unexposed film is its border."""

LEAST_PICTURE: Final = 0.2
"""Share of a scan, 0 to 1, that the picture takes at least; a smaller one was not recognised."""


@dataclass(frozen=True, slots=True, eq=False)
class FilmArea:
    """Film on a scan: the light through its base by channel, and masks of its parts.

    The masks are true where film is, where it is unexposed, and where it shows the picture."""

    base: Light
    film: Flags
    unexposed: Flags
    picture: Flags

    @property
    def bordered_sides(self) -> int:
        """Number of sides of the scan, 0 to 4, on which the film begins with unexposed film."""
        return sum(
            _begins_with(np.rot90(self.film, turns), np.rot90(self.unexposed, turns))
            for turns in range(4)
        )


def find_film(image: Pixels, base: Light | None = None) -> FilmArea:
    """Find the picture and the film base on a reduced scan, H x W x 3, sRGB-coded.

    A `base` that is given is kept."""
    light = film_light(image)
    no_film = dilate((image.min(axis=2) > BARE) | (light.max(axis=2) < OPAQUE), MARGIN)
    film = ~no_film if (~no_film).mean() >= LEAST_PICTURE else np.ones_like(no_film)
    if base is None:
        base = np.percentile(light[film], BASE_PERCENTILE, axis=0)
    unexposed = film & (np.abs(np.log10(base / light)).max(axis=2) < UNEXPOSED)
    picture = ~dilate(_connected_with_edge(no_film | unexposed), 1)
    if picture.mean() < LEAST_PICTURE:
        picture = film
    return FilmArea(base, film, unexposed, picture)


def _begins_with(film: Flags, unexposed: Flags) -> bool:
    """Return whether the film is unexposed where it begins in most columns, seen from above."""
    columns = np.flatnonzero(film.any(axis=0))
    rows = np.minimum(film[:, columns].argmax(axis=0) + 1, len(film) - 1)
    return bool(columns.size) and bool(unexposed[rows, columns].mean() > MOST_OF_A_SIDE)


def film_light(image: Pixels) -> Light:
    """Return the light that passes the film, 0 to 1, from sRGB-coded levels."""
    return np.maximum(to_linear(image).astype(np.float64), LEAST_LIGHT)


def without_dust(light: Light) -> Light:
    """Lighten what is dark in each channel over less than `2 * SPECK + 1` pixels, as dust is.

    A morphological closing (Serra 1982) of the light, height x width x 3."""
    return -_local_max(-_local_max(light))


def _local_max(planes: Light) -> Light:
    for axis in (0, 1):
        widths = [(SPECK, SPECK) if each == axis else (0, 0) for each in range(3)]
        padded = np.pad(planes, widths, mode="edge")
        planes = sliding_window_view(padded, 2 * SPECK + 1, axis).max(axis=-1)
    return planes


def _connected_with_edge(flags: Flags) -> Flags:
    """Return the parts of a mask that touch the edge of the image."""
    padded = np.pad(flags, 1, constant_values=True)
    connected = np.zeros_like(padded)
    labels = label_components(padded)
    connected[padded] = labels == labels[0]
    return connected[1:-1, 1:-1]
