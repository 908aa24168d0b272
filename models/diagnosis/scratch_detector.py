"""Scratch detector of the diagnosis: a small convolutional network, run with numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Raster, as_pixels, to_luma
from models.diagnosis.block_operations import Plane, halve

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-marks.npz"

MAX_SIDE: Final = 1000
"""Approximate long side in pixels of the reduced copy that marks are looked for in."""

CELL: Final = 4
"""Side in pixels of the square cells for which the network judges marks."""

DILATIONS: Final = (1, 1, 1, 2, 4)
"""Dilation of each layer, in its input pixels. The first layer sees 2 x 2 pixels as channels, the
second has stride 2."""

SURE: Final = 0.5
VERY_SURE: Final = 0.9
"""Probabilities from which a cell counts as surely, and as very surely, marked."""

PATCH: Final = 8
"""Side in cells of the parts of a photo that are counted as holding marks or none."""

Map = NDArray[np.float32]
"""Feature map, height x width x channels."""


@dataclass(frozen=True, slots=True, eq=False)
class MarkNetwork:
    """Weights of 3 x 3 convolutions with repeated edges and ReLU, and of a last 1 x 1 layer.

    A kernel is 9 * inputs x outputs, with the 9 positions row by row."""

    kernels: tuple[Map, ...]
    biases: tuple[Map, ...]
    last: Map
    last_bias: Map

    @classmethod
    def read(cls, file: Path) -> "MarkNetwork":
        """Read an npz file without running code. Raises: OSError, KeyError, ValueError."""
        with np.load(file, allow_pickle=False) as stored:
            numbers = range(len(DILATIONS))
            kernels = tuple(stored[f"kernel_{i}"].astype(np.float32) for i in numbers)
            biases = tuple(stored[f"bias_{i}"].astype(np.float32) for i in numbers)
            return cls(kernels, biases, stored["last"], stored["last_bias"])

    @classmethod
    @cache
    def bundled(cls) -> "MarkNetwork":
        """Return the network that comes with the program, read once."""
        return cls.read(WEIGHTS)

    def probabilities(self, grey: Plane) -> Plane:
        """Compute the probability, 0 to 1, of a damage mark in each cell of `CELL` pixels."""
        layer = _space_to_channels(grey)
        for number, dilation in enumerate(DILATIONS):
            stride = 2 if number == 1 else 1
            sums = _convolve(layer, self.kernels[number], dilation, stride)
            layer = np.maximum(sums + self.biases[number], 0)
        logits = layer @ self.last + self.last_bias
        return np.asarray(1 / (1 + np.exp(-logits[..., 0])), np.float32)


def scratch_map(grey: Plane) -> Mapping[str, float]:
    """Measure the damage marks of a reduced photo.

    `marked` is the mean probability; `surely_marked` and `very_surely_marked` are shares of the
    area; `marked_parts` is the share of parts that hold a mark; `surest_mark` is the probability
    that one cell in a thousand exceeds. All are 0 to 1."""
    likely = MarkNetwork.bundled().probabilities(grey)
    side = min(PATCH, *likely.shape)
    rows, columns = likely.shape[0] // side * side, likely.shape[1] // side * side
    parts = likely[:rows, :columns].reshape(rows // side, side, columns // side, side)
    return {
        "marked": float(likely.mean()),
        "surely_marked": float((likely > SURE).mean()),
        "very_surely_marked": float((likely > VERY_SURE).mean()),
        "marked_parts": float((parts.max(axis=(1, 3)) > SURE).mean()),
        "surest_mark": float(np.percentile(likely, 99.9)),
    }


def reduced_copy(image: Raster) -> Plane:
    """Compute the luma of a photo, reduced if it is much larger than `MAX_SIDE`.

    A photo smaller than a cell is padded to one."""
    stride = max(max(image.shape[:2]) // (2 * MAX_SIDE), 1)
    grey = to_luma(as_pixels(image[::stride, ::stride]))
    grey = halve(grey) if max(grey.shape) > MAX_SIDE * 1.3 else grey
    missing = [(0, max(CELL - side, 0)) for side in grey.shape]
    return np.pad(grey, missing, mode="edge")


def _space_to_channels(grey: Plane) -> Map:
    """Move 2 x 2 pixels into 4 channels, centred at 0; incomplete cells are left out."""
    rows, columns = (side // CELL * CELL for side in grey.shape)
    pairs = (grey[:rows, :columns] - np.float32(0.5)).reshape(rows // 2, 2, columns // 2, 2)
    return pairs.transpose(0, 2, 1, 3).reshape(rows // 2, columns // 2, 4)


def _convolve(layer: Map, kernel: Map, dilation: int, stride: int) -> Map:
    height, width, channels = layer.shape
    padded = np.pad(layer, ((dilation, dilation), (dilation, dilation), (0, 0)), mode="edge")
    taps = [
        padded[y : y + height : stride, x : x + width : stride]
        for y in range(0, 3 * dilation, dilation)
        for x in range(0, 3 * dilation, dilation)
    ]
    around = np.concatenate(taps, axis=2)
    return np.asarray(around.reshape(-1, 9 * channels) @ kernel, np.float32).reshape(
        *around.shape[:2], -1
    )
