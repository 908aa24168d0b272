"""Planner: turns an instruction and the findings of the diagnosis into the steps to run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from models.core.intent import Intent
from models.core.place import Place
from models.core.plan import Finding, Note, NoteKind, Plan, PlannedStep, Step
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_classification import Embed, classify
from models.planning.clause_parser import Clause
from models.planning.clause_reader import ClauseReader
from models.planning.clause_relations import (
    limit_bans,
    resolve_references,
    with_holes_apart,
    with_rebuilt_holes,
    without_description_of_grey,
)
from models.planning.colour_words import colour_named_in, place_of_colour
from models.planning.cost_estimate import estimate_cost
from models.planning.keep_clauses import apply_constraints, split_constraints, steering_clause
from models.planning.location_phrases import is_location_only, location_of
from models.planning.model_offers import with_offers
from models.planning.model_selection import RESTORER_OF_TASK, TOLERANCE, ModelSelector
from models.planning.place_restrictions import ABOUT_PLACES, limits
from models.planning.plan_notes import notes_for, unanswered
from models.planning.size_grammar import TargetSize, parse_size

Findings = tuple[Finding, ...]
Sides = tuple[int, int]
"""Width and height of a photo in pixels."""

DETECTED: Final = (Wish.SCRATCHES, Wish.HOLES)
"""Wishes whose restorers look for the defect themselves."""
BUNDLED_MODELS: Final = ModelSelector()
"""Selector without installed models: every step keeps the models of its wish's table entry."""

FACES: Final = RESTORER_OF_TASK["face"]
"""Name of the restorer of faces."""

GENTLE: Final = 0.5
"""Strength, 0 to 1, of a general improvement of a photo in which nothing was found."""

SURE_IMPROVEMENT: Final = 0.9
"""Confidence, 0 to 1, from which a clause asks for a general improvement beside named wishes; below
it the clause refers to these ("anything you can rescue would be great")."""


EVIDENT: Final = 0.4
"""Score of a finding, 0 to 1, from which a named wish is served at full strength."""


def make_plan(
    text: str | None,
    findings: Findings,
    embed: Embed,
    selector: ModelSelector = BUNDLED_MODELS,
    sides: Sides | None = None,
) -> Plan:
    """Make the plan for an instruction, or for the findings alone if `text` is None.

    `selector` chooses the model of each step. `sides` are width and height of the photo, for sizes
    in pixels or centimetres. Raises: what `embed` raises."""
    if text is None:
        plan = Plan(tuple(_in_order(_steps_for_findings(findings, None, frozenset()))))
    else:
        plan = plan_clauses(classify(text, embed, ClauseReader.bundled()), findings, sides)
    steps = tuple(with_best_model(step, selector) for step in plan.steps)
    plan = with_size_notes(without_missing_colours(with_face_notes(replace(plan, steps=steps))))
    return with_offers(with_costs(plan, selector), selector, with_best_model)


def with_face_notes(plan: Plan) -> Plan:
    """Return the plan with a note if it needs a network for faces and none is installed."""
    notes = (
        Note(NoteKind.BASIC, Intent.FACES, step.clause)
        for step in plan.steps
        if step.clause and step.step.restorer == FACES and not step.step.params.get("model")
    )
    return replace(plan, notes=(*plan.notes, *notes))


def without_missing_colours(plan: Plan) -> Plan:
    """Return the plan without colouring steps that have neither a colour nor a network."""
    missing = tuple(
        step
        for step in plan.steps
        if step.wish is Wish.COLORIZE and not step.step.colour and not step.step.models
    )
    notes = (Note(NoteKind.UNSUPPORTED, Intent.COLORIZE, step.clause or "") for step in missing)
    left = tuple(step for step in plan.steps if step not in missing)
    unserved = (*plan.not_understood, *(step.clause or "" for step in missing))
    return replace(plan, steps=left, not_understood=unserved, notes=(*plan.notes, *notes))


def with_costs(plan: Plan, selector: ModelSelector) -> Plan:
    """Return the plan with the estimated memory and time of each generative step.

    `selector` knows the models and the device."""
    steps = (replace(step, effort=estimate_cost(step.step, selector)) for step in plan.steps)
    return replace(plan, steps=tuple(steps))


def with_best_model(planned: PlannedStep, selector: ModelSelector) -> PlannedStep:
    """Return a planned step with the best installed model for its wish, and the reason for it.

    `selector` chooses the model. If none is fast enough, the step keeps the models that it has, and
    a named colour needs none."""
    wish = planned.wish
    if planned.step.colour:
        return planned
    clause = planned.step.clause
    if clause is None:
        clause = planned.clause or wish.spec.instruction
    size = parse_size(clause) if wish is Wish.LOW_RESOLUTION else None
    best = selector.best(wish, clause, planned.factor or (size.factor if size else None))
    step, choice = best or (planned.step, selector.default(planned.step, wish))
    return replace(planned, step=selector.with_face_models(step), choice=choice)


def plan_clauses(
    classified: tuple[ClassifiedClause, ...], findings: Findings, sides: Sides | None = None
) -> Plan:
    """Make a step for each wish that is named, or found if general improvement is asked for.

    A wish that any clause forbids, calls fine, or wants reversed gets no step, unless only a part
    of its effect is to be kept. Clauses without a step are answered by notes. `classified` are the
    clauses, `findings` those of the diagnosis, `sides` width and height of the photo."""
    classified = without_description_of_grey(with_rebuilt_holes(classified))
    locations = tuple(dict.fromkeys(_locations(classified)))
    classified = tuple(
        resolve_references(tuple(c for c in classified if not is_location_only(c.clause)))
    )
    classified, constraints = split_constraints(with_holes_apart(classified))
    classified, bans = limit_bans(classified)
    forbidden = frozenset(c.wish for c in classified if not c.is_wanted and c.wish)
    wanted = [c for c in classified if c.is_wanted and c.wish not in forbidden]
    findings = of_positive(findings) if any(c.wish is Wish.NEGATIVE for c in wanted) else findings
    named = [
        _step_for_clause(c.wish, c, findings, sides)
        for c in wanted
        if c.wish and c.wish != Wish.ENHANCE
    ]
    improving = [
        c
        for c in wanted
        if c.wish == Wish.ENHANCE and (c.confidence >= SURE_IMPROVEMENT or not named)
    ]
    found = [step for c in improving for step in _steps_for_improvement(c, findings, forbidden)]
    served = [*_merge_by_wish(named)]
    taken = {*map(_key, served)}
    steps = (*(step for step in _merge_by_wish(found) if _key(step) not in taken), *served)
    limited = tuple(apply_constraints(step, constraints) for step in _in_order(steps))
    answers = tuple(dict.fromkeys(notes_for((*classified, *bans, *constraints))))
    return Plan(limited, tuple(dict.fromkeys(unanswered(classified))), locations, answers)


def of_positive(findings: Findings) -> Findings:
    """Return the findings that hold for the positive too: none but that it was a negative."""
    return tuple(finding for finding in findings if finding.kind is Wish.NEGATIVE)


def _locations(classified: tuple[ClassifiedClause, ...]) -> Iterator[str]:
    """Yield the texts that name a location, in a clause of their own or beside a wish.

    `classified` are the clauses in their order."""
    said = {each.place for each in classified if is_location_only(each.clause)}
    for each in classified:
        if each.place and each.place.is_found and each.wish:
            continue
        text = location_of(each.clause, is_detected=each.wish in DETECTED)
        is_unsaid = each.place is not None and each.place not in said
        if text is None and is_unsaid and each.is_wanted and each.wish not in ABOUT_PLACES:
            text = each.clause.text
        if text and (each.wish or is_location_only(each.clause)):
            yield text


def _merge_by_wish(steps: Iterable[PlannedStep]) -> Iterator[PlannedStep]:
    """Merge the steps of each wish into one, but keep a step for each colour and place."""
    by_wish: dict[_Key, list[PlannedStep]] = {}
    for step in steps:
        by_wish.setdefault(_key(step), []).append(step)
    for group in by_wish.values():
        yield from map(_merge, _by_place(group))


def _by_place(steps: Sequence[PlannedStep]) -> Iterable[Sequence[PlannedStep]]:
    """Divide the steps of one wish by their places, if all have one and it may be limited."""
    by_place: dict[_Area, list[PlannedStep]] = {}
    for step in steps:
        by_place.setdefault((step.place, step.is_outside), []).append(step)
    is_divided = steps[0].place is not None and not steps[0].wish.spec.needs_whole_photo
    return by_place.values() if is_divided and all(step.place for step in steps) else (steps,)


_Area = tuple[Place | None, bool]
"""Place of a step, and whether the step leaves it out."""

_Key = tuple[Wish, str | None, Place | None]
"""What steps have in common that are merged: the wish.

For steps that add a colour also the words for it, and the place.
"""


def _key(step: PlannedStep) -> _Key:
    colour = step.step.colour
    return step.wish, colour and (step.clause or colour), step.place if colour else None


def _merge(steps: Sequence[PlannedStep]) -> PlannedStep:
    """Return the most confident step for one wish; whole-photo wishes join all clauses."""
    best = max(reversed(steps), key=lambda step: step.confidence)
    places = {(each.place, each.is_outside) for each in steps if each.place}
    if len(places) == 1:  # "the sky is too dark, brighten it"
        (place, is_outside), *_ = places
        best = replace(best, place=place, is_outside=is_outside)
    elif places:  # different places, and the whole photo
        best = replace(best, place=None, is_outside=False)
    if not best.wish.spec.needs_whole_photo or len(steps) == 1:
        return best
    meanings = ", ".join(dict.fromkeys(each.step.clause or "" for each in steps))
    texts = dict.fromkeys(each.clause for each in steps if each.clause)
    step = best.step.with_clause(meanings) if best.wish.spec.needs_clause else best.step
    return replace(best, step=step, clause=", ".join(texts) or None)


def _in_order(steps: Iterable[PlannedStep]) -> list[PlannedStep]:
    """Sort steps by stage and wish table; named colours come after those of a network."""
    order = sorted(Wish, key=lambda wish: wish.spec.stage)
    return sorted(steps, key=lambda step: (order.index(step.wish), step.step.colour is not None))


def _step_for_clause(
    wish: Wish, classified: ClassifiedClause, findings: Findings, sides: Sides | None
) -> PlannedStep:
    clause = classified.clause
    place = classified.place
    colour = colour_named_in(clause.text) if wish is Wish.COLORIZE else None
    size = parse_size(clause.text) if wish is Wish.LOW_RESOLUTION else None
    finding = next((finding for finding in findings if finding.kind is wish), None)
    usual = _usual_strength(finding, wish.spec.min_strength)
    step = Step.for_wish(wish, steering_clause(wish, clause.meaning), finding)
    if colour:
        step, place = step.with_params({"colour": colour}), place_of_colour(clause.text) or place
    return PlannedStep(
        wish,
        step,
        usual if clause.strength is None or size else clause.strength,
        classified.confidence,
        clause.text,
        finding,
        is_named=True,
        place=place if place and limits(place, wish) else None,
        is_outside=classified.is_outside,
        factor=_factor(size, sides) if size else None,
    )


def _factor(size: TargetSize, sides: Sides | None) -> float | None:
    """Return the enlargement for a size; None if that depends on the photo's unknown sides."""
    if size.needs_photo and sides is None:
        return None
    return round(size.factor_for(*(sides or (1, 1))), 6)


def with_size_notes(plan: Plan) -> Plan:
    """Return the plan without steps that would not enlarge.

    A step whose network has another scale resamples the export, as a note tells. A step for a print
    names its resolution.
    """
    steps = tuple(
        _with_output_size(step) for step in plan.steps if step.factor is None or step.factor > 1
    )
    notes = (
        Note(NoteKind.SIZE, Intent.LOW_RESOLUTION, step.clause or "", step.factor)
        for step in plan.steps
        if step.factor is not None and abs(step.step.scale - step.factor) > TOLERANCE
    )
    return replace(plan, steps=steps, notes=(*plan.notes, *notes))


def _with_output_size(planned: PlannedStep) -> PlannedStep:
    """Return the planned step with pixels and resolution of the exported file, by its clause."""
    factor, step, size = planned.factor, planned.step, parse_size(planned.clause or "")
    if factor is None or step.scale == 1:
        return planned
    if abs(step.scale - factor) > TOLERANCE:
        step = step.with_params({"factor": float(factor)})
    if size and size.print_cm:
        step = step.with_params({"dpi": size.dpi})
    return replace(planned, step=step)


def _usual_strength(finding: Finding | None, least: float) -> float:
    """Return the strength of a step that no clause gives: `least` to 1, rising with the score.

    It is `least` without a finding, and 1 from the score `EVIDENT` on."""
    score = finding.score if finding else 0.0
    return round(min(least + (1 - least) * score / EVIDENT, 1.0), 2)


def _steps_for_improvement(
    classified: ClassifiedClause, findings: Findings, forbidden: frozenset[Wish]
) -> Iterator[PlannedStep]:
    """Make a step for each finding, or one weak general step if nothing was found.

    `classified` is the clause that asks for improvement; wishes in `forbidden` get no step."""
    clause = classified.clause
    steps = tuple(_steps_for_findings(findings, clause, forbidden))
    if not steps:
        strength = GENTLE if clause.strength is None else clause.strength
        step = Step.for_wish(Wish.ENHANCE, clause.meaning)
        confidence = classified.confidence
        steps = (PlannedStep(Wish.ENHANCE, step, strength, confidence, clause.text),)
    place, is_outside = classified.place, classified.is_outside
    for each in steps:
        is_limited = place is not None and limits(place, each.wish)
        yield replace(each, place=place, is_outside=is_outside) if is_limited else each


def _steps_for_findings(
    findings: Findings, clause: Clause | None, forbidden: frozenset[Wish]
) -> Iterator[PlannedStep]:
    """Make a step for each finding that is worth repairing and not forbidden."""
    named = clause.strength if clause else None
    for finding in findings:
        wish = finding.kind
        strength = wish.spec.found_strength if named is None else named
        if finding.is_worth_repairing and wish not in forbidden:
            step = Step.for_wish(wish, finding=finding)
            text = clause.text if clause else None
            yield PlannedStep(wish, step, strength, finding.score, text, finding)
