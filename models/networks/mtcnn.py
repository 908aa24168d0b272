"""MTCNN: three small networks that find faces and their landmarks, each surer than the one before.

Zhang et al., "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks",
IEEE Signal Processing Letters 2016 (arXiv 1604.02878, figure 2), with the layer sizes of the
authors' released model. Pictures are N x 3 x H x W, RGB, -1 to 1. Boxes are offsets of left, top,
right and lower edge as shares of the side of the input; landmarks are five x, then five y, as such
shares.
"""

from itertools import pairwise

from torch import Tensor, nn


class ProposalNetwork(nn.Module):
    """Proposal network (P-Net): judges 12 x 12 windows of a picture, 2 pixels apart."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            *_convolution(3, 10, 3),
            nn.MaxPool2d(2, 2, ceil_mode=True),
            *_convolution(10, 16, 3),
            *_convolution(16, 32, 3),
        )
        self.score = nn.Conv2d(32, 2, 1)
        self.box = nn.Conv2d(32, 4, 1)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        """Return face probabilities (N x rows x columns) and boxes (N x 4 x rows x columns)."""
        features = self.features(image)
        return self.score(features).softmax(1)[:, 1], self.box(features)


class RefinementNetwork(nn.Module):
    """Refinement network (R-Net): judges windows of 24 x 24 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            *_convolution(3, 28, 3),
            nn.MaxPool2d(3, 2, ceil_mode=True),
            *_convolution(28, 48, 3),
            nn.MaxPool2d(3, 2, ceil_mode=True),
            *_convolution(48, 64, 2),
        )
        self.dense = nn.Sequential(nn.Linear(576, 128), nn.PReLU(128))
        self.score = nn.Linear(128, 2)
        self.box = nn.Linear(128, 4)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        """Return probabilities of a face (N) and boxes (N x 4)."""
        features = self.dense(_flatten(self.features(image)))
        return self.score(features).softmax(1)[:, 1], self.box(features)


class LandmarkNetwork(nn.Module):
    """Output network (O-Net): judges windows of 48 x 48 pixels and finds their landmarks."""

    def __init__(self) -> None:
        super().__init__()
        pools = (*(nn.MaxPool2d(3, 2, ceil_mode=True) for _ in range(2)), nn.MaxPool2d(2, 2))
        layers = list[nn.Module]()
        for pool, (inward, outward) in zip(pools, pairwise((3, 32, 64, 64)), strict=True):
            layers += [*_convolution(inward, outward, 3), pool]
        self.features = nn.Sequential(*layers, *_convolution(64, 128, 2))
        self.dense = nn.Sequential(nn.Linear(1152, 256), nn.PReLU(256))
        self.score = nn.Linear(256, 2)
        self.box = nn.Linear(256, 4)
        self.landmarks = nn.Linear(256, 10)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return probabilities of a face (N), boxes (N x 4) and landmarks (N x 10)."""
        features = self.dense(_flatten(self.features(image)))
        scores = self.score(features).softmax(1)[:, 1]
        return scores, self.box(features), self.landmarks(features)


def _convolution(inward: int, outward: int, side: int) -> tuple[nn.Module, nn.Module]:
    return nn.Conv2d(inward, outward, side), nn.PReLU(outward)


def _flatten(features: Tensor) -> Tensor:
    """Flatten N x C x H x W column by column, the order in which the weights were published."""
    return features.permute(0, 3, 2, 1).flatten(1)
