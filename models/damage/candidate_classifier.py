"""Judge of candidates for damage: a small network from their features to a probability."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels
from models.damage.missing_part_candidates import large_candidates
from models.damage.picture_planes import Features
from models.damage.region_statistics import PixelSet

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
    def read(cls, stored: Mapping[str, NDArray[np.generic]], prefix: str = "") -> "Judge":
        """Read the judge from the arrays of a weight file.

        `stored` holds the arrays by name, such as "fine.weights.0" for the `prefix` "fine."; their
        shapes are those of the fields. Raises: KeyError for a missing array."""

        def array(name: str) -> Array:
            return np.asarray(stored[prefix + name], np.float32)

        weights = tuple(array(f"weights.{n}") for n in range(LAYERS))
        biases = tuple(array(f"biases.{n}") for n in range(LAYERS))
        return cls(array("mean"), array("scale"), weights, biases)

    @classmethod
    @cache
    def bundled(cls) -> "Judge":
        """Return the judge of missing parts from the bundled weights, which are read once."""
        with np.load(FILE, allow_pickle=False) as stored:
            return cls.read(stored)

    def logits(self, features: Features) -> Array:
        """Compute the logit of damage of each candidate; features are candidates x numbers."""
        x = standardise(features, self.mean, self.scale)
        for weights, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            x = np.maximum(x @ weights + bias, 0)
        return np.asarray((x @ self.weights[-1] + self.biases[-1])[:, 0], np.float32)

    def probabilities(self, features: Features) -> Array:
        """Estimate how probably each candidate is damage; features are candidates x numbers."""
        return logistic(self.logits(features))


def standardise(features: Features, mean: Array, scale: Array) -> Array:
    """Standardise features: subtract `mean`, divide by `scale`, clip to -CLIP to CLIP.

    `features` are N candidates x M numbers, `mean` and `scale` M numbers each; so is the result."""
    return np.asarray(np.clip((features - mean) / scale, -CLIP, CLIP), np.float32)


def logistic(logits: Array) -> Array:
    """Compute the probability, 0 to 1, of each logit; the shape stays."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


Detect = Callable[[Pixels], MaskArray]
"""Function from a picture, H x W x 3, to the probability of damage of each pixel, H x W."""


def missing_parts(image: Pixels) -> MaskArray:
    """Estimate the probability that each pixel of a small whole picture belongs to a missing part.

    See `missing_part_candidates` for its size. Each pixel gets the highest probability of the
    candidates that it belongs to. Returns: height x width.
    """
    judge = Judge.bundled()
    return paint_regions(image, ((p, judge.probabilities(f)) for p, f in large_candidates(image)))


def paint_regions(image: Pixels, judged: Iterable[tuple[PixelSet, Array]]) -> MaskArray:
    """Give each pixel of an image the highest probability of the candidates that it belongs to.

    `judged` are sets of candidates with the probability of each. Returns: height x width, 0
    outside of all candidates.
    """
    likely = np.zeros(image.shape[0] * image.shape[1], np.float32)
    for pixels, probabilities in judged:
        likely[pixels.at] = np.maximum(likely[pixels.at], probabilities[pixels.region])
    return likely.reshape(image.shape[:2])
