"""Tests of how clauses change what their neighbours ask for."""

from dataclasses import replace

from models.core.intent import Direction, Intent
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import Clause
from models.planning.clause_relations import (
    resolve_references,
    with_degrees_passed_on,
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
