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


EVENNESS = 37
"""Column with the logarithm of the deviation of the lumas from a plane."""


def noisy(height: int, width: int) -> Pixels:
    noise = np.random.default_rng(0).normal(0, 0.2, (height, width, 1))
    return np.repeat(0.5 + noise, 3, axis=2).clip(0, 1).astype(np.float32)


def test_flat_area_of_a_middle_tone_is_a_candidate_for_a_missing_part() -> None:
    image = noisy(120, 160)
    image[60:100, 90:140] = 0.5
    is_flat = np.zeros((120, 160), bool)
    for pixels, features in large_candidates(image):
        for number in range(pixels.count):
            own = pixels.at[pixels.region == number]
            rows, columns = np.divmod(own, 160)
            if (np.abs(rows - 79.5) < 21).all() and (np.abs(columns - 114.5) < 26).all():
                is_flat.flat[own] = True
        assert np.isfinite(features).all()
    assert is_flat[63:97, 93:137].mean() > 0.95


def test_sloping_tone_of_a_flat_area_counts_as_even() -> None:
    image = noisy(120, 160)
    image[20:80, 30:110] = np.linspace(0.28, 0.32, 80)[:, None]
    unevenness = [features[:, EVENNESS].min() for _, features in large_candidates(image)]
    assert min(unevenness) < np.log(0.005)
