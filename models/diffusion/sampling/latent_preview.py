"""Coarse preview of a latent without decoding it."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True, slots=True, eq=False)
class LatentProjection:
    """Affine map from the 4 latent channels to RGB, 5 x 3, fitted to one picture."""

    matrix: Tensor

    @classmethod
    def fit(cls, latent: Tensor, image: Tensor) -> "LatentProjection":
        """Fit the map by least squares to a picture (1 x 3 x H x W, 0 to 1) and its latent."""
        height, width = (side // 8 for side in image.shape[2:])
        reduced = F.adaptive_avg_pool2d(image[:, :, : height * 8, : width * 8], (height, width))
        features = _with_constant(latent[:, :, :height, :width])
        colours = reduced.float().flatten(2)[0].T
        return cls(torch.linalg.lstsq(features.cpu(), colours.cpu()).solution.to(latent.device))

    def preview(self, latent: Tensor, reference: Tensor) -> Tensor:
        """Convert a latent to a picture of the sides of `reference`, 1 x 3 x H x W."""
        colours = (_with_constant(latent) @ self.matrix).T.reshape(1, 3, *latent.shape[2:])
        large = F.interpolate(colours, scale_factor=8, mode="bilinear")
        return large[:, :, : reference.shape[2], : reference.shape[3]]


def _with_constant(latent: Tensor) -> Tensor:
    features = latent.float().flatten(2)[0].T
    return torch.cat((features, torch.ones_like(features[:, :1])), dim=1)
