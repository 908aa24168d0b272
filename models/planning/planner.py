"""Planner: turns an instruction and the findings of the diagnosis into the steps to run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.core.plan import Finding, Plan, PlannedStep, Step, Value
from models.core.protocols import Embeddings
from models.core.wish import Wish, wish_named_in
from models.planning import patterns
from models.planning.clause_parser import Clause, split_clauses
from models.planning.cost import estimate_cost
from models.planning.locations import is_location_only, location_of
from models.planning.model_selection import ModelSelector
from models.planning.spelling import Spelling
from models.planning.wish_classifier import WishClassifier

Findings = tuple[Finding, ...]
Embed = Callable[[tuple[str, ...]], Embeddings]
"""Function that returns the sentence embeddings of clauses, clauses x 384."""

BUNDLED_MODELS: Final = ModelSelector()
"""Selector without installed models: every step keeps the models of its wish's table entry."""

GENTLE: Final = 0.5
"""Strength, 0 to 1, of a general improvement of a photo in which nothing was found."""

EVIDENT: Final = 0.4
"""Score of a finding, 0 to 1, from which a named wish is served at full strength."""


@dataclass(frozen=True, slots=True)
class ClassifiedClause:
    """Clause with the wish that it asks for and the confidence in that, 0 to 1.

    The wish is None if the clause was not understood.
    """

    clause: Clause
    wish: Wish | None
    confidence: float


def make_plan(
    text: str | None,
    findings: Findings,
    embed: Embed,
    selector: ModelSelector = BUNDLED_MODELS,
) -> Plan:
    """Make the plan for an instruction, or for the findings alone if `text` is None.

    Each step runs the best model that `selector` has for it. Raises: what `embed` raises.
    """
    if text is None:
        plan = Plan(tuple(_in_order(_steps_for_findings(findings, None, frozenset()))))
    else:
        clauses = correct_spelling(split_clauses(text))
        plan = plan_clauses(classify_clauses(clauses, embed, WishClassifier.bundled()), findings)
    steps = tuple(with_best_model(step, selector) for step in plan.steps)
    return with_costs(replace(plan, steps=steps), selector)


def with_costs(plan: Plan, selector: ModelSelector) -> Plan:
    """Return the plan with the estimated cost of its generative steps."""
    steps = (replace(step, effort=estimate_cost(step.step, selector)) for step in plan.steps)
    return replace(plan, steps=tuple(steps))


def with_best_model(planned: PlannedStep, selector: ModelSelector) -> PlannedStep:
    """Return the step run by the best installed model for its wish, and the reason for the choice.

    The step keeps its models if there is no other that is fast enough.
    """
    wish = planned.wish
    clause = planned.step.clause
    if clause is None:
        clause = planned.clause or wish.spec.instruction
    best = selector.best(wish, clause)
    if best is None:
        return replace(planned, choice=selector.default(planned.step, wish))
    step, choice = best
    return replace(planned, step=step, choice=choice)


def is_worth_repairing(finding: Finding) -> bool:
    """Return whether the score of a finding is high enough for a step of its own."""
    return finding.score >= finding.kind.spec.min_score


def correct_spelling(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return the clauses with typing errors in their meaning corrected.

    A clause that names a wish by its pattern stays as it was typed: its words may be rare ones.
    """
    spelling = Spelling.bundled()
    return tuple(
        clause
        if wish_named_in(clause.meaning)
        else replace(clause, meaning=spelling.correct(clause.meaning))
        for clause in clauses
    )


def classify_clauses(
    clauses: tuple[Clause, ...], embed: Embed, classifier: WishClassifier
) -> tuple[ClassifiedClause, ...]:
    """Find the wish of each clause, None if it is not understood.

    A wish's pattern decides first, then the words for inventing, then the classifier. Clauses of
    mostly unknown words are not understood. Raises: what `embed` raises.
    """
    if not clauses:
        return ()
    predictions = classifier.predict(embed(tuple(clause.meaning for clause in clauses)))
    return tuple(
        _classify(clause, generative, *prediction)
        for clause, generative, prediction in zip(
            clauses, generative_wishes(clauses), predictions, strict=True
        )
    )


def _classify(
    clause: Clause, generative: Wish | None, predicted: Wish | None, confidence: float
) -> ClassifiedClause:
    if is_location_only(clause):
        return ClassifiedClause(clause, None, confidence)
    certain = wish_named_in(clause.meaning)
    if certain is None and Spelling.bundled().is_mostly_unknown(clause.meaning):
        return ClassifiedClause(clause, None, confidence)
    certain = certain or generative
    return ClassifiedClause(clause, certain or predicted, 1.0 if certain else confidence)


def generative_wishes(clauses: tuple[Clause, ...]) -> Iterator[Wish | None]:
    """Find the generative wish of each clause, None for a clause that does not ask to invent.

    Only explicit words count. A clause without a verb of its own that follows such a clause
    ("rebuild the faces and the detail") belongs to it. Faces alone are rebuilt only if every such
    clause is about faces.
    """
    asks, before = list[bool](), False
    for clause in clauses:
        continues = before and patterns.DETERMINED.match(clause.meaning)
        before = bool(patterns.REBUILDING.search(clause.meaning) or continues)
        asks.append(before)
    asking = [clause.meaning for clause, asked in zip(clauses, asks, strict=True) if asked]
    faces_only = all(patterns.FACES.search(meaning) for meaning in asking)
    return ((Wish.FACES if faces_only else Wish.REBUILD) if asked else None for asked in asks)


def plan_clauses(classified: tuple[ClassifiedClause, ...], findings: Findings) -> Plan:
    """Make one step for each wish that is named or, if general improvement is asked for, found.

    A wish that any clause forbids gets no step.
    """
    locations = tuple(dict.fromkeys(_locations(classified)))
    classified = tuple(
        resolve_references(tuple(c for c in classified if not is_location_only(c.clause)))
    )
    forbidden = frozenset(c.wish for c in classified if c.clause.negated and c.wish)
    wanted = [c for c in classified if not c.clause.negated and c.wish not in forbidden]
    named = [
        _step_for_clause(c.wish, c, findings) for c in wanted if c.wish and c.wish != Wish.ENHANCE
    ]
    improving = [c for c in wanted if c.wish == Wish.ENHANCE]
    found = [step for c in improving for step in _steps_for_improvement(c, findings, forbidden)]
    unclear = tuple(dict.fromkeys(c.clause.text for c in classified if c.wish is None))
    steps = _in_order((*_merge_by_wish(found), *_merge_by_wish(named)))
    return Plan(tuple(steps), unclear, locations)


def _locations(classified: tuple[ClassifiedClause, ...]) -> Iterator[str]:
    """Yield the texts that name a location, in a clause of their own or beside a wish."""
    for each in classified:
        text = location_of(each.clause, is_detected=each.wish in (Wish.SCRATCHES, Wish.HOLES))
        if text and (each.wish or is_location_only(each.clause)):
            yield text


def resolve_references(classified: tuple[ClassifiedClause, ...]) -> list[ClassifiedClause]:
    """Drop the clauses that only refer to others ("fix both", "so leave it").

    A dropped clause that forbids makes the last wish before it forbidden. If no other clause names
    a wish, all clauses are returned unchanged.
    """
    kept = [c for c in classified if not patterns.BACK_REFERENCE.match(c.clause.meaning)]
    if not any(c.wish for c in kept):
        return [*classified]
    for index, each in enumerate(classified):
        if each.clause.negated and each not in kept:
            meant = [c for c in classified[:index] if c.wish and c in kept][-1:]
            kept = [_with_negation(c) if c in meant else c for c in kept]
    return kept


def _with_negation(classified: ClassifiedClause) -> ClassifiedClause:
    return replace(classified, clause=replace(classified.clause, negated=True))


def _merge_by_wish(steps: Iterable[PlannedStep]) -> Iterator[PlannedStep]:
    """Merge the steps of each wish into one."""
    by_wish: dict[Wish, list[PlannedStep]] = {}
    for step in steps:
        by_wish.setdefault(step.wish, []).append(step)
    return map(_merge, by_wish.values())


def _merge(steps: Sequence[PlannedStep]) -> PlannedStep:
    """Choose the most confident of the steps for one wish, the last of equal ones.

    For a wish about the whole photo the clauses are joined, because a second clause may name a
    colour cast.
    """
    best = max(reversed(steps), key=lambda step: step.confidence)
    if not best.wish.spec.needs_whole_photo or len(steps) == 1:
        return best
    meanings = ", ".join(dict.fromkeys(each.step.clause or "" for each in steps))
    texts = dict.fromkeys(each.clause for each in steps if each.clause)
    step = best.step.with_clause(meanings) if best.wish.spec.needs_clause else best.step
    return replace(best, step=step, clause=", ".join(texts) or None)


def _in_order(steps: Iterable[PlannedStep]) -> list[PlannedStep]:
    """Sort steps in the order of `Wish`; of two for one wish the last is kept."""
    by_wish = {step.wish: step for step in steps}
    return [by_wish[wish] for wish in Wish if wish in by_wish]


def _step_for_clause(wish: Wish, classified: ClassifiedClause, findings: Findings) -> PlannedStep:
    clause = classified.clause
    finding = next((finding for finding in findings if finding.kind is wish), None)
    usual = _usual_strength(finding, wish.spec.min_strength)
    return PlannedStep(
        wish,
        _make_step(wish, clause.meaning, finding),
        usual if clause.strength is None else clause.strength,
        classified.confidence,
        clause.text,
        finding,
        is_named=True,
    )


def _usual_strength(finding: Finding | None, least: float) -> float:
    """Return a step's strength, from `least` without evidence to 1 at the score `EVIDENT`."""
    score = finding.score if finding else 0.0
    return round(min(least + (1 - least) * score / EVIDENT, 1.0), 2)


def _steps_for_improvement(
    classified: ClassifiedClause, findings: Findings, forbidden: frozenset[Wish]
) -> Iterator[PlannedStep]:
    """Make a step for each finding, or one gentle general step if nothing was found."""
    clause = classified.clause
    steps = tuple(_steps_for_findings(findings, clause, forbidden))
    if steps:
        return iter(steps)
    strength = GENTLE if clause.strength is None else clause.strength
    step = _make_step(Wish.ENHANCE, clause.meaning)
    return iter((PlannedStep(Wish.ENHANCE, step, strength, classified.confidence, clause.text),))


def _steps_for_findings(
    findings: Findings, clause: Clause | None, forbidden: frozenset[Wish]
) -> Iterator[PlannedStep]:
    """Make a step for each finding that is worth repairing and not forbidden."""
    strength = clause.strength if clause and clause.strength is not None else 1.0
    for finding in findings:
        wish = finding.kind
        if is_worth_repairing(finding) and wish not in forbidden:
            step = _make_step(wish, wish.spec.instruction, finding)
            text = clause.text if clause else None
            yield PlannedStep(wish, step, strength, finding.score, text, finding)


def damage_step() -> PlannedStep:
    """Make the step that repairs all surface damage, with full strength and confidence."""
    certain = Finding(Wish.SCRATCHES, 1.0)
    step = _make_step(Wish.SCRATCHES, Wish.SCRATCHES.spec.instruction, certain)
    return PlannedStep(Wish.SCRATCHES, step, 1.0, 1.0)


def warm_up_steps() -> tuple[PlannedStep, ...]:
    """Make one step for each instant restorer, to load its networks before they are needed."""
    wishes = {wish.spec.restorer: wish for wish in reversed(Wish) if wish.spec.is_instant}
    return tuple(
        PlannedStep(wish, _make_step(wish, wish.spec.instruction), 1.0, 1.0)
        for wish in reversed(wishes.values())
    )


def _make_step(wish: Wish, clause: str, finding: Finding | None = None) -> Step:
    """Make the step that the wish's table entry describes."""
    spec = wish.spec
    params: dict[str, Value] = {"wish": wish.value, **spec.params}
    if finding and is_worth_repairing(finding):
        params |= spec.params_if_found
    if spec.needs_clause:
        params["clause"] = clause
    return Step(spec.restorer, params, spec.models)
