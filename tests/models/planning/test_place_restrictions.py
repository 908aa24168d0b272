"""Tests of clauses that limit other clauses to a place."""

import pytest

from models.core.place import Place
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import Clause
from models.planning.place_restrictions import with_places_of_descriptions, with_places_passed_on


def clause(text: str, wish: Wish | None = None, place: Place | None = None) -> ClassifiedClause:
    return ClassifiedClause(Clause(text, text), wish, 1.0, place=place)


NOISE = clause("less grain", Wish.NOISE)
BLUR = clause("sharpen it", Wish.BLUR)


def places(*classified: ClassifiedClause) -> list[Place | None]:
    return [each.place for each in with_places_passed_on(classified)]


def test_only_limits_the_clauses_before_it_and_is_dropped() -> None:
    only = clause("only the eyes", place=Place.EYES)
    assert places(NOISE, only, BLUR) == [Place.EYES, None]


def test_only_limits_the_clauses_after_it_if_none_stands_before() -> None:
    assert places(clause("only the eyes", place=Place.EYES), BLUR) == [Place.EYES]


def test_place_without_only_limits_what_follows() -> None:
    there = clause("in the background", place=Place.BACKGROUND)
    assert places(NOISE, there, BLUR) == [None, Place.BACKGROUND]


def test_clause_keeps_its_own_place() -> None:
    here = clause("less grain on the left", Wish.NOISE, Place.LEFT)
    only = clause("only the eyes", place=Place.EYES)
    assert places(here, BLUR, only) == [Place.LEFT, Place.EYES]


@pytest.mark.parametrize("place", [Place.SKY, None])
def test_place_that_cannot_be_found_stays_to_be_said(place: Place | None) -> None:
    only = clause("only in the sky", place=place)
    assert with_places_passed_on((NOISE, only))[-1] == only


def test_place_of_a_wish_about_places_is_not_passed_on() -> None:
    only = clause("only the eyes", place=Place.EYES)
    faces = clause("make the faces clear", Wish.FACES)
    assert with_places_passed_on((faces, only)) == (faces, only)


HANDS = clause("her hands are smudged", Wish.BLUR, Place.HANDS)


def test_request_after_a_description_is_about_its_place() -> None:
    passed = with_places_of_descriptions((HANDS, clause("make them sharp", Wish.BLUR)))
    assert passed[1].place is Place.HANDS


def test_description_that_was_not_understood_gives_its_place_too() -> None:
    eyes = clause("the eyes are gone", place=Place.EYES)
    passed = with_places_of_descriptions((eyes, clause("brighten them", Wish.LOW_LIGHT)))
    assert passed[1].place is Place.EYES


@pytest.mark.parametrize(
    "request_after",
    [
        clause("remove them", Wish.SCRATCHES),  # another wish
        clause("sharpen the photo", Wish.BLUR),  # the whole photo
        clause("sharpen more", Wish.BLUR),  # refers to nothing
        clause("sharpen it on the left", Wish.BLUR, Place.LEFT),  # has its own place
    ],
)
def test_other_requests_keep_their_own_place(request_after: ClassifiedClause) -> None:
    assert with_places_of_descriptions((HANDS, request_after))[1] == request_after
