"""Part of a photo that is restored before the whole."""

import numpy as np
import pytest

from models.core.pixels import Rect
from models.diffusion.systems.first_view import VIEW_SIDE, RestoredView, first_view

LARGE = Rect(0, 0, 2000, 1500)


@pytest.mark.parametrize(
    ("focus", "corner"),
    [
        ((1000, 700), (744, 444)),
        ((0, 0), (0, 0)),
        ((2000, 1500), (1488, 988)),
        ((-9, 700), (0, 444)),
    ],
)
def test_view_lies_around_the_focus_inside_the_photo(
    focus: tuple[float, float], corner: tuple[int, int]
) -> None:
    assert first_view(LARGE, focus) == Rect(*corner, VIEW_SIDE, VIEW_SIDE)


def test_narrow_photo_is_seen_over_its_whole_width() -> None:
    assert first_view(Rect(0, 0, 300, 4000), (150, 2000)) == Rect(0, 1744, 300, VIEW_SIDE)


def test_small_photo_and_unwatched_run_have_no_view() -> None:
    assert first_view(Rect(0, 0, 800, 600), (400, 300)) is None
    assert first_view(LARGE, None) is None


def test_view_is_pasted_into_a_copy() -> None:
    picture = np.zeros((8, 8, 3), np.float32)
    pasted = RestoredView(Rect(2, 1, 3, 4), np.ones((4, 3, 3), np.float32)).pasted_into(picture)
    assert pasted.sum() == 36
    assert pasted[1:5, 2:5].min() == 1
    assert picture.max() == 0
