"""Training clauses that are written one a line, in a file of each language.

A file `sentences/<language>.txt` has sections that begin with a line such as `[keep noise]`: a
direction and the intent, or several possible intents (`[do scratches|holes]`), and after it the
place that all its lines name, if that is to be learned (`[do blur @hands]`), or `@whole` for none.
Below `[none]` stand sentences that are not about a photo. Lines that begin with # are comments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.core.intent import Direction, Intent
from models.core.place import Place

NONE: Final = "none"
"""Name of the section of sentences that are not about a photo."""

WHOLE: Final = "whole"
"""Name of the place of clauses that name none."""


@dataclass(frozen=True, slots=True)
class PlainClause:
    """Clause with its possible intents, direction and place.

    `direction` is None for a text that is not about a photo. `place` is "" if the text names none,
    and None if that is not known."""

    text: str
    intents: tuple[Intent, ...]
    direction: Direction | None = Direction.DO
    place: str | None = None


def read_plain_clauses(file: Path) -> Iterator[PlainClause]:
    """Yield the clauses of a UTF-8 file. Raises: OSError; ValueError for an unknown section."""
    section = _section(NONE)
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = _section(line.strip("[]"))
        elif line and not line.startswith("#"):
            yield PlainClause(line, *section)


def _section(title: str) -> tuple[tuple[Intent, ...], Direction | None, str | None]:
    """Return the intents, direction and place of a section. Raises: ValueError."""
    if title == NONE:
        return (Intent.NONE,), None, None
    labels, _, place = title.partition(" @")
    direction, _, names = labels.partition(" ")
    return tuple(map(Intent, names.split("|"))), Direction(direction), _place(place)


def _place(name: str) -> str | None:
    """Return the label for the name of a place. Raises: ValueError."""
    if name == WHOLE:
        return ""
    return Place(name).value if name else None
