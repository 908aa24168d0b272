"""Network that judges candidates for fine damage by two small pictures and their features.

It runs in numpy: it is small, and only the candidates that the features leave in doubt need it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from models.damage.candidate_classifier import standardise
from models.damage.candidate_crops import NEUTRAL, Crops

STRIDES: Final = (1, 2, 1, 2, 1)
"""Stride of each convolution of a tower, in pixels of its input."""

BLOCK: Final = 2
"""Side in pixels of the squares whose pixels become channels before the first convolution."""

BATCH: Final = 128
"""Candidates that are judged at once, which bounds memory to about 50 MB."""

COLOUR_SCALE: Final = 64
"""Levels of colour difference that count as 1."""

Array = NDArray[np.float32]
Stored = Mapping[str, NDArray[np.generic]]
"""Arrays of a file by name."""


@dataclass(frozen=True, slots=True)
class Dense:
    """Dense layer: weights, inputs x outputs, and biases."""

    weights: Array
    biases: Array

    @classmethod
    def read(cls, stored: Stored, name: str) -> "Dense":
        """Read the layer `name` from `stored`, the arrays of a weight file."""
        parts = ("weights", "biases")
        return cls(*(np.asarray(stored[f"{name}.{part}"], np.float32) for part in parts))

    def __call__(self, inputs: Array) -> Array:
        """Compute the outputs of a dense layer: N x inputs to N x outputs."""
        return inputs @ self.weights + self.biases


@dataclass(frozen=True, slots=True)
class Tower:
    """Convolutions of 3 x 3 pixels with zeros outside, and a dense layer; ReLU follows each.

    The weights of a convolution are 9 * inputs x outputs, with the taps row by row.
    """

    convolutions: tuple[Dense, ...]
    dense: Dense

    @classmethod
    def read(cls, stored: Stored, name: str) -> "Tower":
        """Read the tower `name` from `stored`, the arrays of a weight file."""
        numbers = range(len(STRIDES))
        layers = tuple(Dense.read(stored, f"{name}.convolution.{n}") for n in numbers)
        return cls(layers, Dense.read(stored, f"{name}.dense"))

    def __call__(self, view: Array) -> Array:
        """Describe each picture of a view, n x side x side x planes, by numbers: n x outputs."""
        layer = _space_to_channels(view)
        for convolution, stride in zip(self.convolutions, STRIDES, strict=True):
            layer = np.maximum(convolution(_neighbourhoods(layer, stride)), 0)
        return np.maximum(self.dense(layer.reshape(len(layer), -1)), 0)


def _space_to_channels(view: Array) -> Array:
    count, height, width, planes = view.shape
    blocks = view.reshape(count, height // BLOCK, BLOCK, width // BLOCK, BLOCK, planes)
    shape = count, height // BLOCK, width // BLOCK, planes * BLOCK**2
    return blocks.transpose(0, 1, 3, 5, 2, 4).reshape(shape)


def _neighbourhoods(layer: Array, stride: int) -> Array:
    """Collect the 3 x 3 pixels around every `stride`-th pixel: n x height x width x 9 planes."""
    padded = np.pad(layer, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = sliding_window_view(padded, (3, 3), (1, 2))[:, ::stride, ::stride]
    return np.ascontiguousarray(windows.transpose(0, 1, 2, 4, 5, 3)).reshape(*windows.shape[:3], -1)


@dataclass(frozen=True, slots=True)
class CropNetwork:
    """Network that judges a candidate for damage by two crops of the photo and its features.

    A tower of convolutions sees the closer crop, another the wider one, and a dense layer the
    features; `hidden` and `last` join the three. Features are standardised by `mean` and `scale`.
    The output is the logit of the judge that sees features only, times `gain`, plus that of the
    network."""

    mean: Array
    scale: Array
    close: Tower
    wide: Tower
    features: Dense
    hidden: Dense
    last: Dense
    gain: Array

    @classmethod
    def read(cls, stored: Stored, name: str) -> "CropNetwork":
        """Read the network `name` from `stored`, the arrays of a weight file. Raises: KeyError."""
        towers = (Tower.read(stored, f"{name}.{view}") for view in ("close", "wide"))
        layers = (Dense.read(stored, f"{name}.{part}") for part in ("features", "hidden", "last"))
        mean, scale, gain = (
            np.asarray(stored[f"{name}.{part}"], np.float32) for part in ("mean", "scale", "gain")
        )
        return cls(mean, scale, *towers, *layers, gain)  # type: ignore[arg-type,call-arg]

    def logits(self, crops: Crops, features: Array, first: Array) -> Array:
        """Compute the logit of damage of each of N candidates, BATCH at a time.

        `crops` are N x 2 x planes x side x side, `features` N x 43, and `first` the N logits of the
        judge that sees features only."""
        starts = range(0, len(crops), BATCH)
        parts = [
            self._logits(crops[part], features[part], first[part])
            for part in (slice(start, start + BATCH) for start in starts)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _logits(self, crops: Crops, features: Array, first: Array) -> Array:
        numbers = np.column_stack((standardise(features, self.mean, self.scale), first / 3))
        described = (
            self.close(_as_input(crops[:, 0])),
            self.wide(_as_input(crops[:, 1])),
            np.maximum(self.features(numbers.astype(np.float32)), 0),
        )
        hidden = np.maximum(self.hidden(np.concatenate(described, axis=1)), 0)
        return np.asarray(self.gain * first + self.last(hidden)[:, 0], np.float32)


def _as_input(view: Crops) -> Array:
    """Convert one view of N crops from stored bytes to the network's input.

    `view` is N x planes x side x side, 0 to 255; the result is N x side x side x planes, float32,
    luma -0.5 to 0.5 and colour differences around 0."""
    planes = view.transpose(0, 2, 3, 1).astype(np.float32)
    planes[..., 1:3] = (planes[..., 1:3] - NEUTRAL) / COLOUR_SCALE
    planes[..., (0, 3, 4)] /= 255
    planes[..., 0] -= 0.5
    return planes
