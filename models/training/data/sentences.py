"""Training sentences of the clause reader from one hand-written file a language.

A file `sentences/<language>.toml` has these tables. `words`: lists that templates name in braces.
`intents.<intent>`: templates of clauses that want it (`do`), want the reverse (`opposite`), want it
kept as it is (`keep`), or say that nothing is wrong (`state`). `shapes.<direction>`: templates that
all intents share, by the kind of word that they hold; `lexicon.<intent>`: words of these kinds.
`places.<intent>`: templates with a place as {the}; `place_words`: words for places. `references`:
clauses that only refer to what others name, by direction. `degrees`: templates around {clause}, by
degree. `scopes`: phrases that limit a clause, by place. `joins.two`: templates around {a} and {b}.
`declined`: lists of sentences that are not about a photo. A file `sentences/<language>.txt` has
clauses that are trained as they are, see models.training.data.plain_sentences.

The draws for a template depend on its text alone, so that a new one leaves the others as they are.
"""

import tomllib
import zlib
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Any, Final

import numpy as np
from numpy.random import Generator

from models.core.intent import Direction, Intent
from models.core.place import Place
from models.training.data.instructions import mistype
from models.training.data.plain_sentences import PlainClause, read_plain_clauses

FOLDER: Final = Path(__file__).with_name("sentences")

ALIASES: Final = {"brighter": Intent.LOW_LIGHT}
"""Tables of the files that belong to another intent."""

PER_TEMPLATE: Final = {Direction.DO: 3}
PER_RARE_TEMPLATE: Final = 5
"""Sentences that are drawn from a template with words, at most: of a direction, and of all others,
for which there are fewer templates."""
REFERENCES_REPEATED: Final = 8
"""Times that each reference is trained, because there are few."""
PLAIN_REPEATED: Final = 3
"""Times that each plain clause is trained."""
PER_SHAPE: Final = 4
"""Sentences that are drawn from a shared template for each intent, at most."""
PER_PLACED: Final = 12
"""Places with which a template for places is filled."""
PER_DECLINED: Final = 12
"""Sentences that are drawn from a template that is not about a photo, at most."""
PER_THING: Final = 10
"""Things with which a template for places is filled besides."""
PARTS_OF_FACES: Final = (Place.FACE, Place.EYES, Place.MOUTH)
"""Places whose restoration is an intent of its own."""
HELD_OUT: Final = 8
"""One template of this many is kept for evaluation."""
UNSPACED: Final = frozenset(("ja", "zh"))
"""Languages that are written without blanks."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clause or sentence with its labels; an empty label is not trained.

    `degree` and `place` are "" for none, as in the answers of the network. `intents` are the
    possible intents. `unit` is `one`, `several` or `fragment`."""

    text: str
    language: str
    intents: tuple[Intent, ...]
    direction: Direction | None = Direction.DO
    degree: str | None = ""
    place: str | None = ""
    unit: str | None = "one"


@dataclass(frozen=True, slots=True)
class Language:
    """Templates, word lists and plain clauses of one language, from its two files."""

    code: str
    tables: Mapping[str, Any]
    plain: tuple[PlainClause, ...] = ()

    @classmethod
    def read_all(cls, folder: Path = FOLDER) -> tuple["Language", ...]:
        """Read the language files of a folder, in the order of their names."""
        return tuple(
            cls(
                file.stem,
                tomllib.loads(file.read_text(encoding="utf-8")),
                tuple(read_plain_clauses(file.with_suffix(".txt"))),
            )
            for file in sorted(folder.glob("*.toml"))
        )

    def clauses(self, seed: int, *, held_out: bool) -> Iterator[Sentence]:
        """Yield the clauses from the templates of each intent, training ones or `held_out` ones.

        `seed` decides the draws."""
        for name, directions in self.tables["intents"].items():
            intent = ALIASES.get(name) or Intent(name)
            for direction, templates in directions.items():
                label = _label(intent, Direction(direction))
                for template in templates:
                    if is_held_out(template) == held_out:
                        count = PER_TEMPLATE.get(label[1], PER_RARE_TEMPLATE)
                        for text in self.filled(template, seed, count):
                            yield Sentence(text, self.code, (label[0],), label[1])

    def plain_clauses(self, *, held_out: bool) -> Iterator[Sentence]:
        """Yield the clauses that are written as they are.

        They may name places and degrees. With `held_out` those that no training sees."""
        for plain in self.plain:
            if is_held_out(plain.text) == held_out:
                if plain.direction is None:
                    yield Sentence(plain.text, self.code, plain.intents, None)
                else:
                    labels = [_label(intent, plain.direction) for intent in plain.intents]
                    turned = tuple(intent for intent, _ in labels)
                    yield Sentence(plain.text, self.code, turned, labels[0][1], None, plain.place)

    def shaped(self, seed: int, *, held_out: bool) -> Iterator[Sentence]:
        """Yield the clauses from the templates that all intents share, training or `held_out`.

        `seed` decides the draws."""
        for name, lexicon in self.tables.get("lexicon", {}).items():
            for direction, kinds in self.tables["shapes"].items():
                label = _label(Intent(name), Direction(direction))
                for kind in sorted(set(kinds) & set(lexicon)):
                    for template in kinds[kind]:
                        if is_held_out(name + template) == held_out:
                            for text in filled(template, lexicon, seed, PER_SHAPE):
                                yield Sentence(text, self.code, (label[0],), label[1])

    def placed(self, seed: int) -> Iterator[Sentence]:
        """Yield clauses that ask for something at a place. `seed` decides the draws."""
        names: Mapping[str, list[str]] = self.tables.get("place_words", {})
        for name, templates in self.tables.get("places", {}).items():
            intent = Intent(name)
            for template in templates:
                rng = _generator(seed, template)
                drawn = rng.choice(list(names), PER_PLACED, replace=False)
                for place in (*map(str, drawn), *(Place.THING,) * PER_THING):
                    text = template.replace("{the}", _pick(names[place], rng))
                    if not _means_more(intent, Place(place)):
                        yield Sentence(text, self.code, (intent,), place=str(place))

    def references(self) -> Iterator[Sentence]:
        """Yield the clauses that only refer to other clauses ("fix it")."""
        for direction, texts in self.tables.get("references", {}).items():
            for text in texts:
                label = (Intent.RESTORE,), Direction(direction)
                yield Sentence(text, self.code, *label, unit="reference")

    def declined(self, seed: int, *, held_out: bool) -> Iterator[Sentence]:
        """Yield sentences not about a photo, drawn by `seed`, `held_out` ones or others."""
        for templates in self.tables["declined"].values():
            for template in templates:
                if is_held_out(template) == held_out:
                    for text in self.filled(template, seed, PER_DECLINED):
                        yield Sentence(text, self.code, (Intent.NONE,), None)

    def filled(self, template: str, seed: int, count: int) -> tuple[str, ...]:
        """Return up to `count` sentences of a template, drawn by `seed` from its lists."""
        return filled(template, self.tables["words"], seed, count)

    def limited(self, clause: Sentence, rng: Generator) -> Sentence:
        """Return the clause with a phrase for a place before or after it."""
        scopes: Mapping[str, list[str]] = self.tables["scopes"]
        place = _pick(list(scopes), rng)
        phrase = _pick(scopes[place], rng)
        blank = "" if self.code in UNSPACED else " "
        first = self.code in ("ja", "zh", "ko") or rng.random() < 0.15
        text = phrase + blank + clause.text if first else clause.text + blank + phrase
        return replace(clause, text=text, place="" if place == "whole" else place)

    def graded(self, clause: Sentence, rng: Generator) -> Sentence:
        """Return the clause with words of degree added."""
        degree = _pick(list(self.tables["degrees"]), rng)
        template = _pick(self.tables["degrees"][degree], rng)
        return replace(clause, text=template.replace("{clause}", clause.text), degree=degree)

    def joined(self, a: Sentence, b: Sentence, rng: Generator) -> Sentence:
        """Return two clauses as one sentence."""
        template = _pick(self.tables["joins"]["two"], rng)
        text = template.replace("{a}", a.text).replace("{b}", b.text)
        return Sentence(text, self.code, (), None, None, None, "several")


def filled(template: str, words: Mapping[str, list[str]], seed: int, count: int) -> tuple[str, ...]:
    """Return up to `count` sentences of a template, drawn from the lists that it names.

    `words` are the lists by name; `seed` decides the draws."""
    lists = [name for _, name, _, _ in Formatter().parse(template) if name]
    if not lists:
        return (template,)
    rng = _generator(seed, template)
    texts = (
        template.format(**{name: _pick(words[name], rng) for name in lists})
        for _ in range(2 * count)
    )
    return tuple(dict.fromkeys(texts))[:count]


def _means_more(intent: Intent, place: Place) -> bool:
    """Return whether a clause for a place may mean something else.

    Restored faces are an intent of their own, and who repairs a thing may mean no photo.
    """
    repairs = intent in (Intent.RESTORE, Intent.SCRATCHES)
    return (intent is Intent.RESTORE and place in PARTS_OF_FACES) or (
        repairs and place is Place.THING
    )


def _pick(texts: Sequence[str], rng: Generator) -> str:
    """Draw one of several texts by its number, which is faster than to choose the text."""
    return texts[int(rng.integers(len(texts)))]


def _generator(seed: int, text: str) -> Generator:
    """Make the random generator of the draws for a text, equal for an equal `seed`."""
    return np.random.default_rng((seed, zlib.crc32(text.encode())))


def is_held_out(template: str) -> bool:
    """Return whether a template is kept for evaluation, as its text alone decides."""
    return zlib.crc32(template.encode()) % HELD_OUT == 0


def _label(intent: Intent, direction: Direction) -> tuple[Intent, Direction]:
    """Return the labels; an opposite that is an intent of its own becomes that intent."""
    if direction is Direction.OPPOSITE and intent.opposite:
        return intent.opposite, Direction.DO
    return intent, direction


def training_sentences(
    languages: tuple[Language, ...], seed: int, *, changed: bool = True, whole: bool = False
) -> list[Sentence]:
    """Make the training sentences of all languages: clauses and, if `changed`, variants of them.

    With `whole` nothing is held out. `seed` decides the draws."""
    found: dict[Sentence, None] = {}
    references, plain = list[Sentence](), list[Sentence]()
    parts = (False, True) if whole else (False,)
    for language in languages:
        written = [each for part in parts for each in language.plain_clauses(held_out=part)]
        clauses = [
            *(each for part in parts for each in _template_sentences(language, seed, held_out=part))
        ]
        found.update(dict.fromkeys((*clauses, *language.placed(seed))))
        clauses += (*language.placed(seed), *(each for each in written if each.direction))
        references += language.references()
        plain += written
        for part in parts:
            found.update(dict.fromkeys(language.declined(seed, held_out=part)))
        if changed:
            found.update(dict.fromkeys(_changed(language, clauses, seed)))
    known = {each.text for each in (*references, *plain)}
    others = (each for each in found if each.text not in known)
    return [*others, *references * REFERENCES_REPEATED, *plain * PLAIN_REPEATED]


def _template_sentences(language: Language, seed: int, *, held_out: bool) -> Iterator[Sentence]:
    """Yield the clauses from templates, training ones or `held_out` ones."""
    yield from language.clauses(seed, held_out=held_out)
    yield from language.shaped(seed, held_out=held_out)


def held_out_sentences(languages: tuple[Language, ...], seed: int) -> list[Sentence]:
    """Return the sentences of the languages that are kept for evaluation, drawn by `seed`."""
    return [
        each
        for language in languages
        for part in (
            _template_sentences(language, seed, held_out=True),
            language.declined(seed, held_out=True),
            language.plain_clauses(held_out=True),
        )
        for each in part
    ]


def _changed(language: Language, clauses: list[Sentence], seed: int) -> Iterator[Sentence]:
    """Yield clauses with typing errors, places or degrees, joined with others, or cut apart.

    `seed` decides the draws."""
    by_hash = sorted(clauses, key=lambda clause: zlib.crc32(clause.text.encode()))
    hashes = [zlib.crc32(clause.text.encode()) for clause in by_hash]
    for clause in clauses:
        rng = _generator(seed, clause.text)
        other = by_hash[bisect(hashes, int(rng.integers(1 << 32))) % len(by_hash)]
        chance = rng.random(5)
        if chance[0] < 0.15 and clause.text.isascii() and len(clause.text) > 3:
            yield replace(clause, text=mistype(clause.text, rng))
        if chance[1] < 0.18 and clause.place == "":
            yield language.limited(clause, rng)
        is_graded = clause.direction in (Direction.DO, Direction.OPPOSITE)
        if chance[2] < 0.12 and is_graded and clause.degree == "":
            yield language.graded(clause, rng)
        if chance[3] < 0.2 and other.intents != clause.intents:
            yield language.joined(clause, other, rng)
        if chance[4] < 0.15:
            yield from _cut(clause, rng)


def _cut(clause: Sentence, rng: Generator) -> Iterator[Sentence]:
    """Yield one part of a clause of several words or characters, labelled as a fragment."""
    is_unspaced = clause.language in UNSPACED
    parts = list(clause.text) if is_unspaced else clause.text.split()
    if len(parts) < 3:
        return
    at = int(rng.integers(1, len(parts)))
    part = parts[:at] if rng.random() < 0.5 else parts[at:]
    text = ("" if is_unspaced else " ").join(part)
    yield Sentence(text, clause.language, (), None, None, None, "fragment")
