"""Traces of JPEG compression: the 8 x 8 grid and the steps to which frequencies were rounded."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.blocks import FAINT, Plane, blocks

GRID: Final = 8
MOST_STEP: Final = 0.05
"""Steps above that are edges of things, 0 to 1."""

MOST_BLOCKS: Final = 3000
FEWEST_COEFFICIENTS: Final = 60
QUALITIES: Final = tuple(range(5, 96, 3))
NONE: Final = 100.0
"""The quality of a photo that shows no compression."""

CLEAR: Final = 0.25
"""Mean cosine from which rounding counts as seen: 0 without rounding, nearly 1 with it."""

LUMINANCE: Final = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)
"""Steps at quality 50 (ISO/IEC 10918-1, table K.1)."""

LOOKED_AT: Final = ((0, 1), (1, 0), (2, 0), (1, 1), (0, 2), (0, 3), (1, 2), (2, 1), (3, 0), (2, 2))
"""Row and column of the frequencies that hardly any photo lacks."""


def estimate_compression(greys: Plane) -> dict[str, float]:
    """`blockiness` is how much stronger the steps at one phase of the grid are than at the
    others, in logarithms, the weaker and the stronger of the two directions; `quality` that of
    libjpeg with which the frequencies agree, `rounding` how well, 0 to 1."""
    (down, along_rows), (across, along_columns) = (
        _phase(greys.swapaxes(-2, -1)),
        _phase(greys),
    )
    low, high = sorted((along_rows, along_columns))
    quality, rounding = _quality(greys[:, (down + 1) % GRID :, (across + 1) % GRID :])
    return {
        "blockiness": low,
        "blockiness_high": high,
        "quality": quality,
        "rounding": rounding,
    }


def _phase(greys: Plane) -> tuple[int, float]:
    """Of the strongest steps between columns, and their excess."""
    step = np.diff(greys, axis=-1)
    odd = np.abs(step[..., 1:-1] - (step[..., :-2] + step[..., 2:]) / 2)
    if not odd.size:
        return 0, 0.0
    profile = np.minimum(odd, MOST_STEP).mean(axis=(0, 1))
    phases = range(min(GRID, len(profile)))
    means = np.array([profile[phase::GRID].mean() for phase in phases]) + FAINT
    best = int(means.argmax())
    return (best + 1) % GRID, float(np.log(means[best] / np.median(means)))


def _quality(greys: Plane) -> tuple[float, float]:
    """Of the photo whose grid begins at the corners of these pieces; agreement that a grid half
    a block away shows too is chance."""
    frequencies = _frequencies(greys)
    fits = [_fit(frequencies, quality) for quality in QUALITIES]
    best = max(fits)
    if best < CLEAR:
        return NONE, max(best, 0.0)
    quality = QUALITIES[int(np.argmax(np.array(fits) > 0.75 * best))]
    elsewhere = _fit(_frequencies(greys[:, GRID // 2 :, GRID // 2 :]), quality)
    return (float(quality), best) if elsewhere < best / 2 else (NONE, 0.0)


def _frequencies(greys: Plane) -> Plane:
    """Of some of the blocks, in levels of 255."""
    cut = blocks(greys, GRID).reshape(-1, GRID, GRID)
    some = cut[:: max(-(-len(cut) // MOST_BLOCKS), 1)] * np.float32(255)
    waves = _waves()
    return np.asarray(waves @ some @ waves.T, np.float32)


def _fit(frequencies: Plane, quality: int) -> float:
    """The mean cosine of the phase of the coefficients between two steps of that quality, over
    those that did not become zero."""
    total, count = 0.0, 0
    for row, column in LOOKED_AT:
        step = _step(LUMINANCE[row][column], quality)
        values = frequencies[:, row, column]
        phases = values[np.abs(values) > 0.6 * step] * np.float32(2 * np.pi / step)
        total, count = total + float(np.cos(phases).sum()), count + phases.size
    return total / count if count >= FEWEST_COEFFICIENTS else 0.0


def _step(at_fifty: int, quality: int) -> int:
    """As libjpeg scales its tables (`jpeg_quality_scaling` in jcparam.c)."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return min(max((at_fifty * scale + 50) // 100, 1), 255)


@cache
def _waves() -> NDArray[np.float32]:
    """The orthonormal cosine transform of 8 values, as a matrix."""
    place, wave = np.arange(GRID) + 0.5, np.arange(GRID)[:, None]
    rows = np.cos(np.pi * wave * place / GRID) * np.sqrt(2 / GRID)
    rows[0] /= np.sqrt(2)
    return np.asarray(rows, np.float32)
