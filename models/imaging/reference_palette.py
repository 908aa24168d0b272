"""Colours of a reference photo, and their transport to the areas of a photo without colour.

A photo is divided into areas by k-means of tone, texture and height. Unbalanced optimal transport
(Chizat et al., "Scaling algorithms for unbalanced optimal transport problems", Mathematics of
Computation 2018, algorithm 1) brings the colours of the reference's areas to those that are alike;
colours of things that only the reference shows may stay behind.
"""

from dataclasses import astuple, dataclass
from math import hypot
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.invention_map import blur
from models.core.pixels import Raster, downscale, to_luma
from models.imaging.cielab import Chroma, to_lab

LONGEST: Final = 256
"""Longest side in pixels to which a reference is reduced."""
AREAS: Final = 24
"""Number of areas into which a photo is divided."""
ROUNDS: Final = 12
"""Number of iterations of k-means."""
TEXTURE: Final = 2
"""Radius in pixels within which texture is measured."""
WEIGHTS: Final = (1.0, 2.0, 0.35)
"""Weights of tone, texture and height, each 0 to 1, in the distance of two areas."""
CHROMA_WEIGHT: Final = 0.012
"""Weight of a* and b* in the division of the reference, whose colours divide it too."""
BLUR_OF_PLAN: Final = 0.01
"""Entropy of the transport: the squared distance over which colours mix."""
KEPT_MASS: Final = 0.1
"""Cost of leaving a colour behind: the squared distance over which it may still travel."""
ITERATIONS: Final = 200
"""Number of iterations of the transport."""
SOFTNESS: Final = 0.004
"""Squared distance within which a pixel takes part in several areas."""
LEAST_CHROMA: Final = 6.0
"""Chroma of an area from which its colour can be seen."""
MOST_CHROMA: Final = 128.0
"""Largest a* or b* of a palette."""
FIELDS: Final = 6
"""Number of numbers that describe an area in text."""

Features = NDArray[np.float64]
"""Pixels or areas x tone, texture and height, weighted by `WEIGHTS`."""


@dataclass(frozen=True, slots=True)
class PaletteArea:
    """Area of the reference: mean tone rank, texture, height (0 to 1), a*, b*, and its share."""

    tone: float
    texture: float
    height: float
    a: float
    b: float
    share: float


Palette = tuple[PaletteArea, ...]
"""Areas of a reference photo."""


def palette_of(raster: Raster) -> Palette:
    """Divide a colour photo into areas with their colours."""
    photo = downscale(raster, LONGEST)
    features = _features(to_luma(photo))
    chroma = to_lab(photo)[..., 1:].reshape(-1, 2)
    classes = _cluster(np.hstack((features, CHROMA_WEIGHT * chroma)))
    found = (np.flatnonzero(classes == number) for number in range(AREAS))
    return tuple(_area(features, chroma, inside) for inside in found if len(inside))


def _area(
    features: Features, chroma: NDArray[np.floating], inside: NDArray[np.integer]
) -> PaletteArea:
    """Return the mean of the pixels with the indices `inside`."""
    tone, texture, height = (features[inside].mean(0) / WEIGHTS).tolist()
    a, b = chroma[inside].mean(0).tolist()
    return PaletteArea(tone, texture, height, a, b, len(inside) / len(chroma))


def palette_to_text(palette: Palette) -> str:
    """Write a palette as text: six numbers for each area, separated by bars."""
    return "|".join(",".join(f"{number:.4g}" for number in astuple(each)) for each in palette)


def palette_from_text(text: str) -> Palette:
    """Parse a palette from the text that `palette_to_text` writes. Raises: ValueError."""
    rows = [[float(word) for word in part.split(",")] for part in text.split("|")]
    for numbers in rows:
        is_bounded = all(abs(number) <= MOST_CHROMA for number in numbers)
        if len(numbers) != FIELDS or not is_bounded or numbers[-1] <= 0:
            raise ValueError(text)
    return tuple(PaletteArea(*numbers) for numbers in rows)


def has_colours(palette: Palette) -> bool:
    """Return whether any area of a palette has a colour that can be seen."""
    return any(hypot(each.a, each.b) > LEAST_CHROMA for each in palette)


def chroma_by_palette(luma: NDArray[np.float32], palette: Palette) -> Chroma:
    """Return a* and b*, H x W x 2, of a photo with this luma (H x W) in a palette's colours."""
    features = _features(luma)
    classes = _cluster(features)
    numbers, counts = np.unique(classes, return_counts=True)
    centres = np.array([features[classes == number].mean(0) for number in numbers])
    rows = np.array([astuple(each) for each in palette])
    plan = _transport(centres, counts / len(features), rows[:, :3] * WEIGHTS, rows[:, 5])
    colours = plan @ rows[:, 3:5] / np.maximum(plan.sum(1, keepdims=True), 1e-30)
    return _softly(features, centres, colours).reshape(*luma.shape, 2)


def _features(luma: NDArray[np.float32]) -> Features:
    """Return tone (rank among the pixels and luma, averaged), texture and height of each pixel."""
    flat = luma.ravel()
    ranks = np.searchsorted(np.sort(flat), flat, side="left") / max(len(flat) - 1, 1)
    mean = blur(luma, TEXTURE)
    deviation = np.sqrt(np.maximum(blur(luma * luma, TEXTURE) - mean * mean, 0)).ravel()
    rows = np.repeat(np.linspace(0, 1, luma.shape[0]), luma.shape[1])
    return np.stack(((ranks + flat) / 2, deviation, rows), 1).astype(np.float64) * WEIGHTS


def _cluster(features: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the area of each pixel, 0 to `AREAS` - 1, by k-means that always starts alike."""
    order = np.argsort(features @ np.linspace(1, 2, features.shape[1]), kind="stable")
    centres = features[order[np.linspace(0, len(order) - 1, AREAS).astype(int)]]
    for _ in range(ROUNDS):
        nearest = _squared(features, centres).argmin(1)
        chosen = [features[nearest == number] for number in range(AREAS)]
        centres = np.array([c.mean(0) if len(c) else centres[i] for i, c in enumerate(chosen)])
    areas: NDArray[np.int64] = nearest
    return areas


def _squared(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the squared distances of all rows of two arrays."""
    lengths = (one**2).sum(1)[:, None] + (other**2).sum(1)
    return np.asarray(np.maximum(lengths - 2 * one @ other.T, 0), np.float64)


def _transport(
    to: Features, needed: NDArray[np.float64], source: Features, given: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how much of each area of the reference, `source`, each area of the photo takes.

    `needed` and `given` are the shares of the areas."""
    kernel = np.exp(-_squared(to, source) / BLUR_OF_PLAN) + 1e-30
    power = KEPT_MASS / (KEPT_MASS + BLUR_OF_PLAN)
    rows, columns = np.ones(len(to)), np.ones(len(source))
    for _ in range(ITERATIONS):
        rows = needed / np.maximum(kernel @ columns, 1e-300)
        columns = (given / np.maximum(kernel.T @ rows, 1e-300)) ** power
    return rows[:, None] * kernel * columns


def _softly(
    features: Features, centres: Features, colours: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Return the colours of pixels, as shares of those of the areas near to them."""
    distances = _squared(features, centres)
    distances -= distances.min(1, keepdims=True)
    shares = np.exp(-distances / SOFTNESS)
    return np.asarray(shares @ colours / shares.sum(1, keepdims=True), np.float32)
