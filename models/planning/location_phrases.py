"""Detection of the locations that an instruction names, such as "only in the sky".

A location that the program cannot find is said to the user, who sets it with a mask.
"""

import re
from typing import Final

from models.planning.clause_parser import Clause
from models.planning.place_words import is_only_place

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

LOCATION_ONLY: Final = re.compile(
    rf"^(?:but |and )?(?:{_ONLY} |not |except )*(?:{_IN} )?{_ITS}{_PART}(?: {_ONLY})?$"
    rf"|^(?:but |and )?{_ONLY} {_IN} {_ITS}{_WHOLE}\w+(?: \w+)?$"
    rf"|^(?:keep|leave|spare) {_ITS}{_PART}(?: (?:alone|untouched|as (?:it|they) (?:is|are)))?$",
    re.IGNORECASE,
)
"""Pattern of a whole clause that names or excludes a location and says nothing else."""

LIMIT: Final = re.compile(rf"\b{_ONLY} {_IN} {_ITS}{_WHOLE}\w+", re.IGNORECASE)
"""Pattern of a part of a clause that limits the clause to a location."""

MENTION: Final = re.compile(
    rf"{LIMIT.pattern}|\b{_IN} {_ITS}{_PART}\b|\b{_ITS}(?:\w+ )?{_AREA}\b", re.IGNORECASE
)
"""Pattern of a part of a clause that limits the clause to a location or mentions one."""


def is_location_only(clause: Clause) -> bool:
    """Return whether a clause names a location and no wish."""
    return LOCATION_ONLY.match(clause.text) is not None or is_only_place(clause.text)


def location_of(clause: Clause, *, is_detected: bool) -> str | None:
    """Return the part of a clause that names a location, None if there is none.

    With `is_detected` the restorer finds the defect itself, so that a mere mention ("the tear in
    the corner") does not count."""
    part = LIMIT if is_detected else MENTION
    if is_location_only(clause):
        return clause.text
    match = part.search(clause.text)
    return match[0] if match else None
