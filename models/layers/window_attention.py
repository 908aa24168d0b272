"""Attention in square windows, plain or shifted by half a window.

Liu et al., "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows", ICCV 2021
(arXiv 2103.14030). Maps are N x H x W x C; windows are N x windows x pixels x C.
"""

from typing import Final

import torch
from torch import Tensor

SIDE: Final = 8
"""Side of an attention window, in positions of the map."""

SHIFT: Final = SIDE // 2
"""Distance by which shifted windows are shifted, in positions of the map."""


def partition_windows(x: Tensor) -> Tensor:
    """Cut N x H x W x C (sides multiples of 8) into windows of 8 x 8: N x windows x 64 x C."""
    n, height, width, c = x.shape
    blocks = x.reshape(n, height // SIDE, SIDE, width // SIDE, SIDE, c).transpose(2, 3)
    return blocks.reshape(n, -1, SIDE * SIDE, c)


def merge_windows(windows: Tensor, height: int, width: int) -> Tensor:
    """Join windows cut by `partition_windows` to N x height x width x C."""
    n, c = windows.shape[0], windows.shape[3]
    blocks = windows.reshape(n, height // SIDE, width // SIDE, SIDE, SIDE, c)
    return blocks.transpose(2, 3).reshape(n, height, width, c)


def shift_map(x: Tensor, by: int) -> Tensor:
    """Roll a map (N x H x W x C) `by` positions up and to the left, cyclically."""
    return x.roll((-by, -by), (1, 2))


def separated_pairs(height: int, width: int, device: torch.device) -> Tensor:
    """Mark pairs in windows of a `height` x `width` map that are apart: windows x 64 x 64."""
    rows, columns = _region_labels(height, device), _region_labels(width, device)
    labels = partition_windows((3 * rows[:, None] + columns)[None, :, :, None])[0, :, :, 0]
    return labels[:, :, None] != labels[:, None, :]


def _region_labels(length: int, device: torch.device) -> Tensor:
    """Label positions along one axis of a shifted map; only equal labels may attend to each other.

    0 before the last window; in it 1, and 2 for positions that the shift moved in from the other
    edge. The result has `length` labels."""
    positions = torch.arange(length, device=device)
    return (positions >= length - SIDE).long() + (positions >= length - SHIFT).long()


def relative_offsets() -> tuple[Tensor, Tensor]:
    """Return row and column offsets, plus 7, between pixels of an 8 x 8 window: 64 x 64 each."""
    rows, columns = (positions.flatten() for positions in _window_grid())
    return rows[:, None] - rows[None] + SIDE - 1, columns[:, None] - columns[None] + SIDE - 1


def _window_grid() -> tuple[Tensor, ...]:
    side = torch.arange(SIDE)
    return torch.meshgrid(side, side, indexing="ij")


def window_attention(qkv: Tensor, heads: int, bias: Tensor, penalty: Tensor | None) -> Tensor:
    """Attend within windows: N x windows x 64 x 3C (query, key, value) to N x windows x 64 x C.

    `bias` (heads x 64 x 64) and `penalty` (windows x 64 x 64) are added to the scores (Swin,
    equation 4). `qkv` holds all three."""
    n, count, pixels, c = qkv.shape
    split = qkv.reshape(n, count, pixels, 3, heads, c // 3 // heads)
    query, key, value = split.permute(3, 0, 1, 4, 2, 5)
    scores = query * query.shape[-1] ** -0.5 @ key.transpose(-2, -1) + bias
    if penalty is not None:
        scores = scores + penalty[:, None]
    output: Tensor = scores.softmax(-1) @ value
    return output.transpose(2, 3).reshape(n, count, pixels, c // 3)
