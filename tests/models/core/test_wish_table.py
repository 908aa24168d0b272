"""Tests of the table of wishes."""

import copy
import pickle
import re

import numpy as np
import pytest

from models.catalog.model_cards import Catalog
from models.core.intent import WISHES, Intent
from models.core.step_order import PlanStage
from models.core.wish_spec import FOUND_CLUE, WishSpec
from models.core.wish_table import TRAINED, Wish, wish_named_in
from models.planning.clause_reader import ClauseReader
from models.planning.wish_vectors import wish_vectors
from models.restorers import RESTORERS

MOIRE = WishSpec(
    stage=PlanStage.PRINTED_DOTS,
    title="Remove moiré",
    defect="moiré",
    instruction="remove the moiré",
    pattern=r"\bmoir[eé]\b",
)


@pytest.mark.parametrize("wish", Wish)
def test_wish_survives_pickle_copy_and_its_value(wish: Wish) -> None:
    assert pickle.loads(pickle.dumps(wish)) is wish
    assert copy.deepcopy(wish) is wish
    assert Wish(wish.value) is wish


def test_unknown_value_is_no_wish() -> None:
    with pytest.raises(ValueError, match="unheard"):
        Wish("unheard")


@pytest.mark.parametrize("wish", Wish)
def test_wish_is_understood_by_intent_training_pattern_or_generative_words(wish: Wish) -> None:
    spec = wish.spec
    assert wish in WISHES.values() or spec.is_trained or spec.pattern or spec.is_generative


@pytest.mark.parametrize("wish", Wish)
def test_restorer_and_models_of_each_wish_exist(wish: Wish) -> None:
    assert wish.spec.restorer in RESTORERS
    assert set(wish.spec.models) <= {card.id for card in Catalog.read()}


@pytest.mark.parametrize("wish", Wish)
def test_parameters_of_each_wish_are_fields_of_its_restorer(wish: Wish) -> None:
    spec = wish.spec
    fields = RESTORERS[spec.restorer].params.__dataclass_fields__
    names = {
        "wish",
        *spec.params,
        *spec.params_if_found,
        *(["clause"] if spec.needs_clause else []),
    }
    assert names <= set(fields)


@pytest.mark.parametrize("wish", Wish)
def test_titles_and_defects_are_unique(wish: Wish) -> None:
    others = [other.spec for other in Wish if other is not wish]
    assert wish.spec.title not in {spec.title for spec in others}
    assert wish.spec.defect not in {spec.defect for spec in others}


def test_every_trained_wish_serves_an_intent_of_the_clause_reader() -> None:
    named = {intent.wish for intent in map(Intent, ClauseReader.bundled().answers["intent"])}
    assert named >= set(TRAINED)


def test_every_wish_has_a_text_vector_of_unit_length() -> None:
    lengths = {wish: float(np.linalg.norm(vector)) for wish, vector in wish_vectors().items()}
    assert lengths == pytest.approx(dict.fromkeys(Wish, 1.0), abs=1e-5)


@pytest.mark.parametrize("text", ["remove the MOIRÉ", "moire", "the moire\u0301 pattern"])
def test_pattern_matches_any_case_and_decomposed_letters(text: str) -> None:
    assert MOIRE.matches(text)


@pytest.mark.parametrize("text", ["", "remove the memoire"])
def test_pattern_matches_nothing_else(text: str) -> None:
    assert not MOIRE.matches(text)


def test_no_pattern_matches_nothing() -> None:
    assert not any(wish.spec.matches("") for wish in Wish)


@pytest.mark.parametrize("wish", Wish)
def test_patterns_are_valid_regular_expressions(wish: Wish) -> None:
    re.compile(wish.spec.pattern)


def test_text_without_a_pattern_names_no_wish() -> None:
    assert wish_named_in("remove the noise") is None


@pytest.mark.parametrize(
    "text",
    [
        "fill in the missing corner",
        "there is a hole in the middle",
        "fill the torn corner",
        "a corner is torn off",
        "fill in the gaps",
        "the lower edge is missing",
    ],
)
def test_text_about_missing_parts_names_the_wish_holes(text: str) -> None:
    assert wish_named_in(text) is Wish.HOLES


@pytest.mark.parametrize(
    "text",
    [
        "éclaircis les visages",
        "eclaircissez son visage",
        "vous pourriez éclaircir le visage",
        "éclaire les visages",
        "pouvez-vous illuminer les visages",
        "clareie os rostos",
        "clarear o rosto",
        "ilumine o rosto da vovó",
    ],
)
def test_verb_of_brightening_names_the_wish_low_light(text: str) -> None:
    assert wish_named_in(text) is Wish.LOW_LIGHT


@pytest.mark.parametrize(
    "text",
    [
        "la lampe éclaire trop",
        "a sala iluminada",
        "n'éclaircissez pas davantage",
        "éclaire pas la photo",
        "sans éclaircir le ciel",
    ],
)
def test_text_that_does_not_ask_for_light_names_no_wish(text: str) -> None:
    assert wish_named_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["remove the pinholes", "fill in the missing detail", "more fill light", "missing colour"],
)
def test_other_text_does_not_name_the_wish_holes(text: str) -> None:
    assert wish_named_in(text) is not Wish.HOLES


def test_finding_without_evidence_has_the_general_clue() -> None:
    assert Wish.NOISE.spec.clue_for({}) == FOUND_CLUE


@pytest.mark.parametrize(("quality", "is_vague"), [(95.0, False), (96.0, True), (100.0, True)])
def test_quality_out_of_range_gives_the_vague_clue(quality: float, is_vague: bool) -> None:
    clue = Wish.JPEG.spec.clue_for({"quality": quality, "blockiness": 0.2})
    assert (clue == Wish.JPEG.spec.vague_clue) == is_vague
