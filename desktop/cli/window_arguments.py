"""Arguments of the window, which are files: a mistyped verb is told instead of opened."""

import difflib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.files.formats.format_table import SPECS
from desktop.i18n.english_messages import MAX_QUOTE, shorten

_SUFFIXES: Final = frozenset(
    suffix for spec in SPECS.values() for suffix in (*spec.suffixes, *spec.read_only_suffixes)
)

_LEAST_LIKENESS: Final = 0.6
"""Likeness, 0 to 1, of a word and the verb that is suggested for it."""

_SEE_HELP: Final = "see `heirloom --help`."


def find_wrong_argument(arguments: Sequence[str], verbs: Sequence[str]) -> str | None:
    """Return a sentence about the first argument that names no file to open, None if all do.

    A missing file counts as one if its name ends as that of a photo or project; the window says
    that it does not exist. `verbs` are the words that start the command line."""
    for argument in arguments:
        if not (os.path.lexists(argument) or _is_photo_name(argument)):
            return _describe(argument, verbs)
    return None


def _is_photo_name(argument: str) -> bool:
    return Path(argument).suffix.lower() in _SUFFIXES


def _describe(argument: str, verbs: Sequence[str]) -> str:
    quoted = shorten(argument, MAX_QUOTE)
    if not argument.strip():
        return f"the name of the file to open is empty; {_SEE_HELP}"
    if argument.startswith("-"):
        return f"there is no option {quoted} here; {_SEE_HELP}"
    if Path(argument).name != argument:
        return f"{quoted} does not exist; check the name."
    near = difflib.get_close_matches(argument.lower(), verbs, 1, _LEAST_LIKENESS)
    if near:
        return f"{quoted} is neither a command nor a file; did you mean `heirloom {near[0]}`?"
    return f"{quoted} is neither a command nor a file; {_SEE_HELP}"
