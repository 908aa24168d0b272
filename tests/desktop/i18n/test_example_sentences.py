"""Tests that the sentences of "What you can say" are understood in every language of the window."""

import xml.etree.ElementTree as ET
from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest

from desktop.i18n.example_sentences import SENTENCES, TEXTS
from models.backends import onnx_backend
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.planning.clause_classification import Embed
from models.planning.colour_words import names_colour
from models.planning.planner import make_plan

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"


@pytest.fixture(scope="module")
def embed() -> Embed:
    card = Catalog.read()["heirloom-language"]
    network = onnx_backend.load(card, Store(BUNDLED).files(card), Device.CPU)
    return lambda sentences: network(np.array(sentences, np.str_), progress=Progress())


def translations(language: str) -> dict[str, str]:
    """Return the texts of the class Translator by their English ones."""
    if language == "en":
        return {text: text for text in TEXTS}
    root = ET.parse(TRANSLATIONS / f"heirloom_{language}.ts").getroot()  # noqa: S314
    context = next(each for each in root.iter("context") if each.findtext("name") == "Translator")
    messages = list(context.iter("message"))
    return {m.findtext("source") or "": m.findtext("translation") or "" for m in messages}


def served(wishes: Collection[Wish]) -> set[Wish]:
    """Return the wishes, holes counted as scratches, which the same restorer repairs."""
    return {Wish.SCRATCHES if wish is Wish.HOLES else wish for wish in wishes}


def test_there_are_thirty_four_different_sentences() -> None:
    assert len(set(TEXTS)) == 34


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja", "ko", "pt", "zh"])
def test_every_sentence_is_planned_as_it_says(embed: Embed, language: str) -> None:
    texts = translations(language)
    wrong = dict[str, set[Wish]]()
    for each in (each for group in SENTENCES.values() for each in group):
        plan = make_plan(texts[each.text], (), embed, sides=(1000, 1500))
        wishes = {step.wish for step in plan.steps}
        if served(wishes) != served(each.wishes) or plan.unexplained or plan.locations:
            wrong[texts[each.text]] = wishes
    assert wrong == {}


@pytest.mark.parametrize("language", ["en", "fr", "pt"])
def test_example_of_colouring_names_a_colour(language: str) -> None:
    example = Wish.COLORIZE.spec.example
    assert names_colour(example if language == "en" else translations(language)[example])
