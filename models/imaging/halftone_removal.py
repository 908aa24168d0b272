"""Halftone screens of printed pictures: find the grid of dots, and remove it.

A screen is periodic in two directions at a right angle, so it has narrow peaks in the spectrum. A
print holds no detail finer than its dots; what is left without the peaks, and without the
frequencies near and above them, is the picture.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from models.core.pixels import Pixels, Raster, as_pixels, to_luma

Plane = NDArray[np.float32]
"""Plane of an image, height x width."""

Spectrum = NDArray[np.float64]
"""Power by frequency of square blocks, in the order of `numpy.fft.fft2`."""

SIDES: Final = (256, 128)
"""Sides in pixels of the blocks in which a screen is looked for; the first that fits is used."""

MOST_BLOCKS: Final = 25
"""Most blocks of a photo that are looked at."""

PERIODS: Final = (2.1, 28.0)
"""Range of the distance of the dots in pixels."""

STANDS_OUT: Final = 6.0
"""Least ratio of a peak's power to the median power at the same distance from the centre."""

OBLIQUE: Final = 1.5
"""Cycles per block down and across that a peak has at least: upright edges, and the blocks of a
compression, have their power on the axes."""

MOST_PEAKS: Final = 16
"""Number of the strongest peaks of which pairs are tried."""

ALIKE, CROSSED = 0.12, 0.2
"""Largest relative difference of the two frequencies, and cosine of the angle between them."""

HARMONIC: Final = 0.15
"""Share of the strongest pair's power from which a pair of lower frequency is the screen."""

FLAT: Final = 1e-4
"""Variance, of pixels from 0 to 1, below which a block shows no picture and no screen."""

BLOCK: Final = 128
"""Side in pixels of the blocks in which a screen is removed."""

STEP: Final = BLOCK // 2
"""Distance of these blocks in pixels."""

PASSED, STEEPNESS = 0.55, 6
"""Frequency, as a share of the screen's, that passes at 0.7 of its amplitude, and how steeply the
passing ends: the exponent of a Butterworth filter. A steeper one leaves rings around edges."""

PRESENT: Final = (3.0, 9.0)
"""Ratio of the power of the peaks to their surroundings up to which a block has no screen, and from
which it surely has one."""

PEAK_RADIUS: Final = 2.2
"""Radius of a peak in cycles per block."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Halftone screen: the two directions in which its dots repeat, in cycles per pixel.

    Each direction is (down, across). `strength` is how many times the power of the weaker peak
    exceeds the usual power at its frequency."""

    first: tuple[float, float]
    second: tuple[float, float]
    strength: float

    @property
    def period(self) -> float:
        """Distance of the dots in pixels."""
        return 1 / math.hypot(*self.first)

    def as_array(self) -> NDArray[np.float64]:
        """Return the two directions and the strength as five numbers."""
        return np.array((*self.first, *self.second, self.strength))

    @classmethod
    def from_array(cls, numbers: NDArray[np.floating]) -> "Screen":
        """Make a screen from the numbers of `as_array`."""
        down, across, second_down, second_across, strength = (float(n) for n in numbers)
        return cls((down, across), (second_down, second_across), strength)


def find_screen(image: Raster) -> Screen | None:
    """Find the halftone screen of a photo at full size, from blocks all over it; None if none."""
    side = next((side for side in SIDES if side <= min(image.shape[:2])), None)
    if side is None:
        return None
    spectrum = _mean_spectrum(image, side)
    return None if spectrum is None else _strongest_pair(spectrum)


def remove_screen(image: Pixels, screen: Screen, origin: tuple[int, int]) -> Pixels:
    """Remove a screen from an image, H x W x channels, 0 to 1, where it is present.

    `origin` is the place of the image in the photo (down, across), so that tiles agree."""
    height, width = image.shape[:2]
    starts = [BLOCK + at % STEP for at in origin]
    margins = [
        (start, 2 * BLOCK - (start + side) % STEP)
        for start, side in zip(starts, (height, width), strict=True)
    ]
    padded = np.pad(image, (*margins, (0, 0)), "symmetric" if min(height, width) > 1 else "edge")
    filtered = _filter_blocks(padded, _Filter.of(screen))
    inside = filtered[starts[0] : starts[0] + height, starts[1] : starts[1] + width]
    return np.clip(inside, 0, 1).astype(np.float32)


def _mean_spectrum(image: Raster, side: int) -> Spectrum | None:
    """Average the power spectra of blocks, each as a share of the block's detail; None if flat."""
    window, detail = _window(side) ** 2, _radii(side) > side / PERIODS[1]
    spectra = []
    for block in _sample_blocks(image, side):
        if block.var() > FLAT:
            power = np.abs(np.fft.fft2((block - block.mean()) * window)) ** 2
            spectra.append(power / power[detail].sum())
    return np.mean(spectra, axis=0) if spectra else None


def _sample_blocks(image: Raster, side: int) -> Iterator[Plane]:
    """Yield the luma of at most MOST_BLOCKS blocks, evenly spread over a photo."""
    most = round(MOST_BLOCKS**0.5)
    places = [
        np.linspace(0, length - side, min(most, 1 + 2 * (length - side) // side), dtype=int)
        for length in image.shape[:2]
    ]
    for top, left in product(*places):
        yield to_luma(as_pixels(image[top : top + side, left : left + side]))


def _window(side: int) -> NDArray[np.float64]:
    """Return the square root of a two-dimensional Hann window."""
    hann = np.hanning(side + 1)[:side]
    return np.sqrt(np.outer(hann, hann))


def _frequencies(side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the frequencies down and across of a block's spectrum, in cycles per block."""
    numbers = np.fft.fftfreq(side) * side
    down, across = np.meshgrid(numbers, numbers, indexing="ij")
    return down, across


def _radii(side: int) -> NDArray[np.float64]:
    return np.hypot(*_frequencies(side))


def _strongest_pair(spectrum: Spectrum) -> Screen | None:
    """Return the two crossed peaks of about equal frequency that stand out most."""
    side = len(spectrum)
    peaks = _peaks(spectrum)
    pairs = [
        Screen((first[1] / side, first[2] / side), (second[1] / side, second[2] / side), second[0])
        for first, second in product(peaks, peaks)
        if second[0] <= first[0] and _is_crossed(first[1:], second[1:])
    ]
    if not pairs:
        return None
    least = HARMONIC * max(pair.strength for pair in pairs)
    return max((pair for pair in pairs if pair.strength >= least), key=lambda pair: pair.period)


def _peaks(spectrum: Spectrum) -> list[tuple[float, float, float]]:
    """List the peaks of half the spectrum: how far each stands out, cycles down and across."""
    side = len(spectrum)
    down, across = _frequencies(side)
    radii = np.hypot(down, across)
    rings = np.rint(radii).astype(int)
    usual = [np.median(spectrum[rings == ring]) for ring in range(rings.max() + 1)]
    ratio = spectrum / np.maximum(np.array(usual)[rings], 1e-12)
    around = [np.roll(spectrum, move, (0, 1)) for move in product((-1, 0, 1), repeat=2)]
    found = (spectrum >= np.max(around, axis=0)) & (ratio > STANDS_OUT)
    found &= (radii >= side / PERIODS[1]) & (radii <= side / PERIODS[0])
    found &= (down > OBLIQUE) & (np.abs(across) > OBLIQUE)
    listed = zip(ratio[found], down[found], across[found], strict=True)
    return sorted(((float(r), float(y), float(x)) for r, y, x in listed), reverse=True)[:MOST_PEAKS]


def _is_crossed(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    """Return whether two frequencies are about equal and at a right angle."""
    lengths = math.hypot(*first), math.hypot(*second)
    cosine = abs(float(np.dot(first, second))) / (lengths[0] * lengths[1])
    return abs(lengths[0] / lengths[1] - 1) <= ALIKE and cosine <= CROSSED


@dataclass(frozen=True, slots=True)
class _Filter:
    """Gain of each frequency of a block, and where its spectrum tells whether it has a screen."""

    gain: NDArray[np.float64]
    peaks: NDArray[np.bool_]
    beside: NDArray[np.bool_]

    @classmethod
    def of(cls, screen: Screen) -> "_Filter":
        """Make the filter that removes a screen."""
        down, across = _frequencies(BLOCK)
        radii, radius = np.hypot(down, across), BLOCK / screen.period
        peaks = np.zeros(radii.shape, bool)
        for (y, x), sign in product((screen.first, screen.second), (1, -1)):
            distance = np.hypot(down - sign * y * BLOCK, across - sign * x * BLOCK)
            peaks |= distance < PEAK_RADIUS
        gain = ~peaks / np.sqrt(1 + (radii / (PASSED * radius)) ** STEEPNESS)
        beside = (np.abs(radii - radius) < 0.15 * radius + 1) & ~peaks
        return cls(gain, peaks, beside)

    def apply(self, spectra: NDArray[np.complex128]) -> NDArray[np.complex128]:
        """Filter spectra, n x BLOCK x BLOCK x channels, of blocks as far as each has a screen."""
        power = (np.abs(spectra) ** 2).sum(axis=3)
        usual = np.median(power[:, self.beside], axis=1)
        ratio = power[:, self.peaks].mean(axis=1) / np.maximum(usual, 1e-9)
        low, high = np.log(PRESENT)
        share = np.clip((np.log(ratio + 1e-9) - low) / (high - low), 0, 1)[:, None, None]
        return np.asarray(spectra * (1 - share + share * self.gain)[..., None], np.complex128)


def _filter_blocks(image: Pixels, removal: _Filter) -> NDArray[np.float64]:
    """Filter overlapping blocks of an image, whose sides are multiples of STEP, and join them."""
    window = _window(BLOCK)[..., None]
    joined = np.zeros(image.shape)
    rows = sliding_window_view(image, (BLOCK, BLOCK), (0, 1))[::STEP, ::STEP]
    for number, row in enumerate(rows):
        blocks = row.transpose(0, 2, 3, 1).astype(np.float64)
        means = blocks.mean(axis=(1, 2), keepdims=True)
        spectra = removal.apply(np.fft.fft2((blocks - means) * window, axes=(1, 2)))
        filtered = (np.fft.ifft2(spectra, axes=(1, 2)).real + means * window) * window
        strip = joined[number * STEP : number * STEP + BLOCK]
        for column, block in enumerate(filtered):
            strip[:, column * STEP : column * STEP + BLOCK] += block
    return joined
