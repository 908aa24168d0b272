"""Places that limit the steps of other clauses ("remove the noise, only in the background")."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.core.place import Place
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.function_words import ABOUT_ALL, any_of
from models.planning.location_phrases import is_location_only
from models.planning.place_words import ONLY

ABOUT_PLACES: Final = (Wish.FACES, Wish.REBUILD, Wish.RED_EYE)
"""Wishes that name a part of the photo by themselves."""

POINTER: Final = any_of(
    r"\b(?:it|them|that|those|these|this|him|her|he|she|both)\b",
    r"\b(?:es|sie|ihn|ihm|die|das|den|der|beide|dies\w*)\b",
    r"(?:^|[\s-])(?:l[ae]s?|l['’]|ça|cela|l[ao]s?|[oa]s?|n[oa]s?|isso|eso|esto)(?=\s|$|\w+$)",
    r"\w[aeiouáéí](?:r|n|nse)?(?:l[aeo]s?)\b|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]",
)
"""Words by which a clause can refer to what the clause before it names; Asian languages leave them
out."""


def limits(place: Place, wish: Wish) -> bool:
    """Return whether a place limits a step: it can be found, and is not what the wish is about.

    Corners that are to be lightened as one do not limit that: all of the photo has them."""
    if wish is Wish.VIGNETTE:
        return False
    return place.is_geometric or (place.needs_faces and wish not in ABOUT_PLACES)


def with_places_passed_on(classified: Sequence[ClassifiedClause]) -> tuple[ClassifiedClause, ...]:
    """Give the place of a clause that is only a place to the clauses that it limits.

    These are the clauses before it without a place, or those after it if none stands before or it
    does not say "only". A clause whose place was given away is dropped if the place can be found.
    `classified` are the clauses in their order."""
    passed = list(classified)
    for each in classified:
        if each.place is None or not is_location_only(each.clause):
            continue
        at = passed.index(each)
        sides = [slice(0, at), slice(at + 1, len(passed))]
        if not ONLY.search(each.clause.text):
            sides.reverse()
        for side in sides:
            limited = _limited(passed[side], each.place, each.is_outside)
            if limited != passed[side]:
                passed[side] = limited
                break
        else:
            continue
        if each.place.is_found:
            passed.remove(each)
    return tuple(passed)


def with_places_of_descriptions(
    classified: Sequence[ClassifiedClause],
) -> tuple[ClassifiedClause, ...]:
    """Give the place that a clause describes to the request that follows it.

    "Her hands are smudged, make them sharp": the request names no place, but what it refers to. The
    description is about the same wish, or was not understood."""
    passed = list[ClassifiedClause]()
    for each in classified:
        before = passed[-1] if passed else None
        is_continued = before is not None and before.place and _continues(before, each)
        passed.append(_at_place_of(before, each) if before and is_continued else each)
    return tuple(passed)


def _at_place_of(other: ClassifiedClause, classified: ClassifiedClause) -> ClassifiedClause:
    return replace(classified, place=other.place, is_outside=other.is_outside)


def _continues(before: ClassifiedClause, request: ClassifiedClause) -> bool:
    """Return whether a clause asks to mend what the clause before it describes."""
    text = request.clause.text
    is_about_same = before.wish is request.wish if before.wish else not before.is_about_photo
    is_open = request.wish is not None and request.is_wanted and request.place is None
    refers = POINTER.search(text) is not None and not ABOUT_ALL.search(text)
    return is_about_same and is_open and refers and not before.clause.negated


def _limited(
    classified: Sequence[ClassifiedClause], place: Place, is_outside: bool
) -> list[ClassifiedClause]:
    """Return the clauses; those with a wish and no place get this one, or its outside."""
    return [
        replace(each, place=place, is_outside=is_outside)
        if each.wish and each.is_wanted and each.place is None and _may_limit(place, each.wish)
        else each
        for each in classified
    ]


def _may_limit(place: Place, wish: Wish) -> bool:
    return limits(place, wish) or not place.is_found
