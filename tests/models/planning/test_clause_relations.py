"""Tests of how clauses change what their neighbours ask for."""

from dataclasses import replace

import pytest

from models.core.intent import Direction, Intent
from models.core.place import Place
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import Clause
from models.planning.clause_relations import (
    limit_bans,
    resolve_references,
    with_degrees_passed_on,
    with_exceptions_wanted,
    without_description_of_grey,
    without_doubtful,
)


def clause(
    text: str,
    intent: Intent | None = None,
    confidence: float = 0.95,
    strength: float | None = None,
    direction: Direction = Direction.DO,
) -> ClassifiedClause:
    wish = intent.wish if intent else None
    return ClassifiedClause(
        Clause(text, text, strength=strength), wish, confidence, intent, direction
    )


NOISE = clause("the noise is bad", Intent.NOISE)


def test_degree_of_a_clause_about_nothing_goes_to_the_wish_before() -> None:
    (noise,) = with_degrees_passed_on((NOISE, clause("will do", strength=0.5)))
    assert noise.clause.strength == 0.5


def test_degree_of_a_wish_stays_its_own() -> None:
    blur = clause("sharpen a little", Intent.BLUR, strength=0.5)
    assert with_degrees_passed_on((NOISE, blur)) == (NOISE, blur)


def test_degree_before_any_wish_stays_where_it_is() -> None:
    alone = clause("will do", strength=0.5)
    assert with_degrees_passed_on((alone, NOISE)) == (alone, NOISE)


def test_black_and_white_beside_a_wish_for_colours_is_a_description() -> None:
    colours = clause("colour it", Intent.COLORIZE)
    grey = clause("it is black and white", Intent.BLACK_AND_WHITE)
    assert without_description_of_grey((colours, grey)) == (colours,)


def test_black_and_white_alone_stays_a_wish() -> None:
    grey = clause("make it black and white", Intent.BLACK_AND_WHITE)
    assert without_description_of_grey((NOISE, grey)) == (NOISE, grey)


def test_doubtful_praise_beside_a_clear_wish_is_not_understood() -> None:
    praise = clause("it was never fixed", Intent.FADING, 0.6, direction=Direction.STATE)
    assert without_doubtful((NOISE, praise))[1].intent is None


def test_certain_praise_beside_a_clear_wish_stays() -> None:
    praise = clause("the colours are lovely", Intent.FADING, 0.9, direction=Direction.STATE)
    assert without_doubtful((NOISE, praise)) == (NOISE, praise)


def test_repair_after_a_ban_only_is_a_request_of_its_own() -> None:
    colours = clause("no colours", Intent.COLORIZE, direction=Direction.KEEP)
    ban = replace(colours, clause=replace(colours.clause, negated=True))
    repair = replace(clause("clean", Intent.RESTORE), is_reference=True)
    assert resolve_references((ban, repair)) == [ban, repair]


def ban(text: str, intent: Intent, place: Place | None = None) -> ClassifiedClause:
    forbidding = clause(text, intent, direction=Direction.KEEP)
    return replace(forbidding, clause=replace(forbidding.clause, negated=True), place=place)


REPAIR = clause("remove the scratches", Intent.SCRATCHES)


@pytest.mark.parametrize("intent", [Intent.FACES, Intent.RESTORE, Intent.SCRATCHES])
def test_ban_at_a_place_limits_a_request_without_one(intent: Intent) -> None:
    kept, bans = limit_bans((REPAIR, ban("leave the face alone", intent, Place.FACE)))
    assert (kept[0].place, kept[0].is_outside, len(bans)) == (Place.FACE, True, 1)


def test_ban_at_a_place_leaves_the_place_of_a_request() -> None:
    request = replace(REPAIR, place=Place.LEFT)
    kept, _ = limit_bans((request, ban("leave the sky as it is", Intent.RESTORE, Place.SKY)))
    assert kept == (request,)


def test_ban_that_repeats_the_request_takes_it_back() -> None:
    refusal = ban("don't remove the scratches", Intent.SCRATCHES)
    assert limit_bans((REPAIR, refusal)) == ((REPAIR, refusal), ())


def test_ban_of_something_named_alike_limits_nothing() -> None:
    refusal = ban("grandpa's wrinkles", Intent.SCRATCHES)
    assert limit_bans((REPAIR, refusal)) == ((REPAIR,), (refusal,))


def test_ban_without_a_request_stays() -> None:
    refusal = ban("no sharpening", Intent.BLUR)
    assert limit_bans((REPAIR, refusal)) == ((REPAIR, refusal), ())


def test_relative_clause_after_a_ban_belongs_to_it() -> None:
    signature = ban("but the signature", Intent.REMOVE_OBJECT, Place.BOTTOM_RIGHT)
    stays = replace(ban("which is to stay", Intent.RESTORE), is_reference=True)
    assert resolve_references((REPAIR, signature, stays))[0] == REPAIR


@pytest.mark.parametrize(
    ("asked", "taken_back"), [("schärfen", "schärfen"), ("sharpen it", "sharpen it")]
)
def test_request_in_any_alphabet_can_be_taken_back(asked: str, taken_back: str) -> None:
    request, refusal = clause(asked, Intent.BLUR), ban(taken_back, Intent.BLUR)
    assert limit_bans((request, refusal)) == ((request, refusal), ())


def test_ban_of_a_repair_after_a_request_stays_a_ban() -> None:
    enlarge = clause("enlarge it", Intent.LOW_RESOLUTION)
    refusal = ban("no noise reduction", Intent.NOISE)
    assert with_exceptions_wanted((enlarge, refusal)) == (enlarge, refusal)
