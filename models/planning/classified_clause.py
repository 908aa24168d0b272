"""Clause of an instruction with what it asks for."""

from dataclasses import dataclass

from models.core.intent import Direction, Intent
from models.core.place import Place
from models.core.wish import Wish
from models.planning.clause_parser import Clause


@dataclass(frozen=True, slots=True)
class ClassifiedClause:
    """Clause with the wish that it asks for and the confidence in that, 0 to 1.

    The wish is None if no step serves the clause. `intent` is None if it was not understood or a
    pattern named the wish. `place` is the part of the photo that it names.
    """

    clause: Clause
    wish: Wish | None
    confidence: float
    intent: Intent | None = None
    direction: Direction = Direction.DO
    place: Place | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether the clause asks for something to be done."""
        return not self.clause.negated and self.direction is Direction.DO
