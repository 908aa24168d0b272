"""Tests of how well sentences in many languages are understood that nothing was trained on."""

import tomllib
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from models.backends import onnx_backend
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device
from models.core.intent import Direction, Intent
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause
from models.planning.clause_classification import Embed, classify
from models.planning.clause_reader import ClauseReader
from models.planning.planner import make_plan

TABLES: Final = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "sentences-languages.toml").read_text(encoding="utf-8")
)
LANGUAGES: Final = tuple(TABLES["intents"])
DIRECTED: Final = tuple(TABLES["no_step"])


@pytest.fixture(scope="module")
def embed() -> Embed:
    card = Catalog.read()["heirloom-language"]
    network = onnx_backend.load(card, Store(BUNDLED).files(card), Device.CPU)
    return lambda sentences: network(np.array(sentences, np.str_), progress=Progress())


def is_about(classified: tuple[ClassifiedClause, ...], intent: Intent) -> bool:
    """Whether every clause wants the intent, or nothing about a photo if that is NONE."""
    found = {(each.intent or Intent.NONE, each.direction) for each in classified}
    if intent is Intent.NONE:
        return {each for each, _ in found} == {Intent.NONE}
    return found == {(intent, Direction.DO)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_intents_are_understood(embed: Embed, language: str) -> None:
    pairs = [(t, Intent(name)) for name, ts in TABLES["intents"][language].items() for t in ts]
    reader = ClauseReader.bundled()
    rights = [is_about(classify(text, embed, reader), intent) for text, intent in pairs]
    assert np.mean(rights) >= 0.74


@pytest.mark.parametrize("language", DIRECTED)
def test_opposites_and_what_stays_bring_no_step(embed: Embed, language: str) -> None:
    texts = TABLES["no_step"][language]
    stepless = [not make_plan(text, (), embed).steps for text in texts]
    assert np.mean(stepless) >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "remove the scratches and the grain",
        "entferne die Kratzer und das Korn",
        "enlève les rayures et le grain",
        "quita los arañazos y el grano",
        "remova os riscos e o grão",
    ],
)
def test_noun_after_and_is_part_of_the_wish_before(embed: Embed, text: str) -> None:
    wishes = {step.wish for step in make_plan(text, (), embed).steps}
    assert wishes == {Wish.SCRATCHES, Wish.NOISE}


@pytest.mark.parametrize(
    "text",
    [
        "remove the scratches but not the grain",
        "entferne die Kratzer, aber nicht das Korn",
        "entferne die Kratzer, das Korn bleibt",
    ],
)
def test_forbidden_noun_is_no_part_of_the_wish_before(embed: Embed, text: str) -> None:
    assert {step.wish for step in make_plan(text, (), embed).steps} == {Wish.SCRATCHES}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("去除四周的划痕和灰尘", Wish.SCRATCHES),
        ("先去霉斑和指纹", Wish.SCRATCHES),
        ("只把爷爷的脸弄清楚", Wish.FACES),
        ("焦点偏软，只锐化人物", Wish.BLUR),
        ("糊死了", Wish.BLUR),
        ("颜色怪怪的", Wish.FADING),
        ("傷", Wish.SCRATCHES),
        ("ぼやけすぎ", Wish.BLUR),
        ("なんか色がヘン", Wish.FADING),
        ("印画紙の黄変を取り", Wish.FADING),
        ("シャドウ部が潰れている", Wish.LOW_LIGHT),
    ],
)
def test_japanese_or_chinese_complaint_brings_its_step(embed: Embed, text: str, wish: Wish) -> None:
    assert {step.wish for step in make_plan(text, (), embed).steps} == {wish}


@pytest.mark.parametrize("text", ["ノイズはありません", "脸别动", "划痕留着", "色はそのままで"])
def test_japanese_or_chinese_wish_to_keep_brings_no_step(embed: Embed, text: str) -> None:
    assert make_plan(text, (), embed).steps == ()
