"""Heat maps: differences and invention maps as translucent colours over the photo."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from models.core.invention_map import InventionMap
from models.core.pixels import Pixels

Stops = tuple[tuple[int, int, int], ...]
"""Colour scale as 8-bit RGB colours at equal distances from 0 to 1."""

DIFFERENCE_STOPS: Final[Stops] = ((52, 96, 235), (214, 64, 196), (255, 214, 92))
"""Colour scale of differences, from unchanged to `MAX_DIFFERENCE`."""

INVENTION_STOPS: Final[Stops] = ((38, 166, 154), (244, 180, 60), (235, 70, 52))
"""Colour scale of invention maps, from restored to invented."""

MAX_DIFFERENCE: Final = 0.25
"""Difference (range 0 to 1) from which on the last colour of the scale is used."""

MIN_SHARE: Final = 0.04
"""Share of the scale below which nothing is tinted, 0 to 1."""

DIMMING: Final = 0.55
"""Share by which the photo below a map is darkened, 0 to 1."""

TINT_OPACITY: Final = 0.75
"""Opacity of the colours, 0 to 1."""


def difference_colours(before: Pixels, after: Pixels) -> QImage:
    """Colour the largest channel difference of two pictures of the same rect as an image."""
    shares = np.abs(after - before).max(axis=2) / MAX_DIFFERENCE
    return colourise(np.asarray(shares, np.float32), DIFFERENCE_STOPS)


def invention_colours(invention_map: InventionMap) -> QImage:
    """Colour an invention map as an image."""
    return colourise(invention_map.heat.astype(np.float32) / np.float32(255), INVENTION_STOPS)


def colourise(shares: NDArray[np.float32], stops: Stops) -> QImage:
    """Map shares (height x width, 0 to 1) to colours of `stops`, as premultiplied ARGB."""
    shares = np.clip(shares, 0, 1)
    tint = TINT_OPACITY * np.clip((shares - MIN_SHARE) / MIN_SHARE, 0, 1)
    positions = np.linspace(0, 1, len(stops))
    height, width = shares.shape
    picture = np.empty((height, width, 4), np.uint8)
    for channel in range(3):
        colour = np.interp(shares, positions, [stop[channel] for stop in stops])
        picture[..., channel] = np.round(colour * tint)
    picture[..., 3] = np.round(255 * (1 - (1 - DIMMING) * (1 - tint)))
    format = QImage.Format.Format_RGBA8888_Premultiplied
    image = QImage(picture.data, width, height, 4 * width, format)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
