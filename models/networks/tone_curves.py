"""Spatially varying tone curves, predicted from a thumbnail and a text vector.

The scheme is that of Gharbi et al., "Deep Bilateral Learning for Real-Time Image Enhancement"
(HDRNet, SIGGRAPH 2017, arXiv 1707.02880, section 3): a small network reads a thumbnail, fuses local
and global features and predicts a coarse grid of colour transforms instead of pixels. The
transforms are monotonic curves per channel, as in Moran et al., "CURL: Neural Curve Layers" (arXiv
1911.13175, section 3.2). Fading, underexposure and haze can be undone by such curves.

Curves start from the transform that stretches each channel to the full range (white patch of Land
1977, "The Retinex theory of color vision", applied at both ends), weighted by the network. The text
gates channels as in InstructIR (arXiv 2401.16468, equation 3).

Tensors are N x C x H x W, RGB, 0 to 1; the text vector is N x 256 with unit length.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

THUMBNAIL_SIDE: Final = 64
"""Side in pixels of the square thumbnail that the network reads."""

KNOTS: Final = tuple((k / 31) ** 1.5 for k in range(32))
"""Input levels (0 to 1) at which a curve is stored, denser in the shadows; linear between them."""

BEND_LEVELS: Final = tuple((k / 11) ** 1.5 for k in range(12))
"""Relative levels at which a curve changes its slope: 0 is a channel's dark end, 1 its light end.
"""

QUANTILES: Final = (
    *(0, 0.004, 0.01, 0.02),
    *(k / 32 for k in range(1, 32)),
    *(0.98, 0.99, 0.996, 1),
)
"""Quantiles (0 to 1) of each channel that the network receives as statistics."""

DARK_QUANTILE: Final = 1
"""Index in `QUANTILES` of the dark end of a channel's range."""
LIGHT_QUANTILE: Final = len(QUANTILES) - 2
"""Index in `QUANTILES` of the light end of a channel's range."""

MIN_RANGE: Final = 0.1
"""Lower bound of a channel's range, so that flat pictures are not stretched without limit."""
MAX_LOG_SLOPE: Final = 3.5
"""Bound of the natural logarithm of the factor by which a bend may change the slope."""


class ToneCurves(nn.Module):
    """Network that predicts tone curves from a picture and a text vector.

    `widths` are the channels of its convolutions, each of which halves the sides."""

    bends: Tensor
    knots: Tensor
    ranks: Tensor

    def __init__(self, widths: tuple[int, ...] = (24, 48, 64, 96), text_width: int = 256) -> None:
        super().__init__()
        self.text_width = text_width
        ranks = torch.tensor([round(quantile * (THUMBNAIL_SIDE**2 - 1)) for quantile in QUANTILES])
        self.register_buffer("bends", torch.tensor(BEND_LEVELS), persistent=False)
        self.register_buffer("knots", torch.tensor(KNOTS), persistent=False)
        self.register_buffer("ranks", ranks, persistent=False)
        inward = (6, *widths[:-1])
        pairs = zip(inward, widths, strict=True)
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, 2, 1) for a, b in pairs)
        self.masks = nn.ModuleList(_channel_gate(text_width, width) for width in widths)
        last = widths[-1]
        self.spread = nn.Sequential(
            nn.Linear(6 * len(QUANTILES) + 2 * last + text_width, 2 * last),
            nn.GELU(),
            nn.Linear(2 * last, last),
        )
        self.local = nn.Conv2d(last, last, 3, padding=1)
        self.head = nn.Conv2d(last, 3 * (1 + len(BEND_LEVELS)), 1)
        self.head.load_state_dict(
            {k: torch.zeros_like(v) for k, v in self.head.state_dict().items()}
        )

    def forward(self, image: Tensor, text: Tensor) -> Tensor:
        """Predict curves (N x 3 x 32 x 4 x 4) for pictures N x 3 x H x W and text vectors N x 256.

        For each channel they hold the output level of each of the 32 `KNOTS`, in a 4 x 4 grid over
        the picture."""
        thumbnail = F.interpolate(
            image, (THUMBNAIL_SIDE, THUMBNAIL_SIDE), mode="bilinear", antialias=True
        )
        quantiles = thumbnail.flatten(2).sort(2).values[:, :, self.ranks]
        dark = quantiles[:, :, DARK_QUANTILE]
        span = (quantiles[:, :, LIGHT_QUANTILE] - dark).clamp(min=MIN_RANGE)
        stretched = (thumbnail - dark[..., None, None]) / span[..., None, None]
        features = torch.cat((thumbnail, stretched), 1) - 0.5
        for conv, gate in zip(self.convs, self.masks, strict=True):
            features = F.gelu(conv(features)) * torch.sigmoid(gate(text))[:, :, None, None]
        relative = (quantiles - dark[..., None]) / span[..., None]
        statistics = torch.cat((quantiles, relative), 1).flatten(1)
        global_features = torch.cat(
            (statistics, features.mean((2, 3)), features.amax((2, 3)), text), 1
        )
        fused = F.gelu(self.local(features) + self.spread(global_features)[:, :, None, None])
        return self._curves(self.head(fused).unflatten(1, (3, 1 + len(BEND_LEVELS))), dark, span)

    def _curves(self, raw: Tensor, dark: Tensor, span: Tensor) -> Tensor:
        """Convert raw outputs (N x 3 x 13 x 4 x 4) to curves (N x 3 x 32 x 4 x 4).

        Raw channels are: the logit of how far the range is stretched, an offset of the curve's
        start, and the logarithms of the slope factors at `BEND_LEVELS`. `dark` and `span` are each
        channel's range, beyond which curves go on linearly."""
        dark, span = dark[:, :, None, None, None], span[:, :, None, None, None]
        stretch, begin, bends_raw = raw[:, :, :1].sigmoid(), raw[:, :, 1:2], raw[:, :, 2:]
        begin = begin + (1 - stretch) * dark
        slopes = ((1 - stretch) * span + stretch) * (
            MAX_LOG_SLOPE * torch.tanh(bends_raw / MAX_LOG_SLOPE)
        ).exp()
        position = (self.knots - dark.flatten(2)) / span.flatten(2)
        starts, lengths = self.bends[:-1, None], (self.bends[1:] - self.bends[:-1])[:, None]
        progress = (position[:, :, None] - starts).clamp(min=0)
        progress = torch.cat((progress[:, :, :-1].minimum(lengths[:-1]), progress[:, :, -1:]), 2)
        below = position[:, :, None].clamp(max=0)
        progress = torch.cat((progress[:, :, :1] + below, progress[:, :, 1:]), 2)
        rise = progress.transpose(2, 3) @ slopes.flatten(3)
        return begin + rise.reshape(*rise.shape[:3], *raw.shape[3:])


def _channel_gate(text_width: int, channels: int) -> nn.Linear:
    """Build a gate of `channels` by a text vector of `text_width`, with large initial weights."""
    gate = nn.Linear(text_width, channels)
    nn.init.normal_(gate.weight, std=2.0)
    return gate


def apply_curves(curves: Tensor, image: Tensor) -> Tensor:
    """Map each pixel of `image` through the curves at its position (HDRNet, section 3.3).

    Curves (N x 3 x 32 x 4 x 4) are interpolated linearly between cell centres and knots. Returns N
    x 3 x H x W."""
    height, width = image.shape[2:]
    knots = image.new_tensor(KNOTS)
    levels = image.clamp(0, 1).flatten(0, 1)
    above = torch.bucketize(levels, knots, right=True).clamp(1, len(KNOTS) - 1)
    low, high = knots[above - 1], knots[above]
    depth = (2 * (above - 1 + (levels - low) / (high - low)) + 1) / len(KNOTS) - 1
    across, down = (
        (2 * torch.arange(side, dtype=image.dtype, device=image.device) + 1) / side - 1
        for side in (width, height)
    )
    grid = torch.stack((across.expand_as(depth), down[:, None].expand_as(depth), depth), -1)
    volumes = curves.flatten(0, 1)[:, None]
    sliced = F.grid_sample(volumes, grid[:, None], padding_mode="border", align_corners=False)
    return sliced.reshape(image.shape)
