"""An instruction taken apart: clauses, whether they forbid, and how much they ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.planning import patterns


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an instruction that asks for one thing, or forbids it. `text` is as written,
    `meaning` without the words of politeness, degree and negation; `strength` is 0 to 1, None
    where nothing is said of it."""

    text: str
    meaning: str
    negated: bool = False
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text and the separator before it."""

    joiner: str
    text: str


def split_clauses(text: str) -> tuple[Clause, ...]:
    """In the order of the text. Words of mere politeness are left out beside others; a degree on
    its own ("..., but gently") goes to the clause before it."""
    read = tuple(_graded(_carried(_pieces(text))))
    meant = tuple(clause for clause in read if clause.meaning)
    return meant or tuple(replace(clause, meaning=clause.text) for clause in read)


def _pieces(text: str) -> Iterator[_Piece]:
    """The stretches between separators that hold any word."""
    kept = [match.span() for match in patterns.INSEPARABLE.finditer(text)]
    start, joiner = 0, ""
    for match in patterns.SEPARATOR.finditer(text):
        if any(a <= match.start() < b for a, b in kept):
            continue
        yield from _piece(joiner, text[start : match.start()])
        start, joiner = match.end(), _joined(joiner, text[start : match.start()], match.group())
    yield from _piece(joiner, text[start:])


def _joined(before: str, between: str, separator: str) -> str:
    """A separator that follows another without a word between continues it."""
    return separator.lower() if between.strip() else f"{before} {separator}".lower().strip()


def _piece(joiner: str, text: str) -> Iterator[_Piece]:
    stripped = text.strip(" \t\"'()[]*,.!?:;-–—…")
    if any(letter.isalnum() for letter in stripped):
        yield _Piece(joiner, stripped)


def _carried(pieces: Iterable[_Piece]) -> Iterator[Clause]:
    """Reads the pieces; "and the grain" after a clause that forbids is forbidden too."""
    before = False
    for piece in pieces:
        read = _read(piece.text)
        carries = before and piece.joiner == "and" and patterns.DETERMINED.match(piece.text)
        before = read.negated or bool(carries)
        yield from _alternatives(replace(read, negated=before))


def _read(text: str) -> Clause:
    strength, rest = _degree(text)
    negated, meaning = _negation(_tidy(patterns.COURTESY.sub(" ", rest)))
    return Clause(text, meaning, negated, strength)


def _alternatives(clause: Clause) -> Iterator[Clause]:
    """What forbids this or that forbids both."""
    parts = patterns.ALTERNATIVE.split(clause.meaning) if clause.negated else [clause.meaning]
    return (replace(clause, meaning=_tidy(part)) for part in parts)


def _graded(read: Iterable[Clause]) -> Iterator[Clause]:
    """Lends the strength of a degree on its own to the clause before it, else to the next."""
    waiting: Clause | None = None
    for clause in read:
        if clause.meaning or clause.strength is None:
            if waiting:
                yield waiting
            lent = waiting.strength if waiting and not waiting.meaning else None
            waiting = replace(clause, strength=clause.strength or lent)
        elif waiting:
            waiting = replace(waiting, strength=clause.strength)
        else:
            waiting = clause
    if waiting:
        yield waiting


def _degree(text: str) -> tuple[float | None, str]:
    """The strength that the words ask for, and the text without those words."""
    share = patterns.PERCENT.search(text)
    if share:
        return min(int(share[1]) / 100, patterns.FULL_STRENGTH), text[: share.start()] + text[
            share.end() :
        ]
    for words, strength in patterns.DEGREES.items():
        if words.search(text):
            return strength, words.sub(" ", text)
    return None, text


def _negation(text: str) -> tuple[bool, str]:
    """Whether the clause forbids, and what it speaks of."""
    begins = next((found for form in patterns.FORBIDDING if (found := form.match(text))), None)
    if begins is None and not patterns.SPARING.search(text):
        return False, text
    rest = patterns.SPARED.sub("", text[begins.end() if begins else 0 :])
    return True, _tidy(patterns.SPARING.sub("", rest)) or text


def _tidy(text: str) -> str:
    """Single blanks, no stray marks at the ends; empty where only little words are left."""
    words = " ".join(text.split()).strip(" ,.!?:;-–—")
    return "" if patterns.LITTLE.match(words) else words
