"""SCUNet: a denoising U-Net that mixes convolutions and window attention.

Zhang et al., "Practical Blind Image Denoising via Swin-Conv-UNet and Data Synthesis", Machine
Intelligence Research 2023 (arXiv 2203.13278). Parameter names are those of the published
checkpoints.

Pictures are N x 3 x H x W, RGB, 0 to 1; the attention half of the channels is N x H x W x C.
"""

from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers import window_attention
from models.layers.input_padding import ImageNetwork

HEAD_WIDTH: Final = 32
"""Number of channels of an attention head."""

MULTIPLE: Final = 8 * window_attention.SIDE
"""Multiple that the sides are padded to: three halvings, then whole windows."""


class WindowAttention(nn.Module):
    """Window attention, in shifted windows if `shifted` (SCUNet, section 3.1, figure 2)."""

    def __init__(self, c: int, shifted: bool) -> None:
        super().__init__()
        reach = 2 * window_attention.SIDE - 1
        self.heads, self.moved = c // HEAD_WIDTH, shifted
        self.relative_position_params = nn.Parameter(torch.zeros(self.heads, reach, reach))
        self.embedding_layer = nn.Linear(c, 3 * c)
        self.linear = nn.Linear(c, c)

    def forward(self, x: Tensor) -> Tensor:
        """Attend within windows: N x H x W x C to N x H x W x C, sides multiples of 8."""
        if not self.moved:
            return self._attend_in_windows(x, None)
        separated = window_attention.separated_pairs(x.shape[1], x.shape[2], x.device)
        penalty = torch.where(separated, float("-inf"), 0.0)
        attended = self._attend_in_windows(
            window_attention.shift_map(x, window_attention.SHIFT), penalty
        )
        return window_attention.shift_map(attended, -window_attention.SHIFT)

    def _attend_in_windows(self, x: Tensor, penalty: Tensor | None) -> Tensor:
        rows, columns = window_attention.relative_offsets()
        bias = self.relative_position_params[:, rows, columns]
        qkv = self.embedding_layer(window_attention.partition_windows(x))
        mixed = self.linear(window_attention.window_attention(qkv, self.heads, bias, penalty))
        return window_attention.merge_windows(mixed, x.shape[1], x.shape[2])


class TransBlock(nn.Module):
    """Swin transformer block (SCUNet, section 3.1)."""

    def __init__(self, c: int, shifted: bool) -> None:
        super().__init__()
        self.ln1 = nn.LayerNorm(c)
        self.msa = WindowAttention(c, shifted)
        self.ln2 = nn.LayerNorm(c)
        self.mlp = nn.Sequential(nn.Linear(c, 4 * c), nn.GELU(), nn.Linear(4 * c, c))

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x H x W x C to N x H x W x C."""
        x = x + self.msa(self.ln1(x))
        result: Tensor = self.mlp(self.ln2(x))
        return x + result


class ConvTransBlock(nn.Module):
    """Swin-Conv block: half the channels are convolved, half attend, a convolution mixes both.

    SCUNet, section 3.1, figure 2."""

    def __init__(self, c: int, shifted: bool) -> None:
        super().__init__()
        half = c // 2
        self.trans_block = TransBlock(half, shifted)
        self.conv1_1 = nn.Conv2d(c, c, 1)
        self.conv1_2 = nn.Conv2d(c, c, 1)
        self.conv_block = nn.Sequential(_conv3(half, half), nn.ReLU(), _conv3(half, half))

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        convolved, attending = self.conv1_1(x).chunk(2, dim=1)
        convolved = convolved + self.conv_block(convolved)
        attended = self.trans_block(attending.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        mixed: Tensor = self.conv1_2(torch.cat((convolved, attended), 1))
        return x + mixed


class SCUNet(ImageNetwork):
    """U-Net of Swin-Conv blocks with added skips (SCUNet, figure 1)."""

    def __init__(self, width: int = 64, blocks: Sequence[int] = (4, 4, 4, 4, 4, 4, 4)) -> None:
        super().__init__()
        c = width
        self.m_head = nn.Sequential(_conv3(3, c))
        self.m_down1 = nn.Sequential(*_make_blocks(c, blocks[0]), _halving(c))
        self.m_down2 = nn.Sequential(*_make_blocks(2 * c, blocks[1]), _halving(2 * c))
        self.m_down3 = nn.Sequential(*_make_blocks(4 * c, blocks[2]), _halving(4 * c))
        self.m_body = nn.Sequential(*_make_blocks(8 * c, blocks[3]))
        self.m_up3 = nn.Sequential(_doubling(4 * c), *_make_blocks(4 * c, blocks[4]))
        self.m_up2 = nn.Sequential(_doubling(2 * c), *_make_blocks(2 * c, blocks[5]))
        self.m_up1 = nn.Sequential(_doubling(c), *_make_blocks(c, blocks[6]))
        self.m_tail = nn.Sequential(_conv3(c, 3))

    def forward(self, x: Tensor) -> Tensor:
        """Restore `x`, N x 3 x H x W of any size; the result is as large and not clamped."""
        level1 = self.m_head(_pad_edges(x))
        level2 = self.m_down1(level1)
        level3 = self.m_down2(level2)
        level4 = self.m_down3(level3)
        up = self.m_up3(self.m_body(level4) + level4)
        up = self.m_up1(self.m_up2(up + level3) + level2)
        restored: Tensor = self.m_tail(up + level1)
        return restored[:, :, : x.shape[2], : x.shape[3]]


def _pad_edges(x: Tensor) -> Tensor:
    """Repeat the last row and column (N x C x H x W) up to multiples of `MULTIPLE`."""
    height, width = x.shape[2:]
    return F.pad(x, (0, -width % MULTIPLE, 0, -height % MULTIPLE), mode="replicate")


def _make_blocks(c: int, count: int) -> list[nn.Module]:
    return [ConvTransBlock(c, shifted=number % 2 == 1) for number in range(count)]


def _conv3(c: int, out: int) -> nn.Conv2d:
    return nn.Conv2d(c, out, 3, padding=1, bias=False)


def _halving(c: int) -> nn.Conv2d:
    return nn.Conv2d(c, 2 * c, 2, 2, bias=False)


def _doubling(out: int) -> nn.ConvTranspose2d:
    return nn.ConvTranspose2d(2 * out, out, 2, 2, bias=False)
