"""Removal of the dots of printed pictures (halftone screens), block by block in the spectrum.

A print holds no detail finer than its dots; what is left without the peaks of the screen, and
without the frequencies near and above them, is the picture.
"""

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from models.core.pixels import Pixels
from models.imaging.halftone_detection import Screen, frequencies, hann_window

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


@dataclass(frozen=True, slots=True)
class _Filter:
    """Gain of each frequency of a block, and where its spectrum tells whether it has a screen."""

    gain: NDArray[np.float64]
    peaks: NDArray[np.bool_]
    beside: NDArray[np.bool_]

    @classmethod
    def of(cls, screen: Screen) -> "_Filter":
        """Make the filter that removes a screen."""
        down, across = frequencies(BLOCK)
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
    """Filter overlapping blocks of an image, sides multiples of STEP, and join them (H x W x C)."""
    window = hann_window(BLOCK)[..., None]
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
