"""Check of values from files against the annotated fields of a dataclass."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from math import isfinite
from typing import Any, Final, get_args, get_type_hints

UNBOUNDED: Final = (float("-inf"), float("inf"))
"""Bounds of a number whose field declares none."""


def find_wrong_field(kind: type[Any], values: Mapping[str, object]) -> str | None:
    """Return the name of the first value that does not fit a field of dataclass `kind`, else None.

    Unfit are unknown and missing fields, values of another type, and numbers that are not finite or
    outside of the bounds of an `Annotated[int | float, least, most]`. Fields may be text, booleans,
    numbers and tuples of text; an integer fits a float."""
    hints = get_type_hints(kind, include_extras=True)
    needed = {
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    }
    unknown = next((name for name in values if name not in hints), None)
    missing = next((each.name for each in fields(kind) if each.name in needed - set(values)), None)
    wrong = (
        name for name, value in values.items() if name in hints and not _fits(value, hints[name])
    )
    return unknown or missing or next(wrong, None)


def _fits(value: Any, hint: Any) -> bool:
    if hint == tuple[str, ...]:
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    kind, *notes = get_args(hint) or (hint,)
    if kind not in (int, float):
        return type(value) is kind
    if type(value) is not int and (kind is int or type(value) is not float or not isfinite(value)):
        return False
    low, high = notes if len(notes) == 2 else UNBOUNDED
    return bool(low <= value <= high)
