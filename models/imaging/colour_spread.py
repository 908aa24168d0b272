"""Colours that spread from hints to where a photo has similar tones, and stop at its edges.

After Levin, Lischinski and Weiss 2004, "Colorization using Optimization": neighbouring pixels of
similar luma get similar colours. Solved coarse to fine by conjugate gradients.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.invention_map import blur

Planes = NDArray[np.float32]
"""Height x width x channels: values that are spread."""
Plane = NDArray[np.float32]
"""Height x width: luma, or weights."""

SIMILAR: Final = 0.012
"""Least difference of luma, 0 to 1, that counts as an edge in a smooth area."""
TEXTURE: Final = 0.1
"""Share of the local variance of luma by which squared differences are measured; Levin et al. take
more, and colours leak through edges."""
LEAST_WEIGHT: Final = 1e-6
"""Weight of neighbours across the strongest edge, beside 1 in a smooth area."""
HOLD: Final = 100.0
"""Weight of a hint beside that of a neighbour of the same luma."""
FADE: Final = 2e-6
"""Weight that pulls each pixel to the photo's own colour, beside that of such a neighbour."""
COARSEST: Final = 48
"""Longest side in pixels of the coarsest solution."""
ROUNDS: Final = 200
"""Largest number of iterations on each level."""
PRECISE: Final = 1e-5
"""Residual beside that at the beginning at which the iterations end."""


def spread(luma: Plane, values: Planes, hinted: Plane) -> Planes:
    """Spread `values` from pixels where `hinted` (0 to 1) over a photo with this luma.

    Values fade towards 0 far from hints and across edges."""
    height, width = luma.shape
    if max(height, width) > COARSEST:
        share = _halve(hinted)
        weighted = _halve(values * hinted[..., None]) / np.maximum(share, 1e-6)[..., None]
        coarse = np.asarray(weighted, np.float32)
        half = spread(_halve(luma), coarse, np.asarray(np.minimum(4 * share, 1), np.float32))
        start = half.repeat(2, axis=0).repeat(2, axis=1)
        guess = start[:height, :width]
    else:
        guess = np.zeros_like(values)
    return _solve(_Graph(luma, hinted), values, guess)


class _Graph:
    """Matrix of the linear system: weights between neighbouring pixels, and those of the hints."""

    def __init__(self, luma: Plane, hinted: Plane) -> None:
        mean = blur(luma, 1)
        variance = np.maximum(blur(luma * luma, 1) - mean * mean, 0)
        scale = np.maximum(TEXTURE * variance, SIMILAR**2)
        self._across = _weights(np.diff(luma, axis=1), scale[:, 1:], scale[:, :-1])
        self._down = _weights(np.diff(luma, axis=0), scale[1:], scale[:-1])
        self.held = np.asarray(HOLD * hinted, np.float32)[..., None]
        diagonal = self.held[..., 0] + np.float32(FADE)
        diagonal[:, 1:] += self._across[..., 0]
        diagonal[:, :-1] += self._across[..., 0]
        diagonal[1:] += self._down[..., 0]
        diagonal[:-1] += self._down[..., 0]
        self.diagonal = diagonal[..., None]

    def apply(self, values: Planes) -> Planes:
        """Multiply values, one for each pixel and channel, by the matrix of the linear system."""
        result = self.diagonal * values
        result[:, 1:] -= self._across * values[:, :-1]
        result[:, :-1] -= self._across * values[:, 1:]
        result[1:] -= self._down * values[:-1]
        result[:-1] -= self._down * values[1:]
        return result


def _weights(steps: Plane, one: Plane, other: Plane) -> Planes:
    near = np.exp(-(steps**2) / np.minimum(one, other))
    return np.maximum(near, LEAST_WEIGHT).astype(np.float32)[..., None]


def _solve(graph: _Graph, values: Planes, guess: Planes) -> Planes:
    """Solve the system for the hinted values by preconditioned conjugate gradients from `guess`."""
    wanted = graph.held * values
    result, residual = guess.copy(), wanted - graph.apply(guess)
    least = PRECISE**2 * _dot(wanted, wanted / graph.diagonal)
    direction = scaled = residual / graph.diagonal
    energy = _dot(residual, scaled)
    for _ in range(ROUNDS):
        if (energy <= least).all():
            break
        image = graph.apply(direction)
        step = energy / np.maximum(_dot(direction, image), 1e-30)
        result += step * direction
        residual -= step * image
        scaled = residual / graph.diagonal
        before, energy = energy, _dot(residual, scaled)
        direction = scaled + (energy / np.maximum(before, 1e-30)) * direction
    return result


def _dot(one: Planes, other: Planes) -> NDArray[np.float32]:
    """Return the scalar product of each channel of two planes (H x W x C): C numbers."""
    return np.asarray(np.einsum("ijk,ijk->k", one, other, dtype=np.float64), np.float32)


def _halve(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reduce planes to half their sides, rounded up, by means of 2 x 2 pixels."""
    height, width = planes.shape[:2]
    pads = [(0, height % 2), (0, width % 2)] + [(0, 0)] * (planes.ndim - 2)
    wide = np.pad(planes, pads, mode="edge")
    rows = wide[0::2] + wide[1::2]
    return np.asarray((rows[:, 0::2] + rows[:, 1::2]) / 4, np.float32)
