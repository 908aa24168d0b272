"""The notation of expectations, and the tables that are written in it."""

from pathlib import Path

import pytest

from models.core.intent import TOOLS, UNSUPPORTED, Intent
from models.core.place import Place
from models.core.wish_table import Wish
from models.planning.size_grammar import TargetSize
from models.training.evaluation.understanding.expectation import (
    Verb,
    contained,
    parse_alternative,
    parse_case,
    parse_target_size,
    read_cases,
)

FOLDER = Path(__file__).parents[4] / "data/understanding"
VERBS = {Verb.TOOL: TOOLS, Verb.CANNOT: UNSUPPORTED}


def test_a_clause_has_degree_and_place():
    parsed = parse_alternative("do noise 0.3 @sky")
    assert (parsed.intent, parsed.degree, parsed.place) == (Intent.NOISE, 0.3, Place.SKY)


def test_contrast_is_served_by_the_wish_fading():
    assert parse_alternative("do contrast").contained is Wish.FADING


def test_kept_wishes_are_not_contained_in_a_plan():
    assert parse_alternative("keep noise").contained is None


@pytest.mark.parametrize("text", ["make noise", "do noises", "do noise @moon", "do noise 3 apples"])
def test_unknown_words_are_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_alternative(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("x2.5", TargetSize(factor=2.5)),
        ("4000px wide", TargetSize(pixels=4000, side="width")),
        ("2000x3000px", TargetSize(box=(2000, 3000))),
        ("12MP", TargetSize(area=12e6)),
        ("20x30cm 200dpi", TargetSize(print_cm=(20, 30), dpi=200)),
        ("A4 300dpi", TargetSize(print_cm=(21, 29.7), dpi=300)),
    ],
)
def test_sizes_are_parsed(text, size):
    assert parse_target_size(text) == size


def test_inches_become_centimetres():
    assert parse_target_size("10x20in 300dpi").print_cm == pytest.approx((25.4, 50.8))


def test_answers_combine_the_alternatives_of_all_clauses():
    case = parse_case("", "do scratches | do noise; do blur")
    assert {contained(answer) for answer in case.answers} == {
        frozenset({Wish.SCRATCHES, Wish.BLUR}),
        frozenset({Wish.NOISE, Wish.BLUR}),
    }


def test_a_wish_that_is_kept_in_one_respect_only_is_not_forbidden():
    assert not parse_case("", "do saturation; keep contrast").forbidden


def test_a_kept_wish_is_forbidden():
    assert parse_case("", "do blur; keep noise").forbidden == {Wish.NOISE}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda file: file.stem)
def test_tables_are_in_the_notation_and_hold_no_sentence_twice(file):
    cases = read_cases(file)
    assert len({case.sentence for case in cases}) == len(cases)


def test_verbs_of_the_tables_agree_with_the_tables_of_intents():
    """A tool and something impossible are told apart by the intent alone.

    Colouring a whole photo is possible only with a network that has to be installed.
    """
    cases = [case for file in FOLDER.glob("*.tsv") for case in read_cases(file)]
    each = [one for case in cases for clause in case.clauses for one in clause]
    others = [one for one in each if one.intent is not Intent.COLORIZE]
    assert all(one.intent in VERBS[one.verb] for one in others if one.verb in VERBS)
    assert all(one.intent and one.intent.wish for one in each if one.verb is Verb.DO)
