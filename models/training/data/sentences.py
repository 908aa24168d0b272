"""Training sentences of the clause reader from one hand-written file a language.

A file `sentences/<language>.toml` has these tables. `words`: lists that templates name in braces.
`intents.<intent>`: templates of clauses that want it (`do`), want the reverse (`opposite`), want it
kept as it is (`keep`), or say that nothing is wrong (`state`). `degrees`: templates around
{clause}, by degree. `scopes`: phrases that limit a clause, by place. `joins.two`: templates around
{a} and {b}. `declined`: lists of sentences that are not about a photo.
"""

import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Any, Final

import numpy as np
from numpy.random import Generator

from models.core.intent import Direction, Intent
from models.training.data.instructions import mistype

FOLDER: Final = Path(__file__).with_name("sentences")

ALIASES: Final = {"brighter": Intent.LOW_LIGHT}
"""Tables of the files that belong to another intent."""

PER_TEMPLATE: Final = {Direction.DO: 3}
PER_RARE_TEMPLATE: Final = 7
"""Sentences that are drawn from a template with words, at most: of a direction, and of all others,
for which there are fewer templates."""
HELD_OUT: Final = 8
"""One template of this many is kept for evaluation."""
UNSPACED: Final = frozenset(("ja", "zh"))
"""Languages that are written without blanks."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clause or sentence with its labels; an empty label is not trained.

    `degree` and `place` are "" for none, as in the answers of the network. `intents` are the
    possible intents. `unit` is `one`, `several` or `fragment`.
    """

    text: str
    language: str
    intents: tuple[Intent, ...]
    direction: Direction | None = Direction.DO
    degree: str | None = ""
    place: str | None = ""
    unit: str | None = "one"


@dataclass(frozen=True, slots=True)
class Language:
    """Content of one file."""

    code: str
    tables: Mapping[str, Any]

    @classmethod
    def read_all(cls, folder: Path = FOLDER) -> tuple["Language", ...]:
        """Read the files of a folder, in the order of their names."""
        return tuple(
            cls(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))
            for file in sorted(folder.glob("*.toml"))
        )

    def clauses(self, rng: Generator, *, held_out: bool) -> Iterator[Sentence]:
        """Yield the clauses from the templates of one part, training or held out."""
        for name, directions in self.tables["intents"].items():
            intent = ALIASES.get(name) or Intent(name)
            for direction, templates in directions.items():
                label = _label(intent, Direction(direction))
                for template in templates:
                    if is_held_out(template) == held_out:
                        count = PER_TEMPLATE.get(label[1], PER_RARE_TEMPLATE)
                        for text in self.filled(template, rng, count):
                            yield Sentence(text, self.code, (label[0],), label[1])

    def declined(self, *, held_out: bool) -> Iterator[Sentence]:
        """Yield the sentences that are not about a photo."""
        for texts in self.tables["declined"].values():
            for text in texts:
                if is_held_out(text) == held_out:
                    yield Sentence(text, self.code, (Intent.NONE,), None)

    def filled(self, template: str, rng: Generator, count: int) -> tuple[str, ...]:
        """Return up to `count` sentences of a template, drawn from the lists that it names."""
        lists = [name for _, name, _, _ in Formatter().parse(template) if name]
        words = self.tables["words"]
        if not lists:
            return (template,)
        texts = (
            template.format(**{name: str(rng.choice(words[name])) for name in lists})
            for _ in range(count)
        )
        return tuple(dict.fromkeys(texts))

    def limited(self, clause: Sentence, rng: Generator) -> Sentence:
        """Return the clause with a phrase for a place, before or after it."""
        scopes: Mapping[str, list[str]] = self.tables["scopes"]
        place = str(rng.choice(list(scopes)))
        phrase = str(rng.choice(scopes[place]))
        blank = "" if self.code in UNSPACED else " "
        first = self.code in ("ja", "zh", "ko") or rng.random() < 0.15
        text = phrase + blank + clause.text if first else clause.text + blank + phrase
        return replace(clause, text=text, place="" if place == "whole" else place)

    def graded(self, clause: Sentence, rng: Generator) -> Sentence:
        """Return the clause with words for a degree."""
        degrees: Mapping[str, list[str]] = self.tables["degrees"]
        degree = str(rng.choice(list(degrees)))
        template = str(rng.choice(degrees[degree]))
        return replace(clause, text=template.replace("{clause}", clause.text), degree=degree)

    def joined(self, a: Sentence, b: Sentence, rng: Generator) -> Sentence:
        """Return two clauses as one sentence."""
        template = str(rng.choice(self.tables["joins"]["two"]))
        text = template.replace("{a}", a.text).replace("{b}", b.text)
        return Sentence(text, self.code, (), None, None, None, "several")


def is_held_out(template: str) -> bool:
    """Whether a template is kept for evaluation; decided by its text alone."""
    return zlib.crc32(template.encode()) % HELD_OUT == 0


def _label(intent: Intent, direction: Direction) -> tuple[Intent, Direction]:
    """Return the labels; the opposite of an intent that has a name of its own is that intent."""
    if direction is Direction.OPPOSITE and intent.opposite:
        return intent.opposite, Direction.DO
    return intent, direction


def training_sentences(
    languages: tuple[Language, ...], seed: int, *, changed: bool = True
) -> list[Sentence]:
    """Make the training sentences of all languages: clauses, and changed and joined ones."""
    rng = np.random.default_rng(seed)
    found: dict[Sentence, None] = {}
    for language in languages:
        clauses = list(language.clauses(rng, held_out=False))
        found.update(dict.fromkeys(clauses))
        found.update(dict.fromkeys(language.declined(held_out=False)))
        if changed:
            found.update(dict.fromkeys(_changed(language, clauses, rng)))
    return list(found)


def _changed(language: Language, clauses: list[Sentence], rng: Generator) -> Iterator[Sentence]:
    """Yield clauses with typing errors, places, degrees, joined with others, and cut apart."""
    for clause in clauses:
        other = clauses[int(rng.integers(len(clauses)))]
        chance = rng.random(5)
        if chance[0] < 0.15 and clause.text.isascii() and len(clause.text) > 3:
            yield replace(clause, text=mistype(clause.text, rng))
        if chance[1] < 0.18:
            yield language.limited(clause, rng)
        if chance[2] < 0.12 and clause.direction in (Direction.DO, Direction.OPPOSITE):
            yield language.graded(clause, rng)
        if chance[3] < 0.2 and other.intents != clause.intents:
            yield language.joined(clause, other, rng)
        if chance[4] < 0.15:
            yield from _cut(clause, rng)


def _cut(clause: Sentence, rng: Generator) -> Iterator[Sentence]:
    """Yield one part of a clause of several words or characters, which is a fragment."""
    is_unspaced = clause.language in UNSPACED
    parts = list(clause.text) if is_unspaced else clause.text.split()
    if len(parts) < 3:
        return
    at = int(rng.integers(1, len(parts)))
    part = parts[:at] if rng.random() < 0.5 else parts[at:]
    text = ("" if is_unspaced else " ").join(part)
    yield Sentence(text, clause.language, (), None, None, None, "fragment")
