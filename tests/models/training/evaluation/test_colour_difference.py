"""Tests of the colour difference against the pairs published with the formula."""

import numpy as np
import pytest

from models.imaging.cielab import to_lab
from models.training.evaluation.colour_difference import ciede2000

PAIRS = (
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
)
"""Pairs 1, 4, 7, 9, 11, 17, 25 and 34 of table 1 of Sharma, Wu and Dalal 2005."""


@pytest.mark.parametrize(("one", "other", "published"), PAIRS)
def test_the_difference_is_the_published_one(one: object, other: object, published: float) -> None:
    difference = ciede2000(np.array(one, np.float64), np.array(other, np.float64))
    assert float(difference) == pytest.approx(published, abs=1e-4)


def test_white_is_lab_100() -> None:
    white = to_lab(np.ones((1, 1, 3), np.float32))
    assert white[0, 0] == pytest.approx([100, 0, 0], abs=1e-3)


def test_equal_colours_differ_by_nothing() -> None:
    colour = to_lab(np.full((1, 1, 3), 0.3, np.float32))
    assert float(ciede2000(colour, colour)[0, 0]) == 0
