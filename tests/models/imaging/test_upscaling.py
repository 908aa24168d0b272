"""Upscaling by cubic convolution."""

import numpy as np
import pytest

from models.core.pixels import Rect
from models.imaging.upscaling import source_rect, upscale, upscale_rect

PICTURE = np.random.default_rng(1).random((17, 23, 3), np.float32)


def upscale_whole(by: int) -> np.ndarray:
    rect = Rect.of(PICTURE)
    return upscale(PICTURE, rect, rect.scaled(by), by)


def test_a_factor_of_one_changes_nothing() -> None:
    assert np.array_equal(upscale_whole(1), PICTURE)


@pytest.mark.parametrize("by", [2, 3, 4])
def test_a_rect_upscaled_by_itself_equals_the_whole(by: int) -> None:
    whole, inside = upscale_whole(by), Rect.of(PICTURE)
    for rect in inside.scaled(by).tiles(13):
        source = source_rect(rect, by, inside)
        found = upscale(PICTURE[source.slices], source, rect, by)
        assert np.array_equal(found, whole[rect.slices])


def test_a_constant_image_stays_constant() -> None:
    flat = np.full((5, 6, 3), 0.3, np.float32)
    assert np.allclose(upscale(flat, Rect.of(flat), Rect.of(flat).scaled(3), 3), 0.3, atol=1e-6)


def test_a_linear_ramp_stays_linear_inside() -> None:
    ramp = np.tile(np.linspace(0, 1, 12, dtype=np.float32)[None, :, None], (4, 1, 3))
    row = upscale(ramp, Rect.of(ramp), Rect.of(ramp).scaled(2), 2)[2, 6:-6, 0]
    assert np.allclose(np.diff(row), 0.5 / 11, atol=1e-5)


def test_upscaled_values_stay_between_zero_and_one() -> None:
    steps = np.repeat(np.array([[0, 255]], np.uint8), 3, axis=0)[:, [0, 0, 1, 1]]
    levels = upscale_rect(steps, Rect(0, 0, 8, 6), 2)
    assert levels.min() == 0
    assert levels.max() == 1
