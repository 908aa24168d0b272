"""Text without characters that terminals interpret: names of files may hold any."""

import re
from typing import Final

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that are escaped: control characters (C0, DEL, C1), line and paragraph separators,
bidirectional marks, and surrogates, which stand for bytes of file names that are not UTF-8."""


def printable(text: str) -> str:
    r"""Escape characters that a terminal may interpret or cannot show, such as ESC as `\x1b`."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
