"""Encoder and decoder of NAF blocks with added skips, as in NAFNet.

Chen et al., "Simple Baselines for Image Restoration", ECCV 2022 (arXiv 2204.04676), figure 2.
Parameter names are those of the published checkpoints. Tensors are N x C x H x W.
"""

from collections.abc import Callable, Sequence

from torch import Tensor, nn

from models.layers.frame import ImageNetwork, zero_padded
from models.layers.naf import naf_blocks, whole_mean

Pools = Callable[[int], Callable[[], nn.Module]]
"""By level (0 is full size), what makes what the channel attention looks at."""


class NAFUNet(ImageNetwork):
    """From `inward` channels to `outward` channels of the same height and width."""

    def __init__(
        self,
        width: int,
        encoder: Sequence[int],
        middle: int,
        decoder: Sequence[int],
        channels: tuple[int, int] = (3, 3),
        pool: Pools = lambda _: whole_mean,
    ) -> None:
        """`encoder`, `middle` and `decoder` count the blocks of each level; `channels` are those
        that go in and come out."""
        super().__init__()
        inward, outward = channels
        self.multiple = 2 ** len(encoder)
        self.intro = nn.Conv2d(inward, width, 3, padding=1)
        self.ending = nn.Conv2d(width, outward, 3, padding=1)
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        self.middle_blks = nn.Sequential()
        self.ups, self.downs = nn.ModuleList(), nn.ModuleList()
        c, last = width, len(encoder)
        for level, blocks in enumerate(encoder):
            self.encoders.append(naf_blocks(c, blocks, pool(level)))
            self.downs.append(nn.Conv2d(c, 2 * c, 2, 2))
            c *= 2
        self.middle_blks.extend(naf_blocks(c, middle, pool(last)))
        for level, blocks in zip(range(last - 1, -1, -1), decoder, strict=True):
            up = nn.Sequential(nn.Conv2d(c, 2 * c, 1, bias=False), nn.PixelShuffle(2))
            self.ups.append(up)
            c //= 2
            self.decoders.append(naf_blocks(c, blocks, pool(level)))

    def answered(self, x: Tensor) -> Tensor:
        """N x inward x H x W (any size from 1 up) to N x outward x H x W."""
        features, skips = self.intro(zero_padded(x, self.multiple)), []
        for blocks, down in zip(self.encoders, self.downs, strict=True):
            features = blocks(features)
            skips.append(features)
            features = down(features)
        features = self.middle_blks(features)
        for up, skip, blocks in zip(self.ups, reversed(skips), self.decoders, strict=True):
            features = blocks(up(features) + skip)
        answer: Tensor = self.ending(features)
        return answer[:, :, : x.shape[2], : x.shape[3]]
