"""How sharp a photo is, and whether it was enlarged: edges, spectra, traces of interpolation."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.blocks import FAINT, Plane, halve

BANDS: Final = (0.03, 0.06, 0.1, 0.14, 0.18, 0.22, 0.26, 0.31, 0.37, 0.43, 0.5)
"""Edges of the bands of the spectrum, in cycles a pixel."""

SHORTEST: Final = 48
"""Side in pixels below which a piece has no spectrum worth looking at."""

ENLARGED: Final = (0.2, 0.5)
"""Where enlarging 1.5 to 4 times shows as a period, in cycles a pixel."""

GRID: Final = 8
"""Of JPEG, whose frequencies are looked at apart."""


def estimate_sharpness(greys: Plane) -> dict[str, float]:
    """`bands_*` are amplitudes against those of the coarsest band, `period` is how far the
    strongest period of interpolation stands above the others, `even_period` the same for
    enlarging 2 and 4 times."""
    both = (greys, greys.swapaxes(-2, -1))
    spectra = np.sort([_bands(planes) for planes in both], axis=0)
    periods = np.array([_periods(planes) for planes in both]).mean(axis=0)
    named = {f"band_{i}_low": float(value) for i, value in enumerate(spectra[0])}
    named |= {f"band_{i}_high": float(value) for i, value in enumerate(spectra[1])}
    return {
        **_edges(greys),
        **named,
        "period": float(periods[0]),
        "even_period": float(periods[1]),
    }


def _edges(greys: Plane) -> dict[str, float]:
    """Steepness of the strongest edges and its loss from half size to full size, and from a
    quarter to half, in logarithms: nearly the same for a sharp photo."""
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
    """Of the steepest hundredth of all places."""
    steps = np.abs(np.diff(planes, axis=-1)).ravel()
    rank = int(0.99 * (steps.size - 1))
    return float(np.partition(steps, rank)[rank]) if steps.size else 0.0


def _bands(planes: Plane) -> NDArray[np.float64]:
    """Mean amplitude along rows in each band but the coarsest, against the coarsest."""
    if planes.shape[-1] < SHORTEST:
        return np.zeros(len(BANDS) - 2)
    rows = planes[..., ::2, :]
    window = np.hanning(rows.shape[-1]).astype(np.float32)
    waves = np.fft.rfft((rows - rows.mean(axis=-1, keepdims=True)) * window)
    power = np.square(np.abs(waves)).mean(axis=(0, 1))
    place = np.digitize(np.fft.rfftfreq(rows.shape[-1]), BANDS)
    means = [power[place == band].mean() for band in range(1, len(BANDS))]
    amplitudes = np.sqrt(np.array(means)) + 1e-9
    return np.asarray(amplitudes[1:] / amplitudes[0])


def _periods(planes: Plane) -> tuple[float, float]:
    """Second derivatives of an enlarged photo come and go with the places of its old pixels
    (Gallagher 2005, "Detection of linear and cubic interpolation in JPEG compressed images")."""
    if planes.shape[-1] < SHORTEST:
        return 0.0, 0.0
    bends = np.abs(np.diff(planes, 2, axis=-1))
    profile = np.minimum(bends, np.float32(0.1)).mean(axis=-2)
    level = profile.mean(axis=-1, keepdims=True) + FAINT
    window = np.hanning(profile.shape[-1])
    waves = np.abs(np.fft.rfft((profile / level - 1) * window)).mean(axis=0)
    frequency = np.fft.rfftfreq(profile.shape[-1])
    width = 1.5 / profile.shape[-1]
    grid = np.abs(frequency * GRID - np.round(frequency * GRID)) < GRID * width
    free = (frequency >= ENLARGED[0]) & (frequency <= ENLARGED[1]) & ~grid
    usual = float(np.median(waves[free])) + FAINT
    even, odd = (
        max(float(waves[np.abs(frequency - at) < width].max(initial=0)) for at in places)
        for places in ((1 / 4, 1 / 2), (1 / 8, 3 / 8))
    )
    return float(waves[free].max()) / usual, max(even, usual) / max(odd, usual)
