"""Tests of the words without which a clause keeps nothing or calls nothing good."""

import pytest

from models.core.intent import Direction
from models.planning.words.kept_words import KEEPING, PRAISING
from models.training.data.sentences import Language

SEED = 20240129
LANGUAGES = [each for each in Language.read_all() if each.code not in ("ja", "zh")]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_nearly_all_kept_and_praised_things_have_such_a_word(language: Language) -> None:
    for direction, words in ((Direction.KEEP, KEEPING), (Direction.STATE, PRAISING)):
        clauses = [*language.clauses(SEED, held_out=False), *language.shaped(SEED, held_out=False)]
        texts = [each.text for each in clauses if each.direction is direction]
        assert sum(words.search(text) is None for text in texts) <= 0.04 * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "the horizon is crooked",
        "remove the scratches",
        "das Bild ist verschwommen",
        "conserte as dobras",
        "enlève les rayures",
        "quita las manchas",
        "수평이 틀어졌어요",
    ],
)
def test_request_or_complaint_has_none(text: str) -> None:
    assert not KEEPING.search(text)
    assert not PRAISING.search(text)
