"""SwinIR as DiffBIR's first stage: a restoration transformer with window attention.

Liang et al., "SwinIR: Image Restoration Using Swin Transformer", ICCV workshops 2021 (arXiv
2108.10257); Lin et al., "DiffBIR: Towards Blind Image Restoration with Generative Diffusion Prior",
ECCV 2024 (arXiv 2308.15070). Parameter names are those of the published checkpoints.

Pictures are N x 3 x H x W, RGB, 0 to 1; feature maps inside are N x H/8 x W/8 x C.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers import window_attention
from models.layers.input_padding import ImageNetwork, SizeRule

MEAN: Final = (0.4488, 0.4371, 0.4040)
"""Mean colour (RGB, 0 to 1) of the training photos."""

REDUCTION: Final = 8
"""Pixels per feature position, along each side."""

TRAINED_SIDE: Final = 64
"""Side of the feature maps in training; published checkpoints contain masks of that size."""

PENALTY: Final = -100.0
"""Score that is added between pixels which only the window shift brought together."""


class WindowAttention(nn.Module):
    """Window attention with a learned relative position bias (SwinIR, section 3.2)."""

    relative_position_index: Tensor

    def __init__(self, c: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        reach = 2 * window_attention.SIDE - 1
        self.relative_position_bias_table = nn.Parameter(torch.zeros(reach * reach, heads))
        rows, columns = window_attention.relative_offsets()
        self.register_buffer("relative_position_index", rows * reach + columns)
        self.qkv = nn.Linear(c, 3 * c)
        self.proj = nn.Linear(c, c)

    def forward(self, x: Tensor, penalty: Tensor | None) -> Tensor:
        """Attend: N x windows x 64 x C; `penalty` (windows x 64 x 64) is added to scores."""
        bias = self.relative_position_bias_table[self.relative_position_index].permute(2, 0, 1)
        mixed: Tensor = self.proj(
            window_attention.window_attention(self.qkv(x), self.heads, bias, penalty)
        )
        return mixed


class Mlp(nn.Module):
    """Pair of linear layers applied to each position, with GELU between them."""

    def __init__(self, c: int, hidden: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(c, hidden)
        self.fc2 = nn.Linear(hidden, c)

    def forward(self, x: Tensor) -> Tensor:
        """Apply both layers to each position: N x H x W x C to N x H x W x C."""
        result: Tensor = self.fc2(F.gelu(self.fc1(x)))
        return result


class STL(nn.Module):
    """Swin Transformer Layer (SwinIR, figure 2b), with shifted windows if `shifted`."""

    def __init__(self, c: int, heads: int, shifted: bool) -> None:
        super().__init__()
        self.moved = shifted
        if shifted:  # in checkpoints; forward() computes it for each size
            self.register_buffer("attn_mask", shift_penalties(TRAINED_SIDE, TRAINED_SIDE))
        self.norm1 = nn.LayerNorm(c)
        self.attn = WindowAttention(c, heads)
        self.norm2 = nn.LayerNorm(c)
        self.mlp = Mlp(c, 2 * c)

    def forward(self, x: Tensor, penalty: Tensor) -> Tensor:
        """Run the layer on N x H x W x C; `penalty` (windows x 64 x 64) is for shifted windows."""
        x = x + (
            self._attend_shifted(x, penalty)
            if self.moved
            else self._attend_in_windows(self.norm1(x), None)
        )
        result: Tensor = self.mlp(self.norm2(x))
        return x + result

    def _attend_shifted(self, x: Tensor, penalty: Tensor) -> Tensor:
        shifted = window_attention.shift_map(self.norm1(x), window_attention.SHIFT)
        return window_attention.shift_map(
            self._attend_in_windows(shifted, penalty), -window_attention.SHIFT
        )

    def _attend_in_windows(self, x: Tensor, penalty: Tensor | None) -> Tensor:
        mixed = self.attn(window_attention.partition_windows(x), penalty)
        return window_attention.merge_windows(mixed, x.shape[1], x.shape[2])


class ResidualGroup(nn.Module):
    """Container of a block's layers, named as in checkpoints."""

    def __init__(self, c: int, layers: int, heads: int) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(STL(c, heads, number % 2 == 1) for number in range(layers))

    def forward(self, x: Tensor, penalty: Tensor) -> Tensor:
        """Run all layers of the block: N x H x W x C to N x H x W x C; see `shift_penalties`."""
        for block in self.blocks:
            x = block(x, penalty)
        return x


class RSTB(nn.Module):
    """Residual Swin Transformer Block (SwinIR, section 3.2, figure 2a)."""

    def __init__(self, c: int, layers: int, heads: int) -> None:
        super().__init__()
        self.residual_group = ResidualGroup(c, layers, heads)
        self.conv = nn.Conv2d(c, c, 3, padding=1)

    def forward(self, x: Tensor, penalty: Tensor) -> Tensor:
        """Run the block: N x H x W x C to N x H x W x C; see `shift_penalties`."""
        features = self.residual_group(x, penalty).permute(0, 3, 1, 2)
        convolved: Tensor = self.conv(features)
        return convolved.permute(0, 2, 3, 1) + x


class PatchEmbed(nn.Module):
    """Layer norm of the features, named as in checkpoints; a patch is one position."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(c)

    def forward(self, x: Tensor) -> Tensor:
        """Normalise the vectors of N x H x W x C over their channels."""
        normed: Tensor = self.norm(x)
        return normed


class SwinIR(ImageNetwork):
    """SwinIR with input reduced to an eighth and upsampled three times (section 3.1)."""

    size_rule = SizeRule(multiple=REDUCTION * window_attention.SIDE, mirrored=False)

    def __init__(
        self, width: int = 180, layers: tuple[int, ...] = (6,) * 8, heads: int = 6, c: int = 64
    ) -> None:
        super().__init__()
        first = nn.Conv2d(3 * REDUCTION**2, width, 3, padding=1)
        self.conv_first = nn.Sequential(nn.PixelUnshuffle(REDUCTION), first)
        self.patch_embed = PatchEmbed(width)
        self.layers = nn.ModuleList(RSTB(width, count, heads) for count in layers)
        self.norm = nn.LayerNorm(width)
        self.conv_after_body = nn.Conv2d(width, width, 3, padding=1)
        before = nn.Conv2d(width, c, 3, padding=1)
        self.conv_before_upsample = nn.Sequential(before, nn.LeakyReLU())
        self.conv_up1, self.conv_up2, self.conv_up3 = (
            nn.Conv2d(c, c, 3, padding=1) for _ in range(3)
        )
        self.conv_hr = nn.Conv2d(c, c, 3, padding=1)
        self.conv_last = nn.Conv2d(c, 3, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """Restore `x` (N x 3 x H x W, sides multiples of 64); the result is not clamped."""
        mean = x.new_tensor(MEAN)[:, None, None]
        shallow = self.conv_first(x - mean)
        deep = self.conv_before_upsample(
            self.conv_after_body(self._deep_features(shallow)) + shallow
        )
        for up in (self.conv_up1, self.conv_up2, self.conv_up3):
            deep = F.leaky_relu(up(F.interpolate(deep, scale_factor=2.0)), 0.2)
        restored: Tensor = self.conv_last(F.leaky_relu(self.conv_hr(deep), 0.2))
        return restored + mean

    def _deep_features(self, shallow: Tensor) -> Tensor:
        rows = self.patch_embed(shallow.permute(0, 2, 3, 1))
        penalty = shift_penalties(rows.shape[1], rows.shape[2], rows.device)
        for block in self.layers:
            rows = block(rows, penalty)
        normed: Tensor = self.norm(rows)
        return normed.permute(0, 3, 1, 2)


def shift_penalties(height: int, width: int, device: torch.device | None = None) -> Tensor:
    """Compute what is added to scores in shifted windows: 0 or `PENALTY`, windows x 64 x 64.

    The map is `height` x `width`."""
    separated = window_attention.separated_pairs(
        height, width, device or torch.get_default_device()
    )
    return separated.float() * PENALTY
