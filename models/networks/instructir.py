"""InstructIR: one restoration network conditioned on an instruction.

Conde, Geigle and Timofte, "InstructIR: High-Quality Image Restoration Following Human
Instructions", ECCV 2024 (arXiv 2401.16468). The image network is a NAFNet encoder-decoder (Chen et
al., "Simple Baselines for Image Restoration", ECCV 2022, arXiv 2204.04676) with one Instruction
Condition Block behind every level. Parameter names are those of the published checkpoints.

Tensors are N x C x H x W, RGB, 0 to 1; the text vector is N x 256 with unit length.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork, pad_zero
from models.layers.naf_block import NAFBlock, naf_blocks


class ICB(nn.Module):
    """Instruction Condition Block: channels gated by the text vector (InstructIR, equation 3)."""

    def __init__(self, c: int, text_width: int) -> None:
        super().__init__()
        self.fc = nn.Linear(text_width, c)
        nn.init.normal_(
            self.fc.weight, std=2.0
        )  # separates instructions from the first training step on
        self.block = NAFBlock(c)
        self.beta = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.gamma = nn.Parameter(torch.ones(1, c, 1, 1))

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        """Gate the channels of `x` (N x C x H x W) by text vectors (N x 256)."""
        mask = torch.sigmoid(self.fc(text))[:, :, None, None]
        output: Tensor = self.block((x * self.gamma + self.beta) * mask)
        return output + x


class InstructIR(ImageNetwork):
    """Image network of InstructIR.

    The published one has width 32, encoder blocks 2, 2, 4, 8, 4 middle blocks and decoder blocks 2,
    2, 2, 2."""

    def __init__(
        self,
        width: int = 32,
        encoder: Sequence[int] = (2, 2, 4, 8),
        middle: int = 4,
        decoder: Sequence[int] = (2, 2, 2, 2),
        text_width: int = 256,
    ) -> None:
        super().__init__()
        self.multiple, self.text_width = 2 ** len(encoder), text_width
        self.intro = nn.Conv2d(3, width, 3, padding=1)
        self.ending = nn.Conv2d(width, 3, 3, padding=1)
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        self.ups, self.downs = nn.ModuleList(), nn.ModuleList()
        self.enc_cond, self.dec_cond = nn.ModuleList(), nn.ModuleList()
        c = width
        for blocks in encoder:
            self.encoders.append(naf_blocks(c, blocks))
            self.enc_cond.append(ICB(c, text_width))
            self.downs.append(nn.Conv2d(c, 2 * c, 2, 2))
            c *= 2
        self.middle_blks = naf_blocks(c, middle)
        for blocks in decoder:
            up = nn.Sequential(nn.Conv2d(c, 2 * c, 1, bias=False), nn.PixelShuffle(2))
            self.ups.append(up)
            c //= 2
            self.decoders.append(naf_blocks(c, blocks))
            self.dec_cond.append(ICB(c, text_width))

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        """Restore `x` as `text` asks; the result has the size of `x` and is not clamped.

        `x` is N x 3 x H x W of any size from 1 up, `text` N x 256."""
        padded = pad_zero(x, self.multiple)
        features = self.decode(self.encode(padded, text), text)
        restored: Tensor = self.ending(features) + padded
        return restored[:, :, : x.shape[2], : x.shape[3]]

    def encode(self, padded: Tensor, text: Tensor) -> list[Tensor]:
        """Compute skip features, fine to coarse, and then the features of the coarsest level.

        The padded picture is N x 3 x H x W, the text N x 256."""
        skips = []
        features = self.intro(padded)
        for blocks, condition, down in zip(self.encoders, self.enc_cond, self.downs, strict=True):
            features = condition(blocks(features), text)
            skips.append(features)
            features = down(features)
        return [*skips, self.middle_blks(features)]

    def decode(self, features: list[Tensor], text: Tensor) -> Tensor:
        """Compute full-size features, N x C x H x W, from the list that `encode` returned."""
        *skips, x = features
        levels = zip(self.ups, reversed(skips), self.decoders, self.dec_cond, strict=True)
        for up, skip, blocks, condition in levels:
            x = condition(blocks(up(x) + skip), text)
        return x


class LanguageHead(nn.Module):
    """Map from sentence embeddings to text vectors (InstructIR, section 3.1, equation 2)."""

    def __init__(self, sentence_width: int = 384, text_width: int = 256, kinds: int = 7) -> None:
        super().__init__()
        self.fc1 = nn.Linear(sentence_width, text_width)
        self.fc2 = nn.Linear(text_width, kinds)

    def forward(self, embeddings: Tensor) -> tuple[Tensor, Tensor]:
        """Map N x 384 to text vectors of unit length (N x 256) and logits (N x 7)."""
        text = F.normalize(self.fc1(embeddings), dim=-1)
        return text, self.fc2(text)
