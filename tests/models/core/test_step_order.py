"""Tests of the order in which a plan runs its steps."""

from models.core.wish_table import Wish


def in_order() -> list[Wish]:
    return sorted(Wish, key=lambda wish: wish.spec.stage)


def test_negatives_are_inverted_first() -> None:
    assert in_order()[0] is Wish.NEGATIVE


def test_printed_dots_are_removed_before_all_repairs() -> None:
    assert in_order()[1] is Wish.HALFTONE


def test_enlarging_comes_last() -> None:
    assert in_order()[-1] is Wish.LOW_RESOLUTION


def test_noise_is_removed_before_sharpening() -> None:
    assert in_order().index(Wish.NOISE) < in_order().index(Wish.BLUR)


def test_order_is_that_of_the_wish_table() -> None:
    assert in_order() == list(Wish)
