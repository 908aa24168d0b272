"""Recognise colour negatives by their orange mask and the small range of their densities.

Film without exposure is orange, for its mask holds back green and more blue; so are the densest
parts, and no part is as dark as the shadows of a photograph are. Photographs by candle light or of
a sunset have bright parts as orange, but darker shadows.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, block_means, padded_to_blocks, to_luma
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.diagnosis.photo_features import downscale_to_overview
from models.imaging.film_border import Flags, film_light, find_film, without_dust

LEAST_BASE, MOST_BASE = 0.38, 0.93
"""Range of the red light through the base, 0 to 1: scanners expose for it and do not clip it."""

LEAST_GREEN_MASK, MOST_GREEN_MASK = 0.18, 0.55
"""Range of the density of the mask in green above that in red, after a scanner's white balance."""

LEAST_BLUE_MASK: Final = 0.2
"""Least density of the mask in blue above that in red."""

MOST_RANGE: Final = (2.2, 1.8, 1.65)
"""Largest range of densities of a negative in red, green and blue."""

MOST_UNEVEN: Final = 0.6
"""Most by which the range of densities in red exceeds that in blue."""

LEAST_DENSE_MASK: Final = (-0.05, -0.1)
"""Least density in green and in blue above that in red of the densest fifth of a negative."""

LEAST_VARIETY: Final = 0.035
"""Least deviation of the colours from a curve in the luma, as a share of the deviation of the luma:
brown and sepia prints have one ink, whose tones can be as orange as film."""

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

    `base` is the red light through the film base, 0 to 1, `green_mask` and `blue_mask` its
    densities above that in red. `ranges` are the ranges of densities in red, green and blue,
    `dense_mask` the densities in green and in blue above that in red of the densest parts, and
    `variety` is how much the colours differ from those of one ink; see LEAST_VARIETY."""

    base: float
    green_mask: float
    blue_mask: float
    ranges: tuple[float, float, float]
    dense_mask: tuple[float, float]
    variety: float

    @property
    def is_negative(self) -> bool:
        """Whether all measures are those of a colour negative."""
        return (
            LEAST_BASE < self.base < MOST_BASE
            and LEAST_GREEN_MASK < self.green_mask < MOST_GREEN_MASK
            and self.blue_mask > LEAST_BLUE_MASK
            and all(each < most for each, most in zip(self.ranges, MOST_RANGE, strict=True))
            and self.ranges[0] - self.ranges[2] < MOST_UNEVEN
            and self.variety > LEAST_VARIETY
            and all(a > least for a, least in zip(self.dense_mask, LEAST_DENSE_MASK, strict=True))
        )


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
    )


def _measure_variety(overview: Pixels, picture: Flags) -> float:
    """Measure how much the colours of a picture differ from those of one ink.

    A cubic of the luma is fitted to each channel; see LEAST_VARIETY."""
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
