"""Laws of the places that words name."""

import pytest

from models.planning.clause_parser import split_clauses
from models.planning.locations import is_location_only, location_of


@pytest.mark.parametrize(
    "text",
    [
        "only in the sky",
        "but only in the sky",
        "just the background",
        "not in the sky",
        "except the faces",
        "on his face only",
        "only on the left half",
        "only on the wooden boat",
        "in the upper right corner",
        "leave the sky alone",
        "the sky only",
    ],
)
def test_a_clause_that_only_says_where_is_a_place(text: str) -> None:
    (clause,) = split_clauses(text)
    assert is_location_only(clause)


@pytest.mark.parametrize(
    "text",
    [
        "less grain",
        "remove the noise in the sky",
        "only in the old photo",
        "leave the grain",
        "the sky is noisy",
        "only the scratches",
        "just sharpen it",
    ],
)
def test_what_says_more_or_names_no_place_is_none(text: str) -> None:
    assert not any(is_location_only(clause) for clause in split_clauses(text))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("remove the noise only in the sky", "only in the sky"),
        ("brighten the foreground", "the foreground"),
        ("sharpen the eyes", None),
        ("less grain on her face", "on her face"),
        ("remove the noise in the photo", None),
    ],
)
def test_the_words_of_the_place_are_said_back(text: str, named: str | None) -> None:
    (clause,) = split_clauses(text)
    assert location_of(clause, is_detected=False) == named


def test_where_damage_lies_is_no_limit_but_only_there_is() -> None:
    mentioned, limited = split_clauses("mend the tear in the corner, mend it only on the face")
    assert location_of(mentioned, is_detected=True) is None
    assert location_of(limited, is_detected=True) == "only on the face"
