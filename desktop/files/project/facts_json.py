"""JSON fields of the facts that a family knows about a photo."""

from dataclasses import astuple
from typing import Any, Final

from desktop.document.about_date import AboutDate, is_edtf
from desktop.document.family_facts import FamilyFacts, Person
from models.core.pixels import Rect

_TEXTS: Final = ("caption", "place", "source")
_MOST_PEOPLE: Final = 1000
"""Largest number of people on a photo that is accepted."""


def facts_to_json(facts: FamilyFacts) -> dict[str, Any]:
    """Convert facts to JSON fields."""
    return {
        **{name: getattr(facts, name) for name in _TEXTS},
        "date": list(astuple(facts.date)),
        "people": [
            {"name": person.name, "face": list(astuple(person.face)) if person.face else None}
            for person in facts.people
        ],
    }


def facts_from_json(fields: Any) -> FamilyFacts:
    """Parse facts from decoded JSON. Raises: TypeError; KeyError; ValueError."""
    texts = {name: fields[name] for name in _TEXTS}
    words, edtf = fields["date"]
    people = fields["people"]
    if not all(isinstance(each, str) for each in (*texts.values(), words, edtf)):
        raise TypeError("facts")
    if (edtf and not is_edtf(edtf)) or len(people) > _MOST_PEOPLE:
        raise ValueError("facts")
    return FamilyFacts(
        people=tuple(_person_from_json(each) for each in people),
        date=AboutDate(words, edtf),
        **texts,
    )


def _person_from_json(fields: Any) -> Person:
    name, face = fields["name"], fields["face"]
    if not isinstance(name, str):
        raise TypeError("facts")
    if face is None:
        return Person(name)
    if not all(type(n) is int and n >= 0 for n in face):
        raise TypeError("facts")
    return Person(name, Rect(*face))
