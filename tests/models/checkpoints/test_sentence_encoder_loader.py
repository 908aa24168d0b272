"""Tests of sentence encoders in folders, with random weights."""

import json
import logging
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import Whitespace

from models.backends.onnx_backend import load
from models.catalog.weight_files import Store
from models.checkpoints.sentence_encoder_loader import read_encoder
from models.core.device import Device
from models.core.errors import ModelFileDamaged, ModelFileUnknown
from models.core.progress import Progress
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from models.networks.bert import SentenceBert
from tests.models.library.in_process_converter import converted_here

WORDS = ["[PAD]", "[UNK]", "remove", "the", "noise", "blur"]


@pytest.fixture(scope="module", autouse=True)
def quiet_exporter() -> None:
    """Silence the exporter's warning about a package that it does not need."""
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)


def write_encoder(folder: Path) -> Path:
    """Write a small encoder as sentence-transformers stores it."""
    folder.mkdir(parents=True)
    torch.manual_seed(0)
    network = SentenceBert(len(WORDS), 16, 384, 64, 1, 12)
    state = {f"bert.{name}": value for name, value in network.state_dict().items()}
    save_file({**state, "bert.pooler.dense.weight": torch.zeros(2)}, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({"num_attention_heads": 12}))
    model = WordPiece({word: number for number, word in enumerate(WORDS)}, unk_token=WORDS[1])
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def test_embeddings_equal_those_of_transformers(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    folder = write_encoder(tmp_path / "bge")
    ours = read_encoder(folder)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=384,
        num_hidden_layers=1,
        num_attention_heads=12,
        intermediate_size=64,
        max_position_embeddings=16,
    )
    theirs = transformers.BertModel(config, add_pooling_layer=False).eval()
    theirs.load_state_dict(ours.state_dict(), strict=False)
    ids = torch.tensor([[2, 3, 4, 0], [5, 3, 2, 4]])
    mask = torch.tensor([[1, 1, 1, 0], [1, 1, 1, 1]])
    with torch.no_grad():
        tokens = theirs(input_ids=ids, attention_mask=mask).last_hidden_state
        means = (tokens * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        expected = torch.nn.functional.normalize(means, dim=1)
        assert torch.allclose(ours(ids, mask), expected, atol=1e-5)


def test_folder_without_tokenizer_is_refused(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path / "bge")
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelFileUnknown):
        read_encoder(folder)


def test_damaged_tokenizer_is_refused(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path / "bge")
    (folder / "tokenizer.json").write_text("{")
    with pytest.raises(ModelFileDamaged):
        read_encoder(folder)


def test_imported_encoder_has_its_tokenizer(tmp_path: Path) -> None:
    folder, models = write_encoder(tmp_path / "bge-micro-v2"), tmp_path / "models"
    card = ModelInstaller(models, converted_here).import_file(folder, InstallOptions(), Progress())
    assert (card.id, card.task, len(card.files)) == ("bge-micro-v2", "sentence", 2)
    network = load(card, Store.of(models).files(card), Device.CPU)
    found = network(np.array(["remove the noise", "blur"]), progress=Progress())
    network.close()
    assert found.shape == (2, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
