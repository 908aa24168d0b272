"""Training clauses that are written one a line, in a file of each language.

A file `sentences/<language>.txt` has sections that begin with a line such as `[keep noise]`: a
direction and the intent, or several possible intents (`[do scratches|holes]`). Below `[none]` stand
sentences that are not about a photo. Lines that begin with # are comments.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.core.intent import Direction, Intent

NONE: Final = "none"
"""Name of the section of sentences that are not about a photo."""

PlainClause = tuple[str, tuple[Intent, ...], Direction | None]
"""Text, possible intents, and direction, which is None for a text that is not about a photo."""


def read_plain_clauses(file: Path) -> Iterator[PlainClause]:
    """Yield the clauses of a UTF-8 file. Raises: OSError; ValueError for an unknown section."""
    intents, direction = _section(NONE)
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            intents, direction = _section(line.strip("[]"))
        elif line and not line.startswith("#"):
            yield line, intents, direction


def _section(title: str) -> tuple[tuple[Intent, ...], Direction | None]:
    """Return the labels of a section. Raises: ValueError."""
    if title == NONE:
        return (Intent.NONE,), None
    direction, _, names = title.partition(" ")
    return tuple(map(Intent, names.split("|"))), Direction(direction)
