"""Laws of making pictures larger without a network."""

import numpy as np
import pytest

from models.core.pixels import Rect
from models.imaging.upscaling import source_rect, upscale, upscale_rect

PICTURE = np.random.default_rng(1).random((17, 23, 3), np.float32)


def whole(by: int) -> np.ndarray:
    place = Rect.of(PICTURE)
    return upscale(PICTURE, place, place.scaled(by), by)


def test_a_factor_of_one_changes_nothing() -> None:
    assert np.array_equal(whole(1), PICTURE)


@pytest.mark.parametrize("by", [2, 3, 4])
def test_pieces_are_what_the_whole_is(by: int) -> None:
    at_once, inside = whole(by), Rect.of(PICTURE)
    for rect in inside.scaled(by).tiles(13):
        place = source_rect(rect, by, inside)
        found = upscale(PICTURE[place.slices], place, rect, by)
        assert np.array_equal(found, at_once[rect.slices])


def test_a_flat_picture_stays_flat() -> None:
    flat = np.full((5, 6, 3), 0.3, np.float32)
    assert np.allclose(upscale(flat, Rect.of(flat), Rect.of(flat).scaled(3), 3), 0.3, atol=1e-6)


def test_a_ramp_stays_straight_inside() -> None:
    ramp = np.tile(np.linspace(0, 1, 12, dtype=np.float32)[None, :, None], (4, 1, 3))
    row = upscale(ramp, Rect.of(ramp), Rect.of(ramp).scaled(2), 2)[2, 6:-6, 0]
    assert np.allclose(np.diff(row), 0.5 / 11, atol=1e-5)


def test_levels_stay_within_their_range() -> None:
    steps = np.repeat(np.array([[0, 255]], np.uint8), 3, axis=0)[:, [0, 0, 1, 1]]
    seen = upscale_rect(steps, Rect(0, 0, 8, 6), 2)
    assert seen.min() == 0
    assert seen.max() == 1
