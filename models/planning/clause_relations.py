"""Relations of clauses: how a clause of an instruction changes what its neighbours ask for.

Such as a ban with an exception, a verb that serves two nouns, a doubt beside something clear, or a
clause that only refers to others ("fix both").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.core.intent import Direction, Intent
from models.core.plan import CLEAR
from models.core.wish_table import Wish
from models.planning import function_words
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import Clause

MIN_BESIDE_CLEAR: Final = 0.75
"""Confidence, 0 to 1, below which a clause beside a clear one counts as not understood: it often
only describes how the photo came about."""

DEFECTS: Final = (Wish.SCRATCHES, Wish.NOISE, Wish.JPEG, Wish.HAZE, Wish.RAIN)
"""Wishes that are named after what they remove."""

BANS_OF_ALL: Final = (Wish.FACES, Wish.ENHANCE)
"""Wishes whose ban at a place forbids every change there ("do not touch the face")."""

Clauses = tuple[ClassifiedClause, ...]
"""Clauses of an instruction, in their order."""

SHORT: Final = 4
"""Most words of a general request for repair that refers to the clauses before it."""

STEM, SHORT_STEM = 5, 2
"""Characters by which a word is recognised: of alphabets, and of Chinese, Japanese and Korean."""

EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
"""Pattern of a Chinese, Japanese or Korean character."""

WORD_LENGTH: Final = 8
"""Length in characters that counts as a word."""


def with_exceptions_wanted(
    classified: tuple[ClassifiedClause, ...],
) -> tuple[ClassifiedClause, ...]:
    """Return the clauses with two kinds of negated ones turned into wanted ones.

    These are exceptions from a ban on everything ("change nothing except the dust"), and defects
    that the result of a request shall not have ("twice as large and without noise"). `classified`
    are the clauses in their order."""
    turned: list[ClassifiedClause] = []
    for each in classified:
        before = turned[-1] if turned else None
        turned.append(_as_wanted(each) if before and _is_wanted_after(before, each) else each)
    return tuple(turned)


def _is_wanted_after(before: ClassifiedClause, classified: ClassifiedClause) -> bool:
    text = classified.clause.text
    if before.is_wanted and before.wish:
        is_other = before.wish is not classified.wish
        is_defect = classified.wish in DEFECTS and function_words.WITHOUT_DEFECT.match(text)
        return is_other and bool(is_defect)
    bans_all = before.wish is Wish.ENHANCE or function_words.NOTHING.search(before.clause.text)
    return bool(bans_all and function_words.LEAVING_OUT.match(text))


def with_verbs_passed_on(
    clauses: tuple[Clause, ...], classified: tuple[ClassifiedClause, ...]
) -> tuple[ClassifiedClause, ...]:
    """Give the direction of a clause to a following one that is only a noun ("dust and the grain").

    Alone, such a noun may be read as something to keep. `clauses` are the parsed clauses and
    `classified` the same ones after their classification, in the same order."""
    passed: list[ClassifiedClause] = []
    for clause, each in zip(clauses, classified, strict=True):
        follows = bool(passed) and passed[-1].is_wanted and passed[-1].wish is not None
        named = follows and not clause.negated and function_words.NAMED_THING.match(clause.meaning)
        passed.append(_as_wanted(each) if named else each)
    return tuple(passed)


def _as_wanted(classified: ClassifiedClause) -> ClassifiedClause:
    clause = replace(classified.clause, negated=False)
    return replace(classified, clause=clause, direction=Direction.DO)


def without_doubtful(classified: tuple[ClassifiedClause, ...]) -> tuple[ClassifiedClause, ...]:
    """Mark doubtful clauses as not understood if a clear wanted one stands beside them.

    Doubtful are wanted clauses of low confidence, and descriptions that seem to call something
    good. `classified` are the clauses in their order."""
    wanted = (each for each in classified if each.is_about_photo and each.is_wanted)
    if not any(each.confidence >= CLEAR for each in wanted):
        return classified
    return tuple(
        replace(each, wish=None, intent=None) if _is_doubtful(each) else each for each in classified
    )


def _is_doubtful(classified: ClassifiedClause) -> bool:
    is_description = classified.direction is Direction.STATE and not classified.clause.negated
    is_open = classified.is_about_photo and (classified.is_wanted or is_description)
    return is_open and classified.confidence < MIN_BESIDE_CLEAR


def with_degrees_passed_on(
    classified: tuple[ClassifiedClause, ...],
) -> tuple[ClassifiedClause, ...]:
    """Give the degree of a clause that names nothing ("half will do") to the wish before it.

    `classified` are the clauses in their order; a clause that gives its degree away is dropped."""
    passed: list[ClassifiedClause] = []
    for each in classified:
        before = passed[-1] if passed else None
        strength = None if each.is_about_photo else each.clause.strength
        if before and before.wish and before.clause.strength is None and strength is not None:
            passed[-1] = replace(before, clause=replace(before.clause, strength=strength))
        else:
            passed.append(each)
    return tuple(passed)


def without_description_of_grey(
    classified: tuple[ClassifiedClause, ...],
) -> tuple[ClassifiedClause, ...]:
    """Drop "it is black and white" from the clauses if another one asks for colours.

    Nobody asks for both. `classified` are the clauses in their order."""
    colours = any(each.wish is Wish.COLORIZE and each.is_wanted for each in classified)
    return tuple(
        each for each in classified if not (colours and each.intent is Intent.BLACK_AND_WHITE)
    )


def with_rebuilt_holes(classified: Sequence[ClassifiedClause]) -> tuple[ClassifiedClause, ...]:
    """Replace "rebuild it" behind a clause about damage by that clause.

    `classified` are the clauses in their order."""
    meant = list[ClassifiedClause]()
    for each in classified:
        before = meant[-1] if meant else None
        is_rebuilt = before is not None and before.wish in (Wish.SCRATCHES, Wish.HOLES)
        is_rebuilt = is_rebuilt and function_words.REBUILT.match(each.clause.meaning) is not None
        meant.append(before if before and is_rebuilt else each)
    return tuple(meant)


def with_holes_apart(classified: Sequence[ClassifiedClause]) -> tuple[ClassifiedClause, ...]:
    """Give clauses about missing parts a wish of their own if scratches are to stay, or vice versa.

    Otherwise one step repairs both kinds of damage. `classified` are the clauses in their order."""
    damaged = [each for each in classified if each.wish is Wish.SCRATCHES and each.intent]
    verdicts = {each.is_wanted: each.intent for each in damaged}
    if len(verdicts) < 2 or verdicts[True] is verdicts[False]:
        return tuple(classified)
    return tuple(
        replace(each, wish=Wish.HOLES) if each in damaged and each.intent is Intent.HOLES else each
        for each in classified
    )


def resolve_references(classified: tuple[ClassifiedClause, ...]) -> list[ClassifiedClause]:
    """Drop the clauses that only refer to others ("fix both", "so leave it").

    They make the last wish before them wanted ("dust in the corner, remove it") or forbidden. If no
    other clause names anything, all are returned unchanged. `classified` are the clauses in their
    order."""
    kept = [
        each
        for index, each in enumerate(classified)
        if not _refers(each, classified[:index], classified[index + 1 :])
    ]
    if not any(each.is_about_photo for each in kept):
        return [*classified]
    for index, each in enumerate(classified):
        repeats = each.clause.negated and index > 0 and classified[index - 1].clause.negated
        if each not in kept and not repeats:  # "but the signature, which is to stay"
            turned = _with_negation if each.clause.negated else _description_as_wanted
            meant = [c for c in classified[:index] if c.wish and c in kept][-1:]
            kept = [turned(c) if c in meant else c for c in kept]
    return kept


def _refers(
    classified: ClassifiedClause,
    before: tuple[ClassifiedClause, ...],
    after: tuple[ClassifiedClause, ...],
) -> bool:
    """Return whether the clause `classified` names nothing itself and only refers to others.

    Before others ("restore it, but keep the grain") it refers to wanted ones only. `before` and
    `after` are the clauses around it."""
    if classified.tells_manner or classified.place:
        return False
    meaning = classified.clause.meaning
    is_short = len(meaning.split()) <= SHORT and len(meaning) <= SHORT * WORD_LENGTH
    is_general = classified.wish is Wish.ENHANCE and is_short
    is_read_so = classified.is_reference or is_general
    follows = any(each.is_about_photo for each in before)
    names_something = any(each.is_about_photo and not each.clause.negated for each in before)
    refers = follows if classified.clause.negated else names_something
    if refers and is_read_so and not function_words.ABOUT_ALL.search(meaning):
        return True
    names = refers or any(each.wish and each.is_wanted for each in after)
    return names and function_words.BACK_REFERENCE.match(meaning) is not None


def _description_as_wanted(classified: ClassifiedClause) -> ClassifiedClause:
    """Return a clause that describes a defect ("it is blurry") as a wish to repair it."""
    is_description = classified.direction in (Direction.STATE, Direction.OPPOSITE)
    return replace(classified, direction=Direction.DO) if is_description else classified


def _with_negation(classified: ClassifiedClause) -> ClassifiedClause:
    return replace(classified, clause=replace(classified.clause, negated=True))


def limit_bans(classified: Sequence[ClassifiedClause]) -> tuple[Clauses, Clauses]:
    """Split clauses into those that hold for the photo and bans that only limit requests.

    "Remove the scratches, but leave the faces alone" asks for the one, of everything but the other:
    the requests that name no place get that of the ban, as left out. Of a ban without a place that
    stands after a request for the same, something is meant that is named alike ("take the scratches
    away, but not grandpa's wrinkles"); it limits nothing."""
    limiting = tuple(
        each
        for index, each in enumerate(classified)
        if each.clause.negated and _only_limits(each, classified[:index], classified[index + 1 :])
    )
    kept = tuple(each for each in classified if each not in limiting or each.wish is Wish.FACES)
    for ban in limiting:
        kept = tuple(_outside(each, ban) for each in kept)
    return kept, limiting


def _only_limits(
    ban: ClassifiedClause,
    before: Sequence[ClassifiedClause],
    after: Sequence[ClassifiedClause],
) -> bool:
    """Return whether a ban limits requests; `before` and `after` are the clauses around it."""
    if ban.wish in BANS_OF_ALL and ban.place is not None:
        return True
    around = before if ban.place is None else (*before, *after)
    asked = [each for each in around if each.is_wanted and each.wish and each.wish is ban.wish]
    return bool(asked) and (ban.place is not None or not any(_repeats(ban, c) for c in asked))


def _repeats(ban: ClassifiedClause, request: ClassifiedClause) -> bool:
    """Return whether a ban takes a request back: both share a stem ("no, do not sharpen it")."""
    asked = request.clause.meaning.lower()
    words = re.findall(r"\w+", ban.clause.meaning.lower())
    lengths = ((word, SHORT_STEM if EAST_ASIAN.search(word) else STEM) for word in words)
    return any(len(word) >= least and word[:least] in asked for word, least in lengths)


def _outside(classified: ClassifiedClause, ban: ClassifiedClause) -> ClassifiedClause:
    """Return a request that a ban limits without the ban's place; other clauses as they are."""
    is_meant = classified.wish is ban.wish or ban.wish in BANS_OF_ALL
    is_open = classified.is_wanted and classified.wish is not None and classified.place is None
    if ban.place is None or not (is_meant and is_open):
        return classified
    return replace(classified, place=ban.place, is_outside=not ban.is_outside)
