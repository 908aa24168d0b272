"""View of a picture in which damage is looked for: its planes, and numbers for it as a whole."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.pixels import Pixels, to_luma
from models.damage.plane_filters import Plane, gradient_size, soften
from models.damage.region_statistics import Values

SHARES: Final = (1, 99)
"""Percentiles of the luma that count as the darkest and the lightest tone of a view."""

Features = NDArray[np.float32]
"""Numbers that describe regions: regions x numbers."""


@dataclass(frozen=True)
class View:
    """Luma of a picture, its colour differences and gradient, and the range of its tones.

    `noise` is the median change of the luma by softening; `rank` the share of the picture that is
    not lighter than each of 256 levels.
    """

    luma: Plane
    red: Plane
    blue: Plane
    gradient: Plane
    noise: float
    dark: float
    light: float
    rank: Values

    @classmethod
    def of(cls, image: Pixels) -> "View":
        """Prepare an image, height x width x 3, 0 to 1."""
        luma = to_luma(image)
        dark, light = np.percentile(luma, SHARES).tolist()
        return cls(
            luma=luma,
            red=image[..., 0] - luma,
            blue=image[..., 2] - luma,
            gradient=gradient_size(luma),
            noise=float(np.median(np.abs(luma - soften(luma)))),
            dark=dark,
            light=light,
            rank=np.cumsum(np.bincount(_levels(luma.ravel()), minlength=256)) / luma.size,
        )

    def ranks(self, lumas: Values) -> Values:
        """Return the share of the image that is not lighter than each luma."""
        return self.rank[_levels(lumas)]


def _levels(lumas: NDArray[np.floating]) -> NDArray[np.intp]:
    return np.asarray(np.clip(lumas * 255, 0, 255), np.intp)


def logarithm(values: NDArray[np.floating] | float) -> Values:
    """Compute the natural logarithm of values, of which the least is 0.0001."""
    return np.log(np.maximum(values, 1e-4))
