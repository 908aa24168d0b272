"""Tests of the training clauses that are written one a line."""

from pathlib import Path

import pytest

from models.core.intent import Direction, Intent
from models.training.data.plain_sentences import PlainClause, read_plain_clauses
from models.training.data.sentences import Language

LANGUAGES = Language.read_all()


def test_lines_have_the_labels_of_their_section(tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text("# note\n[keep noise]\nleave it\n\n[do blur|faces]\nclear\n[none]\nhello\n")
    assert [*read_plain_clauses(file)] == [
        PlainClause("leave it", (Intent.NOISE,), Direction.KEEP),
        PlainClause("clear", (Intent.BLUR, Intent.FACES), Direction.DO),
        PlainClause("hello", (Intent.NONE,), None),
    ]


def test_section_can_name_a_place_or_the_whole_photo(tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text("[do blur @hands]\nhis fingers\n[do blur @whole]\nsharpen\n")
    assert [each.place for each in read_plain_clauses(file)] == ["hands", ""]


def test_unknown_section_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text("[do magic]\nhey presto\n")
    with pytest.raises(ValueError, match="magic"):
        [*read_plain_clauses(file)]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_hundreds_of_plain_clauses_and_negatives(language: Language) -> None:
    assert len(language.plain) >= 800
    assert sum(each.direction is None for each in language.plain) >= 150


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_plain_clause_has_one_label(language: Language) -> None:
    labels: dict[str, set[tuple[object, ...]]] = {}
    for each in language.plain:
        labels.setdefault(each.text, set()).add((each.intents, each.direction))
    assert not {text for text, found in labels.items() if len(found) > 1}
