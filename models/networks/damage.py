"""Finds dust, scratches, cracks and other damage of the surface.

A U-Net (Ronneberger et al. 2015, arXiv 1505.04597) of NAF blocks, as Ivanova et al. 2022,
"Simulating analogue film damage to analyse and improve artefact restoration on high-resolution
scans", find damage of film.
"""

from torch import Tensor

from models.layers.unet import NAFUNet


class DamageNet(NAFUNet):
    """0.2 million parameters."""

    def __init__(self, width: int = 12) -> None:
        super().__init__(width, (1, 1, 2), 2, (1, 1, 1), channels=(3, 1))

    def forward(self, image: Tensor) -> Tensor:
        """N x 3 x H x W, RGB, 0 to 1, to the probability that each pixel is damaged:
        N x 1 x H x W."""
        return self.answered(image - 0.5).sigmoid()
