"""Fills holes in a picture from what surrounds them.

A U-Net of NAF blocks that sees the holed picture and the hole, the plainest scheme of learned
inpainting (Pathak et al. 2016, "Context Encoders", arXiv 1604.07379, section 3), for holes that
are thin or small.
"""

import torch
from torch import Tensor

from models.layers.unet import NAFUNet


class FillNet(NAFUNet):
    """0.6 million parameters."""

    def __init__(self, width: int = 16) -> None:
        super().__init__(width, (1, 1, 2), 4, (1, 1, 1), channels=(4, 3))

    def forward(self, image: Tensor, hole: Tensor) -> Tensor:
        """`image` is N x 3 x H x W, RGB, 0 to 1; `hole` is N x 1 x H x W, 1 where pixels are to
        be made up and 0 where they are kept as they are. Not clamped. What `image` shows inside
        the hole has no influence."""
        kept = (image - 0.5) * (1 - hole)
        made = self.answered(torch.cat((kept, hole), 1)) + 0.5
        return image * (1 - hole) + made * hole
