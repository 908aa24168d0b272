"""Swin Transformer, the visual encoder of RAM.

Liu et al., "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows", ICCV 2021
(arXiv 2103.14030). Names are those of RAM's files. Maps are N x H x W x C.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

WINDOW_SIDE: Final = 12
"""Side of a window, in positions of the map."""

PATCH_SIDE: Final = 4
"""Side in pixels of the patches that become positions of the first map."""

SHIFT_PENALTY: Final = -100.0
"""Score added between positions that only the window shift brought together."""


class WindowAttention(nn.Module):
    """Window attention with a learned relative position bias (Swin, section 3.2)."""

    def __init__(self, c: int, heads: int, side: int) -> None:
        super().__init__()
        self.heads, self.side = heads, side
        self.relative_position_bias_table = nn.Parameter(torch.zeros((2 * side - 1) ** 2, heads))
        self.qkv = nn.Linear(c, 3 * c)
        self.proj = nn.Linear(c, c)

    def forward(self, x: Tensor, penalty: Tensor | None) -> Tensor:
        """Attend within windows: (N windows) x positions x C to the same shape.

        `penalty` (windows x positions x positions) is added to the scores, None adds nothing."""
        count, positions, c = x.shape
        q, k, v = self.qkv(x).reshape(count, positions, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        index = _relative_index(self.side).to(x.device)
        bias = self.relative_position_bias_table[index].permute(2, 0, 1)[None].to(q.dtype)
        if penalty is not None:
            repeats = count // len(penalty)
            bias = bias + penalty.to(bias)[:, None].repeat(repeats, 1, 1, 1)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        result: Tensor = self.proj(mixed.transpose(1, 2).reshape(count, positions, c))
        return result


class Mlp(nn.Module):
    """Two linear layers applied to each position, with GELU between them."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(c, 4 * c)
        self.fc2 = nn.Linear(4 * c, c)

    def forward(self, x: Tensor) -> Tensor:
        """Apply both layers to each position: N x H x W x C to N x H x W x C."""
        result: Tensor = self.fc2(F.gelu(self.fc1(x)))
        return result


class SwinBlock(nn.Module):
    """Swin block, with shifted windows in every second one (Swin, figure 3b).

    A map that is a single window is not shifted."""

    def __init__(self, c: int, heads: int, side: int, shifted: bool) -> None:
        super().__init__()
        self.side, self.shift = side, side // 2 if shifted else 0
        self.norm1 = nn.LayerNorm(c)
        self.attn = WindowAttention(c, heads, side)
        self.norm2 = nn.LayerNorm(c)
        self.mlp = Mlp(c)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x H x W x C to N x H x W x C."""
        x = x + self._attend_in_windows(self.norm1(x))
        result: Tensor = self.mlp(self.norm2(x))
        return x + result

    def _attend_in_windows(self, x: Tensor) -> Tensor:
        _, height, width, _ = x.shape
        shift = self.shift if min(height, width) > self.side else 0
        shifted = x.roll((-shift, -shift), (1, 2))
        penalty = (
            _separated_pairs(height, width, self.side).to(x.device) * SHIFT_PENALTY
            if shift
            else None
        )
        mixed = self.attn(_partition_windows(shifted, self.side), penalty)
        return _merge_windows(mixed, height, width, self.side).roll((shift, shift), (1, 2))


class PatchMerging(nn.Module):
    """Downsampling: four positions become one with twice the channels (Swin, section 3.1)."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.reduction = nn.Linear(4 * c, 2 * c, bias=False)
        self.norm = nn.LayerNorm(4 * c)

    def forward(self, x: Tensor) -> Tensor:
        """Merge N x H x W x C to N x H/2 x W/2 x 2C."""
        corners = (x[:, i::2, j::2] for j in (0, 1) for i in (0, 1))
        merged: Tensor = self.reduction(self.norm(torch.cat(tuple(corners), -1)))
        return merged


class Stage(nn.Module):
    """Stage of a Swin Transformer: blocks at one size, then patch merging in all but the last."""

    def __init__(self, c: int, depth: int, heads: int, side: int, last: bool) -> None:
        super().__init__()
        self.blocks = nn.Sequential(*(SwinBlock(c, heads, side, n % 2 == 1) for n in range(depth)))
        self.downsample = nn.Identity() if last else PatchMerging(c)

    def forward(self, x: Tensor) -> Tensor:
        """Run the stage: N x H x W x C to N x H/2 x W/2 x 2C, without merging in the last stage."""
        merged: Tensor = self.downsample(self.blocks(x))
        return merged


class PatchEmbed(nn.Module):
    """Map from patches of pixels to vectors."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.proj = nn.Conv2d(3, c, PATCH_SIDE, PATCH_SIDE)
        self.norm = nn.LayerNorm(c)

    def forward(self, image: Tensor) -> Tensor:
        """Embed N x 3 x H x W to N x H/4 x W/4 x C."""
        embedded: Tensor = self.norm(self.proj(image).permute(0, 2, 3, 1))
        return embedded


class Swin(nn.Module):
    """Encoder from normalised pictures (N x 3 x 384 x 384) to image tokens (N x 145 x width).

    The first token is the mean of the 144 others.
    """

    def __init__(
        self,
        c: int = 192,
        depths: Sequence[int] = (2, 2, 18, 2),
        heads: Sequence[int] = (6, 12, 24, 48),
        side: int = WINDOW_SIDE,
    ) -> None:
        super().__init__()
        last = len(depths) - 1
        self.patch_embed = PatchEmbed(c)
        self.layers = nn.ModuleList(
            Stage(c * 2**n, depth, heads[n], side, n == last) for n, depth in enumerate(depths)
        )
        self.norm = nn.LayerNorm(c * 2**last)

    def forward(self, image: Tensor) -> Tensor:
        """Encode N x 3 x 384 x 384 to N x 145 x width."""
        x = self.patch_embed(image)
        for layer in self.layers:
            x = layer(x)
        positions: Tensor = self.norm(x).flatten(1, 2)
        return torch.cat((positions.mean(1, keepdim=True), positions), dim=1)


def _partition_windows(x: Tensor, side: int) -> Tensor:
    n, height, width, c = x.shape
    cut = x.reshape(n, height // side, side, width // side, side, c).transpose(2, 3)
    return cut.reshape(-1, side * side, c)


def _merge_windows(windows: Tensor, height: int, width: int, side: int) -> Tensor:
    c = windows.shape[-1]
    cut = windows.reshape(-1, height // side, width // side, side, side, c)
    return cut.transpose(2, 3).reshape(-1, height, width, c)


def _separated_pairs(height: int, width: int, side: int) -> Tensor:
    """Mark with 1 pairs from opposite edges of a map in windows: windows x places x places."""
    rows, columns = (_region_labels(length, side) for length in (height, width))
    parts = _partition_windows((3 * rows[:, None] + columns)[None, :, :, None], side)[..., 0]
    return (parts[:, :, None] != parts[:, None]).float()


def _region_labels(length: int, side: int) -> Tensor:
    positions = torch.arange(length)
    return (positions >= length - side).long() + (positions >= length - side // 2).long()


@cache
def _relative_index(side: int) -> Tensor:
    """Return the row of the bias table for each pair of window positions, positions x positions.

    Windows are `side` x `side`."""
    with torch.device("cpu"):
        line = torch.arange(side)
        rows, columns = (grid.flatten() for grid in torch.meshgrid(line, line, indexing="ij"))
        down = rows[:, None] - rows + side - 1
        return down * (2 * side - 1) + columns[:, None] - columns + side - 1
