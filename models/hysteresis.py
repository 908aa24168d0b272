"""From the chance that each pixel is damaged to where the damage is."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.pixels import grown

EXTENT, REACH = 0.3, 16
"""How likely damaged, and within how many pixels of damage that is surer, a pixel must be to be a
part of it."""

SURE_SHARE: Final = 0.1
"""Of the pixels of a piece that must be sure. Damage is sure almost everywhere; the false alarms in
clean photos, ropes that cross before a hedge, are a few sure pixels in a large doubtful piece."""


def damaged(likely: NDArray[np.float32], sensitivity: float) -> NDArray[np.bool_]:
    """Where a picture is damaged, from the chance of each pixel (height x width): what is so for
    more than 1 - `sensitivity`, and what hangs on it. Two thresholds as in Canny 1986, "A
    computational approach to edge detection", section VII: cracks are followed where they grow
    faint, and nothing begins at a doubtful place. Pieces of which hardly any is sure are left."""
    sure = likely > 1 - sensitivity
    found, part = sure, likely > min(EXTENT, 1 - sensitivity)
    for _ in range(REACH):
        found = grown(found, 1) & part
    count, pieces = cv2.connectedComponents(found.astype(np.uint8), connectivity=8)
    sizes = np.bincount(pieces.ravel(), minlength=count)
    believed = np.bincount(pieces[sure], minlength=count) >= SURE_SHARE * sizes
    believed[0] = False
    return np.asarray(believed[pieces], np.bool_)
