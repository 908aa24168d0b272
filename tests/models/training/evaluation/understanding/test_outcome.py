"""Comparison of plans with expectations."""

import pytest

from models.core.intent import Intent
from models.core.place import Place
from models.core.plan import Note, NoteKind, Plan, PlannedStep, Step
from models.core.wish_table import Wish
from models.training.evaluation.understanding.expectation import parse_case
from models.training.evaluation.understanding.outcome import Outcome


def step(wish, strength=1.0, place=None, factor=None):
    return PlannedStep(wish, Step("any", {}), strength, 1.0, place=place, factor=factor)


def outcome(*steps, notes=()):
    return Outcome.of(Plan(steps, notes=notes))


@pytest.mark.parametrize(
    ("notation", "exact"),
    [("do blur", True), ("do blur; keep noise", True), ("do blur; do noise", False)],
)
def test_exact_plans_contain_what_is_wanted(notation, exact):
    assert outcome(step(Wish.BLUR)).is_exact(parse_case("", notation)) is exact


def test_a_plan_with_another_step_is_not_exact():
    plan = outcome(step(Wish.BLUR), step(Wish.NOISE))
    assert not plan.is_exact(parse_case("", "do blur"))


def test_an_empty_plan_is_exact_for_a_declined_sentence():
    assert outcome().is_exact(parse_case("", "declined"))


@pytest.mark.parametrize(
    ("kind", "intent", "notation"),
    [
        (NoteKind.TOOL, Intent.CROP, "tool crop"),
        (NoteKind.UNSUPPORTED, Intent.VIDEO, "cannot video"),
        (NoteKind.UNSUPPORTED, Intent.FACES, "do faces"),
        (NoteKind.KEPT, Intent.CROP, "keep crop"),
        (NoteKind.TOOL, Intent.CONTRAST, "opposite contrast"),
    ],
)
def test_notes_answer_clauses(kind, intent, notation):
    assert outcome(notes=(Note(kind, intent, ""),)).is_exact(parse_case("", notation))


def test_a_step_for_a_kept_wish_goes_the_wrong_direction():
    assert outcome(step(Wish.NOISE)).is_wrong_direction(parse_case("", "keep noise"))


@pytest.mark.parametrize(("strength", "right"), [(0.5, True), (0.3, True), (1.0, False)])
def test_degrees_are_right_within_a_fifth(strength, right):
    plan = outcome(step(Wish.NOISE, strength))
    assert plan.has_right_degrees(parse_case("", "do noise 0.3")) is right


@pytest.mark.parametrize(("place", "right"), [(Place.LEFT, True), (Place.RIGHT, False)])
def test_places_are_compared(place, right):
    plan = outcome(step(Wish.NOISE, place=place))
    assert plan.has_right_places(parse_case("", "do noise @left")) is right


def test_place_and_degree_of_holes_belong_to_the_wish_that_names_them():
    plan = outcome(step(Wish.HOLES, 0.5, place=Place.LEFT))
    assert plan.has_right_places(parse_case("", "do holes @left"))
    assert plan.has_right_degrees(parse_case("", "do holes 0.5"))


@pytest.mark.parametrize(("factor", "right"), [(4.0, True), (3.0, False), (None, False)])
def test_factors_are_compared(factor, right):
    plan = outcome(step(Wish.LOW_RESOLUTION, factor=factor))
    case = parse_case("", "do low_resolution 4000px wide")
    assert plan.has_right_size(case) is right


def test_difference_is_taken_from_the_nearest_answer():
    case = parse_case("", "do scratches | do noise; do blur")
    assert outcome(step(Wish.NOISE)).difference(case) == ({Wish.BLUR}, set())


@pytest.mark.parametrize(
    ("notation", "faults"),
    [
        ("do noise", ()),
        ("do noise 0.3", ("degree",)),
        ("do noise @sky", ("place",)),
        ("do blur @sky", ("plan",)),
    ],
)
def test_faults_are_named(notation, faults):
    assert outcome(step(Wish.NOISE)).faults(parse_case("", notation)) == faults


def test_the_summary_tells_strength_place_and_factor():
    plan = outcome(step(Wish.LOW_RESOLUTION, 0.5, Place.LEFT, 3.0))
    assert plan.summary == "low_resolution 0.5 @left x3"
