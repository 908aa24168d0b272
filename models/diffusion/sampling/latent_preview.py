"""A coarse picture of a latent, for which nothing has to be decoded."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Channels of a latent and one to colours, 5 x 3: the best straight map for one picture."""

    matrix: Tensor

    @classmethod
    def of(cls, latent: Tensor, picture: Tensor) -> "Projection":
        """From the faithful picture (0 to 1) and its latent, by least squares."""
        height, width = (side // 8 for side in picture.shape[2:])
        seen = F.adaptive_avg_pool2d(picture[:, :, : height * 8, : width * 8], (height, width))
        places = _with_one(latent[:, :, :height, :width])
        wanted = seen.float().flatten(2)[0].T
        return cls(torch.linalg.lstsq(places.cpu(), wanted.cpu()).solution.to(latent.device))

    def picture(self, latent: Tensor, like: Tensor) -> Tensor:
        """1 x 3 x the sides of `like`."""
        height, width = latent.shape[2:]
        colours = (_with_one(latent) @ self.matrix).T.reshape(1, 3, height, width)
        large = F.interpolate(colours, scale_factor=8, mode="bilinear")
        return large[:, :, : like.shape[2], : like.shape[3]]


def _with_one(latent: Tensor) -> Tensor:
    places = latent.float().flatten(2)[0].T
    return torch.cat((places, torch.ones_like(places[:, :1])), dim=1)
