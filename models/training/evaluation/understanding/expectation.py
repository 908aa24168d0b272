"""What a sentence asks for, written by a person: notation and parser.

An expectation is a list of clauses joined by `; `, one of which can have alternatives joined by
` | `. An alternative is `declined`, or a verb and an intent: `do`, `tool` and `cannot` for what the
plan must contain; `keep`, `not` (nothing is wrong) and `opposite` (the reverse of a repair) for
what it must not do. A degree from 0 to 1, a place such as `@sky` and a size may follow:
`x2`, `4000px wide`, `3000px high`, `6000px long`, `2000x3000px`, `12MP`, `20x30cm 300dpi`,
`8x12in 300dpi` or `A4 300dpi`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Final

from models.core.intent import Intent
from models.core.place import Place
from models.core.wish_table import Wish
from models.planning.size_grammar import CM_PER_INCH, TargetSize

Target = Wish | Intent
"""What a plan contains: a wish that a step serves, or an intent that no step serves."""


class Verb(StrEnum):
    """What an expected answer says about its intent."""

    DO = "do"
    TOOL = "tool"
    CANNOT = "cannot"
    KEEP = "keep"
    NOT = "not"
    OPPOSITE = "opposite"
    DECLINED = "declined"


CONTAINED: Final = frozenset((Verb.DO, Verb.TOOL, Verb.CANNOT))
"""Verbs of what a plan must contain."""

FORBIDDEN: Final = frozenset((Verb.KEEP, Verb.NOT, Verb.OPPOSITE))
"""Verbs of what a plan must not do."""

PAPER_CM: Final = {"A3": (29.7, 42.0), "A4": (21.0, 29.7)}
"""Sides of paper formats in centimetres."""

SIDES: Final = {"wide": "width", "high": "height", "long": "long"}
"""Sides of a TargetSize by their words in the notation."""

NUMBER: Final = r"(\d+(?:\.\d+)?)"
FACTOR: Final = re.compile(rf"x{NUMBER}$")
SIDE: Final = re.compile(rf"{NUMBER}px (wide|high|long)$")
BOX: Final = re.compile(rf"{NUMBER}x{NUMBER}px$")
AREA: Final = re.compile(rf"{NUMBER}MP$")
PRINT: Final = re.compile(rf"(?:{NUMBER}x{NUMBER}(cm|in)|(A3|A4)) {NUMBER}dpi$")
DEGREE: Final = re.compile(rf"{NUMBER}$")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One right answer to one clause; `intent` is None only if the clause is declined."""

    verb: Verb
    intent: Intent | None = None
    degree: float | None = None
    place: Place | None = None
    size: TargetSize | None = None

    @property
    def target(self) -> Target | None:
        """Wish or intent that the clause is about; None if it is declined."""
        return (self.intent.wish or self.intent) if self.intent else None

    @property
    def contained(self) -> Target | None:
        """Target that the plan must contain; None if the clause adds nothing."""
        return self.target if self.verb in CONTAINED else None


Answer = tuple[Alternative, ...]
"""One right answer to a whole sentence: an alternative for each clause."""


@dataclass(frozen=True, slots=True)
class Case:
    """Sentence with the right answers to each clause, and their notation."""

    sentence: str
    clauses: tuple[tuple[Alternative, ...], ...]
    notation: str = field(default="", compare=False)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All right answers to the clauses of the sentence."""
        return tuple(product(*self.clauses))

    @property
    def forbidden(self) -> frozenset[Target]:
        """Targets that a clause forbids and that no clause allows in the plan."""
        each = [alternative for clause in self.clauses for alternative in clause]
        forbidden = {one.target for one in each if one.verb in FORBIDDEN and one.target}
        return frozenset(forbidden - contained(each))


def contained(alternatives: Iterable[Alternative]) -> frozenset[Target]:
    """Return the targets that these alternative answers want in a plan."""
    return frozenset(one.contained for one in alternatives if one.contained is not None)


def read_cases(file: Path) -> tuple[Case, ...]:
    """Read lines of a sentence, a tab and its expectation. Raises: OSError; ValueError."""
    lines = file.read_text("utf-8").splitlines()
    return tuple(parse_case(*line.split("\t")) for line in lines)


def parse_case(sentence: str, notation: str) -> Case:
    """Parse the expectation of a sentence from its notation. Raises: ValueError."""
    clauses = (clause.split(" | ") for clause in notation.split("; "))
    return Case(sentence, tuple(tuple(map(parse_alternative, each)) for each in clauses), notation)


def parse_alternative(text: str) -> Alternative:
    """Parse a verb and an intent, and the details behind them. Raises: ValueError."""
    verb, _, rest = text.partition(" ")
    if verb == Verb.DECLINED and not rest:
        return Alternative(Verb.DECLINED)
    name, *words = rest.split(" ")
    places = [word for word in words if word.startswith("@")]
    others = " ".join(word for word in words if word not in places)
    degree = float(others) if DEGREE.match(others) else None
    return Alternative(
        Verb(verb),
        Intent(name),
        degree,
        Place(places[0][1:]) if places else None,
        parse_target_size(others) if others and degree is None else None,
    )


def parse_target_size(text: str) -> TargetSize:
    """Parse the notation of a target size. Raises: ValueError."""
    if found := FACTOR.match(text):
        return TargetSize(factor=float(found[1]))
    if found := SIDE.match(text):
        return TargetSize(pixels=float(found[1]), side=SIDES[found[2]])
    if found := BOX.match(text):
        return TargetSize(box=(float(found[1]), float(found[2])))
    if found := AREA.match(text):
        return TargetSize(area=float(found[1]) * 1e6)
    if found := PRINT.match(text):
        return _print_size(found)
    raise ValueError(text)


def _print_size(found: re.Match[str]) -> TargetSize:
    dpi = float(found[5])
    if found[4]:
        return TargetSize(print_cm=PAPER_CM[found[4]], dpi=dpi)
    unit = CM_PER_INCH if found[3] == "in" else 1.0
    return TargetSize(print_cm=(float(found[1]) * unit, float(found[2]) * unit), dpi=dpi)
