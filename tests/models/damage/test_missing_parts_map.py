"""Tests of the change of scale between overview and view."""

import numpy as np

from models.core.pixels import MaskArray, Pixels, Rect
from models.damage.missing_parts_map import VIEW, enlarged_mask, missing_parts_map


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
