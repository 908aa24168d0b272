"""Tests of the sentences for the notes of a plan."""

import pytest

from desktop.i18n.plan_note_templates import NOTES, PLACES, format_note
from models.core.intent import TOOLS, UNSUPPORTED, Intent
from models.core.place import Place
from models.core.plan import Note, NoteKind


def test_every_kind_has_a_template() -> None:
    assert set(NOTES) == set(NoteKind)


def test_every_place_that_can_be_found_has_a_name() -> None:
    assert set(PLACES) == {place for place in Place if place.is_found}


@pytest.mark.parametrize("intent", sorted(TOOLS | UNSUPPORTED))
def test_note_quotes_the_clause_and_says_what_to_do_or_why_not(intent: Intent) -> None:
    kind = NoteKind.TOOL if intent in TOOLS else NoteKind.UNSUPPORTED
    text = format_note(Note(kind, intent, "as typed"))
    assert "“as typed”" in text
    assert text.partition(": ")[2].endswith(".")


def test_size_that_the_photo_has_is_said_to_be_there() -> None:
    note = Note(NoteKind.SIZE, Intent.LOW_RESOLUTION, "800 pixels wide", 0.5)
    assert "that large already" in format_note(note)


def test_inexact_enlargement_names_the_factor() -> None:
    assert "1.5 times" in format_note(Note(NoteKind.SIZE, Intent.LOW_RESOLUTION, "1.5x", 1.5))
