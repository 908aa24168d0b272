"""Rectangles at any angle, and how far two of them overlap."""

import numpy as np
import pytest

from models.splitting.rotated_rect import RotatedRect, intersection_area, overlap


def test_a_rectangle_overlaps_itself_completely() -> None:
    rect = RotatedRect(5, 6, 7, 3, 33)
    assert overlap(rect, rect) == pytest.approx(1)


def test_rectangles_that_share_half_have_an_overlap_of_a_third() -> None:
    assert overlap(RotatedRect(0, 0, 4, 2), RotatedRect(2, 0, 4, 2)) == pytest.approx(1 / 3)


def test_rectangles_apart_share_nothing() -> None:
    assert intersection_area(RotatedRect(0, 0, 2, 2, 45), RotatedRect(9, 0, 2, 2)) == 0


def test_a_square_on_its_corner_shares_an_octagon_with_an_upright_one() -> None:
    shared = intersection_area(RotatedRect(0, 0, 2, 2), RotatedRect(0, 0, 2, 2, 45))
    assert shared == pytest.approx(8 * (np.sqrt(2) - 1))


@pytest.mark.parametrize("angle", [-100, -45, 44, 45, 170, 300])
def test_the_upright_description_covers_the_same_area(angle: float) -> None:
    rect = RotatedRect(3, 4, 10, 5, angle)
    upright = rect.upright()
    assert -45 <= upright.angle < 45
    assert overlap(rect, upright) == pytest.approx(1)


def test_turning_by_a_quarter_swaps_the_sides() -> None:
    turned = RotatedRect(0, 0, 4, 2, 10).turned(1)
    assert (turned.w, turned.h, turned.angle) == (2, 4, 100)
