"""Notes: the answers of a plan to clauses for which it has no step."""

from collections.abc import Iterable, Iterator
from typing import Final

from models.core.intent import TOOLS, UNSUPPORTED, Direction, Intent
from models.core.plan import Note, NoteKind
from models.planning.classified_clause import ClassifiedClause

LESS_CONTRAST: Final = (Intent.CONTRAST, Direction.OPPOSITE)
"""Reverse of a wish for which there is a tool."""
UNDONE: Final = {Direction.KEEP: NoteKind.KEPT, Direction.STATE: NoteKind.FINE}
"""Answers to the directions in which nothing is to be done."""


def notes_for(classified: Iterable[ClassifiedClause]) -> Iterator[Note]:
    """Yield a note for each understood clause that does not just ask for a restoration.

    `classified` are the clauses in their order."""
    for each in classified:
        kind = _kind(each)
        if kind and each.intent:
            yield Note(kind, each.intent, each.clause.text)


def unanswered(classified: Iterable[ClassifiedClause]) -> Iterator[str]:
    """Yield the texts of the clauses for which the program can do nothing.

    Clauses about a tool, or that ask for nothing to be done, are left out. `classified` are the
    clauses in their order."""
    for each in classified:
        if each.wish is None and _kind(each) not in (
            NoteKind.TOOL,
            NoteKind.KEPT,
            NoteKind.FINE,
            NoteKind.OPPOSITE,
        ):
            yield each.clause.text


def _kind(classified: ClassifiedClause) -> NoteKind | None:
    intent, direction = classified.intent, classified.direction
    if intent is None or intent is Intent.NONE:
        return None if intent is None else NoteKind.DECLINED
    if classified.clause.negated or direction in UNDONE:
        return UNDONE.get(direction, NoteKind.KEPT)
    if intent in TOOLS or (intent, direction) == LESS_CONTRAST:
        return NoteKind.TOOL
    if intent in UNSUPPORTED:
        return NoteKind.UNSUPPORTED
    return NoteKind.OPPOSITE if direction is Direction.OPPOSITE else None
