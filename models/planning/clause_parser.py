"""Parser of instructions: splits a text into clauses and finds negation and strength of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from re import Match
from typing import Final

from models.planning import function_words
from models.planning.size_grammar import is_size_alone
from models.planning.words.degree_words import FULL_STRENGTH, PERCENT, STRENGTH, split_degree
from models.planning.words.negations import without_negation

MOST_PERCENT: Final = 100
"""Largest percentage that is a strength; more, alone, is a size."""

ENDS: Final = " ,.!?:;-–—"
"""Blanks and punctuation at the ends of a clause, which mean nothing."""

WHOLE_PHOTO: Final = "restore the photo"
"""Meaning of a clause that asks for everything."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of an instruction that asks for one thing or forbids it.

    `text` is as typed. `meaning` lacks words of politeness, degree and negation. `strength` is 0 to
    1, None if the clause names no degree."""

    text: str
    meaning: str
    negated: bool = False
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class _Segment:
    """Part of an instruction between two separators, with the one before it in lower case."""

    separator: str
    text: str


def split_clauses(text: str) -> tuple[Clause, ...]:
    """Split an instruction into clauses, in the order of the text.

    Clauses of mere politeness are dropped beside others. A degree on its own ("..., but gently")
    becomes the strength of the previous clause."""
    text = function_words.LEFT_OUT.sub(r"\g<0>，", function_words.NEITHER.sub(_apart, text))
    parsed = tuple(_attach_degrees(_parse_segments(_split_segments(text))))
    meaningful = tuple(_with_everything([clause for clause in parsed if clause.meaning]))
    return meaningful or tuple(replace(clause, meaning=clause.text) for clause in parsed)


def _apart(neither: Match[str]) -> str:
    """Return the words of "neither one thing nor" as two clauses that forbid.

    The German "noch" has other meanings and becomes "weder" too."""
    kind, first = (value for value in neither.groups() if value is not None)
    second = "nor" if neither["english"] else kind
    return f"，{kind}{first.rstrip()}，{second}"


def _with_everything(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Let "everything" before a clause that leaves out a part mean the whole photo."""
    for clause, following in zip_longest(clauses, clauses[1:]):
        leaves_out = following is not None and following.negated
        if leaves_out and function_words.EVERYTHING.match(clause.meaning):
            yield replace(clause, meaning=WHOLE_PHOTO)
        else:
            yield clause


def _split_segments(text: str) -> Iterator[_Segment]:
    """Split an instruction at separators; yield the segments that contain a letter or digit."""
    kept = [match.span() for match in function_words.INSEPARABLE.finditer(text)]
    start, separator = 0, ""
    for match in function_words.SEPARATOR.finditer(text):
        if any(a <= match.start() < b for a, b in kept):
            continue
        between = text[start : match.start()]
        yield from _segment(separator, between)
        start, separator = match.end(), _join_separators(separator, between, match.group())
    yield from _segment(separator, text[start:])


def _join_separators(before: str, between: str, separator: str) -> str:
    """Return a separator in lower case, after the one `before` if nothing is `between` them."""
    return separator.lower() if between.strip() else f"{before} {separator}".lower().strip()


def _segment(separator: str, text: str) -> Iterator[_Segment]:
    stripped = text.strip(" \t\"'()[]*,.!?:;-–—…，、。；！？：「」«»“”„¿¡")
    if any(letter.isalnum() for letter in stripped):
        yield _Segment(separator, stripped)


def _parse_segments(segments: Iterable[_Segment]) -> Iterator[Clause]:
    """Parse segments to clauses; "and the grain" after a clause that forbids is forbidden too."""
    negated = False
    for segment in segments:
        clause = _parse(segment.text)
        continues = (
            negated and segment.separator == "and" and function_words.DETERMINED.match(segment.text)
        )
        negated = clause.negated or bool(continues)
        yield from _split_alternatives(replace(clause, negated=negated))


def _parse(text: str) -> Clause:
    strength, rest = _split_degree(text)
    rest = function_words.ONLY_THIS.sub(r"\1 seulement", _complete_japanese(rest))
    negated, meaning = _split_negation(_strip(function_words.COURTESY.sub(" ", rest)))
    return Clause(text, meaning, negated, strength)


def _complete_japanese(text: str) -> str:
    """Return a Japanese text with the verb ending that short sentences leave out."""
    text = function_words.CONJUNCTIVE.sub("る", function_words.EXCESS.sub("ている", text))
    return function_words.BARE_DEFECT.sub(r"\g<0>を消して", text)


def _split_alternatives(clause: Clause) -> Iterator[Clause]:
    """Split a clause that forbids "this or that" into two that forbid one each."""
    parts = function_words.ALTERNATIVE.split(clause.meaning) if clause.negated else [clause.meaning]
    return (replace(clause, meaning=_strip(part)) for part in parts)


def _attach_degrees(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Give the strength of a degree on its own to the previous clause, else to the next."""
    pending: Clause | None = None
    for clause in clauses:
        if clause.meaning or clause.strength is None:
            if pending:
                yield pending
            strength = pending.strength if pending and not pending.meaning else None
            pending = replace(clause, strength=clause.strength or strength)
        elif pending:
            pending = replace(pending, strength=clause.strength)
        else:
            pending = clause
    if pending:
        yield pending


def _split_degree(text: str) -> tuple[float | None, str]:
    """Return the strength that a text names, None if none, and the text without those words."""
    percent = PERCENT.search(text)
    if percent and not (int(percent[1]) > MOST_PERCENT and is_size_alone(text)):
        rest = text[: percent.start()] + text[percent.end() :]
        return min(int(percent[1]) / 100, FULL_STRENGTH), rest
    share = STRENGTH.search(text)
    if share:
        rest = text[: share.start()] + text[share.end() :]
        return min(float(share[1].replace(",", ".")), FULL_STRENGTH), rest
    return split_degree(text)


def _split_negation(text: str) -> tuple[bool, str]:
    """Return whether a text forbids something, and the text about what."""
    matches = (pattern.match(text) for pattern in function_words.FORBIDDING)
    beginning = next(filter(None, matches), None)
    if beginning is None and (forbidden := without_negation(text)):
        return True, _strip(forbidden) or text
    if beginning is None and not function_words.SPARING.search(text):
        return False, text
    rest = function_words.SPARED.sub("", text[beginning.end() if beginning else 0 :])
    return True, _strip(function_words.SPARING.sub("", rest)) or text


def is_courtesy(text: str) -> bool:
    """Return whether a text is only polite."""
    words = text.strip(ENDS)
    is_alone = function_words.COURTESY_ALONE.match(words) is not None
    return is_alone or not function_words.COURTESY.sub("", words).strip(ENDS)


def _strip(text: str) -> str:
    """Collapse blanks and remove punctuation at the ends; return "" for filler words only."""
    words = " ".join(text.split()).strip(ENDS)
    is_empty = function_words.FILLER.match(words) or function_words.COURTESY_ALONE.match(words)
    return "" if is_empty else words
