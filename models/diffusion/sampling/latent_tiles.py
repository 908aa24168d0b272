"""Latents too large for the network in one piece: windows, their weights, and how they blend.

Jimenez, "Mixture of Diffusers for scene composition and high resolution image generation" (arXiv
2302.02412).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

WEIGHT_VARIANCE: Final = 0.01
"""Of the weights, as a share of the squared side."""


@dataclass(frozen=True, slots=True)
class Window:
    """Rows from `top` to `bottom` and columns from `left` to `right`."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def slices(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def area(self) -> int:
        return (self.bottom - self.top) * (self.right - self.left)


def sliding_windows(height: int, width: int, side: int, stride: int) -> list[Window]:
    """Every `stride`, and one more at the far edge where the last does not reach it."""
    rows, columns = (_starts(length, side, stride) for length in (height, width))
    return [
        Window(top, min(top + side, height), left, min(left + side, width))
        for top in rows
        for left in columns
    ]


def _starts(length: int, side: int, stride: int) -> list[int]:
    starts = list(range(0, length - side + 1, stride)) or [0]
    return starts if starts[-1] + side >= length else [*starts, length - side]


def overlapping_windows(height: int, width: int, side: int, overlap: int) -> list[Window]:
    """SeeSR's: each overlaps the one before, the last is moved back to the edge."""
    side = min(side, height, width)
    rows, columns = (_overlapping_starts(length, side, overlap) for length in (height, width))
    return [Window(top, top + side, left, left + side) for top in rows for left in columns]


def _overlapping_starts(length: int, side: int, overlap: int) -> list[int]:
    stride = side - overlap
    count = 1 + max(-(-(length - side) // stride), 0)
    return [min(number * stride, length - side) for number in range(count)]


@cache
def gaussian_weights(width: int, height: int) -> NDArray[np.float64]:
    """Height x width. The peak lies half a place below the middle, as in the reference."""
    across = _gaussian(width, (width - 1) / 2)
    down = _gaussian(height, height / 2)
    return np.outer(down, across)


def _gaussian(length: int, middle: float) -> NDArray[np.float64]:
    positions = (np.arange(length) - middle) / length
    weights = np.exp(-(positions**2) / (2 * WEIGHT_VARIANCE)) / np.sqrt(2 * np.pi * WEIGHT_VARIANCE)
    return np.asarray(weights, np.float64)


def blend_windows(whole: Tensor, windows: Sequence[Window], tiles: Iterator[Tensor]) -> Tensor:
    """What the parts (N x C x height x width of their window) make of a map like `whole`."""
    total = torch.zeros_like(whole, dtype=torch.float32)
    weight = torch.zeros_like(total[:1, :1])
    for window, tile in zip(windows, tiles, strict=True):
        rows, columns = window.slices
        weights = gaussian_weights(window.right - window.left, window.bottom - window.top)
        tile_weights = torch.from_numpy(weights).to(total)
        total[:, :, rows, columns] += tile.float() * tile_weights
        weight[:, :, rows, columns] += tile_weights
    return (total / weight).to(whole.dtype)


def in_batches(
    run: Callable[[Tensor, Sequence[Window]], Tensor],
    x: Tensor,
    windows: Sequence[Window],
    batch: int,
) -> Iterator[Tensor]:
    """The answer of `run` for each window of `x`, so many at a time. `run` is given the pieces one
    behind the other along the first axis, and which windows they are."""
    for start in range(0, len(windows), batch):
        chosen = windows[start : start + batch]
        crops = torch.cat([x[:, :, *window.slices] for window in chosen])
        yield from run(crops, chosen).chunk(len(chosen))
