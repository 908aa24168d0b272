"""Reduction of photos, and photos without colour."""

import numpy as np
import pytest

from models.core.pixels import Rect, as_pixels, downscale, is_monochrome, reduction_factor, to_grey


@pytest.mark.parametrize("size", [(1, 1), (7, 5), (100, 1), (64, 48), (50, 201)])
def test_a_reduced_photo_is_at_most_as_long_as_requested(size: tuple[int, int]) -> None:
    small = downscale(np.zeros((*size, 3), np.uint8), 20)
    assert max(small.shape[:2]) <= 20


def test_each_reduced_pixel_is_the_mean_of_its_area() -> None:
    photo = np.random.default_rng(3).integers(0, 65536, (10, 13, 3)).astype(np.uint16)
    small = downscale(photo, 4)
    factor = reduction_factor(Rect.of(photo), 4)
    for row, column in np.ndindex(*small.shape[:2]):
        area = (
            slice(factor * row, factor * (row + 1)),
            slice(factor * column, factor * (column + 1)),
        )
        assert np.allclose(small[row, column], as_pixels(photo[area]).mean(axis=(0, 1)), atol=1e-6)


def test_a_small_photo_is_not_reduced() -> None:
    photo = np.random.default_rng(3).integers(0, 256, (10, 13, 3), np.uint8)
    assert np.array_equal(downscale(photo, 13), as_pixels(photo))


def test_one_coloured_pixel_makes_a_photo_coloured() -> None:
    image = np.full((9, 9, 3), 0.5, np.float32)
    assert is_monochrome(image)
    image[4, 4, 0] += 2 / 255
    assert not is_monochrome(image)


def test_to_grey_does_not_change_grey() -> None:
    image = np.full((2, 2, 3), 0.25, np.float32)
    assert np.allclose(to_grey(image), image)
