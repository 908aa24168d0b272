"""Clause of an instruction with what it asks for."""

from dataclasses import dataclass

from models.core.intent import Direction, Intent
from models.core.place import Place
from models.core.wish_table import Wish
from models.planning import function_words
from models.planning.clause_parser import Clause


@dataclass(frozen=True, slots=True)
class ClassifiedClause:
    """Clause with the wish that it asks for and the confidence in that, 0 to 1.

    The wish is None if no step serves the clause. `intent` is None if it was not understood or a
    pattern named the wish. `place` is the part of the photo that it names, or leaves out if
    `is_outside`. `is_reference` tells that it only refers to another clause ("fix it")."""

    clause: Clause
    wish: Wish | None
    confidence: float
    intent: Intent | None = None
    direction: Direction = Direction.DO
    place: Place | None = None
    is_outside: bool = False
    is_reference: bool = False

    @property
    def is_about_photo(self) -> bool:
        """Whether the clause is about a possible defect of a photo."""
        return self.wish is not None or self.intent not in (None, Intent.NONE)

    @property
    def is_wanted(self) -> bool:
        """Whether the clause asks to do something, rather than to keep or not to do it."""
        return not self.clause.negated and self.direction is Direction.DO

    @property
    def tells_manner(self) -> bool:
        """Whether the clause only tells how another is to be served, without what effect."""
        return self.clause.negated and function_words.MANNER.match(self.clause.text) is not None
