"""Tests of the masks of places."""

import numpy as np
import pytest

from models.core.place import Place, place_mask

GEOMETRIC = [place for place in Place if place.is_geometric]


@pytest.mark.parametrize("place", GEOMETRIC)
def test_mask_has_the_size_of_the_photo_and_is_neither_empty_nor_full(place: Place) -> None:
    mask = place_mask(place, 30, 60)
    assert mask.shape == (30, 60)
    assert 0 < mask.mean() < 1


@pytest.mark.parametrize(("one", "other"), [(Place.LEFT, Place.RIGHT), (Place.TOP, Place.BOTTOM)])
@pytest.mark.parametrize("size", [(30, 60), (31, 61)])
def test_two_halves_cover_the_photo_once(one: Place, other: Place, size: tuple[int, int]) -> None:
    assert (place_mask(one, *size) + place_mask(other, *size) == 1).all()


@pytest.mark.parametrize(
    ("place", "row", "column"),
    [
        (Place.TOP_LEFT, 0, 0),
        (Place.TOP_RIGHT, 0, -1),
        (Place.BOTTOM_LEFT, -1, 0),
        (Place.BOTTOM_RIGHT, -1, -1),
    ],
)
def test_corner_contains_its_corner_and_not_the_middle(place: Place, row: int, column: int) -> None:
    mask = place_mask(place, 30, 60)
    assert (mask[row, column], mask[15, 30]) == (1, 0)
    assert mask.sum() == 10 * 20


def test_border_surrounds_the_photo() -> None:
    mask = place_mask(Place.BORDER, 30, 60)
    assert np.array_equal(mask, mask[::-1, ::-1])
    assert (mask[2, 30], mask[3, 30], mask[15, 2], mask[15, 3]) == (1, 0, 1, 0)


def test_place_that_depends_on_the_picture_has_no_mask() -> None:
    assert not Place.SKY.is_geometric
    with pytest.raises(KeyError):
        place_mask(Place.SKY, 30, 60)
