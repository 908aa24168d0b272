"""Fills holes in a picture from what surrounds them.

A U-Net that sees the holed picture and the hole, the plainest scheme of learned inpainting
(Pathak et al. 2016, "Context Encoders", arXiv 1604.07379, section 3), for holes that are thin or
small.
"""

import torch
from torch import Tensor

from models.layers.frame import ImageNetwork
from models.layers.unet import UNet


class FillNet(ImageNetwork):
    """0.4 million parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.unet = UNet((4, 3), (32, 48, 64, 80))

    def forward(self, image: Tensor, hole: Tensor) -> Tensor:
        """`image` is N x 3 x H x W, RGB, 0 to 1; `hole` is N x 1 x H x W, 1 where pixels are to
        be made up and 0 where they are kept as they are. Not clamped. What `image` shows inside
        the hole has no influence."""
        kept = (image - 0.5) * (1 - hole)
        generated = self.unet(torch.cat((kept, hole), 1)) + 0.5
        filled: Tensor = image * (1 - hole) + generated * hole
        return filled
