"""How well sentences are understood that nothing was trained on."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from models.backends import onnxrt
from models.catalog.catalog import Catalog
from models.catalog.store import BUNDLED, Store
from models.core.device import Device
from models.core.progress import Progress
from models.core.protocols import Embeddings
from models.core.wish import Wish
from models.planning.planner import make_plan
from models.training.data.instructions import SEED, phrasings

SENTENCES = Path(__file__).parents[2] / "data" / "sentences.toml"
Embed = Callable[[tuple[str, ...]], Embeddings]
Expected = dict[str, set[str]]


@pytest.fixture(scope="module")
def embed() -> Embed:
    card = Catalog.read()["heirloom-sentence"]
    network = onnxrt.load(card, Store(BUNDLED).files(card), Device.CPU)
    return lambda sentences: network(np.array(sentences, np.str_), progress=Progress())


@pytest.fixture(scope="module")
def found(embed: Embed) -> Expected:
    texts = [text for group in sentences().values() for text in group]
    return {text: {step.wish for step in make_plan(text, (), embed).steps} for text in texts}


def sentences() -> dict[str, Expected]:
    groups = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    return {name: {t: set(w) for t, w in group.items()} for name, group in groups.items()}


def test_there_are_four_hundred_sentences() -> None:
    assert sum(len(group) for group in sentences().values()) >= 400


def test_no_sentence_is_a_training_phrasing() -> None:
    trained = {bare(phrasing.text) for phrasing in phrasings(SEED)}
    assert not {bare(text) for group in sentences().values() for text in group} & trained


def bare(text: str) -> str:
    return text.casefold().strip(".?! ")


def test_all_but_three_of_a_hundred_wishes_are_classed_right(found: Expected) -> None:
    wanted = {t: w for group in sentences().values() for t, w in group.items()}
    right = sum(len(wishes & found[text]) for text, wishes in wanted.items())
    assert right >= 0.97 * sum(map(len, wanted.values()))


def test_hardly_anything_is_done_that_nobody_asked_for(found: Expected) -> None:
    wanted = {t: w for name, g in sentences().items() if name != "off_topic" for t, w in g.items()}
    assert sum(len(found[text] - wishes) for text, wishes in wanted.items()) <= 0.04 * len(wanted)


def test_nineteen_of_twenty_off_topic_sentences_are_refused(found: Expected) -> None:
    off_topic = sentences()["off_topic"]
    assert sum(not found[text] for text in off_topic) >= 0.95 * len(off_topic)


def test_the_refused_is_said_back_as_written(embed: Embed) -> None:
    assert make_plan("add a party hat to my uncle", (), embed).not_understood == (
        "add a party hat to my uncle",
    )


def test_companions_change_no_understanding(embed: Embed) -> None:
    alone, together = embed(("denoise",)), embed(("denoise", "a much longer sentence than that"))
    assert np.allclose(alone[0], together[0], atol=1e-4)


@pytest.mark.parametrize("text", ["less grain, only in the sky", "only in the sky: less grain"])
def test_a_place_is_said_back_beside_the_wish(embed: Embed, text: str) -> None:
    made = make_plan(text, (), embed)
    assert [step.wish for step in made.steps] == [Wish.NOISE]
    assert (made.locations, made.not_understood) == (("only in the sky",), ())


def test_a_place_alone_is_no_wish(embed: Embed) -> None:
    made = make_plan("only in the sky", (), embed)
    assert (made.steps, made.locations, made.not_understood) == ((), ("only in the sky",), ())


@pytest.mark.parametrize("text", ["florble the quux wibbly banana", "sfdgh asdfgh qwertz"])
def test_words_that_nobody_knows_are_no_wish(embed: Embed, text: str) -> None:
    assert make_plan(text, (), embed).not_understood == (text,)
