"""MPRNet: restoration in three stages, on quarters, halves and the whole picture.

Zamir et al., "Multi-Stage Progressive Image Restoration", CVPR 2021 (arXiv 2102.02808). Parameter
names are those of the published checkpoints.

Tensors are N x C x H x W, RGB, 0 to 1. Levels go from fine to coarse; each level has half the sides
of the one before.
"""

import torch
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork, SizeRule

Levels = list[Tensor]
"""Feature maps of a stage at three sizes, fine to coarse."""


class ChannelAttention(nn.Module):
    """Channel weights computed from channel means (Zhang et al., RCAN, ECCV 2018, equation 5)."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.conv_du = nn.Sequential(
            _conv1(c, c // 4), nn.ReLU(inplace=True), _conv1(c // 4, c), nn.Sigmoid()
        )

    def forward(self, x: Tensor) -> Tensor:
        """Weight the channels of N x C x H x W."""
        weighted: Tensor = x * self.conv_du(x.mean((2, 3), keepdim=True))
        return weighted


class CAB(nn.Module):
    """Channel Attention Block (MPRNet, section 3.1, figure 3)."""

    def __init__(self, c: int, slope: nn.PReLU) -> None:
        super().__init__()
        self.CA = ChannelAttention(c)
        self.body = nn.Sequential(_conv3(c, c), slope, _conv3(c, c))

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        attended: Tensor = self.CA(self.body(x))
        return attended + x


class Down(nn.Module):
    """Layer that halves the sides and changes the channels.

    Bilinear halving without antialiasing equals the mean of 2 x 2 pixels, computed here.
    """

    def __init__(self, c: int, out: int) -> None:
        super().__init__()
        self.down = nn.Sequential(nn.AvgPool2d(2), _conv1(c, out))

    def forward(self, x: Tensor) -> Tensor:
        """Halve the sides of feature maps: N x C x H x W to N x C' x H/2 x W/2."""
        halved: Tensor = self.down(x)
        return halved


class Up(nn.Module):
    """Layer that doubles the sides bilinearly and changes the channels."""

    def __init__(self, c: int, out: int) -> None:
        super().__init__()
        double = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
        self.up = nn.Sequential(double, _conv1(c, out))

    def forward(self, x: Tensor) -> Tensor:
        """Double the sides of feature maps: N x C x H x W to N x C' x 2H x 2W."""
        doubled: Tensor = self.up(x)
        return doubled


class Encoder(nn.Module):
    """Encoder of a stage, with cross-stage feature fusion in the second (MPRNet, figure 3c)."""

    def __init__(self, widths: tuple[int, int, int], slope: nn.PReLU, fuses: bool) -> None:
        super().__init__()
        c1, c2, c3 = widths
        self.encoder_level1 = _two_blocks(c1, slope)
        self.encoder_level2 = _two_blocks(c2, slope)
        self.encoder_level3 = _two_blocks(c3, slope)
        self.down12 = Down(c1, c2)
        self.down23 = Down(c2, c3)
        if fuses:
            self.csff_enc1, self.csff_enc2, self.csff_enc3 = (_conv1(c, c) for c in widths)
            self.csff_dec1, self.csff_dec2, self.csff_dec3 = (_conv1(c, c) for c in widths)

    def forward(self, x: Tensor, encoded: Levels, decoded: Levels) -> Levels:
        """Compute the features of three levels from full-size features `x`.

        `encoded` and `decoded` are the earlier stage's features, or empty lists."""
        level1 = self.encoder_level1(x)
        if encoded:
            level1 = level1 + self.csff_enc1(encoded[0]) + self.csff_dec1(decoded[0])
        level2 = self.encoder_level2(self.down12(level1))
        if encoded:
            level2 = level2 + self.csff_enc2(encoded[1]) + self.csff_dec2(decoded[1])
        level3 = self.encoder_level3(self.down23(level2))
        if encoded:
            level3 = level3 + self.csff_enc3(encoded[2]) + self.csff_dec3(decoded[2])
        return [level1, level2, level3]


class Decoder(nn.Module):
    """Decoder of a stage, whose skips pass through an attention block (MPRNet, figure 3a)."""

    def __init__(self, widths: tuple[int, int, int], slope: nn.PReLU) -> None:
        super().__init__()
        c1, c2, c3 = widths
        self.decoder_level1 = _two_blocks(c1, slope)
        self.decoder_level2 = _two_blocks(c2, slope)
        self.decoder_level3 = _two_blocks(c3, slope)
        self.skip_attn1 = CAB(c1, slope)
        self.skip_attn2 = CAB(c2, slope)
        self.up21 = Up(c2, c1)
        self.up32 = Up(c3, c2)

    def forward(self, levels: Levels) -> Levels:
        """Compute decoded features of three levels from encoded ones."""
        level3 = self.decoder_level3(levels[2])
        level2 = self.decoder_level2(self.up32(level3) + self.skip_attn2(levels[1]))
        return [self.decoder_level1(self.up21(level2) + self.skip_attn1(levels[0])), level2, level3]


class SAM(nn.Module):
    """Supervised Attention Module between two stages (MPRNet, section 3.3, figure 4).

    The stage's restored picture decides which of its features are passed on."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.conv1 = _conv1(c, c)
        self.conv2 = _conv1(c, 3)
        self.conv3 = _conv1(3, c)

    def forward(self, x: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
        """Return attended features (N x C x H x W) and the stage's restoration of `image`."""
        restored: Tensor = self.conv2(x) + image
        attended: Tensor = x + self.conv1(x) * torch.sigmoid(self.conv3(restored))
        return attended, restored


class ORB(nn.Module):
    """Original Resolution Block: attention blocks and a convolution inside a skip (figure 3b)."""

    def __init__(self, c: int, blocks: int, slope: nn.PReLU) -> None:
        super().__init__()
        self.body = nn.Sequential(*(CAB(c, slope) for _ in range(blocks)), _conv3(c, c))

    def forward(self, x: Tensor) -> Tensor:
        """Run the block: N x C x H x W to N x C x H x W."""
        result: Tensor = self.body(x)
        return result + x


class ORSNet(nn.Module):
    """Original Resolution Subnetwork: full-size features fused with the second stage's levels.

    MPRNet, sections 3.1 and 3.2, figure 3d. It does not downsample."""

    def __init__(self, c: int, widths: tuple[int, int, int], slope: nn.PReLU, blocks: int) -> None:
        super().__init__()
        c1, c2, c3 = widths
        self.orb1, self.orb2, self.orb3 = (ORB(c, blocks, slope) for _ in range(3))
        self.up_enc1 = Up(c2, c1)
        self.up_dec1 = Up(c2, c1)
        self.up_enc2 = nn.Sequential(Up(c3, c2), Up(c2, c1))
        self.up_dec2 = nn.Sequential(Up(c3, c2), Up(c2, c1))
        self.conv_enc1, self.conv_enc2, self.conv_enc3 = (_conv1(c1, c) for _ in range(3))
        self.conv_dec1, self.conv_dec2, self.conv_dec3 = (_conv1(c1, c) for _ in range(3))

    def forward(self, x: Tensor, encoded: Levels, decoded: Levels) -> Tensor:
        """Refine full-size features `x` with the second stage's encoder and decoder features."""
        x = self.orb1(x)
        x = x + self.conv_enc1(encoded[0]) + self.conv_dec1(decoded[0])
        x = self.orb2(x)
        x = x + self.conv_enc2(self.up_enc1(encoded[1])) + self.conv_dec2(self.up_dec1(decoded[1]))
        x = self.orb3(x)
        coarse: Tensor = self.conv_enc3(self.up_enc2(encoded[2]))
        coarse = coarse + self.conv_dec3(self.up_dec2(decoded[2]))
        return x + coarse


class MPRNet(ImageNetwork):
    """Three-stage restoration network MPRNet (figure 2).

    `width` is the number of channels of the finest level, `step` the number that each coarser level
    adds, `original_step` the number that the subnetwork at original resolution adds."""

    size_rule = SizeRule(multiple=8)

    def __init__(
        self, width: int = 96, step: int = 48, original_step: int = 32, blocks: int = 8
    ) -> None:
        super().__init__()
        slope = nn.PReLU()  # shared by the whole network, as published
        widths = (width, width + step, width + 2 * step)
        full_width = width + original_step
        self.shallow_feat1 = _shallow_features(width, slope)
        self.shallow_feat2 = _shallow_features(width, slope)
        self.shallow_feat3 = _shallow_features(width, slope)
        self.stage1_encoder = Encoder(widths, slope, fuses=False)
        self.stage1_decoder = Decoder(widths, slope)
        self.stage2_encoder = Encoder(widths, slope, fuses=True)
        self.stage2_decoder = Decoder(widths, slope)
        self.stage3_orsnet = ORSNet(full_width, widths, slope, blocks)
        self.sam12 = SAM(width)
        self.sam23 = SAM(width)
        self.concat12 = _conv3(2 * width, width)
        self.concat23 = _conv3(2 * width, full_width)
        self.tail = _conv3(full_width, 3)

    def forward(self, x: Tensor) -> list[Tensor]:
        """Restore `x` and return the pictures of stages 3, 2 and 1; the first one is final.

        `x` is N x 3 x H x W with sides that are multiples of 8; the pictures are as large, not
        clamped."""
        halves = _split(x, 2)
        encoded = self.stage1_encoder(self.shallow_feat1(_split(halves, 3)), [], [])
        encoded = [_rejoin(level, 3) for level in encoded]
        decoded = self.stage1_decoder(encoded)
        attended, first = self.sam12(decoded[0], halves)

        fused = self.concat12(torch.cat((self.shallow_feat2(halves), attended), 1))
        encoded = [_rejoin(level, 2) for level in self.stage2_encoder(fused, encoded, decoded)]
        decoded = self.stage2_decoder(encoded)
        attended, second = self.sam23(decoded[0], x)

        fused = self.concat23(torch.cat((self.shallow_feat3(x), attended), 1))
        third = self.tail(self.stage3_orsnet(fused, encoded, decoded)) + x
        return [third, second, _rejoin(first, 2)]


def _split(x: Tensor, axis: int) -> Tensor:
    """Cut pictures (N x C x H x W) into halves along an axis and stack them: 2N pictures."""
    return torch.cat(torch.tensor_split(x, 2, axis))


def _rejoin(x: Tensor, axis: int) -> Tensor:
    """Join halves that `_split` stacked along an axis: 2N to N pictures (N x C x H x W)."""
    return torch.cat(torch.tensor_split(x, 2), axis)


def _shallow_features(c: int, slope: nn.PReLU) -> nn.Sequential:
    return nn.Sequential(_conv3(3, c), CAB(c, slope))


def _two_blocks(c: int, slope: nn.PReLU) -> nn.Sequential:
    return nn.Sequential(CAB(c, slope), CAB(c, slope))


def _conv3(c: int, out: int) -> nn.Conv2d:
    return nn.Conv2d(c, out, 3, padding=1, bias=False)


def _conv1(c: int, out: int) -> nn.Conv2d:
    return nn.Conv2d(c, out, 1, bias=False)
