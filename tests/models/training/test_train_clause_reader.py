"""Tests of the training of the clause reader."""

from pathlib import Path

import numpy as np

from models.core.intent import Direction, Intent
from models.planning.clause_reader import ClauseReader, normalise
from models.training.data.sentences import Language, Sentence
from models.training.train_clause_reader import (
    Embedder,
    held_out_texts,
    save,
    sentences_to_train,
    train,
)

CLAUSES = [
    Sentence("remove the noise", "en", (Intent.NOISE,)),
    Sentence("add noise", "en", (Intent.NOISE,), Direction.OPPOSITE),
    Sentence("fix it", "en", (Intent.RESTORE,), unit="reference"),
]


def test_all_columns_of_sentences_of_a_folder_are_held_out(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.tsv").write_text("Denoise it!\tdo noise\n")
    (tmp_path / "c.toml").write_text('[x]\n"too dark" = ["low_light"]\n[y.z]\nw = ["crop it"]\n')
    assert {"denoise it", "too dark", "crop it"} <= held_out_texts(tmp_path)
    assert "do noise" not in held_out_texts(tmp_path)


def test_no_sentence_of_the_tests_is_trained() -> None:
    tests = Path(__file__).parents[2] / "data"
    trained = {normalise(each.text) for each in sentences_to_train(Language.read_all(), tests)}
    assert not held_out_texts(tests) & trained


def test_network_learns_pairs(tmp_path: Path) -> None:
    sentences, rows = CLAUSES * 350, np.tile(np.eye(3, 512, dtype=np.float32), (350, 1))
    save([train(sentences, rows, 1, epochs=25)], tmp_path / "one.npz")
    reader = ClauseReader.read(tmp_path / "one.npz")
    read = reader.read_clauses([each.text for each in CLAUSES], rows[:3])
    assert [(each.intent, each.direction) for each in read] == [
        (each.intents[0], each.direction) for each in CLAUSES
    ]
    assert [each.reference > 0.5 for each in read] == [False, False, True]


def test_two_runs_give_the_same_weights(tmp_path: Path) -> None:
    rows = np.tile(np.eye(3, 512, dtype=np.float32), (350, 1))
    for name in ("one.npz", "two.npz"):
        save([train(CLAUSES * 350, rows, seed, epochs=2) for seed in (1, 2)], tmp_path / name)
    with np.load(tmp_path / "one.npz") as one, np.load(tmp_path / "two.npz") as two:
        assert all(np.array_equal(one[key], two[key]) for key in one.files)


def test_embeddings_are_read_from_the_file_as_they_were_computed(tmp_path: Path) -> None:
    texts = ["remove the noise", "Rauschen entfernen", "去噪"]
    computed = Embedder(tmp_path / "known.npz")(texts)
    assert np.array_equal(Embedder(tmp_path / "known.npz")(texts[::-1])[::-1], computed)
