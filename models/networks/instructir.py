"""InstructIR: one restoration network steered by a sentence.

Conde, Geigle and Timofte, "InstructIR: High-Quality Image Restoration Following Human
Instructions", ECCV 2024 (arXiv 2401.16468). The image network is a NAFNet encoder-decoder
(Chen et al., "Simple Baselines for Image Restoration", ECCV 2022, arXiv 2204.04676) with one
Instruction Condition Block behind every level. Parameter names are those of the published
checkpoints.

Tensors are N x C x H x W, RGB, 0 to 1; the text vector is N x 256 with unit length.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class LayerNorm2d(nn.Module):
    """Normalises the channels of each pixel by their biased variance."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        rows = x.permute(0, 2, 3, 1)
        rows = F.layer_norm(rows, self.weight.shape, self.weight, self.bias, 1e-6)
        return rows.permute(0, 3, 1, 2)


class SimpleGate(nn.Module):
    """Multiplies the first half of the channels by the second (NAFNet, section 3.3)."""

    def forward(self, x: Tensor) -> Tensor:
        first, second = x.chunk(2, dim=1)
        gated: Tensor = first * second
        return gated


class NAFBlock(nn.Module):
    """Gated depthwise convolution with simplified channel attention, then a gated
    feed-forward part (NAFNet, figure 3)."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(c, 2 * c, 1)
        self.conv2 = nn.Conv2d(2 * c, 2 * c, 3, padding=1, groups=2 * c)
        self.conv3 = nn.Conv2d(c, c, 1)
        self.sca = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(c, c, 1))
        self.sg = SimpleGate()
        self.conv4 = nn.Conv2d(c, 2 * c, 1)
        self.conv5 = nn.Conv2d(c, c, 1)
        self.norm1 = LayerNorm2d(c)
        self.norm2 = LayerNorm2d(c)
        self.beta = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.gamma = nn.Parameter(torch.zeros(1, c, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        gated = self.sg(self.conv2(self.conv1(self.norm1(x))))
        x = x + self.conv3(gated * self.sca(gated)) * self.beta
        fed: Tensor = self.conv5(self.sg(self.conv4(self.norm2(x))))
        return x + fed * self.gamma


class ICB(nn.Module):
    """Instruction Condition Block: the text picks the channels that matter
    (InstructIR, equation 3)."""

    def __init__(self, c: int, text_width: int) -> None:
        super().__init__()
        self.fc = nn.Linear(text_width, c)
        nn.init.normal_(self.fc.weight, std=2.0)  # wishes differ from the first step on
        self.block = NAFBlock(c)
        self.beta = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.gamma = nn.Parameter(torch.ones(1, c, 1, 1))

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        mask = torch.sigmoid(self.fc(text))[:, :, None, None]
        chosen: Tensor = self.block((x * self.gamma + self.beta) * mask)
        return chosen + x


class InstructIR(nn.Module):
    """The image network. The published one has width 32, blocks 2,2,4,8 + 4 + 2,2,2,2."""

    def __init__(
        self,
        width: int = 32,
        encoder: Sequence[int] = (2, 2, 4, 8),
        middle: int = 4,
        decoder: Sequence[int] = (2, 2, 2, 2),
        text_width: int = 256,
    ) -> None:
        super().__init__()
        self.stride = 2 ** len(encoder)
        self.intro = nn.Conv2d(3, width, 3, padding=1)
        self.ending = nn.Conv2d(width, 3, 3, padding=1)
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        self.ups, self.downs = nn.ModuleList(), nn.ModuleList()
        self.enc_cond, self.dec_cond = nn.ModuleList(), nn.ModuleList()
        c = width
        for blocks in encoder:
            self.encoders.append(_blocks(c, blocks))
            self.enc_cond.append(ICB(c, text_width))
            self.downs.append(nn.Conv2d(c, 2 * c, 2, 2))
            c *= 2
        self.middle_blks = _blocks(c, middle)
        for blocks in decoder:
            up = nn.Sequential(nn.Conv2d(c, 2 * c, 1, bias=False), nn.PixelShuffle(2))
            self.ups.append(up)
            c //= 2
            self.decoders.append(_blocks(c, blocks))
            self.dec_cond.append(ICB(c, text_width))

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        """Restore `x` (N x 3 x H x W, any size from 1 up) as `text` (N x 256) asks; the
        result has the size of `x` and is not clamped."""
        padded = _pad_to_multiple(x, self.stride)
        features = self.decode(self.encode(padded, text), text)
        restored: Tensor = self.ending(features) + padded
        return restored[:, :, : x.shape[2], : x.shape[3]]

    def encode(self, padded: Tensor, text: Tensor) -> list[Tensor]:
        """Skip features from fine to coarse, then the bottleneck's."""
        skips = []
        features = self.intro(padded)
        for blocks, condition, down in zip(self.encoders, self.enc_cond, self.downs, strict=True):
            features = condition(blocks(features), text)
            skips.append(features)
            features = down(features)
        return [*skips, self.middle_blks(features)]

    def decode(self, features: list[Tensor], text: Tensor) -> Tensor:
        """Full-size features from what `encode` gave."""
        *skips, x = features
        levels = zip(self.ups, reversed(skips), self.decoders, self.dec_cond, strict=True)
        for up, skip, blocks, condition in levels:
            x = condition(blocks(up(x) + skip), text)
        return x


def _blocks(c: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(NAFBlock(c) for _ in range(count)))


def _pad_to_multiple(x: Tensor, stride: int) -> Tensor:
    """Zeros to the right and below, as the published network does."""
    height, width = x.shape[2:]
    return F.pad(x, (0, -width % stride, 0, -height % stride))
