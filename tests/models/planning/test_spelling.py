"""Laws of the spelling."""

import pytest

from models.planning.spelling import Spelling, edit_distance

SPELLING = Spelling(frozenset({"scratches", "grain", "gain", "print"}), ("scratches", "grain"))


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [("noise", "noise", 0), ("niose", "noise", 1), ("nois", "noise", 1), ("", "rain", 4),
     ("noisse", "noise", 1), ("moise", "noise", 1), ("eniosd", "noised", 3)],
)  # fmt: skip
def test_a_swap_a_gap_a_double_and_a_miss_are_one_error_each(
    typed: str, meant: str, count: int
) -> None:
    assert edit_distance(typed, meant) == count


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("grian", "grain"),
        ("Grian!", "grain!"),
        ("srcathces", "scratches"),
        ("the grin", "the grain"),
    ],
)
def test_an_unknown_word_becomes_the_nearest_keyword(typed: str, meant: str) -> None:
    assert SPELLING.correct(typed) == meant


@pytest.mark.parametrize(
    "text", ["gain", "print", "GRAIN", "zebra", "gra", "1956", "", "d'Artagnan"]
)
def test_right_short_and_foreign_words_stay(text: str) -> None:
    assert SPELLING.correct(text) == text


def test_of_two_equally_near_the_more_usual_is_meant() -> None:
    assert Spelling(frozenset(), ("rain", "rein")).correct("ruin") == "rain"


def test_the_bundled_spelling_knows_the_trade() -> None:
    assert Spelling.bundled().correct("remvoe the srcatches") == "remove the scratches"


@pytest.mark.parametrize("text", ["florble the quux", "grain wibbly wobbly"])
def test_what_is_mostly_unknown_words_is_strange(text: str) -> None:
    assert SPELLING.is_mostly_unknown(text)


@pytest.mark.parametrize(
    "text", ["", "the", "foxing", "scratches", "grain of the florble quux", "scratches foxing"]
)
def test_one_unknown_word_or_a_few_among_many_are_not_strange(text: str) -> None:
    assert not SPELLING.is_mostly_unknown(text)
