"""Tests of the notes and constraints of a plan."""

from dataclasses import replace

import pytest

from models.core.intent import TOOLS, UNSUPPORTED, Direction, Intent
from models.core.place import Place
from models.core.plan import Note, NoteKind, Plan
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import Clause
from models.planning.planner import plan_clauses, with_face_notes


def read(
    intent: Intent,
    direction: Direction = Direction.DO,
    text: str = "as typed",
    place: Place | None = None,
) -> ClassifiedClause:
    clause = Clause(text, text, negated=direction is Direction.KEEP)
    return ClassifiedClause(clause, intent.wish, 0.9, intent, direction, place)


def kinds(plan: Plan) -> list[NoteKind]:
    return [note.kind for note in plan.notes]


@pytest.mark.parametrize(
    ("direction", "kind"),
    [
        (Direction.KEEP, NoteKind.KEPT),
        (Direction.STATE, NoteKind.FINE),
        (Direction.OPPOSITE, NoteKind.OPPOSITE),
    ],
)
def test_clause_that_wants_no_repair_is_answered_and_has_no_step(
    direction: Direction, kind: NoteKind
) -> None:
    plan = plan_clauses((read(Intent.BLUR, direction),), ())
    assert plan.steps == ()
    assert plan.not_understood == ()
    assert plan.notes == (Note(kind, Intent.BLUR, "as typed"),)


@pytest.mark.parametrize("direction", [Direction.KEEP, Direction.STATE, Direction.OPPOSITE])
def test_wish_in_another_direction_is_not_served_by_another_clause(direction: Direction) -> None:
    plan = plan_clauses((read(Intent.BLUR), read(Intent.BLUR, direction)), ())
    assert plan.steps == ()


@pytest.mark.parametrize("intent", sorted(TOOLS))
def test_tool_is_named_and_counts_as_understood(intent: Intent) -> None:
    plan = plan_clauses((read(intent),), ())
    assert (plan.steps, plan.not_understood, kinds(plan)) == ((), (), [NoteKind.TOOL])


@pytest.mark.parametrize("intent", sorted(UNSUPPORTED))
def test_what_is_not_possible_is_quoted_and_answered(intent: Intent) -> None:
    plan = plan_clauses((read(intent),), ())
    assert (plan.not_understood, kinds(plan)) == (("as typed",), [NoteKind.UNSUPPORTED])
    assert plan.unexplained == ()


def test_what_is_not_about_a_photo_is_declined() -> None:
    plan = plan_clauses((read(Intent.NONE),), ())
    assert (plan.not_understood, kinds(plan)) == (("as typed",), [NoteKind.DECLINED])


def test_rest_of_an_instruction_is_done_beside_a_note() -> None:
    plan = plan_clauses((read(Intent.CROP, text="crop it"), read(Intent.NOISE)), ())
    assert [step.wish for step in plan.steps] == [Wish.NOISE]
    assert kinds(plan) == [NoteKind.TOOL]


def test_kept_film_grain_halves_the_step_against_noise() -> None:
    keep = read(Intent.NOISE, Direction.KEEP, "keep the film grain")
    (step,) = plan_clauses((read(Intent.NOISE), keep), ()).steps
    assert step.strength == 0.5


def test_manner_of_a_repair_makes_it_gentle() -> None:
    manner = read(Intent.BLUR, Direction.KEEP, "without making halos")
    (step,) = plan_clauses((read(Intent.BLUR), manner), ()).steps
    assert step.strength == 0.5


def test_manner_of_a_repair_is_no_reference_that_forbids_it() -> None:
    manner = read(Intent.RESTORE, Direction.KEEP, "sem perder qualidade")
    (step,) = plan_clauses((read(Intent.LOW_RESOLUTION), manner), ()).steps
    assert step.wish is Wish.LOW_RESOLUTION


def test_kept_sepia_takes_the_cast_out_of_the_clause() -> None:
    clauses = (
        read(Intent.FADING, text="less yellow"),
        read(Intent.FADING, Direction.KEEP, "keep the sepia"),
    )
    plan = plan_clauses(clauses, ())
    assert [step.step.clause for step in plan.steps] == [Wish.FADING.spec.instruction]
    assert kinds(plan) == [NoteKind.KEPT]


@pytest.mark.parametrize("text", ["entferne den Gelbstich", "quita el tono amarillo", "去掉偏黄"])
def test_colour_cast_in_any_language_reaches_the_step_in_english(text: str) -> None:
    (step,) = plan_clauses((read(Intent.FADING, text=text),), ()).steps
    assert step.step.clause == "remove the colour cast"


def test_geometric_place_limits_the_step() -> None:
    plan = plan_clauses((read(Intent.NOISE, place=Place.LEFT),), ())
    assert [step.place for step in plan.steps] == [Place.LEFT]
    assert plan.locations == ()


def test_place_that_depends_on_the_picture_is_quoted() -> None:
    plan = plan_clauses((read(Intent.NOISE, place=Place.SKY),), ())
    assert [step.place for step in plan.steps] == [None]
    assert plan.locations == ("as typed",)


def test_faces_are_no_place_of_the_wish_for_faces() -> None:
    assert plan_clauses((read(Intent.FACES, place=Place.FACE),), ()).locations == ()


def test_named_factor_is_in_the_step() -> None:
    plan = plan_clauses((read(Intent.LOW_RESOLUTION, text="300 %"),), ())
    assert [step.factor for step in plan.steps] == [3.0]


def test_size_in_pixels_needs_the_size_of_the_photo() -> None:
    wide = (read(Intent.LOW_RESOLUTION, text="4000 pixels wide"),)
    assert plan_clauses(wide, ()).steps[0].factor is None
    assert plan_clauses(wide, (), (1000, 500)).steps[0].factor == 4


@pytest.mark.parametrize("text", ["make the face clear", "rebuild the faces"])
def test_faces_without_a_network_are_restored_and_a_note_offers_one(text: str) -> None:
    step = plan_clauses((read(Intent.FACES, text=text),), ()).steps[0]
    plan = with_face_notes(Plan((replace(step, clause=text),)))
    assert [each.step.restorer for each in plan.steps] == ["faces"]
    assert kinds(plan) == [NoteKind.BASIC]


def test_faces_by_a_network_for_faces_need_no_note() -> None:
    step = plan_clauses((read(Intent.FACES, text="make the face clear"),), ()).steps[0]
    by_network = replace(step, step=step.step.with_params({"model": "gfpgan-v1.4"}))
    assert with_face_notes(Plan((by_network,))).notes == ()
