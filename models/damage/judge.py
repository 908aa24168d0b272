"""Judge of candidates for missing parts: a small network from their features to a probability."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels
from models.damage.large import large_candidates
from models.damage.view import Features

FILE: Final = Path(__file__).parents[1] / "weights" / "heirloom-missing.npz"

CLIP: Final = 6.0
"""Standard deviations from the mean to which features are clipped."""

LAYERS: Final = 3

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Judge:
    """Network of dense layers with ReLUs between them and a logistic output.

    Features are reduced by `mean` and divided by `scale`; `weights` are inputs x outputs.
    """

    mean: Array
    scale: Array
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]

    @classmethod
    def read(cls, stored: Mapping[str, NDArray[np.generic]]) -> "Judge":
        """Take the judge from the arrays of a file. Raises: KeyError."""

        def array(name: str) -> Array:
            return np.asarray(stored[name], np.float32)

        weights = tuple(array(f"weights.{n}") for n in range(LAYERS))
        biases = tuple(array(f"biases.{n}") for n in range(LAYERS))
        return cls(array("mean"), array("scale"), weights, biases)

    @classmethod
    @cache
    def bundled(cls) -> "Judge":
        """Return the judge that comes with the program, read once."""
        with np.load(FILE, allow_pickle=False) as stored:
            return cls.read(stored)

    def probabilities(self, features: Features) -> Array:
        """Estimate how probably each candidate is missing; features are candidates x numbers."""
        x = np.clip((features - self.mean) / self.scale, -CLIP, CLIP)
        for weights, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            x = np.maximum(x @ weights + bias, 0)
        logit = (x @ self.weights[-1] + self.biases[-1])[:, 0]
        return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))), np.float32)


Detect = Callable[[Pixels], MaskArray]
"""Function from a picture, H x W x 3, to the probability that each pixel is missing, H x W."""


def missing_parts(image: Pixels) -> MaskArray:
    """Estimate the probability that each pixel of a small whole picture belongs to a missing part.

    See models.damage.large for its size. Each pixel gets the highest probability of the candidates
    that it belongs to. Returns: height x width.
    """
    likely = np.zeros(image.shape[0] * image.shape[1], np.float32)
    for pixels, features in large_candidates(image):
        of_each = Judge.bundled().probabilities(features)[pixels.region]
        likely[pixels.at] = np.maximum(likely[pixels.at], of_each)
    return likely.reshape(image.shape[:2])
