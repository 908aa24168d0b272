"""Points of clean training photos that a detector took for damage.

Showing them again and again is bootstrapping as in Sung and Poggio 1998, "Example-based learning
for view-based human face detection", section 2.6.
`python -m models.training.mine_hard_places` makes the list anew in rounds.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.core.pixels import MaskArray, Pixels
from models.training.data.photo_pack import PhotoPack

FILE: Final = "hard-places.npy"
"""Name of the list within the folder of a part."""

ZOOMS: Final = (0.5, 1.0, 1.5)
"""Factors by which each photo is resized before it is searched."""

SURE: Final = 0.5
"""Probability from which a pixel counts as taken for damage."""

MOST_OF_PHOTO: Final = 40
"""Largest number of points of one photo at one zoom; those of the largest area are kept."""

Detector = Callable[[Pixels], MaskArray]
"""Function from a picture, H x W x 3, to the probability of damage, H x W."""

Places = NDArray[np.float32]
"""Rows of photo index, row, column (pixels of the photo) and zoom."""


def read_places(folder: Path) -> Places:
    """Read the list of hard places of a part of the data; empty before the first search."""
    file = folder / FILE
    return np.load(file) if file.exists() else np.zeros((0, 4), np.float32)


def find_places(photos: PhotoPack, detect: Detector, rng: Generator) -> Places:
    """Search each photo at a random zoom for points that the detector falsely calls damage."""
    rows = [
        (index, *place, zoom)
        for index in range(len(photos))
        for zoom in (float(rng.choice(ZOOMS)),)
        for place in _of_photo(photos.photo(index), zoom, detect)
    ]
    return np.array(rows, np.float32).reshape(-1, 4)


def _of_photo(
    photo: NDArray[np.uint8], zoom: float, detect: Detector
) -> Iterator[tuple[float, float]]:
    method = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
    seen = cv2.resize(photo, None, fx=zoom, fy=zoom, interpolation=method)
    found = detect(np.asarray(seen, np.float32) / np.float32(255)) > SURE
    _, _, stats, centres = cv2.connectedComponentsWithStats(found.astype(np.uint8), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    for index in np.argsort(-areas)[:MOST_OF_PHOTO]:
        column, row = centres[1 + index] / zoom
        yield float(row), float(column)
