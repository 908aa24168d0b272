"""Laws of plans."""

from collections.abc import Sequence

import numpy as np
import pytest

from models.core.plan import Finding, Plan
from models.core.protocols import Embeddings
from models.core.wish import GENERATIVE, HIGH_SENSITIVITY, LOW_SENSITIVITY, TRAINED, Wish
from models.planning.clause_parser import Clause, split_clauses
from models.planning.planner import (
    ClassifiedClause,
    classify_clauses,
    make_plan,
    plan_clauses,
)
from tests.fakes import wish_classifier

GRAINY = Finding(Wish.NOISE, 0.9, {"sigma": 14.0})
TORN = Finding(Wish.SCRATCHES, 0.7)
HARDLY_TORN = Finding(Wish.SCRATCHES, 0.4)
HARDLY_DARK = Finding(Wish.LOW_LIGHT, 0.3)


def asked(wish: Wish | None, text: str = "mend the photo", sure: float = 0.9) -> ClassifiedClause:
    return ClassifiedClause(Clause(text, text), wish, sure)


def forbidden(wish: Wish | None, text: str = "not that one") -> ClassifiedClause:
    return ClassifiedClause(Clause(text, text, negated=True), wish, 0.9)


def wishes(made: Plan) -> list[Wish]:
    return [step.wish for step in made.steps]


def no_embedding(sentences: Sequence[str]) -> Embeddings:
    raise AssertionError(sentences)


def test_steps_run_in_the_order_in_which_wishes_are_declared() -> None:
    assert wishes(plan_clauses(tuple(asked(wish) for wish in reversed(Wish)), ())) == list(Wish)


def test_a_wish_named_twice_is_one_step_with_the_surest_clause() -> None:
    made = plan_clauses((asked(Wish.NOISE, "a", 0.6), asked(Wish.NOISE, "b", 0.9)), ())
    assert [(step.clause, step.confidence) for step in made.steps] == [("b", 0.9)]


def test_what_is_said_twice_of_light_and_colour_is_all_heard() -> None:
    made = plan_clauses(
        (asked(Wish.FADING, "fresher", 0.9), asked(Wish.FADING, "no cast", 0.6)), ()
    )
    assert [(s.clause, s.step.params["clause"], s.confidence) for s in made.steps] == [
        ("fresher, no cast", "fresher, no cast", 0.9)
    ]


def test_what_is_forbidden_is_not_done_though_it_is_asked_for() -> None:
    made = plan_clauses((asked(Wish.NOISE), asked(Wish.BLUR), forbidden(Wish.NOISE)), ())
    assert wishes(made) == [Wish.BLUR]


def test_what_is_forbidden_is_not_done_though_it_is_found() -> None:
    made = plan_clauses((asked(Wish.ENHANCE), forbidden(Wish.NOISE)), (GRAINY, TORN))
    assert wishes(made) == [Wish.SCRATCHES]


def test_a_forbidden_wish_is_understood() -> None:
    assert plan_clauses((forbidden(Wish.NOISE),), ()).not_understood == ()


def test_what_was_not_understood_is_said_as_written_and_once() -> None:
    made = plan_clauses(
        (asked(None, "Add a HAT"), asked(None, "Add a HAT"), forbidden(None, "no cats")), ()
    )
    assert made == Plan((), ("Add a HAT", "no cats"))


def test_general_improvement_does_what_was_found() -> None:
    made = plan_clauses((asked(Wish.ENHANCE, "restore it"),), (GRAINY, TORN, HARDLY_DARK))
    assert [(s.wish, s.clause, s.finding) for s in made.steps] == [
        (Wish.SCRATCHES, "restore it", TORN),
        (Wish.NOISE, "restore it", GRAINY),
    ]


def test_a_step_for_a_finding_tells_the_network_that_finding() -> None:
    made = plan_clauses((asked(Wish.ENHANCE, "restore it"),), (GRAINY,))
    assert made.steps[0].step.params["clause"] == Wish.NOISE.spec.instruction


def test_general_improvement_of_a_sound_photo_is_one_gentle_step() -> None:
    made = plan_clauses((asked(Wish.ENHANCE),), (HARDLY_DARK,))
    assert [(step.wish, step.strength) for step in made.steps] == [(Wish.ENHANCE, 0.5)]


def test_an_expressed_wish_goes_before_the_finding_and_shows_it() -> None:
    made = plan_clauses(
        (asked(Wish.ENHANCE, "restore it"), asked(Wish.NOISE, "denoise it")), (GRAINY,)
    )
    assert [(step.clause, step.finding) for step in made.steps] == [("denoise it", GRAINY)]


@pytest.mark.parametrize(("said", "strength"), [(None, 1.0), (0.3, 0.3), (0.0, 0.0)])
def test_the_degree_is_the_strength(said: float | None, strength: float) -> None:
    clause = Clause("denoise it", "denoise it", False, said)
    assert (
        plan_clauses((ClassifiedClause(clause, Wish.NOISE, 0.9),), ()).steps[0].strength == strength
    )


@pytest.mark.parametrize("wish", TRAINED)
def test_light_and_colour_and_damage_have_restorers_of_their_own(wish: Wish) -> None:
    own = dict.fromkeys((Wish.FADING, Wish.LOW_LIGHT, Wish.HAZE), "tone")
    own[Wish.SCRATCHES] = "scratches"
    assert plan_clauses((asked(wish),), ()).steps[0].step.restorer == own.get(wish, "instruct")


@pytest.mark.parametrize(("score", "strength"), [(0.0, 0.35), (0.9, 1.0)])
def test_rain_that_is_not_there_takes_little_along(score: float, strength: float) -> None:
    made = plan_clauses((asked(Wish.RAIN),), (Finding(Wish.RAIN, score),))
    assert [step.strength for step in made.steps] == [strength]


@pytest.mark.parametrize(("score", "strength"), [(None, 0.15), (0.1, 0.36), (0.4, 1.0), (0.9, 1.0)])
def test_light_that_nothing_is_wrong_with_is_mended_gently(
    score: float | None, strength: float
) -> None:
    findings = () if score is None else (Finding(Wish.FADING, score),)
    assert plan_clauses((asked(Wish.FADING),), findings).steps[0].strength == strength


def test_a_photo_is_enlarged_only_where_that_is_said() -> None:
    small = Finding(Wish.LOW_RESOLUTION, 1.0)
    assert make_plan(None, (small,), no_embedding).steps == ()
    assert len(plan_clauses((asked(Wish.LOW_RESOLUTION),), (small,)).steps) == 1


def test_a_step_says_all_that_decides_its_pixels() -> None:
    step = plan_clauses((asked(Wish.NOISE, "denoise it"),), ()).steps[0].step
    assert step.canonical == (
        '["instruct",{"clause":"denoise it","wish":"noise"},'
        '["heirloom-instruct","heirloom-sentence"]]'
    )


def test_without_words_the_findings_make_the_plan() -> None:
    made = make_plan(None, (GRAINY, TORN, HARDLY_DARK), no_embedding)
    assert [(s.wish, s.clause, s.confidence) for s in made.steps] == [
        (Wish.SCRATCHES, None, 0.7),
        (Wish.NOISE, None, 0.9),
    ]


def test_empty_words_make_an_empty_plan() -> None:
    assert make_plan(" ... ", (GRAINY,), no_embedding) == Plan(())


def test_the_meaning_is_what_is_embedded() -> None:
    seen: list[str] = []

    def embed(sentences: Sequence[str]) -> Embeddings:
        seen.extend(sentences)
        return np.eye(384, dtype=np.float32)[: len(seen)]

    classify_clauses((Clause("Please denoise", "denoise"),), embed, wish_classifier())
    assert seen == ["denoise"]


def heard(sentence: str) -> list[Wish]:
    head = wish_classifier()
    embed = np.ones((len(split_clauses(sentence)), 384), np.float32)
    readings = classify_clauses(split_clauses(sentence), lambda _: embed, head)
    return wishes(plan_clauses(tuple(r for r in readings if r.confidence == 1), ()))


@pytest.mark.parametrize(
    ("sentence", "wish"),
    [
        ("rebuild the faces and the detail", Wish.REBUILD),
        ("please reconstruct the missing parts", Wish.REBUILD),
        ("recreate their faces", Wish.FACES),
    ],
)
def test_only_who_asks_to_rebuild_gets_something_invented(sentence: str, wish: Wish) -> None:
    assert heard(sentence) == [wish]
    assert heard("sharpen the faces and the detail") == []


@pytest.mark.parametrize("wish", GENERATIVE)
def test_inventing_is_a_step_of_its_own(wish: Wish) -> None:
    step = plan_clauses((asked(wish),), ()).steps[0].step
    assert (step.restorer, step.models) == ("generate", ("diffbir-v2.1",))


def test_who_forbids_inventing_gets_none() -> None:
    assert heard("do not rebuild the faces") == []


@pytest.mark.parametrize(
    ("findings", "sensitivity"),
    [((), LOW_SENSITIVITY), ((HARDLY_TORN,), LOW_SENSITIVITY), ((TORN,), HIGH_SENSITIVITY)],
)
def test_damage_is_mended_with_care_where_none_was_seen(
    findings: tuple[Finding, ...], sensitivity: float
) -> None:
    step = plan_clauses((asked(Wish.SCRATCHES),), findings).steps[0].step
    assert step.params["sensitivity"] == sensitivity


def test_a_clause_that_points_back_asks_for_nothing_more() -> None:
    readings = (asked(Wish.NOISE, "it is grainy"), asked(Wish.ENHANCE, "fix it"))
    assert [step.wish for step in plan_clauses(readings, ()).steps] == [Wish.NOISE]


def test_a_clause_that_points_at_nothing_means_the_photo() -> None:
    assert [step.wish for step in plan_clauses((asked(Wish.ENHANCE, "fix it"),), ()).steps] == [
        Wish.ENHANCE
    ]


def test_leave_it_forbids_what_was_said_last() -> None:
    spared = ClassifiedClause(Clause("leave them", "them", negated=True), None, 0.9)
    made = plan_clauses(
        (asked(Wish.BLUR, "it is soft"), asked(Wish.SCRATCHES, "specks"), spared), ()
    )
    assert [step.wish for step in made.steps] == [Wish.BLUR]
    assert made.not_understood == ()
