"""Tests of the wish classifier."""

from pathlib import Path

import numpy as np
import pytest

from models.core.wish import TRAINED
from models.planning.wish_classifier import LAYERS, WishClassifier
from tests.fakes import wish_classifier

ROWS = np.random.default_rng(0).normal(size=(5, 384)).astype(np.float32)


def test_text_vectors_have_unit_length() -> None:
    vectors = wish_classifier().text_vectors(ROWS)
    assert vectors.shape == (5, 256)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_clear_embedding_is_its_class() -> None:
    classifier = wish_classifier()
    predicted = classifier.predict(np.eye(384, dtype=np.float32)[: len(classifier.classes)])
    assert [wish for wish, _ in predicted] == list(classifier.classes)


def test_embedding_between_two_classes_is_no_wish() -> None:
    between = np.eye(384, dtype=np.float32)[:2].sum(axis=0, keepdims=True)
    ((wish, confidence),) = wish_classifier().predict(between)
    assert wish is None
    assert confidence < 0.5 + 1e-6


def test_no_embeddings_give_no_predictions() -> None:
    assert wish_classifier().predict(ROWS[:0]) == []


def test_bundled_classes_are_the_trained_wishes_and_none() -> None:
    assert set(WishClassifier.bundled().classes) == {*TRAINED, None}


def test_bundled_classifier_is_read_once() -> None:
    assert WishClassifier.bundled() is WishClassifier.bundled()


def test_file_with_pickled_objects_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "head.npz"
    layers = {name: np.zeros(1, np.float32) for name in LAYERS}
    np.savez(file, allow_pickle=True, classes=np.array([{}], object), **layers)
    with pytest.raises(ValueError, match="allow_pickle"):
        WishClassifier.read(file)
