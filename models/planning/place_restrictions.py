"""Places that limit the steps of other clauses ("remove the noise, only in the background")."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.core.place import Place
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.location_phrases import is_location_only
from models.planning.place_words import ONLY

ABOUT_PLACES: Final = (Wish.FACES, Wish.REBUILD)
"""Wishes that name a part of the photo by themselves."""


def limits(place: Place, wish: Wish) -> bool:
    """Return whether a place limits a step: it can be found, and is not what the wish is about."""
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
