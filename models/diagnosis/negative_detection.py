"""Recognise colour negatives by their orange mask and the small range of their densities.

Film without exposure is orange, for its mask holds back green and more blue; so are the densest
parts, and no part is as dark as the shadows of a photograph are. Photographs by candle light or of
a sunset have bright parts as orange, but darker shadows.
"""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, block_means, padded_to_blocks, to_luma
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.diagnosis.photo_features import downscale_to_overview
from models.imaging.film_border import Flags, film_light, find_film, without_dust

Limits = tuple[float, float]
"""Least and largest value of a measure."""

MOST_RANGE: Final = (1.65, 1.6, 1.5)
"""Largest range of densities of a negative in red, green and blue."""

MOST_UNEVEN: Final = 0.6
"""Most by which the range of densities in red exceeds that in blue."""

LEAST_DENSE_MASK: Final = (-0.05, -0.17)
"""Least density in green and in blue above that in red of the densest fifth of a negative."""

LEAST_BORDERED: Final = 3
"""Sides of a scan that begin with unexposed film, from which it surely shows a frame of a film."""

CELL: Final = 4
"""Side in pixels of the parts of the overview whose mean colours are judged, to leave out noise."""

DENSE: Final = 20
"""Percentile of light up to which a part of the picture counts as dense."""

DENSEST: Final = 0.5
"""Percentile of light that is taken for the greatest density."""

SCORE: Final = 0.9
"""Certainty of a finding, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FilmMeasures:
    """Measures of a scan, as if it were one of film.

    `base` is the red light through the film base, 0 to 1; `green_mask` and `blue_mask` are the
    densities of the base above that in red. `ranges` are the ranges of densities in red, green
    and blue, `dense_mask` the densities in green and in blue above that in red of the densest
    parts. `variety` is the deviation of the colours from a curve in the luma, as a share of that
    of the luma: brown and sepia prints have one ink, whose tones can be as orange as film.
    `bordered_sides` is the number of sides of the scan, 0 to 4, along which the film base is
    seen."""

    base: float
    green_mask: float
    blue_mask: float
    ranges: tuple[float, float, float]
    dense_mask: tuple[float, float]
    variety: float
    bordered_sides: int

    @property
    def is_negative(self) -> bool:
        """Whether the measures are those of a colour negative, with or without its border."""
        if self.bordered_sides >= LEAST_BORDERED and BORDERED.contain(self):
            return True
        return UNBORDERED.contain(self) and self.has_tones_of_film

    @property
    def has_tones_of_film(self) -> bool:
        """Whether the picture has no density above those of film, and an orange densest part."""
        return (
            all(each < most for each, most in zip(self.ranges, MOST_RANGE, strict=True))
            and self.ranges[0] - self.ranges[2] < MOST_UNEVEN
            and all(a > least for a, least in zip(self.dense_mask, LEAST_DENSE_MASK, strict=True))
        )


@dataclass(frozen=True, slots=True)
class FilmLimits:
    """Limits of the measures of the same names: those of an orange base, and of coloured tones."""

    base: Limits
    green_mask: Limits
    blue_mask: Limits
    variety: Limits

    def contain(self, measures: FilmMeasures) -> bool:
        """Return whether the measures lie within the limits."""
        return all(
            least < getattr(measures, field.name) < most
            for field in fields(self)
            for least, most in (getattr(self, field.name),)
        )


BORDERED: Final = FilmLimits((0.3, 1.01), (0.12, 0.65), (0.15, 1.0), (0.015, 2.0))
UNBORDERED: Final = FilmLimits((0.3, 0.91), (0.21, 0.66), (0.2, 1.0), (0.035, 0.7))
"""Limits for scans with a border of unexposed film, and without.

Scanners expose for the base and do not clip it. Their white balance changes the mask."""


def measure_film(overview: Pixels) -> FilmMeasures:
    """Measure a reduced photo as if it were a scan of film."""
    area = find_film(overview)
    light, base = np.log10(without_dust(film_light(overview))[area.picture]), np.log10(area.base)
    mean = light.mean(axis=1)
    dense = light[mean <= np.percentile(mean, DENSE)]
    red, green, blue = (base - np.percentile(light, DENSEST, axis=0)).tolist()
    green_dense, blue_dense = (dense[:, :1] - dense[:, 1:]).mean(axis=0).tolist()
    return FilmMeasures(
        float(area.base[0]),
        float(base[0] - base[1]),
        float(base[0] - base[2]),
        (red, green, blue),
        (green_dense, blue_dense),
        _measure_variety(overview, area.picture),
        area.bordered_sides,
    )


def _measure_variety(overview: Pixels, picture: Flags) -> float:
    """Measure how much the colours of a picture differ from those of one ink.

    A cubic of the luma is fitted to each channel."""
    shares, means = (
        block_means(padded_to_blocks(each, CELL), CELL)
        for each in (picture[..., None].astype(np.float32), overview)
    )
    colours = means[shares[..., 0] > 1 - 1e-3]
    if not len(colours):
        return 0.0
    luma = to_luma(colours)
    powers = np.vander(luma, 4)
    unexplained = colours - powers @ np.linalg.lstsq(powers, colours, rcond=None)[0]
    return float(unexplained.std() / max(float(luma.std()), 1e-6))


def find_negative(image: Raster) -> Finding | None:
    """Return the finding that a photo is a colour negative, None if it is not."""
    measures = measure_film(downscale_to_overview(image))
    if not measures.is_negative:
        return None
    return Finding(Wish.NEGATIVE, SCORE, {"orange_mask": round(measures.blue_mask, 4)})
