"""Detection of dust, scratches, cracks and other surface damage.

A U-Net, as Ivanova et al. 2022, "Simulating analogue film damage to analyse and improve artefact
restoration on high-resolution scans", use to find damage of film.
"""

from torch import Tensor

from models.layers.frame import ImageNetwork
from models.layers.unet import UNet


class DamageNet(ImageNetwork):
    """Network that estimates the probability of damage per pixel; 0.4 million parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.unet = UNet((3, 1), (24, 40, 64, 96), normed=True)

    def forward(self, image: Tensor) -> Tensor:
        """Estimate damage: N x 3 x H x W, RGB, 0 to 1, to probabilities, N x 1 x H x W."""
        probability: Tensor = self.unet(image - 0.5).sigmoid()
        return probability
