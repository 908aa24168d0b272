"""Finds dust, scratches, cracks and other damage of the surface.

A U-Net, as Ivanova et al. 2022, "Simulating analogue film damage to analyse and improve artefact
restoration on high-resolution scans", find damage of film.
"""

from torch import Tensor

from models.layers.frame import ImageNetwork
from models.layers.unet import UNet


class DamageNet(ImageNetwork):
    """0.4 million parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.unet = UNet((3, 1), (24, 40, 64, 96), normed=True)

    def forward(self, image: Tensor) -> Tensor:
        """N x 3 x H x W, RGB, 0 to 1, to the probability that each pixel is damaged:
        N x 1 x H x W."""
        probability: Tensor = self.unet(image - 0.5).sigmoid()
        return probability
