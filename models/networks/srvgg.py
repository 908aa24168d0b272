"""SRVGG: the compact upscaling network of Real-ESRGAN, a chain of convolutions.

Wang et al., "Real-ESRGAN", ICCV workshops 2021 (arXiv 2107.10833), published as
realesr-general-x4v3 and realesr-animevideov3. Parameter names are those of the published
checkpoints.

Tensors are N x C x H x W, RGB, 0 to 1.
"""

import torch.nn.functional as F
from torch import Tensor, nn

from models.layers.input_padding import ImageNetwork, SizeRule


class SRVGG(ImageNetwork):
    """Network that adds learned detail to nearest-neighbour upscaling."""

    def __init__(self, width: int = 64, convolutions: int = 16, scale: int = 4) -> None:
        """Build the network for the factor `scale`, with `width` channels.

        `convolutions` counts those between the first and the last."""
        super().__init__()
        self.size_rule = SizeRule(scale=scale)
        layers: list[nn.Module] = []
        for c in (3, *(width for _ in range(convolutions))):
            layers += [nn.Conv2d(c, width, 3, padding=1), nn.PReLU(width)]
        self.body = nn.Sequential(*layers, nn.Conv2d(width, 3 * scale**2, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        """Upscale `x` (N x 3 x H x W) by `scale`; not clamped."""
        detail = F.pixel_shuffle(self.body(x), self.size_rule.scale)
        return detail + F.interpolate(x, scale_factor=float(self.size_rule.scale))
