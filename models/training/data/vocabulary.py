"""The words people have for what is wrong with a photo, wish by wish, and for other matters."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from models.core.wish import TRAINED, Wish
from models.planning.wish_classifier import NO_WISH

PHRASINGS: Final = Path(__file__).with_name("phrasings.toml")
SAYINGS: Final = Path(__file__).with_name("sayings.toml")

Words = tuple[str, ...]
Label = Wish | None
"""None stands for what is no wish."""


@dataclass(frozen=True, slots=True)
class Action:
    """Any of the verbs goes with any of the things; `alone` if the things say it without."""

    verbs: Words
    things: Words
    alone: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How one wish is spoken of; states complete "the photo is ...", sayings are whole clauses."""

    actions: tuple[Action, ...]
    states: Words
    sayings: Words


def vocabularies(file: Path = PHRASINGS) -> Mapping[Label, Vocabulary]:
    """All of them, in the order of the wishes, no wish last."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    shared: dict[str, str] = tables["shared"]
    return {label: _vocabulary(tables[label or NO_WISH], shared) for label in (*TRAINED, None)}


def sayings() -> Mapping[Label, Words]:
    """Whole clauses that are in no vocabulary, in the same order."""
    lists = tomllib.loads(SAYINGS.read_text(encoding="utf-8"))
    return {label: tuple(lists[label or NO_WISH]) for label in (*TRAINED, None)}


def phrases(text: str) -> Words:
    """Those that the text lists, with bars between."""
    return tuple(" ".join(phrase.split()) for phrase in text.split("|") if phrase.strip())


def _vocabulary(table: dict[str, Any], shared: dict[str, str]) -> Vocabulary:
    actions = tuple(_action(action, shared) for action in table["actions"])
    return Vocabulary(actions, phrases(table["states"]), phrases(table["sayings"]))


def _action(table: dict[str, Any], shared: dict[str, str]) -> Action:
    verbs = phrases(table["verbs"].format(**shared))
    return Action(verbs, phrases(table["things"]), table["alone"])
