"""Tests of the planner."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from models.catalog.model_cards import Catalog
from models.core.intent import Direction, Intent
from models.core.place import Place
from models.core.plan import Finding, Plan
from models.core.protocols import Embeddings
from models.core.wish_table import HIGH_SENSITIVITY, LOW_SENSITIVITY, TRAINED, Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_classification import classify_clauses
from models.planning.clause_parser import Clause, split_clauses
from models.planning.model_selection import ModelSelector
from models.planning.planner import make_plan, plan_clauses, with_best_model
from tests.fakes import clause_reader

NOISE_FOUND = Finding(Wish.NOISE, 0.9, {"sigma": 14.0})
SCRATCHES_FOUND = Finding(Wish.SCRATCHES, 0.7)
FEW_SCRATCHES = Finding(Wish.SCRATCHES, 0.4)
LONG_REQUEST = "restore this old picture as well as you can"
SLIGHTLY_DARK = Finding(Wish.LOW_LIGHT, 0.3)


def requested(
    wish: Wish | None, text: str = "mend the photo", confidence: float = 0.9
) -> ClassifiedClause:
    return ClassifiedClause(Clause(text, text), wish, confidence)


def forbidden(wish: Wish | None, text: str = "not that one") -> ClassifiedClause:
    return ClassifiedClause(Clause(text, text, negated=True), wish, 0.9)


def wishes(plan: Plan) -> list[Wish]:
    return [step.wish for step in plan.steps]


def no_embedding(sentences: Sequence[str]) -> Embeddings:
    raise AssertionError(sentences)


def test_steps_are_in_the_order_of_the_wishes() -> None:
    assert wishes(plan_clauses(tuple(requested(wish) for wish in reversed(Wish)), ())) == list(Wish)


def test_wish_named_twice_is_one_step_with_the_more_confident_clause() -> None:
    plan = plan_clauses((requested(Wish.NOISE, "a", 0.6), requested(Wish.NOISE, "b", 0.9)), ())
    assert [(step.clause, step.confidence) for step in plan.steps] == [("b", 0.9)]


def test_clauses_about_the_whole_photo_are_joined() -> None:
    plan = plan_clauses(
        (requested(Wish.FADING, "fresher", 0.9), requested(Wish.FADING, "no cast", 0.6)), ()
    )
    assert [(s.clause, s.step.params["clause"], s.confidence) for s in plan.steps] == [
        ("fresher, no cast", "fresher, no cast", 0.9)
    ]


def test_wish_that_is_asked_for_and_forbidden_has_no_step() -> None:
    refusal = forbidden(Wish.NOISE, "do not mend the photo")
    plan = plan_clauses((requested(Wish.NOISE), requested(Wish.BLUR), refusal), ())
    assert wishes(plan) == [Wish.BLUR]


def damage(intent: Intent, *, keep: bool = False) -> ClassifiedClause:
    clause = Clause(intent, intent, negated=keep)
    direction = Direction.KEEP if keep else Direction.DO
    return ClassifiedClause(clause, Wish.SCRATCHES, 0.9, intent, direction)


def test_hole_is_filled_where_only_scratches_are_to_be_left_alone() -> None:
    plan = plan_clauses((damage(Intent.SCRATCHES, keep=True), damage(Intent.HOLES)), ())
    assert wishes(plan) == [Wish.HOLES]


def test_scratches_are_removed_where_only_a_hole_is_to_be_left_alone() -> None:
    plan = plan_clauses((damage(Intent.SCRATCHES), damage(Intent.HOLES, keep=True)), ())
    assert wishes(plan) == [Wish.SCRATCHES]


def test_scratches_that_are_asked_for_and_forbidden_have_no_step() -> None:
    plan = plan_clauses((damage(Intent.SCRATCHES), damage(Intent.SCRATCHES, keep=True)), ())
    assert wishes(plan) == []


def test_rebuilding_what_is_missing_means_to_fill_it() -> None:
    rebuild = ClassifiedClause(Clause("rebuild it", "rebuild it"), Wish.REBUILD, 1.0)
    assert wishes(plan_clauses((damage(Intent.HOLES), rebuild), ())) == [Wish.SCRATCHES]


def at(place: Place, text: str) -> ClassifiedClause:
    return ClassifiedClause(Clause(text, text), Wish.SCRATCHES, 0.9, place=place)


def test_wish_at_two_places_has_a_step_for_each() -> None:
    plan = plan_clauses((at(Place.BORDER, "the rim"), at(Place.RIGHT, "the tear")), ())
    assert {step.place for step in plan.steps} == {Place.BORDER, Place.RIGHT}


def test_wish_at_one_place_named_twice_has_one_step() -> None:
    plan = plan_clauses((at(Place.RIGHT, "the tear"), at(Place.RIGHT, "mend the right")), ())
    assert len(plan.steps) == 1


def test_wish_at_two_places_and_for_the_whole_photo_has_one_step_without_place() -> None:
    clauses = (at(Place.LEFT, "a"), at(Place.RIGHT, "b"), requested(Wish.SCRATCHES))
    assert [step.place for step in plan_clauses(clauses, ()).steps] == [None]


def test_finding_that_is_forbidden_has_no_step() -> None:
    plan = plan_clauses(
        (requested(Wish.ENHANCE), forbidden(Wish.NOISE)), (NOISE_FOUND, SCRATCHES_FOUND)
    )
    assert wishes(plan) == [Wish.SCRATCHES]


def test_forbidden_wish_counts_as_understood() -> None:
    assert plan_clauses((forbidden(Wish.NOISE),), ()).not_understood == ()


def test_clause_without_a_wish_is_listed_once_as_typed() -> None:
    plan = plan_clauses(
        (requested(None, "Add a HAT"), requested(None, "Add a HAT"), forbidden(None, "no cats")), ()
    )
    assert plan == Plan((), ("Add a HAT", "no cats"))


def test_general_improvement_has_a_step_for_each_finding() -> None:
    plan = plan_clauses(
        (requested(Wish.ENHANCE, "restore it"),), (NOISE_FOUND, SCRATCHES_FOUND, SLIGHTLY_DARK)
    )
    assert [(s.wish, s.clause, s.finding) for s in plan.steps] == [
        (Wish.SCRATCHES, "restore it", SCRATCHES_FOUND),
        (Wish.NOISE, "restore it", NOISE_FOUND),
    ]


def test_step_for_a_finding_has_the_instruction_of_its_wish() -> None:
    plan = plan_clauses((requested(Wish.ENHANCE, "restore it"),), (NOISE_FOUND,))
    assert plan.steps[0].step.params["clause"] == Wish.NOISE.spec.instruction


def test_general_improvement_without_findings_is_one_step_of_half_strength() -> None:
    plan = plan_clauses((requested(Wish.ENHANCE),), (SLIGHTLY_DARK,))
    assert [(step.wish, step.strength) for step in plan.steps] == [(Wish.ENHANCE, 0.5)]


def test_sharpening_that_nobody_asked_for_has_half_strength() -> None:
    blurred = Finding(Wish.BLUR, 0.9)
    plan = plan_clauses((requested(Wish.ENHANCE, "restore it"),), (blurred,))
    assert [(step.wish, step.strength) for step in plan.steps] == [(Wish.BLUR, 0.5)]


def test_named_wish_replaces_the_step_of_its_finding_and_keeps_it() -> None:
    plan = plan_clauses(
        (requested(Wish.ENHANCE, "restore it"), requested(Wish.NOISE, "denoise it")), (NOISE_FOUND,)
    )
    assert [(step.clause, step.finding) for step in plan.steps] == [("denoise it", NOISE_FOUND)]


@pytest.mark.parametrize(("strength_named", "strength"), [(None, 1.0), (0.3, 0.3), (0.0, 0.0)])
def test_degree_of_the_clause_is_the_strength_of_the_step(
    strength_named: float | None, strength: float
) -> None:
    clause = Clause("denoise it", "denoise it", False, strength_named)
    assert (
        plan_clauses((ClassifiedClause(clause, Wish.JPEG, 0.9),), ()).steps[0].strength == strength
    )


@pytest.mark.parametrize("wish", TRAINED)
def test_each_trained_wish_has_its_restorer(wish: Wish) -> None:
    own = dict.fromkeys((Wish.FADING, Wish.LOW_LIGHT, Wish.HAZE), "tone")
    own[Wish.SCRATCHES] = "scratches"
    assert plan_clauses((requested(wish),), ()).steps[0].step.restorer == own.get(wish, "instruct")


@pytest.mark.parametrize(("score", "strength"), [(0.0, 0.35), (0.9, 1.0)])
def test_rain_without_evidence_has_low_strength(score: float, strength: float) -> None:
    plan = plan_clauses((requested(Wish.RAIN),), (Finding(Wish.RAIN, score),))
    assert [step.strength for step in plan.steps] == [strength]


@pytest.mark.parametrize(("score", "strength"), [(None, 0.15), (0.1, 0.36), (0.4, 1.0), (0.9, 1.0)])
def test_strength_of_fading_rises_with_the_score(score: float | None, strength: float) -> None:
    findings = () if score is None else (Finding(Wish.FADING, score),)
    assert plan_clauses((requested(Wish.FADING),), findings).steps[0].strength == strength


def test_small_photo_is_enlarged_only_if_asked() -> None:
    small = Finding(Wish.LOW_RESOLUTION, 1.0)
    assert make_plan(None, (small,), no_embedding).steps == ()
    assert len(plan_clauses((requested(Wish.LOW_RESOLUTION),), (small,)).steps) == 1


def test_canonical_text_has_restorer_parameters_and_models() -> None:
    step = plan_clauses((requested(Wish.NOISE, "denoise it"),), ()).steps[0].step
    assert step.canonical == (
        '["instruct",{"clause":"denoise it","wish":"noise"},["heirloom-instruct"]]'
    )


def test_plan_without_an_instruction_is_made_from_findings() -> None:
    plan = make_plan(None, (NOISE_FOUND, SCRATCHES_FOUND, SLIGHTLY_DARK), no_embedding)
    assert [(s.wish, s.clause, s.confidence) for s in plan.steps] == [
        (Wish.SCRATCHES, None, 0.7),
        (Wish.NOISE, None, 0.9),
    ]


def test_instruction_without_clauses_is_an_empty_plan() -> None:
    assert make_plan(" ... ", (NOISE_FOUND,), no_embedding) == Plan(())


def test_meaning_of_a_clause_is_embedded() -> None:
    seen: list[str] = []

    def embed(sentences: Sequence[str]) -> Embeddings:
        seen.extend(sentences)
        return np.eye(512, dtype=np.float32)[: len(seen)]

    classify_clauses((Clause("Please denoise", "denoise"),), embed, clause_reader())
    assert seen == ["denoise"]


def generative_wishes_in(sentence: str) -> list[Wish]:
    clauses = split_clauses(sentence)
    classified = classify_clauses(
        clauses, lambda texts: np.zeros((len(texts), 512), np.float32), clause_reader()
    )
    return wishes(plan_clauses(tuple(r for r in classified if r.confidence == 1), ()))


@pytest.mark.parametrize(
    ("sentence", "wish"),
    [
        ("rebuild the faces and the detail", Wish.REBUILD),
        ("please reconstruct the missing parts", Wish.REBUILD),
        ("recreate their faces", Wish.FACES),
    ],
)
def test_words_for_rebuilding_name_a_generative_wish(sentence: str, wish: Wish) -> None:
    assert generative_wishes_in(sentence) == [wish]
    assert generative_wishes_in("sharpen the faces and the detail") == []


def test_rebuilding_is_a_step_of_the_generator() -> None:
    step = plan_clauses((requested(Wish.REBUILD),), ()).steps[0].step
    assert (step.restorer, step.models) == ("generate", ("diffbir-v2.1",))


def test_faces_are_restored_by_the_networks_that_come_along() -> None:
    step = plan_clauses((requested(Wish.FACES),), ()).steps[0].step
    assert (step.restorer, step.models) == ("faces", ("heirloom-instruct", "face-mtcnn"))


def test_each_colour_is_a_step_of_its_own() -> None:
    clauses = split_clauses("her dress was dark green, the car red")
    classified = classify_clauses(
        clauses, lambda texts: np.zeros((len(texts), 512), np.float32), clause_reader()
    )
    steps = plan_clauses(classified, ()).steps
    assert [(step.wish, step.place) for step in steps] == [
        (Wish.COLORIZE, Place.CLOTHES),
        (Wish.COLORIZE, None),
    ]
    assert len({step.step.colour for step in steps}) == 2


@pytest.mark.parametrize(
    ("sentence", "model"), [("colour it", "ddcolor"), ("her dress was dark green", None)]
)
def test_network_for_colours_serves_what_names_no_colour(sentence: str, model: str | None) -> None:
    clause = Clause(sentence, sentence)
    classified = ClassifiedClause(clause, Wish.COLORIZE, 0.9, Intent.COLORIZE)
    (step,) = plan_clauses((classified,), ()).steps
    selector = ModelSelector((Catalog.read()["ddcolor"],))
    assert with_best_model(step, selector).step.params.get("model") == model


def test_named_colour_comes_after_the_colours_of_the_whole_photo() -> None:
    texts = ("her dress was dark green", "colour the photo")
    clauses = (Clause(text, text) for text in texts)
    classified = (ClassifiedClause(c, Wish.COLORIZE, 0.9, Intent.COLORIZE) for c in clauses)
    steps = plan_clauses(tuple(classified), ()).steps
    assert [step.step.colour is not None for step in steps] == [False, True]


def test_forbidden_rebuilding_has_no_step() -> None:
    assert generative_wishes_in("do not rebuild the faces") == []


@pytest.mark.parametrize(
    ("findings", "sensitivity"),
    [
        ((), LOW_SENSITIVITY),
        ((FEW_SCRATCHES,), LOW_SENSITIVITY),
        ((SCRATCHES_FOUND,), HIGH_SENSITIVITY),
    ],
)
def test_sensitivity_is_high_only_if_scratches_were_found(
    findings: tuple[Finding, ...], sensitivity: float
) -> None:
    step = plan_clauses((requested(Wish.SCRATCHES),), findings).steps[0].step
    assert step.params["sensitivity"] == sensitivity


def test_hole_is_filled_as_masked_by_the_repair_of_scratches() -> None:
    step = plan_clauses((requested(Wish.HOLES),), ()).steps[0].step
    assert (step.restorer, step.masked) == ("scratches", True)


def test_only_a_step_that_the_user_named_is_marked_as_named() -> None:
    named, found = requested(Wish.NOISE), requested(Wish.ENHANCE)
    assert [step.is_named for step in plan_clauses((named,), ()).steps] == [True]
    assert [step.is_named for step in plan_clauses((found,), (SCRATCHES_FOUND,)).steps] == [False]


def test_back_reference_adds_no_step() -> None:
    classified = (requested(Wish.NOISE, "it is grainy"), requested(Wish.ENHANCE, "fix it"))
    assert [step.wish for step in plan_clauses(classified, ()).steps] == [Wish.NOISE]


def referring(text: str, *, negated: bool = False) -> ClassifiedClause:
    clause = Clause(text, text, negated)
    return ClassifiedClause(clause, Wish.ENHANCE, 0.9, Intent.RESTORE, is_reference=True)


def test_clause_read_as_a_reference_adds_no_step_after_another() -> None:
    classified = (requested(Wish.SCRATCHES, "la photo est rayée"), referring("à réparer"))
    assert wishes(plan_clauses(classified, ())) == [Wish.SCRATCHES]


def test_clause_read_as_a_reference_adds_no_step_after_a_tool() -> None:
    tool = ClassifiedClause(Clause("red eyes", "red eyes"), None, 0.9, Intent.RED_EYE)
    assert wishes(plan_clauses((tool, referring("arréglalos")), ())) == []


def test_clause_read_as_a_reference_is_a_wish_of_its_own_before_others() -> None:
    classified = (referring("restaura"), requested(Wish.NOISE, "quita el ruido"))
    assert wishes(plan_clauses(classified, (SCRATCHES_FOUND,))) == [Wish.SCRATCHES, Wish.NOISE]


def test_request_before_what_it_leaves_out_is_no_reference() -> None:
    classified = (requested(Wish.ENHANCE, "restore it"), forbidden(Wish.FACES, "the faces"))
    assert wishes(plan_clauses(classified, ())) == [Wish.ENHANCE]


def test_wanting_reference_turns_the_description_before_into_a_wish() -> None:
    described = replace(requested(Wish.SCRATCHES, "hay polvo"), direction=Direction.STATE)
    plan = plan_clauses((described, referring("quítalo")), ())
    assert wishes(plan) == [Wish.SCRATCHES]


@pytest.mark.parametrize("text", ["enhance the photo", "mach alles besser", "整张弄好"])
def test_general_improvement_after_another_wish_is_no_reference(text: str) -> None:
    classified = (requested(Wish.NOISE, "denoise"), requested(Wish.ENHANCE, text))
    assert wishes(plan_clauses(classified, (SCRATCHES_FOUND,))) == [Wish.SCRATCHES, Wish.NOISE]


def test_forbidding_reference_forbids_the_wish_before() -> None:
    classified = (
        requested(Wish.SCRATCHES, "quita el polvo"),
        requested(Wish.NOISE, "hay grano"),
        referring("déjalo", negated=True),
    )
    assert wishes(plan_clauses(classified, ())) == [Wish.SCRATCHES]


def test_place_of_one_clause_counts_for_another_about_the_same_wish() -> None:
    dark = replace(requested(Wish.LOW_LIGHT, "the left half is dark", 0.8), place=Place.LEFT)
    plan = plan_clauses((dark, requested(Wish.LOW_LIGHT, "brighten it")), ())
    assert [step.place for step in plan.steps] == [Place.LEFT]


def test_back_reference_alone_means_the_photo() -> None:
    assert [step.wish for step in plan_clauses((requested(Wish.ENHANCE, "fix it"),), ()).steps] == [
        Wish.ENHANCE
    ]


def test_negated_back_reference_forbids_the_wish_before() -> None:
    negated = ClassifiedClause(Clause("leave them", "them", negated=True), None, 0.9)
    plan = plan_clauses(
        (requested(Wish.BLUR, "it is soft"), requested(Wish.SCRATCHES, "specks"), negated), ()
    )
    assert [step.wish for step in plan.steps] == [Wish.BLUR]
    assert plan.not_understood == ()


def test_negative_is_inverted_before_all_other_steps() -> None:
    plan = plan_clauses((requested(Wish.NOISE), requested(Wish.NEGATIVE)), ())
    assert wishes(plan) == [Wish.NEGATIVE, Wish.NOISE]


def test_findings_of_a_named_negative_are_not_repaired() -> None:
    clauses = (requested(Wish.NEGATIVE), requested(Wish.ENHANCE, LONG_REQUEST, 1.0))
    plan = plan_clauses(clauses, (NOISE_FOUND, SCRATCHES_FOUND))
    assert wishes(plan) == [Wish.NEGATIVE, Wish.ENHANCE]


def test_photo_that_is_called_no_negative_is_not_inverted() -> None:
    clauses = (forbidden(Wish.NEGATIVE), requested(Wish.ENHANCE))
    plan = plan_clauses(clauses, (Finding(Wish.NEGATIVE, 0.9), NOISE_FOUND))
    assert wishes(plan) == [Wish.NOISE]


def test_negative_that_was_found_is_inverted_without_an_instruction() -> None:
    plan = make_plan(None, (Finding(Wish.NEGATIVE, 0.9, {"orange_mask": 0.5}),), no_embedding)
    assert [(step.wish, step.step.restorer) for step in plan.steps] == [(Wish.NEGATIVE, "negative")]
