"""Tests of the training clauses that are written one a line."""

from pathlib import Path

import pytest

from models.core.intent import Direction, Intent
from models.training.data.plain_sentences import read_plain_clauses
from models.training.data.sentences import Language

LANGUAGES = Language.read_all()


def test_lines_have_the_labels_of_their_section(tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text("# note\n[keep noise]\nleave it\n\n[do blur|faces]\nclear\n[none]\nhello\n")
    assert [*read_plain_clauses(file)] == [
        ("leave it", (Intent.NOISE,), Direction.KEEP),
        ("clear", (Intent.BLUR, Intent.FACES), Direction.DO),
        ("hello", (Intent.NONE,), None),
    ]


def test_unknown_section_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text("[do magic]\nhey presto\n")
    with pytest.raises(ValueError, match="magic"):
        [*read_plain_clauses(file)]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_hundreds_of_plain_clauses_and_negatives(language: Language) -> None:
    assert len(language.plain) >= 800
    assert sum(direction is None for _, _, direction in language.plain) >= 150


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_plain_clause_has_one_label(language: Language) -> None:
    labels: dict[str, set[tuple[object, ...]]] = {}
    for text, intents, direction in language.plain:
        labels.setdefault(text, set()).add((intents, direction))
    assert not {text for text, found in labels.items() if len(found) > 1}
