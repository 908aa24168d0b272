"""Maps as colours over the photo: how much a restoration changed, and what it invented."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from models.core.invention_map import InventionMap
from models.core.pixels import Pixels

Stops = tuple[tuple[int, int, int], ...]

DIFFERENCE_STOPS: Final[Stops] = ((52, 96, 235), (214, 64, 196), (255, 214, 92))
INVENTION_STOPS: Final[Stops] = ((38, 166, 154), (244, 180, 60), (235, 70, 52))
"""Colours from nothing to all."""

MAX_DIFFERENCE: Final = 0.25
"""Difference, of the whole range, from which on it is shown in full."""

MIN_SHARE: Final = 0.04
"""Share of the scale below which nothing is tinted."""

DIMMING: Final = 0.55
"""How much of the photo's light is taken away below a map."""

TINT_OPACITY: Final = 0.75


def difference_colours(before: Pixels, after: Pixels) -> QImage:
    """Where and how much two pictures of the same place differ, in their worst channel."""
    return colourise(
        np.asarray(np.abs(after - before).max(axis=2) / MAX_DIFFERENCE, np.float32),
        DIFFERENCE_STOPS,
    )


def invention_colours(evidence: InventionMap) -> QImage:
    """What a generative step restored and what it invented."""
    return colourise(evidence.heat.astype(np.float32) / np.float32(255), INVENTION_STOPS)


def colourise(shares: NDArray[np.float32], stops: Stops) -> QImage:
    """Height x width from 0 to 1 as colours over a dimmed photo."""
    shares = np.clip(shares, 0, 1)
    tint = TINT_OPACITY * np.clip((shares - MIN_SHARE) / MIN_SHARE, 0, 1)
    places = np.linspace(0, 1, len(stops))
    height, width = shares.shape
    picture = np.empty((height, width, 4), np.uint8)
    for channel in range(3):
        colour = np.interp(shares, places, [stop[channel] for stop in stops])
        picture[..., channel] = np.round(colour * tint)
    picture[..., 3] = np.round(255 * (1 - (1 - DIMMING) * (1 - tint)))
    format = QImage.Format.Format_RGBA8888_Premultiplied
    image = QImage(picture.data, width, height, 4 * width, format)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
