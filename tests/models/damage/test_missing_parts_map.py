"""Tests of the change of scale between overview and view."""

import numpy as np

from models.core.pixels import MaskArray, Pixels, Rect
from models.damage.missing_parts_map import (
    VIEW,
    enlarged_mask,
    missing_mask,
    missing_parts_map,
    without_margins,
)


def darkness(image: Pixels) -> MaskArray:
    assert max(image.shape[:2]) <= VIEW
    return 1 - image[..., 0]


def test_map_of_the_view_lies_where_the_overview_shows_it() -> None:
    overview = np.ones((500, 701, 3), np.float32)
    overview[300:360, 90:150] = 0
    likely = missing_parts_map(overview, darkness)
    assert likely.shape == (500, 701)
    assert likely[306:354, 96:144].min() > 0.9
    assert likely[:290].max() < 0.1


def test_mask_of_the_overview_is_enlarged_to_the_photo() -> None:
    found = np.zeros((750, 500), bool)
    found[:100, :100] = True
    mask = enlarged_mask(found, Rect(0, 0, 1500, 2250))
    assert mask.shape == (2250, 1500)
    assert mask[:298, :298].all()
    assert not mask[302:, 302:].any()


def test_mask_of_a_small_photo_stays_as_it_is() -> None:
    found = np.eye(6, dtype=bool)
    assert np.array_equal(enlarged_mask(found, Rect(0, 0, 6, 6)), found)


def mask_of_two_parts(tone: float, sureness: float) -> tuple[bool, bool]:
    """Return whether a large white part, and a small one of a tone and sureness, count."""
    overview, likely = np.full((200, 200, 3), 0.4, np.float32), np.zeros((200, 200), np.float32)
    overview[:50, :50], likely[:50, :50] = 1, 0.9
    overview[150:160, 150:160], likely[150:160, 150:160] = tone, sureness
    mask = missing_mask(overview, likely)
    return bool(mask[25, 25]), bool(mask[155, 155])


def test_less_certain_part_of_the_same_tone_is_missing_too() -> None:
    assert mask_of_two_parts(tone=0.97, sureness=0.7) == (True, True)


def test_less_certain_part_of_another_tone_belongs_to_the_picture() -> None:
    assert mask_of_two_parts(tone=0.2, sureness=0.7) == (True, False)


def test_certain_part_of_another_tone_is_missing() -> None:
    assert mask_of_two_parts(tone=0.2, sureness=0.99) == (True, True)


def test_photo_without_missing_parts_has_an_empty_mask() -> None:
    overview = np.zeros((20, 30, 3), np.float32)
    assert not missing_mask(overview, np.zeros((20, 30), np.float32)).any()


def test_straight_margin_along_a_side_is_not_missing() -> None:
    found = np.zeros((100, 80), bool)
    found[:12] = True
    assert not without_margins(found).any()


def test_ragged_strip_along_a_side_is_missing() -> None:
    found = np.zeros((100, 80), bool)
    for column, depth in enumerate(np.random.default_rng(0).integers(4, 14, 80)):
        found[:depth, column] = True
    assert np.array_equal(without_margins(found), found)


def test_straight_strip_across_the_middle_is_missing() -> None:
    found = np.zeros((100, 80), bool)
    found[40:55] = True
    assert np.array_equal(without_margins(found), found)
