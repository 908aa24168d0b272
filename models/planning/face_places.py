"""Places of a plan that follow from the faces of the photo."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from models.core.face import Face
from models.core.intent import Intent
from models.core.place import Place
from models.core.plan import Note, NoteKind, Plan, PlannedStep
from models.core.wish_table import Wish
from models.planning.model_selection import RESTORER_OF_TASK

FindFaces = Callable[[], tuple[Face, ...]]
"""Function that finds the faces of the photo that the plan is for."""


def with_faces(plan: Plan, find_faces: FindFaces) -> Plan:
    """Return the plan with the faces that its steps, or their places, need.

    Faces are searched for only then. Without any, steps that need them are left out, with a note,
    or act everywhere if they were to leave them out; another note tells that a place is
    approximate. Raises: what `find_faces` raises."""
    plan = _with_placed_colours(plan)
    if not any(map(needs_faces, plan.steps)):
        return plan
    faces = find_faces()
    placed = (_without_missing(each) if not faces else each for each in plan.steps)
    steps = tuple(replace(each, faces=faces) if needs_faces(each) else each for each in placed)
    found = tuple(each for each in steps if faces or not needs_faces(each))
    notes = (*plan.notes, *_notes(plan, bool(faces)))
    return _without_claims(replace(plan, steps=found, notes=notes))


def _without_claims(plan: Plan) -> Plan:
    """Return the plan without notes and offers about steps that it does not have."""
    wishes = {step.wish for step in plan.steps}
    offers = tuple(each for each in plan.offers if each.is_needed or each.wish in wishes)
    is_basic = Wish.FACES in wishes
    notes = tuple(each for each in plan.notes if is_basic or each.kind is not NoteKind.BASIC)
    return replace(plan, notes=notes, offers=offers)


def _with_placed_colours(plan: Plan) -> Plan:
    """Return the plan without colours of objects that cannot be located, with a note for each."""
    unplaced = [each for each in plan.steps if each.step.colour and each.place is None]
    notes = (Note(NoteKind.SELECT, Intent.COLORIZE, each.clause or "") for each in unplaced)
    steps = tuple(each for each in plan.steps if each not in unplaced)
    return replace(plan, steps=steps, notes=(*plan.notes, *notes))


def _without_missing(planned: PlannedStep) -> PlannedStep:
    is_needless = needs_faces(planned) and planned.is_outside
    return replace(planned, place=None, is_outside=False) if is_needless else planned


def needs_faces(planned: PlannedStep) -> bool:
    """Return whether a planned step restores faces, or its place is found by faces."""
    is_placed = planned.place is not None and planned.place.needs_faces
    return is_placed or planned.step.restorer == RESTORER_OF_TASK["face"]


def _notes(plan: Plan, is_found: bool) -> Iterator[Note]:
    for each in filter(needs_faces, plan.steps):
        if not is_found and not each.is_outside:
            yield Note(NoteKind.NOT_FOUND, Intent.FACES, each.clause or "")
        elif is_found and each.place in (Place.CLOTHES, Place.PERSON, Place.BACKGROUND):
            yield Note(NoteKind.APPROXIMATE, Intent.FACES, each.clause or "")
