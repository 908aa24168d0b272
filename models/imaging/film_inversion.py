"""Turn film negatives into positives.

Density above the film base is the logarithm of the light that the film has seen, times the slope of
the film's curve; near the base the curve bends, as in D = slope * log10(1 + E). Slopes, the balance
of the channels and the white point are judged from the densities of the picture, each only as far
as most photographs agree on it, so that the light of an evening stays warm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, to_coded
from models.imaging.film_border import Light, film_light, find_film, without_dust

Numbers = NDArray[np.float64]

USUAL_SLOPE: Final = 0.62
"""Density per tenfold exposure on the straight part of the curve of usual films (0.5 to 0.7)."""

USUAL_RANGE: Final = 1.75
"""Decades of light from the darkest to the brightest part of a scene."""

TRUST_RANGE, TRUST_CHANNELS, TRUST_BALANCE = 0.5, 0.8, 0.6
"""Shares, 0 to 1, of what is believed of the picture: its contrast in place of the usual one, the
differences of contrast between its channels, and the cast of its highlights."""

ENDS: Final = (0.5, 99.5)
"""Percentiles of density that are taken for black and white; dust is denser than any white."""

BLACK_SHARE: Final = 0.7
"""Share of the darkest exposure of the picture that is taken for fog and flare."""

WHITE, BLACK = 0.8, 0.0015
"""Light, 0 to 1, that the white and black of the scene get before the shoulder."""

SHOULDER: Final = 0.9
"""Level, 0 to 1, sRGB-coded, above which highlights are compressed so that none is clipped."""

COLOUR_STOPS: Final = 0.4
"""Stops by which the full temperature and tint change a channel."""

GREY: Final = 0.18
"""Light, 0 to 1, that stays when the contrast changes."""

LEVELS: Final = 2**16
"""Number of entries of a lookup table."""

MASKED: Final = 0.2
"""Difference between the densities of a film's base from which it has an orange mask."""

GREEN_MASK, BLUE_MASK = (0.22, 0.48), (0.35, 0.75)
"""Densities of the orange masks of usual films in green and in blue above that in red, less what
the white balance of a scanner takes away."""

LEAST_BORDERED: Final = 1
"""Sides of a scan that begin with unexposed film, from which it tells the film base."""

ONE_TONE: Final = 0.02
"""Deviation of density up to which the channels of a film agree: that of a silver image."""


@dataclass(frozen=True, slots=True)
class FilmSettings:
    """What a user sets: film base, exposure in stops, and contrast, warmth and tint, -1 to 1.

    `base` are three sRGB-coded levels, 0 to 1; None is found in the picture. A positive tint is
    magenta."""

    base: tuple[float, float, float] | None = None
    exposure: float = 0.0
    contrast: float = 0.0
    temperature: float = 0.0
    tint: float = 0.0

    @property
    def colour(self) -> Numbers:
        """Exposure of each channel by temperature and tint, in stops."""
        warm, green = np.array((1.0, 0.0, -1.0)), np.array((-0.5, 1.0, -0.5))
        return COLOUR_STOPS * (self.temperature * warm - self.tint * green)


@dataclass(frozen=True, slots=True, eq=False)
class FilmInversion:
    """Inversion of a negative, as `develop_negative` performs it.

    For each channel: the light through the film base, the slope of the film, the gain of the
    exposure. For all: the flare, the exponent of the contrast, whether the picture is grey."""

    base: Numbers
    slope: Numbers
    gain: Numbers
    flare: float
    power: float
    is_grey: bool

    def as_array(self) -> Numbers:
        """Return the inversion as twelve numbers."""
        return np.array(
            (*self.base, *self.slope, *self.gain, self.flare, self.power, self.is_grey), np.float64
        )

    @classmethod
    def from_array(cls, numbers: Sequence[float] | Numbers) -> "FilmInversion":
        """Make an inversion from the numbers of `as_array`."""
        triples = np.asarray(numbers[:9], np.float64).reshape(3, 3)
        flare, power, is_grey = (float(number) for number in numbers[9:])
        return cls(triples[0], triples[1], triples[2], flare, power, bool(is_grey))


def judge_negative(overview: Pixels, settings: FilmSettings = FilmSettings()) -> FilmInversion:
    """Judge a reduced scan of a negative, H x W x 3, sRGB-coded, with or without its border."""
    given = None if settings.base is None else film_light(np.array(settings.base, np.float32))
    area = find_film(overview, given)
    is_seen = given is not None or area.bordered_sides >= LEAST_BORDERED
    base = area.base if is_seen else usual_base(area.base)
    density = np.log10(base / without_dust(film_light(overview))[area.picture])
    is_grey = np.ptp(np.log10(base)) < MASKED and is_one_tone(density)
    if is_grey:
        density = np.repeat(density.mean(axis=1, keepdims=True), 3, axis=1)
    slope = _slopes(density)
    exposure = 10 ** (np.maximum(density, 0) / slope) - 1
    gain = _gains(exposure)
    low = float(np.percentile(exposure @ gain / 3, ENDS[0]))
    flare = BLACK_SHARE * max(low - BLACK, 0.0)
    gain = gain * 2.0 ** (settings.exposure + (0.0 if is_grey else settings.colour))
    return FilmInversion(base, slope, gain, flare, 2.0**settings.contrast, bool(is_grey))


def usual_base(base: Light) -> Light:
    """Return the light through a film base that was judged from a picture without a border.

    Where the picture has no dark part of some colour, the base in that channel seems too dense. It
    is lightened until green and blue are held back as by the masks of usual films."""
    red, green, blue = np.log10(base).tolist()
    if max(red - green, red - blue) < MASKED:
        return base
    green, blue = max(green, red - GREEN_MASK[1]), max(blue, red - BLUE_MASK[1])
    red = max(red, green + GREEN_MASK[0], blue + BLUE_MASK[0])
    return np.asarray(10 ** np.array((red, green, blue)), np.float64)


def is_one_tone(density: Numbers) -> bool:
    """Return whether the densities of a picture, pixels x 3, are those of a silver image.

    A line in the mean density must explain each channel."""
    mean = density.mean(axis=1)
    powers = np.vander(mean, 2)
    unexplained = density - powers @ np.linalg.lstsq(powers, density, rcond=None)[0]
    return float(unexplained.std()) < ONE_TONE


def _slopes(density: Numbers) -> Numbers:
    """Estimate the slopes of the layers of a film from the range of densities in a picture."""
    low, high = np.percentile(density, ENDS, axis=0)
    ranges = np.maximum(high - BLACK_SHARE * np.minimum(low, high / 2), 0.05)
    common = float(np.exp(np.log(ranges).mean()))
    usual = USUAL_SLOPE ** (1 - TRUST_RANGE) * (common / USUAL_RANGE) ** TRUST_RANGE
    return np.asarray(usual * (ranges / common) ** TRUST_CHANNELS)


def _gains(exposure: Numbers) -> Numbers:
    """Return factors of the exposures that lighten the whites and take a part of their cast."""
    whites = np.maximum(np.percentile(exposure, ENDS[1], axis=0), 1e-6)
    balance = (np.exp(np.log(whites).mean()) / whites) ** TRUST_BALANCE
    brightest = float(np.percentile((exposure * balance).max(axis=1), ENDS[1]))
    return np.asarray(balance * WHITE / max(brightest, 1e-6))


def develop_negative(image: Pixels, inversion: FilmInversion) -> Pixels:
    """Turn an image, H x W x 3, sRGB-coded, into a positive; each pixel by itself.

    Colours go through tables of 16 bits, so that a level of the scan is one of the positive."""
    if inversion.is_grey:
        light = film_light(image)
        grey = np.exp(np.log(light / inversion.base).mean(axis=2, keepdims=True))
        return np.repeat(_positive(grey * inversion.base, inversion)[..., :1], 3, axis=2)
    ramp = np.linspace(0, 1, LEVELS, dtype=np.float32)[:, None].repeat(3, axis=1)
    table = _positive(film_light(ramp), inversion)
    levels = np.round(np.clip(image, 0, 1) * (LEVELS - 1)).astype(np.uint16)
    return np.stack([table[levels[..., each], each] for each in range(3)], axis=-1)


def _positive(light: Light, inversion: FilmInversion) -> Pixels:
    """Compute the positive of the light through a film; its last axis are the channels."""
    density = np.maximum(np.log10(inversion.base / light), 0)
    seen = (10 ** (density / inversion.slope) - 1) * inversion.gain
    clear = seen**2 / np.maximum(seen + inversion.flare, 1e-12)
    contrasty = GREY * (clear / GREY) ** inversion.power
    return _compress(to_coded(np.minimum(contrasty, 1e4).astype(np.float32)))


def _compress(coded: Pixels) -> Pixels:
    """Compress levels above SHOULDER so that they approach 1."""
    room = np.float32(1 - SHOULDER)
    above = np.maximum(coded - np.float32(SHOULDER), 0) / room
    bent = np.float32(SHOULDER) + room * (1 - np.exp(-above))
    return np.asarray(np.where(above > 0, bent, coded), np.float32)
