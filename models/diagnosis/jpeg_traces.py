"""Traces of JPEG compression: the 8 x 8 grid, and the quantisation steps of its frequencies."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.diagnosis.block_operations import FAINT, Plane, blocks

GRID: Final = 8
"""Side of a JPEG block in pixels."""

MAX_STEP: Final = 0.05
"""Difference of neighbouring pixels, 0 to 1, above which it is an edge of the picture."""

MAX_BLOCKS: Final = 3000
"""Largest number of blocks that are transformed."""

MIN_COEFFICIENTS: Final = 60
"""Least number of non-zero coefficients from which a quality is judged."""

QUALITIES: Final = tuple(range(5, 96, 3))
"""Qualities of libjpeg that are tried in turn."""

NONE: Final = 100.0
"""Quality, as of libjpeg, that is reported for a photo without traces of compression."""

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
"""Luminance quantisation steps at quality 50 (ISO/IEC 10918-1, table K.1)."""

FREQUENCIES: Final = (
    *((0, 1), (1, 0), (2, 0), (1, 1), (0, 2)),
    *((0, 3), (1, 2), (2, 1), (3, 0), (2, 2)),
)
"""Rows and columns of the frequencies that are judged; hardly any photo lacks them."""


def estimate_compression(greys: Plane) -> dict[str, float]:
    """Measure the traces of JPEG in sample pieces (pieces x height x width, luma).

    `blockiness` and `blockiness_high`: logarithm of how much stronger pixel differences are at
    block borders than elsewhere, in the weaker and the stronger direction. `quality`: libjpeg
    quality that fits the frequencies, 100 if none. `rounding`: how well it fits, 0 to 1."""
    top, vertical = _strongest_phase(greys.swapaxes(-2, -1))
    left, horizontal = _strongest_phase(greys)
    low, high = sorted((vertical, horizontal))
    quality, rounding = _estimate_quality(greys[:, (top + 1) % GRID :, (left + 1) % GRID :])
    return {
        "blockiness": low,
        "blockiness_high": high,
        "quality": quality,
        "rounding": rounding,
    }


def _strongest_phase(greys: Plane) -> tuple[int, float]:
    """Find the column phase, 0 to 7, with the strongest differences; return also their excess.

    `greys` is pieces x H x W, luma."""
    step = np.diff(greys, axis=-1)
    odd = np.abs(step[..., 1:-1] - (step[..., :-2] + step[..., 2:]) / 2)
    if not odd.size:
        return 0, 0.0
    profile = np.minimum(odd, MAX_STEP).mean(axis=(0, 1))
    phases = range(min(GRID, len(profile)))
    means = np.array([profile[phase::GRID].mean() for phase in phases]) + FAINT
    best = int(means.argmax())
    return (best + 1) % GRID, float(np.log(means[best] / np.median(means)))


def _estimate_quality(greys: Plane) -> tuple[float, float]:
    """Estimate JPEG quality, and how well it fits, of pieces whose block grid begins at 0, 0.

    A fit that a grid shifted by half a block shows too is chance."""
    coefficients = _transform(greys)
    fits = [_fit(coefficients, quality) for quality in QUALITIES]
    best = max(fits)
    if best < CLEAR:
        return NONE, max(best, 0.0)
    quality = QUALITIES[int(np.argmax(np.array(fits) > 0.75 * best))]
    shifted = _fit(_transform(greys[:, GRID // 2 :, GRID // 2 :]), quality)
    return (float(quality), best) if shifted < best / 2 else (NONE, 0.0)


def _transform(greys: Plane) -> Plane:
    """Compute the cosine transform of sampled blocks of `greys`: N x 8 x 8, levels of 255."""
    all_blocks = blocks(greys, GRID).reshape(-1, GRID, GRID)
    sample = all_blocks[:: max(-(-len(all_blocks) // MAX_BLOCKS), 1)] * np.float32(255)
    matrix = _dct_matrix()
    return np.asarray(matrix @ sample @ matrix.T, np.float32)


def _fit(coefficients: Plane, quality: int) -> float:
    """Compute how well coefficients fit multiples of the steps of a quality: mean cosine, to 1."""
    total, count = 0.0, 0
    for row, column in FREQUENCIES:
        step = _quantisation_step(LUMINANCE[row][column], quality)
        values = coefficients[:, row, column]
        phases = values[np.abs(values) > 0.6 * step] * np.float32(2 * np.pi / step)
        total, count = total + float(np.cos(phases).sum()), count + phases.size
    return total / count if count >= MIN_COEFFICIENTS else 0.0


def _quantisation_step(at_fifty: int, quality: int) -> int:
    """Scale a quantisation step of quality 50 to another quality, 1 to 100, as libjpeg does."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return min(max((at_fifty * scale + 50) // 100, 1), 255)


@cache
def _dct_matrix() -> NDArray[np.float32]:
    """Return the 8 x 8 matrix of the orthonormal cosine transform."""
    position, wave = np.arange(GRID) + 0.5, np.arange(GRID)[:, None]
    rows = np.cos(np.pi * wave * position / GRID) * np.sqrt(2 / GRID)
    rows[0] /= np.sqrt(2)
    return np.asarray(rows, np.float32)
