"""Inpainting of thin or small holes from their surroundings.

A U-Net that reads the picture without the hole's pixels and the hole mask: the basic scheme of
learned inpainting (Pathak et al. 2016, "Context Encoders", arXiv 1604.07379, section 3).
"""

import torch
from torch import Tensor

from models.layers.input_padding import ImageNetwork
from models.layers.unet import UNet


class FillNet(ImageNetwork):
    """Inpainting network with 0.4 million parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.unet = UNet((4, 3), (32, 48, 64, 80))

    def forward(self, image: Tensor, hole: Tensor) -> Tensor:
        """Fill the hole and return the picture, N x 3 x H x W, not clamped.

        `image` is N x 3 x H x W, RGB, 0 to 1; `hole` is N x 1 x H x W, 1 for pixels to generate and
        0 for pixels to keep. Pixels of `image` inside the hole have no influence."""
        known = (image - 0.5) * (1 - hole)
        generated = self.unet(torch.cat((known, hole), 1)) + 0.5
        filled: Tensor = image * (1 - hole) + generated * hole
        return filled
