"""Tests of corrections to the prints that were found on a scan."""

import numpy as np
import pytest

from desktop.restoration import print_review as review
from desktop.restoration.print_review import Prints
from desktop.restoration.scan_splitter import PlacedPrint
from models.splitting.print_orientation import UNKNOWN, Clue, Orientation
from models.splitting.rotated_rect import RotatedRect, overlap

LEFT, RIGHT = RotatedRect(50, 100, 80, 120, 3), RotatedRect(150, 100, 80, 60, 3)


def prints(*places: RotatedRect) -> Prints:
    return tuple(PlacedPrint(place, 0.5, UNKNOWN) for place in places)


def test_drawing_adds_a_print_between_two_corners() -> None:
    made = review.with_drawn((), (60, 90), (20, 30))
    assert [each.place for each in made] == [RotatedRect(40, 60, 40, 60)]
    assert not made[0].orientation.is_doubtful


def test_drawing_a_few_pixels_adds_nothing() -> None:
    assert review.with_drawn((), (60, 90), (63, 190)) == ()


def test_removing_leaves_the_others() -> None:
    assert review.without(prints(LEFT, RIGHT), {0}) == prints(RIGHT)


def test_a_merged_print_covers_its_parts_at_the_angle_of_the_largest() -> None:
    (joined,) = review.merged(prints(LEFT, RIGHT), {0, 1})
    assert joined.place.angle == LEFT.angle
    for part in (LEFT, RIGHT):
        assert all(review.contains(joined.place.grown(1e-6), tuple(at)) for at in part.corners)


def test_halves_cover_the_print_they_were() -> None:
    first, second = review.halved(prints(LEFT), {0: 0.4})
    assert first.place.area + second.place.area == pytest.approx(LEFT.area)
    assert first.place.h == pytest.approx(48)
    assert overlap(first.place, second.place) < 1e-9
    (again,) = review.merged((first, second), {0, 1})
    assert overlap(again.place, LEFT) > 0.999


def test_the_seam_of_two_prints_is_found() -> None:
    page = np.full((120, 300, 3), 0.3, np.float32)
    page[:, 110:] = 0.7
    whole = PlacedPrint(RotatedRect(150, 60, 300, 120), 1.0, UNKNOWN)
    assert review.seam_share(page, 1, whole) == pytest.approx(110 / 300, abs=0.01)
    page[:] = 0.3
    assert review.seam_share(page, 1, whole) == 0.5


def test_turning_removes_the_doubt() -> None:
    placed = PlacedPrint(LEFT, 1.0, Orientation(3, 0.5, Clue.SKY))
    (turned,) = review.turned((placed,), {0}, 2)
    assert turned.orientation.turns == 1
    assert not turned.orientation.is_doubtful


@pytest.mark.parametrize("handle", [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1)])
def test_resizing_keeps_the_opposite_side(handle: tuple[int, int]) -> None:
    place = RotatedRect(100, 80, 60, 40, 30)
    dragged = np.array(handle) * (47, 39) @ place.axes + (place.x, place.y)
    after = review.resized(place, *handle, (float(dragged[0]), float(dragged[1])))
    opposite = -np.array(handle) / 2
    before_at = opposite * (place.w, place.h) @ place.axes + (place.x, place.y)
    after_at = opposite * (after.w, after.h) @ after.axes + (after.x, after.y)
    assert np.allclose(before_at, after_at)
    assert after.w == pytest.approx(77 if handle[0] else 60)
    assert after.h == pytest.approx(59 if handle[1] else 40)


def test_rotating_follows_the_point() -> None:
    after = review.rotated(RotatedRect(0, 0, 20, 10), (0, -10), (10, 0))
    assert after.angle == pytest.approx(90)


def test_a_thumbnail_is_upright() -> None:
    page = np.zeros((200, 200, 3), np.float32)
    page[60:140, 15:25] = 1
    placed = PlacedPrint(RotatedRect(150, 200, 240, 160), 1.0, Orientation(1, 1.0, Clue.NONE))
    picture = review.thumbnail(page, 2, placed, 60)
    assert picture.shape[:2] == (60, 40)
    assert picture[:4].mean() > 0.8
    assert picture[20:].mean() < 0.1
