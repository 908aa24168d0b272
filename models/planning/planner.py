"""From words and findings to a plan."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.core.plan import Finding, Plan, PlannedStep, Step
from models.core.protocols import Embeddings
from models.core.wish import GENERATIVE, Wish
from models.planning import patterns
from models.planning.clause_parser import Clause, split_clauses
from models.planning.cost import estimate_cost
from models.planning.locations import is_location_only, location_of
from models.planning.model_selection import ModelSelector
from models.planning.spelling import Spelling
from models.planning.wish_classifier import WishClassifier

Findings = tuple[Finding, ...]
Embed = Callable[[tuple[str, ...]], Embeddings]

BUNDLED_MODELS: Final = ModelSelector()
"""No network but those that come with the planner's own steps."""

WORTH_MENDING: Final = 0.5
"""Least score of a finding that gets a step of its own."""

LEAST_SCORE: Final = {Wish.RAIN: 0.9, Wish.HAZE: 0.9, Wish.LOW_RESOLUTION: math.inf}
"""The same for what old prints hardly ever have and what looks like their grain and veils; how
large a photo is to be, people say."""

GENTLE: Final = 0.5
"""Strength of a general improvement of a photo in which nothing was found."""

IMAGE_MODELS: Final = {"instruct": "heirloom-instruct", "tone": "heirloom-tone"}
"""By restorer; each reads the sentence encoder's vectors."""

HIGH_SENSITIVITY, LOW_SENSITIVITY = 0.2, 0.02
"""How readily damage is believed (see models.imaging.hysteresis) in a photo that looks scratched,
and
in any other, whose lettering and buttons are not to be mended."""

DAMAGE_MODELS: Final = ("heirloom-scratch", "heirloom-fill")
"""What finds damage of the surface, and what fills it."""

OF_THE_WHOLE: Final = frozenset({Wish.FADING, Wish.LOW_LIGHT, Wish.HAZE})
"""Wishes about light and colour, which are judged on the whole photo."""

EVIDENT: Final = 0.4
LEAST_STRENGTH: Final = {**dict.fromkeys(OF_THE_WHOLE, 0.15), Wish.RAIN: 0.35}
"""What nothing seems to be wrong with is mended at this strength, from that score of the finding on
wholly: every photo could be brighter or more colourful, and few should be, and what takes rain away
takes grain along."""

GENERATOR: Final = "diffbir-v2.1"
"""Serves the wishes that are about inventing."""

CANONICAL: Final[Mapping[Wish, str]] = {
    Wish.SCRATCHES: "remove the dust and scratches",
    Wish.RAIN: "remove the rain streaks",
    Wish.JPEG: "remove the compression artifacts",
    Wish.NOISE: "remove the noise",
    Wish.BLUR: "sharpen the blurry image",
    Wish.HAZE: "remove the haze",
    Wish.LOW_LIGHT: "brighten the dark photo",
    Wish.FADING: "restore the faded colours",
    Wish.ENHANCE: "enhance the photo",
    Wish.LOW_RESOLUTION: "increase the resolution",
}
"""What to tell the network where the person named no wish himself."""


@dataclass(frozen=True, slots=True)
class ClassifiedClause:
    """A clause and the wish it was understood as; None where it was not."""

    clause: Clause
    wish: Wish | None
    confidence: float


def make_plan(
    text: str | None, findings: Findings, embed: Embed, routes: ModelSelector = BUNDLED_MODELS
) -> Plan:
    """What to do about the words; with None, about the findings alone. Each step is done by the
    best network that `routes` has for it. Raises what `embed` raises."""
    if text is None:
        made = Plan(tuple(_ordered(_found(findings, None, frozenset()))))
    else:
        made = plan_clauses(
            classify_clauses(
                correct_spelling(split_clauses(text)), embed, WishClassifier.bundled()
            ),
            findings,
        )
    return with_costs(
        replace(made, steps=tuple(with_best_model(step, routes) for step in made.steps)), routes
    )


def with_costs(made: Plan, routes: ModelSelector) -> Plan:
    """With what those steps take that take much."""
    steps = (replace(each, effort=estimate_cost(each.step, routes)) for each in made.steps)
    return replace(made, steps=tuple(steps))


def is_worth_repairing(finding: Finding) -> bool:
    """Whether it gets a step of its own."""
    return finding.score >= LEAST_SCORE.get(finding.kind, WORTH_MENDING)


def correct_spelling(parts: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses with typing errors in their meaning put right."""
    spelling = Spelling.bundled()
    return tuple(replace(part, meaning=spelling.correct(part.meaning)) for part in parts)


def classify_clauses(
    parts: tuple[Clause, ...], embed: Embed, head: WishClassifier
) -> tuple[ClassifiedClause, ...]:
    """What the head makes of the clauses."""
    if not parts:
        return ()
    understood = head.predict(embed(tuple(part.meaning for part in parts)))
    asked, spelling = generative_wishes(parts), Spelling.bundled()
    return tuple(
        ClassifiedClause(part, None, confidence)
        if is_location_only(part) or spelling.is_mostly_unknown(part.meaning)
        else ClassifiedClause(part, invented or wish, 1.0 if invented else confidence)
        for part, invented, (wish, confidence) in zip(parts, asked, understood, strict=True)
    )


def generative_wishes(parts: tuple[Clause, ...]) -> Iterator[Wish | None]:
    """Which clauses ask to invent what is gone. They say so in so many words; what follows
    without a verb of its own ("rebuild the faces and the detail") is meant too."""
    asks, before = list[bool](), False
    for part in parts:
        follows = before and patterns.DETERMINED.match(part.meaning)
        before = bool(patterns.REBUILDING.search(part.meaning) or follows)
        asks.append(before)
    wanted = [part.meaning for part, asked in zip(parts, asks, strict=True) if asked]
    faces_only = all(patterns.FACES.search(meaning) for meaning in wanted)
    return ((Wish.FACES if faces_only else Wish.REBUILD) if asked else None for asked in asks)


def plan_clauses(readings: tuple[ClassifiedClause, ...], findings: Findings) -> Plan:
    """One step for each wish that is named or, where general improvement is asked for, found;
    none for a wish that is forbidden anywhere."""
    where = tuple(dict.fromkeys(_places(readings)))
    readings = tuple(
        resolve_references(tuple(r for r in readings if not is_location_only(r.clause)))
    )
    forbidden = frozenset(r.wish for r in readings if r.clause.negated and r.wish)
    wanted = [r for r in readings if not r.clause.negated and r.wish not in forbidden]
    named = [_named(r.wish, r, findings) for r in wanted if r.wish and r.wish != Wish.ENHANCE]
    general = [r for r in wanted if r.wish == Wish.ENHANCE]
    more = [step for r in general for step in _improved(r, findings, forbidden)]
    unclear = tuple(dict.fromkeys(r.clause.text for r in readings if r.wish is None))
    return Plan(tuple(_ordered((*_surest(more), *_surest(named)))), unclear, where)


def _places(readings: tuple[ClassifiedClause, ...]) -> Iterator[str]:
    """What is said of where, by a clause of its own or beside a wish."""
    for reading in readings:
        named = location_of(reading.clause, found=reading.wish is Wish.SCRATCHES)
        if named and (reading.wish or is_location_only(reading.clause)):
            yield named


def resolve_references(readings: tuple[ClassifiedClause, ...]) -> list[ClassifiedClause]:
    """Without the clauses that only point at others ("fix both", "so leave it"); one that forbids
    forbids the last wish before it. As they are where no clause says more."""
    kept = [r for r in readings if not patterns.BACK_REFERENCE.match(r.clause.meaning)]
    if not any(reading.wish for reading in kept):
        return [*readings]
    for reading in readings:
        if reading.clause.negated and reading not in kept:
            before = readings[: readings.index(reading)]
            meant = [r for r in before if r.wish and r in kept][-1:]
            kept = [_forbidden(r) if r in meant else r for r in kept]
    return kept


def _forbidden(reading: ClassifiedClause) -> ClassifiedClause:
    return replace(reading, clause=replace(reading.clause, negated=True))


def with_best_model(planned: PlannedStep, routes: ModelSelector) -> PlannedStep:
    """By the best network for its wish, where there is another than the instant one."""
    words = planned.step.params.get("clause", planned.clause or CANONICAL[planned.wish])
    found = routes.best(planned.wish, str(words))
    if found is None:
        return replace(planned, choice=routes.default(planned.step, planned.wish))
    return replace(planned, step=found[0], choice=found[1])


def _surest(steps: Iterable[PlannedStep]) -> Iterator[PlannedStep]:
    """One step a wish."""
    asked: dict[Wish, list[PlannedStep]] = {}
    for step in steps:
        asked.setdefault(step.wish, []).append(step)
    return map(_joined, asked.values())


def _joined(steps: Sequence[PlannedStep]) -> PlannedStep:
    """The surest of one wish. Of light and colour its restorer hears all that was said: a second
    clause may name a cast."""
    surest = max(reversed(steps), key=lambda step: step.confidence)
    if surest.wish not in OF_THE_WHOLE or len(steps) == 1:
        return surest
    meant = ", ".join(dict.fromkeys(str(each.step.params["clause"]) for each in steps))
    said = ", ".join(dict.fromkeys(each.clause for each in steps if each.clause))
    params = {**surest.step.params, "clause": meant}
    return replace(surest, step=replace(surest.step, params=params), clause=said or None)


def _ordered(steps: Iterable[PlannedStep]) -> list[PlannedStep]:
    """As the wishes are declared; of two for one wish, the last."""
    best = {step.wish: step for step in steps}
    return [best[wish] for wish in Wish if wish in best]


def _named(wish: Wish, reading: ClassifiedClause, findings: Findings) -> PlannedStep:
    clause = reading.clause
    finding = next((finding for finding in findings if finding.kind is wish), None)
    usual = _borne_out(finding, LEAST_STRENGTH.get(wish, 1.0))
    return PlannedStep(
        wish,
        _step(wish, clause.meaning, finding),
        usual if clause.strength is None else clause.strength,
        reading.confidence,
        clause.text,
        finding,
    )


def _borne_out(finding: Finding | None, least: float) -> float:
    """The strength that the evidence supports."""
    score = finding.score if finding else 0.0
    return round(min(least + (1 - least) * score / EVIDENT, 1.0), 2)


def _improved(
    reading: ClassifiedClause, findings: Findings, forbidden: frozenset[Wish]
) -> Iterator[PlannedStep]:
    """All that was found; a gentle general step where that is nothing."""
    steps = tuple(_found(findings, reading.clause, forbidden))
    if steps:
        return iter(steps)
    clause = reading.clause
    strength = GENTLE if clause.strength is None else clause.strength
    step = _step(Wish.ENHANCE, clause.meaning)
    return iter((PlannedStep(Wish.ENHANCE, step, strength, reading.confidence, clause.text),))


def _found(
    findings: Findings, clause: Clause | None, forbidden: frozenset[Wish]
) -> Iterator[PlannedStep]:
    """A step for each finding that is worth mending and not forbidden."""
    strength = clause.strength if clause and clause.strength is not None else 1.0
    for finding in findings:
        if is_worth_repairing(finding) and finding.kind not in forbidden:
            step = _step(finding.kind, CANONICAL[finding.kind], finding)
            text = clause.text if clause else None
            yield PlannedStep(finding.kind, step, strength, finding.score, text, finding)


def damage_readiness(findings: Findings) -> float:
    """How readily a pixel is taken for damaged, 0 to 1, in a photo with these findings."""
    found = (finding for finding in findings if finding.kind is Wish.SCRATCHES)
    return HIGH_SENSITIVITY if any(map(is_worth_repairing, found)) else LOW_SENSITIVITY


def damage_step() -> PlannedStep:
    """What mends damage, all of it, for certain."""
    step = Step(
        "scratches", {"wish": Wish.SCRATCHES.value, "sensitivity": HIGH_SENSITIVITY}, DAMAGE_MODELS
    )
    return PlannedStep(Wish.SCRATCHES, step, 1.0, 1.0)


def warm_up_steps() -> tuple[PlannedStep, ...]:
    """A step for each of the instant restorers."""
    wishes = (Wish.SCRATCHES, Wish.NOISE, Wish.FADING)
    return tuple(PlannedStep(wish, _step(wish, CANONICAL[wish]), 1.0, 1.0) for wish in wishes)


def _step(wish: Wish, clause: str, finding: Finding | None = None) -> Step:
    if wish is Wish.SCRATCHES:
        sensitivity = damage_readiness((finding,) if finding else ())
        return Step("scratches", {"wish": wish.value, "sensitivity": sensitivity}, DAMAGE_MODELS)
    if wish in GENERATIVE:
        return Step("generate", {"wish": wish.value, "clause": clause}, (GENERATOR,))
    restorer = "tone" if wish in OF_THE_WHOLE else "instruct"
    models = (IMAGE_MODELS[restorer], "heirloom-sentence")
    return Step(restorer, {"wish": wish.value, "clause": clause}, models)
