"""Where dust, hairs and scratches lie: a small convolutional network, run with numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Raster, as_pixels, to_luma
from models.diagnosis.blocks import Plane, halve

WEIGHTS: Final = Path(__file__).parents[1] / "weights" / "heirloom-marks.npz"

LONGEST: Final = 1000
"""Long side of the copy in which marks are looked for, nearly, in pixels."""

CELL: Final = 4
"""Side in pixels of the squares that are judged."""

REACHES: Final = (1, 1, 1, 2, 4)
"""Distances of the taps of each layer. The first layer sees quarters of 2 x 2 pixels, the second
goes on with every other place."""

SURE: Final = 0.5
VERY_SURE: Final = 0.9
PATCH: Final = 8
"""Side in cells of the parts of a photo that have marks or have none."""

Map = NDArray[np.float32]
"""Height x width x channels."""


@dataclass(frozen=True, slots=True, eq=False)
class MarkNetwork:
    """Convolutions of 3 x 3 taps with edges repeated, each followed by a ramp, and one last
    weighted sum."""

    kernels: tuple[Map, ...]
    biases: tuple[Map, ...]
    last: Map
    last_bias: Map

    @classmethod
    def read(cls, file: Path) -> "MarkNetwork":
        """From an npz of plain arrays; nothing in it is executed."""
        with np.load(file, allow_pickle=False) as stored:
            numbers = range(len(REACHES))
            kernels = tuple(stored[f"kernel_{i}"].astype(np.float32) for i in numbers)
            biases = tuple(stored[f"bias_{i}"].astype(np.float32) for i in numbers)
            return cls(kernels, biases, stored["last"], stored["last_bias"])

    def probabilities(self, grey: Plane) -> Plane:
        """For each cell of `CELL` pixels the probability that a mark lies there."""
        layer = _quartered(grey)
        for number, reach in enumerate(REACHES):
            stride = 2 if number == 1 else 1
            sums = _convolved(layer, self.kernels[number], reach, stride)
            layer = np.maximum(sums + self.biases[number], 0)
        logits = layer @ self.last + self.last_bias
        return np.asarray(1 / (1 + np.exp(-logits[..., 0])), np.float32)


def scratch_map(grey: Plane) -> Mapping[str, float]:
    """Of a copy the shares that marks cover, surely and very surely, and of the parts that hold
    any; and how sure the surest thousandth is."""
    found = _bundled().probabilities(grey)
    side = min(PATCH, *found.shape)
    rows, columns = found.shape[0] // side * side, found.shape[1] // side * side
    parts = found[:rows, :columns].reshape(rows // side, side, columns // side, side)
    return {
        "marked": float(found.mean()),
        "surely_marked": float((found > SURE).mean()),
        "very_surely_marked": float((found > VERY_SURE).mean()),
        "marked_parts": float((parts.max(axis=(1, 3)) > SURE).mean()),
        "surest_mark": float(np.percentile(found, 99.9)),
    }


def reduced_copy(image: Raster) -> Plane:
    """The luma, reduced where the photo is much larger than `LONGEST`, at least a cell large."""
    stride = max(max(image.shape[:2]) // (2 * LONGEST), 1)
    grey = to_luma(as_pixels(image[::stride, ::stride]))
    grey = halve(grey) if max(grey.shape) > LONGEST * 1.3 else grey
    missing = [(0, max(CELL - side, 0)) for side in grey.shape]
    return np.pad(grey, missing, mode="edge")


def _quartered(grey: Plane) -> Map:
    """Half as high and wide, with 2 x 2 pixels as channels, about 0; whole cells only."""
    rows, columns = (side // CELL * CELL for side in grey.shape)
    cut = (grey[:rows, :columns] - np.float32(0.5)).reshape(rows // 2, 2, columns // 2, 2)
    return cut.transpose(0, 2, 1, 3).reshape(rows // 2, columns // 2, 4)


def _convolved(layer: Map, kernel: Map, reach: int, stride: int) -> Map:
    """`kernel` is 9 * inputs x outputs, taps row by row."""
    height, width, channels = layer.shape
    padded = np.pad(layer, ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    taps = [
        padded[y : y + height : stride, x : x + width : stride]
        for y in range(0, 3 * reach, reach)
        for x in range(0, 3 * reach, reach)
    ]
    around = np.concatenate(taps, axis=2)
    return np.asarray(around.reshape(-1, 9 * channels) @ kernel, np.float32).reshape(
        *around.shape[:2], -1
    )


@cache
def _bundled() -> MarkNetwork:
    return MarkNetwork.read(WEIGHTS)
