"""Tests of the clause reader."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.core.intent import Direction, Intent
from models.planning.clause_reader import ClauseReader, gram_buckets, normalise
from tests.fakes import clause_reader

NOTHING = np.zeros((1, 512), np.float32)


def test_clear_embedding_is_its_intent() -> None:
    texts = ["x"] * len(Intent)
    readings = clause_reader().read_clauses(texts, np.eye(len(Intent), 512, dtype=np.float32))
    assert [reading.intent for reading in readings] == list(Intent)
    assert {reading.direction for reading in readings} == {Direction.DO}


def test_confidence_of_a_wish_counts_all_its_intents() -> None:
    both = np.zeros((1, 512), np.float32)
    both[0, [list(Intent).index(Intent.FADING), list(Intent).index(Intent.CONTRAST)]] = 1
    (reading,) = clause_reader().read_clauses(["x"], both)
    assert reading.intent.wish is Intent.FADING.wish
    assert reading.confidence == pytest.approx(1, abs=1e-3)


def test_pair_of_intent_and_direction_decides_for_that_intent_alone() -> None:
    reader = clause_reader()
    bias = reader.output_bias.copy()
    pairs = bias[-len(Intent) * len(Direction) :].reshape(len(Intent), len(Direction))
    pairs[list(Intent).index(Intent.NOISE), list(Direction).index(Direction.OPPOSITE)] = 100
    rows = np.eye(len(Intent), 512, dtype=np.float32)
    rows = rows[[list(Intent).index(each) for each in (Intent.NOISE, Intent.BLUR)]]
    read = replace(reader, output_bias=bias).read_clauses(["x", "x"], rows)
    assert [each.direction for each in read] == [Direction.OPPOSITE, Direction.DO]


def test_no_clauses_give_no_readings() -> None:
    assert clause_reader().read_clauses([], NOTHING[:0]) == []


def test_bundled_reader_is_read_once() -> None:
    assert ClauseReader.bundled() is ClauseReader.bundled()


def test_bundled_reader_knows_every_intent_and_direction() -> None:
    answers = ClauseReader.bundled().answers
    assert set(answers["intent"]) == set(Intent)
    assert set(answers["direction"]) == set(Direction)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Remove  the DUST. ", "remove the dust"),
        ("「傷を消して」。", "傷を消して"),
        ("¡Quita el ruido!", "quita el ruido"),
        ("ＡＢＣ１．５", "abc1.5"),
        ("...", ""),
    ],
)
def test_normal_text_is_lower_case_composed_and_bare(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_grams_depend_on_the_normal_text_only() -> None:
    assert gram_buckets("Not BLURRY!") == gram_buckets("not blurry")
    assert gram_buckets("not blurry") != gram_buckets("blurry")


def test_file_with_pickled_objects_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "reader.npz"
    np.savez(file, allow_pickle=True, intent=np.array([{}], object))
    with pytest.raises(ValueError, match="allow_pickle"):
        ClauseReader.read(file)


@pytest.mark.parametrize(
    ("intent", "share", "direction"),
    [
        (Intent.BLUR, 0.9, Direction.DO),
        (Intent.BLUR, 0.55, Direction.OPPOSITE),
        (Intent.BLUR, 0.1, Direction.OPPOSITE),
        (Intent.CROP, 0.1, Direction.DO),
    ],
)
def test_wish_needs_a_clear_direction_and_a_tool_has_no_opposite(
    intent: Intent, share: float, direction: Direction
) -> None:
    reader = clause_reader()
    bias = np.zeros_like(reader.output_bias)
    bias[len(Intent) :][: len(Direction)] = -np.inf
    for each, value in ((Direction.DO, share), (Direction.OPPOSITE, 1 - share)):
        bias[len(Intent) + list(Direction).index(each)] = np.log(value)
    embedding = np.eye(1, 512, list(Intent).index(intent), dtype=np.float32)
    (reading,) = replace(reader, output_bias=bias).read_clauses(["x"], embedding)
    assert reading.direction is direction
