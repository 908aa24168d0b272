"""Tests of how well the planner understands sentences that it was not trained with."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from models.backends import onnx_backend
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device
from models.core.place import Place
from models.core.progress import Progress
from models.core.protocols import Embeddings
from models.core.wish_table import Wish
from models.planning.planner import make_plan
from models.training.data.instructions import SEED, phrasings
from models.training.evaluation.understanding.expectation import read_cases
from models.training.evaluation.understanding.outcome import SIDES, Outcome

SENTENCES = Path(__file__).parents[2] / "data" / "sentences.toml"
Embed = Callable[[tuple[str, ...]], Embeddings]
Expected = dict[str, set[str]]


@pytest.fixture(scope="module")
def embed() -> Embed:
    card = Catalog.read()["heirloom-language"]
    network = onnx_backend.load(card, Store(BUNDLED).files(card), Device.CPU)
    return lambda sentences: network(np.array(sentences, np.str_), progress=Progress())


@pytest.fixture(scope="module")
def planned_wishes(embed: Embed) -> Expected:
    texts = [text for group in sentences().values() for text in group]
    return {text: {step.wish for step in make_plan(text, (), embed).steps} for text in texts}


def sentences() -> dict[str, Expected]:
    groups = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    return {name: {t: set(w) for t, w in group.items()} for name, group in groups.items()}


def test_at_least_four_hundred_sentences_are_tested() -> None:
    assert sum(len(group) for group in sentences().values()) >= 400


def test_no_test_sentence_is_a_training_sentence() -> None:
    trained = {normalise(phrasing.text) for phrasing in phrasings(SEED)}
    assert not {normalise(text) for group in sentences().values() for text in group} & trained


def normalise(text: str) -> str:
    return text.casefold().strip(".?! ")


def test_97_percent_of_the_wishes_are_found(planned_wishes: Expected) -> None:
    wanted = {t: w for group in sentences().values() for t, w in group.items()}
    right = sum(len(wishes & planned_wishes[text]) for text, wishes in wanted.items())
    assert right >= 0.97 * sum(map(len, wanted.values()))


def test_wishes_that_were_not_asked_for_are_below_4_percent(planned_wishes: Expected) -> None:
    wanted = {t: w for name, g in sentences().items() if name != "off_topic" for t, w in g.items()}
    assert sum(len(planned_wishes[text] - wishes) for text, wishes in wanted.items()) <= 0.04 * len(
        wanted
    )


def test_95_percent_of_off_topic_sentences_have_no_step(planned_wishes: Expected) -> None:
    off_topic = sentences()["off_topic"]
    assert sum(not planned_wishes[text] for text in off_topic) >= 0.95 * len(off_topic)


def test_clause_that_is_not_understood_is_returned_as_typed(embed: Embed) -> None:
    assert make_plan("add a party hat to my uncle", (), embed).not_understood == (
        "add a party hat to my uncle",
    )


def test_embedding_does_not_depend_on_other_sentences(embed: Embed) -> None:
    alone, together = embed(("denoise",)), embed(("denoise", "a much longer sentence than that"))
    assert np.allclose(alone[0], together[0], atol=1e-4)


@pytest.mark.parametrize("text", ["less grain, only in the sky", "only in the sky: less grain"])
def test_location_is_returned_beside_the_wish(embed: Embed, text: str) -> None:
    plan = make_plan(text, (), embed)
    assert [step.wish for step in plan.steps] == [Wish.NOISE]
    assert (plan.locations, plan.not_understood) == (("only in the sky",), ())


def test_location_alone_has_no_step(embed: Embed) -> None:
    plan = make_plan("only in the sky", (), embed)
    assert (plan.steps, plan.locations, plan.not_understood) == ((), ("only in the sky",), ())


@pytest.mark.parametrize("text", ["florble the quux wibbly banana", "sfdgh asdfgh qwertz"])
def test_unknown_words_are_not_understood(embed: Embed, text: str) -> None:
    assert make_plan(text, (), embed).not_understood == (text,)


@pytest.mark.parametrize(
    "text",
    ["remove the noise from the background", "quita el ruido, solo en el fondo"],
)
def test_place_in_words_limits_the_step(embed: Embed, text: str) -> None:
    plan = make_plan(text, (), embed)
    assert [(step.wish, step.place) for step in plan.steps] == [(Wish.NOISE, Place.BACKGROUND)]
    assert (plan.locations, plan.not_understood, plan.notes) == ((), (), ())


@pytest.mark.parametrize(
    "text", ["denoise everything but the face", "alles schärfen außer dem Gesicht"]
)
def test_step_acts_outside_of_a_place_that_is_left_out(embed: Embed, text: str) -> None:
    plan = make_plan(text, (), embed)
    assert [(step.place, step.is_outside) for step in plan.steps] == [(Place.FACE, True)]
    assert plan.locations == ()


def test_state_of_what_a_pattern_names_brings_no_step(embed: Embed) -> None:
    assert make_plan("luckily there is no hole in it", (), embed).steps == ()


@pytest.mark.parametrize(
    "text",
    [
        "change nothing except the scratches",
        "nichts ändern außer den Kratzern",
        "ne touche à rien sauf les rayures",
    ],
)
def test_exception_from_a_ban_on_everything_is_wanted(embed: Embed, text: str) -> None:
    assert [step.wish for step in make_plan(text, (), embed).steps] == [Wish.SCRATCHES]


@pytest.mark.parametrize(
    "text", ["twice as large and without noise", "doppelt so groß und ohne Rauschen"]
)
def test_defect_that_the_result_is_to_be_without_is_removed(embed: Embed, text: str) -> None:
    wishes = {step.wish for step in make_plan(text, (), embed).steps}
    assert wishes == {Wish.LOW_RESOLUTION, Wish.NOISE}


def test_kept_texture_of_the_skin_makes_denoising_gentle(embed: Embed) -> None:
    (step,) = make_plan("remove the grain but keep the skin texture", (), embed).steps
    assert (step.wish, step.strength) == (Wish.NOISE, 0.5)


@pytest.mark.parametrize("voice", ["en", "de", "ko", "en-f", "de-f", "ko-f", "fr-f"])
def test_most_sentences_of_two_voices_are_planned_exactly(embed: Embed, voice: str) -> None:
    cases = read_cases(SENTENCES.parent / "voices" / f"{voice}.tsv")
    plans = (Outcome.of(make_plan(case.sentence, (), embed, sides=SIDES)) for case in cases)
    exact = [plan.is_exact(case) for plan, case in zip(plans, cases, strict=True)]
    assert np.mean(exact) >= 0.8
