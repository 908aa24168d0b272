"""Tests of plans whose places follow from faces."""

from dataclasses import replace

import numpy as np
import pytest

from models.core.face import Face
from models.core.intent import Intent
from models.core.pixels import Rect
from models.core.place import Place
from models.core.plan import Note, NoteKind, Plan, PlannedStep, Step
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_parser import split_clauses
from models.planning.face_places import with_faces
from models.planning.planner import plan_clauses

FACES = (Face(Rect(1, 2, 30, 40), 0.99, np.zeros((5, 2))),)


def planned(place: Place | None) -> PlannedStep:
    return PlannedStep(Wish.NOISE, Step("instruct", {}), 1.0, 1.0, "as typed", place=place)


def no_search() -> tuple[Face, ...]:
    raise AssertionError


@pytest.mark.parametrize("place", [None, Place.LEFT])
def test_faces_are_not_searched_for_without_need(place: Place | None) -> None:
    plan = Plan((planned(place),))
    assert with_faces(plan, no_search) == plan


def test_step_that_leaves_out_faces_acts_everywhere_without_one() -> None:
    step = PlannedStep(Wish.NOISE, Step("a", {}), 1.0, 1.0, place=Place.FACE, is_outside=True)
    plan = with_faces(Plan((step,)), tuple)
    assert [(each.place, each.is_outside) for each in plan.steps] == [(None, False)]
    assert plan.notes == ()


def test_step_in_the_face_gets_the_faces_that_were_found() -> None:
    plan = with_faces(Plan((planned(Place.FACE), planned(None))), lambda: FACES)
    assert [step.faces for step in plan.steps] == [FACES, ()]
    assert plan.notes == ()


@pytest.mark.parametrize("place", [Place.FACE, Place.EYES, Place.BACKGROUND])
def test_step_whose_place_is_not_found_is_left_out_and_said(place: Place) -> None:
    plan = with_faces(Plan((planned(place), planned(None))), tuple)
    assert [step.place for step in plan.steps] == [None]
    assert plan.notes == (Note(NoteKind.NOT_FOUND, Intent.FACES, "as typed"),)


@pytest.mark.parametrize("place", [Place.PERSON, Place.BACKGROUND])
def test_guessed_place_is_told_as_approximate(place: Place) -> None:
    plan = with_faces(Plan((planned(place),)), lambda: FACES)
    assert [note.kind for note in plan.notes] == [NoteKind.APPROXIMATE]


@pytest.mark.parametrize(("wish", "place"), [(Wish.NOISE, Place.FACE), (Wish.FACES, None)])
def test_face_limits_every_wish_but_that_for_faces(wish: Wish, place: Place | None) -> None:
    (clause,) = split_clauses("as typed")
    intent = Intent(wish.value)
    read = ClassifiedClause(clause, wish, 1.0, intent, place=Place.FACE)
    plan = plan_clauses((read,), ())
    assert [step.place for step in plan.steps] == [place]
    assert plan.locations == ()


def test_colour_of_a_thing_that_cannot_be_found_asks_for_a_selection() -> None:
    red = Step("colorize", {"wish": "colorize", "colour": "#a8282c"})
    steps = [replace(planned(place), step=red) for place in (Place.EYES, None)]
    plan = with_faces(Plan(tuple(steps)), lambda: FACES)
    assert [step.place for step in plan.steps] == [Place.EYES]
    assert [note.kind for note in plan.notes] == [NoteKind.SELECT]


def test_step_that_restores_faces_is_left_out_where_there_are_none() -> None:
    faces = replace(planned(None), step=Step("faces", {"wish": "faces"}))
    plan = with_faces(Plan((faces,)), tuple)
    assert (plan.steps, [note.kind for note in plan.notes]) == ((), [NoteKind.NOT_FOUND])
