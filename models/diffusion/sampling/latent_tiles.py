"""Tiling of latents that are too large for the network: windows, weights and blending.

Jimenez, "Mixture of Diffusers for scene composition and high resolution image generation" (arXiv
2302.02412).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

WEIGHT_VARIANCE: Final = 0.01
"""Variance of the Gaussian weights, as a share of the squared side."""


@dataclass(frozen=True, slots=True)
class Window:
    """Window of a map: rows `top` to `bottom` and columns `left` to `right`, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Row and column slices of the window."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def area(self) -> int:
        """Number of positions in the window."""
        return (self.bottom - self.top) * (self.right - self.left)


def sliding_windows(height: int, width: int, side: int, stride: int) -> list[Window]:
    """Cover `height` x `width` by windows of `side`, `stride` apart, the last one at the edge."""
    rows, columns = (_starts(length, side, stride) for length in (height, width))
    corners = product(rows, columns)
    return [Window(y, min(y + side, height), x, min(x + side, width)) for y, x in corners]


def _starts(length: int, side: int, stride: int) -> list[int]:
    starts = list(range(0, length - side + 1, stride)) or [0]
    return starts if starts[-1] + side >= length else [*starts, length - side]


def overlapping_windows(height: int, width: int, side: int, overlap: int) -> list[Window]:
    """Cover `height` x `width` by overlapping windows of `side`, the last at the edge, as SeeSR."""
    side = min(side, height, width)
    rows, columns = (_overlapping_starts(length, side, overlap) for length in (height, width))
    return [Window(top, top + side, left, left + side) for top in rows for left in columns]


def _overlapping_starts(length: int, side: int, overlap: int) -> list[int]:
    stride = side - overlap
    count = 1 + max(-(-(length - side) // stride), 0)
    return [min(number * stride, length - side) for number in range(count)]


@cache
def gaussian_weights(width: int, height: int, *, is_centred: bool = False) -> NDArray[np.float64]:
    """Return Gaussian weights (`height` x `width`), peak half a place low unless `is_centred`."""
    across = _gaussian(width, (width - 1) / 2)
    down = _gaussian(height, (height - 1 if is_centred else height) / 2)
    return np.outer(down, across)


def _gaussian(length: int, middle: float) -> NDArray[np.float64]:
    positions = (np.arange(length) - middle) / length
    weights = np.exp(-(positions**2) / (2 * WEIGHT_VARIANCE)) / np.sqrt(2 * np.pi * WEIGHT_VARIANCE)
    return np.asarray(weights, np.float64)


def blend_windows(
    whole: Tensor,
    windows: Sequence[Window],
    tiles: Iterator[Tensor],
    *,
    is_centred: bool = False,
) -> Tensor:
    """Blend tiles (N x C x size of their window) to a map like `whole`; see `gaussian_weights`."""
    total = torch.zeros_like(whole, dtype=torch.float32)
    weight = torch.zeros_like(total[:1, :1])
    for window, tile in zip(windows, tiles, strict=True):
        rows, columns = window.slices
        width, height = window.right - window.left, window.bottom - window.top
        weights = gaussian_weights(width, height, is_centred=is_centred)
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
    """Yield the result of `run` for each window of `x`, computed `batch` windows at a time.

    `run` receives the crops stacked along the first axis, and their windows."""
    for start in range(0, len(windows), batch):
        chosen = windows[start : start + batch]
        crops = torch.cat([x[:, :, *window.slices] for window in chosen])
        yield from run(crops, chosen).chunk(len(chosen))
