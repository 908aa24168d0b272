"""PromptIR: a Restormer that recognises the degradation with learned prompts.

Potlapalli et al., "PromptIR: Prompting for All-in-One Blind Image Restoration", NeurIPS 2023 (arXiv
2306.13090). Parameter names are those of the published checkpoint.

Tensors are N x C x H x W, RGB, 0 to 1.
"""

from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.channel_attention import (
    Downsample,
    PatchEmbed,
    TransformerBlock,
    Upsample,
    transformer_blocks,
)
from models.layers.input_padding import ImageNetwork, SizeRule

PROMPT_COMPONENTS: Final = 5
"""Number of prompt components that a prompt block mixes."""

PROMPT_HEADS: Final = 4
"""Attention heads of the transformer block behind a prompt."""


class PromptGeneration(nn.Module):
    """Prompt Generation Module: prompt components weighted by features (PromptIR, equation 2)."""

    def __init__(self, features: int, channels: int, side: int) -> None:
        super().__init__()
        self.prompt_param = nn.Parameter(torch.rand(1, PROMPT_COMPONENTS, channels, side, side))
        self.linear_layer = nn.Linear(features, PROMPT_COMPONENTS)
        self.conv3x3 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Generate a prompt (N x C x H x W) for features (N x F x H x W)."""
        weights = self.linear_layer(x.mean((2, 3))).softmax(1)
        prompt = (weights[:, :, None, None, None] * self.prompt_param).sum(1)
        resized = F.interpolate(prompt, x.shape[2:], mode="bilinear", align_corners=False)
        smoothed: Tensor = self.conv3x3(resized)
        return smoothed


class PromptIR(ImageNetwork):
    """Restormer with a prompt block at each decoder level but the finest (PromptIR, figure 2).

    `prompts` are channels and side of the prompts of levels 2 to 4."""

    size_rule = SizeRule(multiple=8)

    def __init__(
        self,
        width: int = 48,
        blocks: Sequence[int] = (4, 6, 6, 8),
        refinement: int = 4,
        heads: Sequence[int] = (1, 2, 4, 8),
        prompts: Sequence[tuple[int, int]] = ((64, 64), (128, 32), (320, 16)),
    ) -> None:
        super().__init__()
        c, (first, second, third) = width, (channels for channels, _ in prompts)

        def level(channels: int, number: int) -> nn.Sequential:
            return transformer_blocks(channels, blocks[number], heads[number])

        self.patch_embed = PatchEmbed(c)
        self.prompt1 = PromptGeneration(2 * c, *prompts[0])
        self.prompt2 = PromptGeneration(4 * c, *prompts[1])
        self.prompt3 = PromptGeneration(8 * c, *prompts[2])
        self._add_unused_layers(c, first, second, third)
        self.encoder_level1 = level(c, 0)
        self.down1_2 = Downsample(c)
        self.encoder_level2 = level(2 * c, 1)
        self.down2_3 = Downsample(2 * c)
        self.encoder_level3 = level(4 * c, 2)
        self.down3_4 = Downsample(4 * c)
        self.latent = level(8 * c, 3)
        self.up4_3 = Upsample(4 * c)
        self.reduce_chan_level3 = _conv1(6 * c, 4 * c)
        self.noise_level3 = TransformerBlock(8 * c + third, PROMPT_HEADS)
        self.reduce_noise_level3 = _conv1(8 * c + third, 4 * c)
        self.decoder_level3 = level(4 * c, 2)
        self.up3_2 = Upsample(4 * c)
        self.reduce_chan_level2 = _conv1(4 * c, 2 * c)
        self.noise_level2 = TransformerBlock(4 * c + second, PROMPT_HEADS)
        self.reduce_noise_level2 = _conv1(4 * c + second, 4 * c)
        self.decoder_level2 = level(2 * c, 1)
        self.up2_1 = Upsample(2 * c)
        self.noise_level1 = TransformerBlock(2 * c + first, PROMPT_HEADS)
        self.reduce_noise_level1 = _conv1(2 * c + first, 2 * c)
        self.decoder_level1 = level(2 * c, 0)
        self.refinement = transformer_blocks(2 * c, refinement, heads[0])
        self.output = nn.Conv2d(2 * c, 3, 3, padding=1, bias=False)

    def _add_unused_layers(self, c: int, first: int, second: int, third: int) -> None:
        """Add layers of the published checkpoint that the forward pass does not use."""
        self.chnl_reduce1 = _conv1(first, first)
        self.chnl_reduce2 = _conv1(second, second)
        self.chnl_reduce3 = _conv1(third, 2 * second)
        self.reduce_noise_channel_1 = _conv1(c + first, c)
        self.reduce_noise_channel_2 = _conv1(2 * c + second, 2 * c)
        self.reduce_noise_channel_3 = _conv1(4 * c + 2 * second, 4 * c)

    def forward(self, x: Tensor) -> Tensor:
        """Restore `x` (N x 3 x H x W, sides multiples of 8); the result is not clamped."""
        level1 = self.encoder_level1(self.patch_embed(x))
        level2 = self.encoder_level2(self.down1_2(level1))
        level3 = self.encoder_level3(self.down2_3(level2))
        up = self.latent(self.down3_4(level3))
        up = prompt_interaction(up, self.prompt3(up), self.noise_level3, self.reduce_noise_level3)
        up = self.reduce_chan_level3(torch.cat((self.up4_3(up), level3), 1))
        up = self.decoder_level3(up)
        up = prompt_interaction(up, self.prompt2(up), self.noise_level2, self.reduce_noise_level2)
        up = self.reduce_chan_level2(torch.cat((self.up3_2(up), level2), 1))
        up = self.decoder_level2(up)
        up = prompt_interaction(up, self.prompt1(up), self.noise_level1, self.reduce_noise_level1)
        up = self.decoder_level1(torch.cat((self.up2_1(up), level1), 1))
        restored: Tensor = self.output(self.refinement(up)) + x
        return restored


def prompt_interaction(x: Tensor, prompt: Tensor, block: nn.Module, reduce: nn.Module) -> Tensor:
    """Join features and prompt, and reduce them to the channels of `x` (PromptIR, equation 3)."""
    reduced: Tensor = reduce(block(torch.cat((x, prompt), 1)))
    return reduced


def _conv1(c: int, out: int) -> nn.Conv2d:
    return nn.Conv2d(c, out, 1, bias=False)
