"""Tests of recall and precision of a repair."""

import numpy as np
import pytest

pytest.importorskip("cv2", reason="OpenCV, of the extra `train`, is not installed")

from models.training.evaluation.damage_repair.detection import (
    Detection,
    precision,
    recall,
    region_recalls,
)
from models.training.evaluation.damage_repair.fields import Flags


def columns(first: int, last: int, side: int = 20) -> Flags:
    area = np.zeros((side, side), np.bool_)
    area[:, first:last] = True
    return area


def test_recall_is_the_changed_share_of_the_damage() -> None:
    assert recall([Detection.of(columns(4, 8), columns(6, 10))]) == pytest.approx(0.5)


def test_precision_is_the_damaged_share_of_the_change() -> None:
    assert precision([Detection.of(columns(4, 8), columns(7, 20))]) == pytest.approx(0.25)


def test_precision_with_margin_counts_two_pixels_around_damage() -> None:
    found = [Detection.of(columns(4, 8), columns(7, 20))]
    assert precision(found, margin=True) == pytest.approx(0.75)


def test_precision_is_none_if_nothing_changed() -> None:
    assert precision([Detection.of(columns(0, 0), columns(4, 8))]) is None


def test_large_and_small_scans_weigh_the_same() -> None:
    small = Detection.of(columns(0, 10), columns(0, 10))
    large = Detection.of(columns(0, 0, 200), columns(0, 100, 200))
    assert recall([small, large]) == pytest.approx(0.5)


def test_each_region_has_a_recall_of_its_own() -> None:
    area = columns(0, 4) | columns(10, 14)
    assert region_recalls(columns(0, 6), area) == [1.0, 0.0]


def test_tiny_regions_do_not_count() -> None:
    area = columns(0, 4)
    area[3, 15] = True
    assert len(region_recalls(columns(0, 4), area)) == 1
