"""Detection of halftone screens: the grid of dots of a printed picture, found in its spectrum.

A screen is periodic in two directions at a right angle, so it has narrow peaks in the spectrum.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Raster, as_pixels, to_luma

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


def _mean_spectrum(image: Raster, side: int) -> Spectrum | None:
    """Average the power spectra of blocks, each as a share of the block's detail; None if flat.

    Blocks are `side` x `side` pixels."""
    window, detail = hann_window(side) ** 2, _radii(side) > side / PERIODS[1]
    spectra = []
    for block in _sample_blocks(image, side):
        if block.var() > FLAT:
            power = np.abs(np.fft.fft2((block - block.mean()) * window)) ** 2
            spectra.append(power / power[detail].sum())
    return np.mean(spectra, axis=0) if spectra else None


def _sample_blocks(image: Raster, side: int) -> Iterator[Plane]:
    """Yield the luma (`side` x `side`) of at most MOST_BLOCKS blocks, spread over a photo."""
    most = round(MOST_BLOCKS**0.5)
    places = [
        np.linspace(0, length - side, min(most, 1 + 2 * (length - side) // side), dtype=int)
        for length in image.shape[:2]
    ]
    for top, left in product(*places):
        yield to_luma(as_pixels(image[top : top + side, left : left + side]))


def hann_window(side: int) -> NDArray[np.float64]:
    """Return the square root of a Hann window, `side` x `side`."""
    hann = np.hanning(side + 1)[:side]
    return np.sqrt(np.outer(hann, hann))


def frequencies(side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return frequencies down and across of a block (`side` x `side` each), in cycles per block."""
    numbers = np.fft.fftfreq(side) * side
    down, across = np.meshgrid(numbers, numbers, indexing="ij")
    return down, across


def _radii(side: int) -> NDArray[np.float64]:
    return np.hypot(*frequencies(side))


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
    down, across = frequencies(side)
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
    """Return whether two frequencies (down, across) are about equal and at a right angle."""
    lengths = math.hypot(*first), math.hypot(*second)
    cosine = abs(float(np.dot(first, second))) / (lengths[0] * lengths[1])
    return abs(lengths[0] / lengths[1] - 1) <= ALIKE and cosine <= CROSSED
