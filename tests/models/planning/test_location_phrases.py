"""Tests of the detection of locations in clauses."""

import pytest

from models.planning.clause_parser import split_clauses
from models.planning.location_phrases import is_location_only, location_of


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
def test_clause_of_a_location_alone_is_location_only(text: str) -> None:
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
def test_clause_with_a_wish_is_not_location_only(text: str) -> None:
    assert not any(is_location_only(clause) for clause in split_clauses(text))


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("remove the noise only in the sky", "only in the sky"),
        ("brighten the foreground", "the foreground"),
        ("sharpen the eyes", None),
        ("less grain on her face", "on her face"),
        ("remove the noise in the photo", None),
    ],
)
def test_text_of_the_location_is_returned(text: str, location: str | None) -> None:
    (clause,) = split_clauses(text)
    assert location_of(clause, is_detected=False) == location


def test_mention_beside_a_detected_defect_is_no_location() -> None:
    mentioned, limited = split_clauses("mend the tear in the corner, mend it only on the face")
    assert location_of(mentioned, is_detected=True) is None
    assert location_of(limited, is_detected=True) == "only on the face"
