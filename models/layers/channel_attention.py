"""Transformer block with attention between channels, used by Restormer and PromptIR.

Zamir et al., "Restormer: Efficient Transformer for High-Resolution Image Restoration", CVPR 2022
(arXiv 2111.09881). The cost of channel attention is linear in the number of pixels, not quadratic.
Tensors are N x C x H x W.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

EXPANSION: Final = 2.66
"""Ratio of the inner to the outer channels of a feed-forward network."""

EPSILON: Final = 1e-5
"""Epsilon that is added to the variance in the norms."""


class Norm(nn.Module):
    """Layer norm over the channels of each pixel, with biased variance."""

    def __init__(self, c: int, biased: bool) -> None:
        super().__init__()
        self.body = CentredNorm(c) if biased else UncentredNorm(c)

    def forward(self, x: Tensor) -> Tensor:
        """Normalise N x C x H x W over C."""
        rows: Tensor = self.body(x.permute(0, 2, 3, 1))
        return rows.permute(0, 3, 1, 2)


class CentredNorm(nn.Module):
    """Layer norm over the last axis, with weight and bias."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(c))
        self.bias = nn.Parameter(torch.zeros(c))

    def forward(self, rows: Tensor) -> Tensor:
        """Normalise the vectors `rows` along the last axis of N x H x W x C."""
        return F.layer_norm(rows, self.weight.shape, self.weight, self.bias, EPSILON)


class UncentredNorm(nn.Module):
    """Division by the standard deviation over the last axis without subtracting the mean."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(c))

    def forward(self, rows: Tensor) -> Tensor:
        """Divide `rows` along the last axis (N x H x W x C) by their standard deviation."""
        centred = rows - rows.mean(-1, keepdim=True)
        variance = centred.square().mean(-1, keepdim=True)
        return rows / torch.sqrt(variance + EPSILON) * self.weight


class MDTA(nn.Module):
    """Multi-Dconv head Transposed Attention between channels (Restormer, section 3.1)."""

    def __init__(self, c: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.temperature = nn.Parameter(torch.ones(heads, 1, 1))
        self.qkv = nn.Conv2d(c, 3 * c, 1, bias=False)
        self.qkv_dwconv = nn.Conv2d(3 * c, 3 * c, 3, padding=1, groups=3 * c, bias=False)
        self.project_out = nn.Conv2d(c, c, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Attend between channels: N x C x H x W to N x C x H x W."""
        query, key, value = (
            part.reshape(len(x), self.heads, -1, x.shape[2] * x.shape[3])
            for part in self.qkv_dwconv(self.qkv(x)).chunk(3, dim=1)
        )
        similarity = F.normalize(query, dim=-1) @ F.normalize(key, dim=-1).transpose(-2, -1)
        attended = (similarity * self.temperature).softmax(-1) @ value
        projected: Tensor = self.project_out(attended.reshape(x.shape))
        return projected


class GDFN(nn.Module):
    """Gated-Dconv Feed-forward Network (Restormer, section 3.2, equation 2)."""

    def __init__(self, c: int) -> None:
        super().__init__()
        inside = int(c * EXPANSION)
        self.project_in = nn.Conv2d(c, 2 * inside, 1, bias=False)
        self.dwconv = nn.Conv2d(2 * inside, 2 * inside, 3, padding=1, groups=2 * inside, bias=False)
        self.project_out = nn.Conv2d(inside, c, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Run the feed-forward network: N x C x H x W to N x C x H x W."""
        gate, content = self.dwconv(self.project_in(x)).chunk(2, dim=1)
        result: Tensor = self.project_out(F.gelu(gate) * content)
        return result


class TransformerBlock(nn.Module):
    """Normalised, residual channel attention and feed-forward network (Restormer, figure 2)."""

    def __init__(self, c: int, heads: int, biased: bool = True) -> None:
        super().__init__()
        self.norm1 = Norm(c, biased)
        self.attn = MDTA(c, heads)
        self.norm2 = Norm(c, biased)
        self.ffn = GDFN(c)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        x = x + self.attn(self.norm1(x))
        result: Tensor = self.ffn(self.norm2(x))
        return x + result


class PatchEmbed(nn.Module):
    """Convolution from RGB pixels to features."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.proj = nn.Conv2d(3, c, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Map N x 3 x H x W to N x C x H x W."""
        features: Tensor = self.proj(x)
        return features


class Downsample(nn.Module):
    """Convolution and pixel unshuffle: half the sides, twice the channels."""

    def __init__(self, c: int) -> None:
        super().__init__()
        conv = nn.Conv2d(c, c // 2, 3, padding=1, bias=False)
        self.body = nn.Sequential(conv, nn.PixelUnshuffle(2))

    def forward(self, x: Tensor) -> Tensor:
        """Map N x C x H x W to N x 2C x H/2 x W/2."""
        halved: Tensor = self.body(x)
        return halved


class Upsample(nn.Module):
    """Convolution and pixel shuffle: twice the sides, half the channels."""

    def __init__(self, c: int) -> None:
        super().__init__()
        conv = nn.Conv2d(c, 2 * c, 3, padding=1, bias=False)
        self.body = nn.Sequential(conv, nn.PixelShuffle(2))

    def forward(self, x: Tensor) -> Tensor:
        """Map N x C x H x W to N x C/2 x 2H x 2W."""
        doubled: Tensor = self.body(x)
        return doubled


def transformer_blocks(c: int, count: int, heads: int, biased: bool = True) -> nn.Sequential:
    """Build `count` transformer blocks; norms subtract the mean if `biased` (`CentredNorm`)."""
    return nn.Sequential(*(TransformerBlock(c, heads, biased) for _ in range(count)))
