"""Restormer: a transformer whose attention is between channels.

Zamir et al., "Restormer: Efficient Transformer for High-Resolution Image Restoration", CVPR 2022
(arXiv 2111.09881). Parameter names are those of the published checkpoints.

Tensors are N x C x H x W, RGB, 0 to 1.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from models.layers.channel_attention import Downsample, PatchEmbed, Upsample, transformer_blocks
from models.layers.input_padding import ImageNetwork, SizeRule


class Restormer(ImageNetwork):
    """Encoder-decoder of transformer blocks with a refinement stage (Restormer, figure 2).

    `biased` is false for checkpoints whose norms have no bias and do not subtract the mean."""

    size_rule = SizeRule(multiple=8)

    def __init__(
        self,
        width: int = 48,
        blocks: Sequence[int] = (4, 6, 6, 8),
        refinement: int = 4,
        heads: Sequence[int] = (1, 2, 4, 8),
        biased: bool = True,
    ) -> None:
        super().__init__()
        c = width

        def level(channels: int, number: int) -> nn.Sequential:
            return transformer_blocks(channels, blocks[number], heads[number], biased)

        self.patch_embed = PatchEmbed(c)
        self.encoder_level1 = level(c, 0)
        self.down1_2 = Downsample(c)
        self.encoder_level2 = level(2 * c, 1)
        self.down2_3 = Downsample(2 * c)
        self.encoder_level3 = level(4 * c, 2)
        self.down3_4 = Downsample(4 * c)
        self.latent = level(8 * c, 3)
        self.up4_3 = Upsample(8 * c)
        self.reduce_chan_level3 = nn.Conv2d(8 * c, 4 * c, 1, bias=False)
        self.decoder_level3 = level(4 * c, 2)
        self.up3_2 = Upsample(4 * c)
        self.reduce_chan_level2 = nn.Conv2d(4 * c, 2 * c, 1, bias=False)
        self.decoder_level2 = level(2 * c, 1)
        self.up2_1 = Upsample(2 * c)
        self.decoder_level1 = level(2 * c, 0)
        self.refinement = transformer_blocks(2 * c, refinement, heads[0], biased)
        self.output = nn.Conv2d(2 * c, 3, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Restore `x` (N x 3 x H x W, sides multiples of 8); the result is not clamped."""
        level1 = self.encoder_level1(self.patch_embed(x))
        level2 = self.encoder_level2(self.down1_2(level1))
        level3 = self.encoder_level3(self.down2_3(level2))
        up = self.up4_3(self.latent(self.down3_4(level3)))
        up = self.decoder_level3(self.reduce_chan_level3(torch.cat((up, level3), 1)))
        up = self.decoder_level2(self.reduce_chan_level2(torch.cat((self.up3_2(up), level2), 1)))
        up = self.decoder_level1(torch.cat((self.up2_1(up), level1), 1))
        restored: Tensor = self.output(self.refinement(up)) + x
        return restored
