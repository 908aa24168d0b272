"""Places that words name. No step keeps to them: a place is shown to the program, not told."""

import re
from typing import Final

from models.planning.clause_parser import Clause

_ITS: Final = r"(?:(?:the|this|that|his|her|their|my|our|its|an?) )?(?:\w+['’]s? )?"
_HAND: Final = r"(?:(?:upper|lower|top|bottom|left|right)(?:[ -]hand)?[ -]?)+"
_SIDE: Final = rf"{_HAND}(?:half|side|corner|edge|part|third)"
_AREA: Final = rf"(?:sky|skies|background|foreground|corners?|{_SIDE})"
_PART: Final = (
    rf"(?:{_AREA}|faces?|eyes?|hair|clothes|middle|cent(?:re|er)|clouds|water|sea|walls?)"
)
_ONLY: Final = r"(?:only|just|solely|merely|exclusively|nowhere but)"
_WHOLE: Final = r"(?!(?:old |whole |entire )*(?:photo|picture|image|scan|print|negative|slide)\b)"
_IN: Final = r"(?:in|on|at|across|around|inside|within|over|behind|from|near)"

ALONE: Final = re.compile(
    rf"^(?:but |and )?(?:{_ONLY} |not |except )*(?:{_IN} )?{_ITS}{_PART}(?: {_ONLY})?$"
    rf"|^(?:but |and )?{_ONLY} {_IN} {_ITS}{_WHOLE}\w+(?: \w+)?$"
    rf"|^(?:keep|leave|spare) {_ITS}{_PART}(?: (?:alone|untouched|as (?:it|they) (?:is|are)))?$",
    re.IGNORECASE,
)
"""A clause that says where, or where not, and nothing else."""

LIMITED: Final = re.compile(rf"\b{_ONLY} {_IN} {_ITS}{_WHOLE}\w+", re.IGNORECASE)
"""Where a clause limits itself."""

MENTIONED: Final = re.compile(
    rf"{LIMITED.pattern}|\b{_IN} {_ITS}{_PART}\b|\b{_ITS}(?:\w+ )?{_AREA}\b", re.IGNORECASE
)
"""Where a clause speaks of a place in passing."""


def is_location_only(clause: Clause) -> bool:
    """Whether the clause names a place and no wish."""
    return ALONE.match(clause.text) is not None


def location_of(clause: Clause, *, found: bool) -> str | None:
    """The words of the clause that name a place; with `found`, what it asks for is looked for
    anyway, so that a mere mention means nothing."""
    named = ALONE.match(clause.text) or (LIMITED if found else MENTIONED).search(clause.text)
    return named[0] if named else None
