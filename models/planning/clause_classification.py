"""Classification of the clauses of an instruction by the clause reader and a few sure patterns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from models.core.intent import TOOLS, Direction, Intent
from models.core.place import Place
from models.core.plan import CLEAR
from models.core.protocols import Embeddings
from models.core.wish_table import Wish, wish_named_in
from models.planning import function_words
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import Clause, is_courtesy, split_clauses
from models.planning.clause_reader import ClauseReader, Reading, normalise
from models.planning.clause_relations import (
    with_degrees_passed_on,
    with_exceptions_wanted,
    with_verbs_passed_on,
    without_doubtful,
)
from models.planning.colour_words import names_colour
from models.planning.location_phrases import is_location_only
from models.planning.place_restrictions import with_places_of_descriptions, with_places_passed_on
from models.planning.place_words import COMPLEMENTS, excludes, place_named_in
from models.planning.size_grammar import asks_for_size, is_size_alone, parse_size
from models.planning.spelling_correction import Spelling
from models.planning.words import kept_words

Embed = Callable[[tuple[str, ...]], Embeddings]
"""Function that returns the sentence embeddings of clauses, clauses x 512."""

MIN_CONFIDENCE: Final = 0.55
"""Confidence, 0 to 1, below which a clause counts as not understood."""

MIN_FORBIDDEN: Final = 0.3
"""Confidence, 0 to 1, below which a clause that forbids by its grammar counts as not understood."""


SURE: Final = 0.8
"""Confidence, 0 to 1, from which typing errors are not looked for."""

MIN_TURNED: Final = 0.8
"""Least share of a direction other than DO, 0 to 1, that turns a wish named by its words round."""

MIN_REFERENCE: Final = 0.5
"""Least confidence, 0 to 1, that a clause only refers to what others name."""

MIN_OFF_TOPIC: Final = 0.9
"""Least confidence, 0 to 1, that a clause which names a wish is not about a photo."""

WHOLE: Final = 0.5
"""Least confidence, 0 to 1, that a text is exactly one clause; others are split or joined."""

MIN_PART: Final = 0.55
"""Least confidence, 0 to 1, in both parts of a clause that is split where nothing separates."""

SHORT: Final = 3
"""Words of a text whose parts may have a single one, and least characters of a part of a text
without blanks."""

MAX_CUTS: Final = 3
"""Cuts of a clause that are tried with the encoder: the best by their n-grams alone."""

STRENGTHS: Final = {"slight": 0.5, "half": 0.5, "strong": 1.0, "full": 1.0}
"""Strengths, 0 to 1, of the degrees that the clause reader tells apart."""


WIDTH: Final = 512
"""Numbers of an embedding."""

UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""Letter of a language that is written without blanks."""

HIRAGANA: Final = re.compile(r"[\u3041-\u309f]")
"""Letter of Japanese alone."""

SAME_SCRIPT: Final = re.compile(r"[\u4e00-\u9fff]{2}|[\u30a1-\u30fc]{2}")
"""Two letters of one Japanese word."""

NEEDED_WORDS: Final = {
    Direction.KEEP: function_words.KEEPING,
    Direction.STATE: function_words.PRAISING,
}
"""Words of which a Japanese or Chinese clause contains one, by its direction."""

NEEDED_ELSEWHERE: Final = {
    Direction.KEEP: kept_words.KEEPING,
    Direction.STATE: kept_words.PRAISING,
}
"""Words of which a clause in other letters contains one, by its direction."""


class Readings:
    """Reader of texts by clause reader and sentence encoder, which reads each text once."""

    def __init__(self, embed: Embed, reader: ClauseReader) -> None:
        self._embed, self._reader = embed, reader
        self._known = dict[str, Reading]()

    def __call__(self, texts: Iterable[str]) -> list[Reading]:
        """Return intent, direction and the other results of the clause reader for each text.

        Raises: what `embed` raises."""
        wanted = [normalise(text) for text in texts]
        new = tuple(text for text in dict.fromkeys(wanted) if text not in self._known)
        if new:
            readings = self._reader.read_clauses(new, self._embed(new))
            self._known |= dict(zip(new, readings, strict=True))
        return [self._known[text] for text in wanted]

    def rough(self, texts: Sequence[str]) -> list[Reading]:
        """Read texts by their n-grams only, without embeddings: fast, but less certain."""
        return self._reader.read_clauses(texts, np.zeros((len(texts), WIDTH), np.float32))


def classify(text: str, embed: Embed, reader: ClauseReader) -> tuple[ClassifiedClause, ...]:
    """Split an instruction into clauses and classify each. Raises: what `embed` raises."""
    readings = Readings(embed, reader)
    clauses = split_clauses(text)
    readings(clause.meaning for clause in clauses)  # together, which is faster
    clauses = join_fragments(clauses, readings)
    clauses = tuple(part for clause in clauses for part in split_further(clause, readings))
    clauses = correct_spelling(clauses, readings)
    classified = classify_clauses(clauses, embed, reader, readings)
    passed = with_exceptions_wanted(with_verbs_passed_on(clauses, classified))
    passed = with_degrees_passed_on(without_doubtful(passed))
    return with_places_of_descriptions(with_places_passed_on(passed))


def classify_clauses(
    clauses: tuple[Clause, ...],
    embed: Embed,
    reader: ClauseReader,
    readings: Readings | None = None,
) -> tuple[ClassifiedClause, ...]:
    """Find what each clause asks for.

    A wish's pattern decides first, then the words for inventing, then the clause reader. Clauses of
    mostly unknown words are not understood. Raises: what `embed` raises."""
    if not clauses:
        return ()
    readings = readings or Readings(embed, reader)
    found = readings(clause.meaning for clause in clauses)
    return tuple(
        _classify(clause, generative, reading)
        for clause, generative, reading in zip(
            clauses, generative_wishes(clauses), found, strict=True
        )
    )


def _classify(clause: Clause, generative: Wish | None, reading: Reading) -> ClassifiedClause:
    if is_location_only(clause):
        place, is_outside = _place(clause, reading)
        return ClassifiedClause(
            clause, None, reading.confidence, place=place, is_outside=is_outside
        )
    if is_courtesy(clause.text):
        return ClassifiedClause(clause, None, 1.0, Intent.NONE)
    certain = _named_wish(clause.meaning)
    if certain is None and (is_size_alone(clause.text) or asks_for_size(clause.text)):
        certain = Wish.LOW_RESOLUTION
    spelling = Spelling.bundled()
    if certain is None and spelling.is_mostly_unknown(spelling.correct(clause.meaning)):
        return ClassifiedClause(clause, None, reading.confidence)
    is_hole = reading.intent is Intent.HOLES and reading.confidence >= CLEAR
    certain = certain or (None if is_hole else generative)
    if certain:
        return _with_sure_wish(clause, certain, reading)
    if reading.confidence < (MIN_FORBIDDEN if clause.negated else MIN_CONFIDENCE):
        return ClassifiedClause(clause, None, reading.confidence)
    return _from_reading(clause, reading)


def _named_wish(text: str) -> Wish | None:
    """Return the wish whose pattern matches the words of a clause, None if none does."""
    return wish_named_in(text) or (Wish.COLORIZE if names_colour(text) else None)


def _with_sure_wish(clause: Clause, wish: Wish, reading: Reading) -> ClassifiedClause:
    """Return the clause with the wish that its words name; the reader decides its direction."""
    read = _from_reading(clause, reading)
    is_other = reading.intent in (Intent.NONE, Intent.FILL_SELECTION)
    if is_other and reading.confidence >= MIN_OFF_TOPIC:
        return read
    is_turned = (
        not read.is_wanted
        and reading.intent.wish is not None
        and reading.confidence >= MIN_CONFIDENCE
        and reading.direction_confidence >= MIN_TURNED
    )
    if clause.negated or (is_turned and not _enlarges(clause, wish)):
        return replace(read, wish=wish, confidence=1.0)
    clause = replace(clause, strength=read.clause.strength)
    return ClassifiedClause(clause, wish, 1.0, place=read.place, is_outside=read.is_outside)


def _enlarges(clause: Clause, wish: Wish) -> bool:
    """Return whether a clause names a factor above 1, such as "half again as large"."""
    size = parse_size(clause.text) if wish is Wish.LOW_RESOLUTION else None
    return size is not None and (size.factor or 0) > 1


def _from_reading(clause: Clause, reading: Reading) -> ClassifiedClause:
    if clause.strength is None and reading.degree:
        clause = replace(clause, strength=STRENGTHS[reading.degree])
    direction = Direction.KEEP if clause.negated else _direction(clause, reading)
    place, is_outside = _place(clause, reading)
    return ClassifiedClause(
        replace(clause, negated=clause.negated or direction is Direction.KEEP),
        reading.intent.wish,
        reading.confidence,
        reading.intent,
        direction,
        place,
        is_outside,
        reading.reference >= MIN_REFERENCE,
    )


def _direction(clause: Clause, reading: Reading) -> Direction:
    """Return the direction of a clause, DO if words for what was read are missing."""
    if reading.intent is Intent.LOW_RESOLUTION and _enlarges(clause, Wish.LOW_RESOLUTION):
        return Direction.DO
    if function_words.REVERSED.search(clause.text):
        return Direction.OPPOSITE
    is_unspaced = UNSPACED.search(clause.text) is not None
    words = (NEEDED_WORDS if is_unspaced else NEEDED_ELSEWHERE).get(reading.direction)
    if words is None or words.search(clause.text):
        return reading.direction
    is_served = reading.intent.wish or (reading.intent in TOOLS and not is_unspaced)
    is_statement = reading.direction is Direction.STATE and not is_served
    return Direction.STATE if is_statement else Direction.DO


def _place(clause: Clause, reading: Reading) -> tuple[Place | None, bool]:
    """Return the place that a clause names, or None, and whether the clause leaves it out.

    `reading` is the clause reader's result. If the place left out is the complement of another,
    such as the person of the background, that other place is returned as one that the clause
    names."""
    read = Place(reading.place) if reading.place else None
    place = place_named_in(clause.text) or read
    if place and excludes(clause.text, is_only_place=is_location_only(clause)):
        return COMPLEMENTS.get(place, place), place not in COMPLEMENTS
    return place, False


def correct_spelling(clauses: Iterable[Clause], readings: Readings) -> tuple[Clause, ...]:
    """Return the clauses with typing errors in their meaning corrected.

    Clauses read with confidence, named by a pattern, or read no better after it stay as typed."""
    return tuple(_corrected(clause, readings) for clause in clauses)


def _corrected(clause: Clause, readings: Readings) -> Clause:
    if _named_wish(clause.meaning):
        return clause
    (typed,) = readings([clause.meaning])
    if typed.confidence >= SURE and typed.intent is not Intent.NONE:
        return clause
    meaning = Spelling.bundled().correct(clause.meaning)
    if meaning == clause.meaning:
        return clause
    (corrected,) = readings([meaning])
    better = corrected.confidence > typed.confidence or typed.intent is Intent.NONE
    return replace(clause, meaning=meaning) if better else clause


def join_fragments(clauses: Sequence[Clause], readings: Readings) -> tuple[Clause, ...]:
    """Join clauses that were split wrongly: neither is understood alone, but both together are."""
    joined: list[Clause] = []
    for clause in clauses:
        before = joined[-1] if joined else None
        if before and not (before.negated or clause.negated):
            text = f"{before.text} {clause.text}"
            is_unclear = max(map(_value, readings((before.meaning, clause.meaning)))) < MIN_PART
            if is_unclear and _value(*readings((text,))) >= MIN_PART:
                joined[-1] = replace(before, text=text, meaning=text)
                continue
        joined.append(clause)
    return tuple(joined)


def split_further(clause: Clause, readings: Readings) -> tuple[Clause, ...]:
    """Split a clause of several without a separator ("remove the dust make it brighter").

    It is split where its parts are read best, if the reader doubts that it is one and reads
    both."""
    (whole,) = readings([clause.meaning])
    if whole.wholeness >= WHOLE or clause.negated or _named_wish(clause.meaning):
        return (clause,)
    pairs = sorted(_cuts(clause.text), key=lambda pair: -_agreement(readings.rough(pair)))
    pairs = pairs[:MAX_CUTS]
    if not pairs:
        return (clause,)
    readings([part for pair in pairs for part in pair])
    best = max(pairs, key=lambda pair: _agreement(readings(pair)))
    if _agreement(readings(best)) < max(MIN_PART, _value(whole)):
        return (clause,)
    parts = (each for part in best for each in split_clauses(part))
    return tuple(each for part in parts for each in split_further(part, readings))


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a text in two: between words, or letters in scripts without blanks."""
    words = text.split()
    if len(words) > 1:
        least = 1 if len(words) <= SHORT else 2
        for n in range(least, len(words) - least + 1):
            if not function_words.BINDING.match(words[n - 1]):
                yield " ".join(words[:n]), " ".join(words[n:])
    elif UNSPACED.search(text):
        places = range(SHORT, len(text) - SHORT + 1)
        yield from ((text[:n], text[n:]) for n in places if _may_cut(text, n))


def _may_cut(text: str, n: int) -> bool:
    """Return whether a clause may end before the letter `n` of a text without blanks."""
    if function_words.MID_CLAUSE.search(f"{text[n - 1]}|{text[n : n + 2]}"):
        return False
    if HIRAGANA.search(text) and SAME_SCRIPT.fullmatch(text[n - 1 : n + 1]):
        return False
    words = function_words.INSEPARABLE.finditer(text)
    return not any(word.start() < n < word.end() for word in words)


def _agreement(pair: Sequence[Reading]) -> float:
    """Return the confidence, 0 to 1, that two readings (a pair) are of different intents."""
    first, second = pair
    is_same = (first.intent, first.direction) == (second.intent, second.direction)
    return 0.0 if is_same else min(_value(first), _value(second))


def _value(reading: Reading) -> float:
    """Return the confidence that a reading is of one clause about a photo, 0 to 1."""
    return 0.0 if reading.intent is Intent.NONE else reading.confidence * reading.wholeness


def generative_wishes(clauses: tuple[Clause, ...]) -> Iterator[Wish | None]:
    """Yield the generative wish of each clause, None for one that does not ask to invent.

    Only explicit words count, which go on for the next clause without a verb ("rebuild the faces
    and the detail"). It is FACES if all such clauses are about faces, else REBUILD."""
    asks, before = list[bool](), False
    for clause in clauses:
        continues = before and function_words.DETERMINED.match(clause.meaning)
        before = bool(function_words.REBUILDING.search(clause.meaning) or continues)
        asks.append(before)
    asking = [clause.meaning for clause, asked in zip(clauses, asks, strict=True) if asked]
    faces_only = all(function_words.FACES.search(meaning) for meaning in asking)
    return ((Wish.FACES if faces_only else Wish.REBUILD) if asked else None for asked in asks)
