"""Tests of the spelling correction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.planning.spelling_correction import Spelling, edit_distance, least_distances

SPELLING = Spelling(frozenset({"scratches", "grain", "gain", "print"}), ("scratches", "grain"))


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [("noise", "noise", 0), ("niose", "noise", 1), ("nois", "noise", 1), ("", "rain", 4),
     ("noisse", "noise", 1), ("moise", "noise", 1), ("eniosd", "noised", 3)],
)  # fmt: skip
def test_edit_distance_counts_swapped_missing_added_and_wrong_letters(
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
def test_unknown_word_becomes_the_nearest_keyword(typed: str, meant: str) -> None:
    assert SPELLING.correct(typed) == meant


def test_word_that_begins_otherwise_is_another_word() -> None:
    assert SPELLING.correct("train brain") == "train brain"


def test_two_swapped_letters_at_the_beginning_are_corrected() -> None:
    assert SPELLING.correct("rgain") == "grain"


@pytest.mark.parametrize(
    "text", ["gain", "print", "GRAIN", "zebra", "gra", "1956", "", "d'Artagnan"]
)
def test_known_short_and_distant_words_stay(text: str) -> None:
    assert SPELLING.correct(text) == text


@given(st.text("abcdef", max_size=8), st.text("abcdef", max_size=8))
def test_lower_bound_is_never_above_the_distance(typed: str, meant: str) -> None:
    assert least_distances(typed, (meant,))[0] <= edit_distance(typed, meant)


def test_more_frequent_of_two_equally_near_keywords_is_taken() -> None:
    assert Spelling(frozenset(), ("rain", "rein")).correct("ruin") == "rain"


def test_bundled_word_lists_correct_a_restoration_request() -> None:
    assert Spelling.bundled().correct("remvoe the srcatches") == "remove the scratches"


@pytest.mark.parametrize("text", ["florble the quux", "grain wibbly wobbly"])
def test_text_of_mostly_unknown_words_is_recognised(text: str) -> None:
    assert SPELLING.is_mostly_unknown(text)


@pytest.mark.parametrize(
    "text", ["", "the", "foxing", "scratches", "grain of the florble quux", "scratches foxing"]
)
def test_few_unknown_words_are_accepted(text: str) -> None:
    assert not SPELLING.is_mostly_unknown(text)
