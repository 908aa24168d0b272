"""Tests of the test pictures: sizes, prints, enlarged copies and places."""

import numpy as np
import pytest

pytest.importorskip("cv2", reason="OpenCV, of the extra `train`, is not installed")

from models.core.pixels import is_monochrome
from models.training.evaluation.damage_repair.cases import (
    LONG_SIDES,
    Levels,
    enlarged_cases,
    overlay_cases,
    prints,
)
from models.training.evaluation.damage_repair.overlays import hair
from models.training.evaluation.damage_repair.places import SIDE, wide_holes


def photos(count: int = 8) -> dict[str, Levels]:
    rng = np.random.default_rng(0)
    return {f"{n}.png": rng.integers(0, 256, (400, 800, 3), np.uint8) for n in range(count)}


def test_prints_have_the_listed_long_sides() -> None:
    assert [image.shape[1] for _, image in prints(photos(), 4, 1)] == [*LONG_SIDES[:4]]


def test_every_fourth_print_is_grey() -> None:
    grey = [is_monochrome(image) for _, image in prints(photos(), 4, 1, (80,))]
    assert grey == [False, True, False, False]


def test_cases_are_the_same_every_time() -> None:
    first, second = (
        [*overlay_cases(prints(photos(), 2, 3, (90,)), "hair", hair)] for _ in range(2)
    )
    assert all(np.array_equal(a.damaged, b.damaged) for a, b in zip(first, second, strict=True))


def test_grain_of_an_enlarged_case_is_no_damage() -> None:
    (case,) = overlay_cases(prints(photos(), 1, 3, (90,)), "hair", hair)
    for factor, large in enlarged_cases(case, (1, 2), 0):
        assert large.area.shape == tuple(factor * side for side in case.area.shape)
        assert np.array_equal(large.clean[~large.area], large.damaged[~large.area]) or (
            np.abs(large.clean[~large.area].astype(int) - large.damaged[~large.area]).max() <= 9
        )


def test_a_place_is_painted_over_in_its_hole_only() -> None:
    for place in wide_holes(photos(2), 2):
        assert place.clean.shape == (SIDE, SIDE, 3)
        assert np.array_equal(place.clean[~place.hole], place.damaged[~place.hole])
