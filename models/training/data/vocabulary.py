"""Vocabulary of each trained wish, and of sentences without a wish, from the TOML files beside."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from models.core.wish_table import TRAINED, Wish

PHRASINGS: Final = Path(__file__).with_name("phrasings.toml")
"""File of the verbs, things, states and clauses that training sentences are made of."""
SAYINGS: Final = Path(__file__).with_name("sayings.toml")
"""File of the whole clauses that are used as training sentences."""

NO_WISH: Final = "none"
"""Name in the files of the sentences that ask for no wish."""

Phrases = tuple[str, ...]
Label = Wish | None
"""Wish that a sentence asks for; None for a sentence without one."""


@dataclass(frozen=True, slots=True)
class Action:
    """Verbs and objects of a vocabulary that can be combined freely.

    With `alone` an object asks for the wish without a verb too."""

    verbs: Phrases
    things: Phrases
    alone: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases for one wish: actions, states that complete "the photo is ...", full clauses."""

    actions: tuple[Action, ...]
    states: Phrases
    sayings: Phrases


def vocabularies(file: Path = PHRASINGS) -> Mapping[Label, Vocabulary]:
    """Read the vocabulary of each label, in the order of the wishes, None last."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    shared: dict[str, str] = tables["shared"]
    return {label: _vocabulary(tables[label or NO_WISH], shared) for label in (*TRAINED, None)}


def sayings() -> Mapping[Label, Phrases]:
    """Read the full clauses of each label, in the order of the wishes, None last."""
    lists = tomllib.loads(SAYINGS.read_text(encoding="utf-8"))
    return {label: tuple(lists[label or NO_WISH]) for label in (*TRAINED, None)}


def phrases(text: str) -> Phrases:
    """Split a text at vertical bars into phrases with single blanks."""
    return tuple(" ".join(phrase.split()) for phrase in text.split("|") if phrase.strip())


def _vocabulary(table: dict[str, Any], shared: dict[str, str]) -> Vocabulary:
    actions = tuple(_action(action, shared) for action in table["actions"])
    return Vocabulary(actions, phrases(table["states"]), phrases(table["sayings"]))


def _action(table: dict[str, Any], shared: dict[str, str]) -> Action:
    verbs = phrases(table["verbs"].format(**shared))
    return Action(verbs, phrases(table["things"]), table["alone"])
