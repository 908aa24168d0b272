"""Tests of the makers of damage: they are seeded, bounded and as large as they are meant to be."""

import numpy as np
import pytest

from models.core.pixels import Pixels

pytest.importorskip("cv2", reason="OpenCV, of the extra `train`, is not installed")

from models.training.evaluation.damage_repair.fields import visible_change
from models.training.evaluation.damage_repair.missing_parts import (
    LARGEST_SHARE,
    LEAST_SHARE,
    TEARINGS,
    Tearing,
    blob,
    crease,
)
from models.training.evaluation.damage_repair.overlays import Maker, cracks, overlay_makers

SPECKS = tuple(
    np.array([[x, y], [x + 0.01, y], [x, y + 0.01]])
    for x in np.linspace(0, 1, 20)
    for y in np.linspace(0, 0.7, 15)
)
MAKERS = {**overlay_makers(SPECKS), "cracks": cracks}


def picture() -> Pixels:
    return np.full((90, 120, 3), 0.5, np.float32)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_an_overlay_leaves_most_of_the_picture(maker: Maker) -> None:
    damaged = maker(picture(), np.random.default_rng(1))
    assert 0 < visible_change(picture(), damaged).mean() < 0.3


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_the_same_seed_makes_the_same_overlay(maker: Maker) -> None:
    damaged = [maker(picture(), np.random.default_rng(2)) for _ in range(2)]
    assert np.array_equal(*damaged)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_an_overlay_stays_within_black_and_white(maker: Maker) -> None:
    damaged = maker(picture(), np.random.default_rng(3))
    assert damaged.dtype == np.float32
    assert 0 <= damaged.min() <= damaged.max() <= 1


@pytest.mark.parametrize("tearing", TEARINGS.values(), ids=TEARINGS)
def test_a_torn_part_has_a_share_of_the_picture_within_the_limits(tearing: Tearing) -> None:
    for seed in range(5):
        _, area = tearing(picture(), np.random.default_rng(seed))
        assert LEAST_SHARE - 0.001 <= area.mean() <= LARGEST_SHARE + 0.001


@pytest.mark.parametrize("tearing", TEARINGS.values(), ids=TEARINGS)
def test_the_picture_stays_outside_of_a_torn_part(tearing: Tearing) -> None:
    torn, area = tearing(picture(), np.random.default_rng(4))
    assert visible_change(picture(), torn)[~area].mean() < 0.02


def test_a_crease_crosses_the_picture() -> None:
    _, area = crease(picture(), np.random.default_rng(5))
    assert area.any(axis=0).all() or area.any(axis=1).all()


def test_a_hole_lies_in_the_middle() -> None:
    hole = blob((101, 101), 20, np.random.default_rng(6))
    assert hole[50, 50]
    assert not hole[0].any()
