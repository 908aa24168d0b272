"""Tests of the training sentences of the clause reader."""

import numpy as np
import pytest

from models.core.intent import Direction, Intent
from models.core.place import Place
from models.training.data.sentences import (
    Language,
    Sentence,
    is_held_out,
    training_sentences,
)

LANGUAGE = Language(
    "en",
    {
        "words": {"thing": ["dust", "cracks"]},
        "intents": {
            "scratches": {"do": ["remove the {thing}"], "keep": ["keep the {thing}"]},
            "low_light": {"opposite": ["make it darker"]},
        },
        "degrees": {"slight": ["{clause} a little"]},
        "scopes": {"left": ["on the left"]},
        "joins": {"two": ["{a} and {b}"]},
        "declined": {"chat": ["hello"]},
    },
)
LANGUAGES = Language.read_all()


def clauses() -> list[Sentence]:
    return [each for part in (False, True) for each in LANGUAGE.clauses(0, held_out=part)]


def test_templates_are_filled_with_every_word_at_most_once() -> None:
    texts = [each.text for each in clauses() if each.direction is Direction.KEEP]
    assert sorted(texts) == ["keep the cracks", "keep the dust"]


def test_opposite_with_a_name_of_its_own_is_that_intent() -> None:
    (darker,) = (each for each in clauses() if each.text == "make it darker")
    assert (darker.intents, darker.direction) == ((Intent.DARKER,), Direction.DO)


def test_place_and_degree_are_labelled() -> None:
    rng = np.random.default_rng(0)
    clause = Sentence("remove the dust", "en", (Intent.SCRATCHES,))
    assert LANGUAGE.limited(clause, rng).place == "left"
    assert LANGUAGE.graded(clause, rng).degree == "slight"


def test_joined_clauses_have_no_intent() -> None:
    one = Sentence("remove the dust", "en", (Intent.SCRATCHES,))
    other = Sentence("crop it", "en", (Intent.CROP,))
    joined = LANGUAGE.joined(one, other, np.random.default_rng(0))
    assert (joined.text, joined.intents, joined.unit) == (
        "remove the dust and crop it",
        (),
        "several",
    )


def test_held_out_templates_are_in_no_training_sentence() -> None:
    held = {each.text for each in LANGUAGE.clauses(0, held_out=True)}
    assert not held & {each.text for each in LANGUAGE.clauses(0, held_out=False)}


def test_one_template_of_eight_is_held_out() -> None:
    share = np.mean([is_held_out(f"template {number}") for number in range(2000)])
    assert share == pytest.approx(1 / 8, abs=0.03)


def test_same_seed_gives_the_same_sentences() -> None:
    assert training_sentences((LANGUAGE,), 3) == training_sentences((LANGUAGE,), 3)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_file_has_templates_for_every_intent_and_place(language: Language) -> None:
    assert set(language.tables["intents"]) - {"brighter"} == set(Intent) - {Intent.NONE}
    assert set(language.tables["scopes"]) - {"whole"} <= set(Place)
    assert set(language.tables["degrees"]) == {"slight", "half", "strong", "full"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_templates_name_only_words_of_their_file(language: Language) -> None:
    for part in (False, True):
        made = (language.clauses(0, held_out=part), language.shaped(0, held_out=part))
        assert all(each.text.strip() for sentences in made for each in sentences)
