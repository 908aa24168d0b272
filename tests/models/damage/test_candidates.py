"""Tests of the candidates for missing parts."""

from collections.abc import Iterator

import numpy as np

from models.core.pixels import Pixels
from models.damage.missing_part_candidates import large_candidates
from models.damage.picture_planes import Features
from models.damage.region_statistics import PixelSet


def grey(height: int, width: int, tone: float = 0.4) -> Pixels:
    return np.full((height, width, 3), tone, np.float32)


def covered(image: Pixels, candidates: Iterator[tuple[PixelSet, Features]]) -> np.ndarray:
    """Mark the pixels of all candidates, after a look at their features."""
    marked = np.zeros(image.shape[:2], bool)
    for pixels, features in candidates:
        assert len(features) == pixels.count
        assert np.isfinite(features).all()
        marked.flat[pixels.at] = True
    return marked


def test_plain_image_has_no_candidate() -> None:
    image = grey(60, 80)
    assert not covered(image, large_candidates(image)).any()


def test_image_of_one_pixel_has_no_candidate() -> None:
    image = grey(1, 1)
    assert not covered(image, large_candidates(image)).any()


def test_white_corner_and_dark_hole_are_candidates_for_missing_parts() -> None:
    image = grey(120, 160)
    image[:30, :40] = 1
    image[60:80, 90:120] = 0
    marked = covered(image, large_candidates(image))
    assert marked[2:28, 2:38].all()
    assert marked[62:78, 92:118].all()
    assert marked.mean() < 0.11
