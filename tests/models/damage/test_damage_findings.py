"""Tests of the findings of damage by the detectors of the repair."""

import numpy as np

from models.core.pixels import MaskArray, Pixels
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.damage.damage_findings import largest_share, with_damage

PHOTO = np.full((120, 160, 3), 128, np.uint8)
SUSPICION = Finding(Wish.SCRATCHES, 0.2)


def no_damage(image: Pixels) -> MaskArray:
    return np.zeros(image.shape[:2], np.float32)


def crack(image: Pixels) -> MaskArray:
    likely = no_damage(image)
    likely[:, 40] = 0.9
    return likely


def corner(image: Pixels) -> MaskArray:
    likely = no_damage(image)
    likely[:30, :30] = 0.95
    return likely


def test_suspected_scratches_are_a_finding_if_the_detector_sees_them() -> None:
    (finding,) = with_damage(PHOTO, (SUSPICION,), crack, no_damage)
    assert finding.is_worth_repairing


def test_suspicion_stays_one_if_the_detector_sees_nothing() -> None:
    assert with_damage(PHOTO, (SUSPICION,), no_damage, no_damage) == (SUSPICION,)


def test_scratches_that_the_classifier_does_not_suspect_are_not_looked_for() -> None:
    assert with_damage(PHOTO, (), crack, no_damage) == ()


def test_certain_scratches_keep_their_score() -> None:
    certain = Finding(Wish.SCRATCHES, 0.9)
    assert with_damage(PHOTO, (certain,), crack, no_damage) == (certain,)


def test_negative_is_not_searched_for_damage() -> None:
    negative = Finding(Wish.NEGATIVE, 0.9)
    assert with_damage(PHOTO, (SUSPICION, negative), crack, corner) == (SUSPICION, negative)


def test_missing_corner_is_a_finding() -> None:
    (finding,) = with_damage(PHOTO, (), no_damage, corner)
    assert finding.kind is Wish.HOLES


def test_findings_are_in_descending_order_of_score() -> None:
    found = with_damage(PHOTO, (SUSPICION, Finding(Wish.NOISE, 0.8)), no_damage, corner)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_largest_share_is_that_of_one_connected_part() -> None:
    mask = np.zeros((10, 10), bool)
    mask[0, :2], mask[5, :5] = True, True
    assert largest_share(mask) == 0.05


def test_largest_share_of_an_empty_mask_is_zero() -> None:
    assert largest_share(np.zeros((4, 4), bool)) == 0
