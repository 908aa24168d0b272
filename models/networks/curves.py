"""Tone curves that vary smoothly over the photo, predicted from a thumbnail and a sentence.

The scheme is that of Gharbi et al., "Deep Bilateral Learning for Real-Time Image Enhancement"
(HDRNet, SIGGRAPH 2017, arXiv 1707.02880, section 3): a small network sees a thumbnail, local and
global features are fused, and what it predicts is not pixels but a coarse grid of simple colour
transforms. The transforms are monotonic curves of each channel, as in Moran et al., "CURL: Neural
Curve Layers" (arXiv 1911.13175, section 3.2); fading, underexposure and haze are of that kind.
The text weighs channels as in InstructIR (arXiv 2401.16468, equation 3).

Tensors are N x C x H x W, RGB, 0 to 1; the text vector is N x 256 with unit length.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

THUMBNAIL: Final = 64
"""Side in pixels of what the network sees."""

KNOTS: Final = tuple((k / 11) ** 1.5 for k in range(12))
"""Levels at which a curve is given, closer in the shadows; it is straight between them."""

BINS: Final = 32
STEEPEST: Final = 3.5
"""Natural logarithm of the greatest slope of a curve."""


class ToneCurves(nn.Module):
    """The network; `widths` are the channels of its levels, each of half the side before."""

    steps: Tensor
    bins: Tensor

    def __init__(self, widths: tuple[int, ...] = (24, 48, 64, 96), text_width: int = 256) -> None:
        super().__init__()
        self.text_width = text_width
        knots = torch.tensor(KNOTS)
        self.register_buffer("steps", knots[1:] - knots[:-1], persistent=False)
        self.register_buffer("bins", torch.linspace(0, 1, BINS), persistent=False)
        inward = (3, *widths[:-1])
        pairs = zip(inward, widths, strict=True)
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, 2, 1) for a, b in pairs)
        self.masks = nn.ModuleList(_mask(text_width, width) for width in widths)
        last = widths[-1]
        self.spread = nn.Sequential(
            nn.Linear(3 * BINS + 2 * last + text_width, 2 * last),
            nn.GELU(),
            nn.Linear(2 * last, last),
        )
        self.local = nn.Conv2d(last, last, 3, padding=1)
        self.head = nn.Conv2d(last, 3 * len(KNOTS), 1)
        self.head.load_state_dict(
            {k: torch.zeros_like(v) for k, v in self.head.state_dict().items()}
        )

    def forward(self, image: Tensor, text: Tensor) -> Tensor:
        """N x 3 x 12 x 4 x 4: for each channel the level that each knot becomes, in 4 x 4
        places over the photo."""
        seen = F.interpolate(image, (THUMBNAIL, THUMBNAIL), mode="bilinear", antialias=True)
        features = seen - 0.5
        for conv, mask in zip(self.convs, self.masks, strict=True):
            features = F.gelu(conv(features)) * torch.sigmoid(mask(text))[:, :, None, None]
        whole = torch.cat(
            (self._histogram(seen), features.mean((2, 3)), features.amax((2, 3)), text), 1
        )
        fused = F.gelu(self.local(features) + self.spread(whole)[:, :, None, None])
        return self._climbed(self.head(fused).unflatten(1, (3, len(KNOTS))))

    def _histogram(self, seen: Tensor) -> Tensor:
        """N x 96: for each channel the share of pixels up to each level. What tells most of
        fading, where the darkest and the lightest lie, can be read from it at once."""
        below = (self.bins[:, None, None] - seen[:, :, None]) * (BINS - 1)
        return below.clamp(0, 1).mean((3, 4)).flatten(1)

    def _climbed(self, raw: Tensor) -> Tensor:
        """Where a curve begins, then the logarithms of its slopes; zeros are no change."""
        slopes = (STEEPEST * torch.tanh(raw[:, :, 1:] / STEEPEST)).exp()
        rises = slopes * self.steps[:, None, None]
        begin = raw[:, :, :1]
        return torch.cat((begin, begin + rises.cumsum(2)), 2)


def _mask(text_width: int, channels: int) -> nn.Linear:
    """Wishes differ from the first step on."""
    mask = nn.Linear(text_width, channels)
    nn.init.normal_(mask.weight, std=2.0)
    return mask


def applied(curves: Tensor, image: Tensor) -> Tensor:
    """Each pixel of `image` through the curves of its place."""
    side = image.shape[2:]
    levels = image.clamp(0, 1)
    changed = torch.zeros_like(image)
    for knot in range(len(KNOTS)):
        weight = _nearness(levels, knot)
        there = F.interpolate(curves[:, :, knot], side, mode="bilinear")
        changed = changed + weight * there
    return changed


def _nearness(levels: Tensor, knot: int) -> Tensor:
    """1 at the knot, falling to 0 at its neighbours; 1 beyond the outermost."""
    rising = falling = torch.ones_like(levels)
    if knot > 0:
        rising = (levels - KNOTS[knot - 1]) / (KNOTS[knot] - KNOTS[knot - 1])
    if knot + 1 < len(KNOTS):
        falling = (KNOTS[knot + 1] - levels) / (KNOTS[knot + 1] - KNOTS[knot])
    return torch.minimum(rising, falling).clamp(0, 1)
