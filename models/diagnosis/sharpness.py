"""Sharpness of a photo and traces of enlarging: edges, spectra, periods of interpolation."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.block_operations import FAINT, Plane, halve

BANDS: Final = (0.03, 0.06, 0.1, 0.14, 0.18, 0.22, 0.26, 0.31, 0.37, 0.43, 0.5)
"""Edges of the frequency bands of the spectrum, in cycles a pixel."""

MIN_SIDE: Final = 48
"""Side in pixels of the smallest pieces whose spectrum is measured."""

ENLARGED: Final = (0.2, 0.5)
"""Frequencies, in cycles a pixel, at which enlarging 1.5 to 4 times leaves a period."""

GRID: Final = 8
"""Side of a JPEG block in pixels; the block frequencies are left out."""

MAX_BEND: Final = 0.1
"""Second derivative, 0 to 1, above which it is an edge of the picture."""


def estimate_sharpness(greys: Plane) -> dict[str, float]:
    """Measure sharpness in sample pieces (pieces x height x width, luma).

    `band_*` are amplitudes relative to the coarsest band, in the weaker and the stronger direction.
    `period` is the strongest period of interpolation relative to the usual amplitude; `even_period`
    is that of enlarging 2 and 4 times (1/4 and 1/2 cycles a pixel) against 1/8 and 3/8. Edges are
    measured by `_measure_edges`."""
    directions = (greys, greys.swapaxes(-2, -1))
    spectra = np.sort([_band_amplitudes(planes) for planes in directions], axis=0)
    periods = np.array([_measure_periods(planes) for planes in directions]).mean(axis=0)
    named = {f"band_{i}_low": float(value) for i, value in enumerate(spectra[0])}
    named |= {f"band_{i}_high": float(value) for i, value in enumerate(spectra[1])}
    return {
        **_measure_edges(greys),
        **named,
        "period": float(periods[0]),
        "even_period": float(periods[1]),
    }


def _measure_edges(greys: Plane) -> dict[str, float]:
    """Measure the strongest edges at full, half and quarter size.

    `steepness` is in levels a pixel. `sharpness` and `coarse_sharpness` are logarithms of its
    change from half to full size and from quarter to half: nearly equal for a sharp photo."""
    steep: list[tuple[float, float]] = []
    planes = greys
    for _ in range(3):
        steep.append((_steepness(planes), _steepness(planes.swapaxes(-2, -1))))
        planes = halve(planes)
    logs = np.log(np.array(steep) + FAINT)
    first, second = (sorted(logs[i] - logs[i + 1]) for i in (0, 1))
    return {
        "steepness": float(np.exp(logs[0].max())),
        "sharpness": float(first[0]),
        "sharpness_high": float(first[1]),
        "coarse_sharpness": float(second[0]),
        "coarse_sharpness_high": float(second[1]),
    }


def _steepness(planes: Plane) -> float:
    """Return the difference of neighbouring columns that one pair in 100 exceeds (... x H x W)."""
    steps = np.abs(np.diff(planes, axis=-1)).ravel()
    rank = int(0.99 * (steps.size - 1))
    return float(np.partition(steps, rank)[rank]) if steps.size else 0.0


def _band_amplitudes(planes: Plane) -> NDArray[np.float64]:
    """Compute the mean amplitude of each band along rows, relative to the coarsest (a vector)."""
    if planes.shape[-1] < MIN_SIDE:
        return np.zeros(len(BANDS) - 2)
    rows = planes[..., ::2, :]
    window = np.hanning(rows.shape[-1]).astype(np.float32)
    waves = np.fft.rfft((rows - rows.mean(axis=-1, keepdims=True)) * window)
    power = np.square(np.abs(waves)).mean(axis=(0, 1))
    band_of = np.digitize(np.fft.rfftfreq(rows.shape[-1]), BANDS)
    means = [power[band_of == band].mean() for band in range(1, len(BANDS))]
    amplitudes = np.sqrt(np.array(means)) + 1e-9
    return np.asarray(amplitudes[1:] / amplitudes[0])


def _measure_periods(planes: Plane) -> tuple[float, float]:
    """Measure the periods of second derivatives, which reveal interpolation.

    Gallagher 2005, "Detection of linear and cubic interpolation in JPEG compressed images". Returns
    the strongest, and that of enlarging 2 and 4 times, as ratios."""
    if planes.shape[-1] < MIN_SIDE:
        return 0.0, 0.0
    bends = np.abs(np.diff(planes, 2, axis=-1))
    profile = np.minimum(bends, np.float32(MAX_BEND)).mean(axis=-2)
    level = profile.mean(axis=-1, keepdims=True) + FAINT
    window = np.hanning(profile.shape[-1])
    waves = np.abs(np.fft.rfft((profile / level - 1) * window)).mean(axis=0)
    frequency = np.fft.rfftfreq(profile.shape[-1])
    width = 1.5 / profile.shape[-1]
    grid = np.abs(frequency * GRID - np.round(frequency * GRID)) < GRID * width
    free = (frequency >= ENLARGED[0]) & (frequency <= ENLARGED[1]) & ~grid
    usual = float(np.median(waves[free])) + FAINT
    even, odd = (
        max(float(waves[np.abs(frequency - peak) < width].max(initial=0)) for peak in peaks)
        for peaks in ((1 / 4, 1 / 2), (1 / 8, 3 / 8))
    )
    return float(waves[free].max()) / usual, max(even, usual) / max(odd, usual)
