"""Tests of the multilingual sentence encoder."""

from pathlib import Path

import numpy as np
import pytest

from models.backends import onnx_backend
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device
from models.core.errors import ModelDamaged
from models.core.progress import Progress
from models.core.protocols import Network

STORED = Path(__file__).parents[2] / "data" / "sentence-embeddings.npz"
"""Sentences in nine languages with the embeddings that the published package computes."""

LARGEST = 40_000_000
"""Bytes that encoder and pieces may take together."""

CARD = Catalog.read()["heirloom-language"]


@pytest.fixture(scope="module")
def encoder() -> Network:
    return onnx_backend.load(CARD, Store(BUNDLED).files(CARD), Device.CPU)


def test_embeddings_are_those_of_the_published_package(encoder: Network) -> None:
    with np.load(STORED, allow_pickle=False) as stored:
        texts, published = stored["texts"], stored["embeddings"].astype(np.float32)
    rows = encoder(texts, progress=Progress())
    assert (rows * published).sum(axis=1).min() > 0.999


def test_embeddings_have_unit_length(encoder: Network) -> None:
    rows = encoder(np.array(["noise", "", "왜"]), progress=Progress())
    assert rows.shape == (3, 512)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)


def test_translations_are_nearer_than_other_sentences(encoder: Network) -> None:
    texts = np.array(["remove the scratches", "傷を消して", "enlarge the photo"])
    english, japanese, other = encoder(texts, progress=Progress())
    assert english @ japanese > english @ other


def test_no_sentences_give_an_empty_array(encoder: Network) -> None:
    assert encoder(np.array([], np.str_), progress=Progress()).shape == (0, 512)


def test_encoder_and_pieces_take_at_most_40_megabytes() -> None:
    assert sum(file.stat().st_size for file in Store(BUNDLED).files(CARD)) <= LARGEST


def test_unreadable_pieces_raise_model_damaged(tmp_path: Path) -> None:
    weights, _ = Store(BUNDLED).files(CARD)
    pieces = tmp_path / "pieces.npz"
    np.savez(pieces, nothing=np.zeros(1))
    with pytest.raises(ModelDamaged):
        onnx_backend.load(CARD, (weights, pieces), Device.CPU)
