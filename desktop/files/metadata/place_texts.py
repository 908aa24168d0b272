"""Recognition of texts that tell where a photo was taken."""

import re
from typing import Final

_DEGREES: Final = r"\d{1,3}(?:[.,]\d{1,9})?\s{0,4}(?:°|deg|\xba)?[\s\d.,'\"′″´`]{0,24}"

_COORDINATES: Final = re.compile(
    r"\bgeo:\s{0,4}(?:-?\d|lat|lon)|"
    r"\b(?:lat|latitude|lon|long|lng|longitude)\b[\s:=\"']{0,8}[-+]?\d{1,3}(?:[.,]\d{3}|\s{0,4}°)|"
    rf"{_DEGREES}[NS]\b.{{0,8}}?{_DEGREES}[EWO]\b|"
    r"\b[NS]\s{0,4}\d{1,2}(?:[.,]\d{3,9}|\s{0,4}(?:°|deg|\xba)).{0,32}?[EWO]\s{0,4}\d|"
    r"\b[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,3}\b",
    re.IGNORECASE,
)
"""Coordinates with a word or letters of the compass, machine tags, and Open Location Codes."""

_NUMBERS: Final = re.compile(
    r"(?<![\d.])-?\d{1,2}\.\d{4,20}\s{0,4}[,;/ ]\s{0,4}-?\d{1,3}\.\d{4,20}(?![\d.])"
)
"""Two numbers that may be latitude and longitude."""

_STATEMENT: Final = re.compile(r"\bGPS\b|\bgeo[-_ ]?tag", re.IGNORECASE)
"""Words that say that there are coordinates."""

_MAX_TEXT: Final = 1 << 16
"""Characters of a text that are searched."""


def has_coordinates(text: str, *, unlabelled: bool = True) -> bool:
    """Return whether a text has coordinates; with `unlabelled`, two numbers count as such."""
    text = text[:_MAX_TEXT]
    return bool(_COORDINATES.search(text) or (unlabelled and _NUMBERS.search(text)))


def tells_position(text: str) -> bool:
    """Return whether words of a person or program have coordinates or say to have them."""
    return has_coordinates(text) or _STATEMENT.search(text[:_MAX_TEXT]) is not None


def plain_text(value: bytes) -> str:
    """Return text of an unknown encoding without the zeros of UTF-16."""
    return value[: 2 * _MAX_TEXT].replace(b"\0", b"").decode("latin-1")
