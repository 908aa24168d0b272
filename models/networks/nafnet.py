"""NAFNet: restoration without activation functions, with optional local means.

Chen et al., "Simple Baselines for Image Restoration", ECCV 2022 (arXiv 2204.04676); for the local
means Chu et al., "Improving Image Restoration by Revisiting Global Information Aggregation", ECCV
2022 (arXiv 2112.04491). Parameter names are those of the published checkpoints.

Tensors are N x C x H x W, RGB, 0 to 1.
"""

from collections.abc import Callable, Sequence
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork, pad_zero
from models.layers.naf_block import naf_blocks, whole_mean


class LocalMean(nn.Module):
    """Mean over a window around each pixel, which is moved inwards at the edges.

    The window is as large as in training (Chu et al., section 3.2). One that covers the map gives
    the global mean."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.side = side

    def forward(self, x: Tensor) -> Tensor:
        """Average N x C x H x W locally to N x C x H x W."""
        return _sliding_mean(_sliding_mean(x, self.side, 2), self.side, 3)


class NAFNet(ImageNetwork):
    """Encoder-decoder of NAF blocks with added skips (NAFNet, figure 2).

    `local_side` is the side of the local-mean window in full-size pixels; None takes means over the
    whole map."""

    def __init__(
        self,
        width: int = 32,
        encoder: Sequence[int] = (2, 2, 4, 8),
        middle: int = 12,
        decoder: Sequence[int] = (2, 2, 2, 2),
        local_side: int | None = None,
    ) -> None:
        super().__init__()
        self.multiple = 2 ** len(encoder)
        self.intro = nn.Conv2d(3, width, 3, padding=1)
        self.ending = nn.Conv2d(width, 3, 3, padding=1)
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        self.middle_blks = nn.Sequential()
        self.ups, self.downs = nn.ModuleList(), nn.ModuleList()
        c, pools = width, [_pool(local_side, level) for level in range(len(encoder) + 1)]
        for blocks, pool in zip(encoder, pools, strict=False):
            self.encoders.append(naf_blocks(c, blocks, pool))
            self.downs.append(nn.Conv2d(c, 2 * c, 2, 2))
            c *= 2
        self.middle_blks.extend(naf_blocks(c, middle, pools[-1]))
        for blocks, pool in zip(decoder, reversed(pools[:-1]), strict=True):
            up = nn.Sequential(nn.Conv2d(c, 2 * c, 1, bias=False), nn.PixelShuffle(2))
            self.ups.append(up)
            c //= 2
            self.decoders.append(naf_blocks(c, blocks, pool))

    def forward(self, x: Tensor) -> Tensor:
        """Restore `x`, N x 3 x H x W of any size; the result is as large and not clamped."""
        padded = pad_zero(x, self.multiple)
        features, skips = self.intro(padded), []
        for blocks, down in zip(self.encoders, self.downs, strict=True):
            features = blocks(features)
            skips.append(features)
            features = down(features)
        features = self.middle_blks(features)
        for up, skip, blocks in zip(self.ups, reversed(skips), self.decoders, strict=True):
            features = blocks(up(features) + skip)
        restored: Tensor = self.ending(features) + padded
        return restored[:, :, : x.shape[2], : x.shape[3]]


def _pool(local_side: int | None, level: int) -> Callable[[], nn.Module]:
    return partial(LocalMean, local_side >> level) if local_side else whole_mean


def _sliding_mean(x: Tensor, side: int, axis: int) -> Tensor:
    """Average maps (N x C x H x W) along an axis over windows of `side` positions."""
    length = x.shape[axis]
    window = torch.sym_min(side, length)  # type: ignore[no-untyped-call]
    middle = torch.arange(length, device=x.device) - (window - 1) // 2
    first = middle.clamp(0, length - window)
    sums = F.pad(x.cumsum(axis), (1, 0) if axis == 3 else (0, 0, 1, 0))
    total: Tensor = sums.index_select(axis, first + window) - sums.index_select(axis, first)
    mean: Tensor = total / window
    return mean
