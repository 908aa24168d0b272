"""Fast upscaling: bicubic interpolation plus a residual from a few convolutions.

Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel
Convolutional Neural Network", CVPR 2016 (arXiv 1609.05158), section 3, learning the residual as in
Kim et al., "Accurate Image Super-Resolution Using Very Deep Convolutional Networks", CVPR 2016
(arXiv 1511.04587). Tensors are N x C x H x W, RGB, 0 to 1.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork, SizeRule

MID_GREY: Final = 0.5
"""Level subtracted from pixels before the first convolution."""


class Enlarger(ImageNetwork):
    """Upscaling network with 0.1 million parameters; untrained it equals bicubic interpolation."""

    def __init__(self, scale: int, width: int = 32, convolutions: int = 10) -> None:
        """Build the network for the factor `scale`, with `width` channels.

        `convolutions` counts those between the first and the last."""
        super().__init__()
        self.size_rule = SizeRule(scale=scale)
        layers: list[nn.Module] = []
        for c in (3, *(width for _ in range(convolutions))):
            layers += [nn.Conv2d(c, width, 3, padding=1), nn.PReLU(width)]
        last = nn.Conv2d(width, 3 * scale**2, 3, padding=1)
        last.load_state_dict({name: torch.zeros_like(w) for name, w in last.state_dict().items()})
        self.body = nn.Sequential(*layers, last)

    def forward(self, x: Tensor) -> Tensor:
        """Upscale N x 3 x H x W to N x 3 x (scale H) x (scale W); not clamped."""
        size = [side * self.size_rule.scale for side in x.shape[2:]]
        bicubic = F.interpolate(x, size, mode="bicubic", align_corners=False)
        return bicubic + F.pixel_shuffle(self.body(x - MID_GREY), self.size_rule.scale)
